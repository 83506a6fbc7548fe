package payment

import (
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
)

// BookExchange moves what waits in suspense for one order to another, which it
// pays for from then on, or back. Each has a posting of its own, which add up to
// nothing; so does the account over all orders.
func BookExchange(q Tx, from, to id.Order, amount money.Amount) error {
	if from == to || amount.Minor < 0 {
		return fmt.Errorf("payment: %s cannot move from %s to %s", amount, from, to)
	}
	for _, side := range []struct {
		order id.Order
		minor int64
	}{{from, amount.Minor}, {to, -amount.Minor}} {
		booked, err := q.Postings(side.order)
		if err != nil {
			return err
		}
		err = post(q, side.order, PostExchange.Nth(next(booked, PostExchange)), amount.Currency,
			Line{AccountSuspense, side.minor},
			Line{AccountExchanged, -side.minor})
		if err != nil {
			return err
		}
	}
	return nil
}
