package order

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

const (
	// patience is how long an order may stay where it should only pass
	// through.
	patience = time.Minute
	// maxStuck is how many are shown: with more, something larger is wrong.
	maxStuck = 20
)

// Stuck lists orders of the actor's organiser that should have moved on and
// have not, oldest first: those somebody may have to see to. With the zero
// show, those of all shows.
func Stuck(ctx context.Context, run txn.Runner[Tx], by account.Actor, show id.Show) (orders []Order, err error) {
	if err := by.May(account.ReadOrders); err != nil {
		return nil, err
	}
	err = run.View(ctx, func(q Tx) error {
		orders, err = q.StuckOrders(by.Scope(), show, q.Now().Add(-patience), maxStuck)
		return err
	})
	return orders, err
}
