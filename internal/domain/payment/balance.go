package payment

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
)

// ErrLedger is what a ledger that cannot be right gives.
var ErrLedger = errors.New("payment: the ledger is not in order")

// Balance is where the money of an order, or of the house in one currency,
// stands; all in minor units. Amounts are positive: 4500 in Refunded is 45.00
// given back.
type Balance struct {
	Currency    money.Currency
	Captured    int64
	Tickets     int64
	Fees        int64
	Tax         int64 // at all rates together
	Retained    int64 // kept of what buyers returned, without tax
	Refunded    int64
	ChargedBack int64
	Exchanged   int64 // pays for other orders, less what others pay for it
	Suspense    int64
}

// Earned is what stays with a sale: places, fees, what was kept of places that
// went back, and the tax in all of them.
func (b Balance) Earned() int64 { return b.Tickets + b.Fees + b.Retained + b.Tax }

// Even reports whether every cent that was captured is accounted for (I2).
func (b Balance) Even() bool {
	return b.Captured == b.Earned()+b.Refunded+b.ChargedBack+b.Exchanged+b.Suspense
}

// Add puts one more line of the ledger on the balance.
func (b *Balance) Add(l Line) error {
	switch l.Account {
	case AccountSuspense:
		b.Suspense -= l.Minor
	case AccountTickets:
		b.Tickets -= l.Minor
	case AccountFees:
		b.Fees -= l.Minor
	case AccountRetained:
		b.Retained -= l.Minor
	case AccountRefunded:
		b.Refunded -= l.Minor
	case AccountChargedBack:
		b.ChargedBack -= l.Minor
	case AccountExchanged:
		b.Exchanged -= l.Minor
	default:
		switch {
		case l.Account.isTax():
			b.Tax -= l.Minor
		case l.Account.isProvider():
			b.Captured += l.Minor
		default:
			return fmt.Errorf("%w: there is no account %q", ErrLedger, l.Account)
		}
	}
	return nil
}

// BalanceOf sums what is booked for one order, inside a unit of work.
func BalanceOf(q Tx, order id.Order) (Balance, error) {
	postings, err := q.Postings(order)
	if err != nil {
		return Balance{}, err
	}
	return sumUp(order, postings)
}

// Totals sums the whole ledger, one balance for each currency.
func Totals(ctx context.Context, run txn.Runner[Tx]) ([]Balance, error) {
	var totals []Balance
	err := run.View(ctx, func(q Tx) error {
		sums, err := q.LedgerSums()
		if err != nil {
			return err
		}
		totals, err = BalancesOf(sums)
		return err
	})
	return totals, err
}

// BalancesOf gives one balance for each currency there is a sum in.
func BalancesOf(sums []Sum) (balances []Balance, err error) {
	at := map[money.Currency]int{}
	for _, sum := range sums {
		i, known := at[sum.Currency]
		if !known {
			i = len(balances)
			at[sum.Currency] = i
			balances = append(balances, Balance{Currency: sum.Currency})
		}
		if err := balances[i].Add(sum.Line); err != nil {
			return nil, err
		}
	}
	return balances, nil
}

// Sum is one account's total in one currency.
type Sum struct {
	Currency money.Currency
	Line
}
