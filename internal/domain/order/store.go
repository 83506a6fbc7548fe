package order

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// Tx is what this package asks of a transaction.
type Tx interface {
	txn.Tx

	// Order finds an order.
	Order(o id.Order) (Order, bool, error)
	// OrderByNumber finds an order by its number, in its one spelling.
	OrderByNumber(number string) (Order, bool, error)
	// Orders lists orders, newest first. What is zero in the query does not
	// filter.
	Orders(query Query) ([]Order, error)
	// StuckOrders lists orders that have not moved on since an instant although
	// they should have: money that is checked or on its way back, and
	// payments whose time is over; oldest first.
	StuckOrders(organiser id.Organiser, show id.Show, since time.Time, most int) ([]Order, error)
	// OrderEntries gives the timeline of an order, oldest first.
	OrderEntries(o id.Order) ([]Entry, error)
	// AddOrderEntry adds an entry at the end of an order's timeline.
	AddOrderEntry(o id.Order, e Entry) error
}
