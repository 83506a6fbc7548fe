package payment

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
)

// BookCapture notes that a provider took amount for an order. The money waits
// in suspense until the seats are sold or it is given back.
func BookCapture(q Tx, order id.Order, provider string, amount money.Amount) error {
	return post(q, order, PostCapture, amount.Currency,
		Line{AccountAt(provider), amount.Minor},
		Line{AccountSuspense, -amount.Minor})
}

// BookSale notes that the money in suspense is earned: fees of it by fees, the
// rest by places.
func BookSale(q Tx, order id.Order, total, fees money.Amount) error {
	return post(q, order, PostSale, total.Currency,
		Line{AccountSuspense, total.Minor},
		Line{AccountTickets, -(total.Minor - fees.Minor)},
		Line{AccountFees, -fees.Minor})
}

// BookReturn undoes a sale: the money waits in suspense to be given back.
func BookReturn(q Tx, order id.Order, total, fees money.Amount) error {
	return post(q, order, PostReturn, total.Currency,
		Line{AccountTickets, total.Minor - fees.Minor},
		Line{AccountFees, fees.Minor},
		Line{AccountSuspense, -total.Minor})
}

// BookExcess notes that a provider gave back what had come beyond the price of
// an order that is paid.
func BookExcess(q Tx, order id.Order, amount money.Amount) error {
	return post(q, order, PostExcess, amount.Currency,
		Line{AccountSuspense, amount.Minor},
		Line{AccountRefunded, -amount.Minor})
}

// BookRefund notes that a provider gave amount back.
func BookRefund(q Tx, order id.Order, amount money.Amount) error {
	return post(q, order, PostRefund, amount.Currency,
		Line{AccountSuspense, amount.Minor},
		Line{AccountRefunded, -amount.Minor})
}
