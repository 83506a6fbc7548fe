package ticket

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// Find gives one ticket, or ErrNoTicket. Whether the caller may see it is the
// same question as whether they may see its order; ask that first.
func Find(ctx context.Context, run txn.Runner[Tx], ticket id.Ticket) (Ticket, error) {
	var t Ticket
	err := run.View(ctx, func(q Tx) (err error) {
		t, err = q.Ticket(ticket)
		return err
	})
	return t, err
}

// OfOrder gives every ticket of an order by serial, revoked ones included;
// none before the order is paid.
func OfOrder(ctx context.Context, run txn.Runner[Tx], o id.Order) ([]Ticket, error) {
	var all []Ticket
	err := run.View(ctx, func(q Tx) (err error) {
		all, err = q.TicketsOfOrder(o)
		return err
	})
	return all, err
}
