package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

// Extend gives a buyer more time for a hold, once, and lets the order that
// waits to be paid for it follow. It returns what the seats say of an
// [inventory.Extend]. Should the order not follow at once, it does when it is
// next looked at, which is at its old deadline at the latest.
func (s *Service) Extend(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID) (inventory.Answer, error) {
	answer, err := s.seats.Do(ctx, hold.Show, inventory.Extend{Key: key, Buyer: buyer, Hold: hold})
	if err != nil {
		return answer, err
	}
	var waiting order.Order
	var found bool
	err = s.run.View(ctx, func(q Tx) error {
		waiting, found, err = q.UnfinishedOrder(hold)
		return err
	})
	if err == nil && found && payable(waiting) {
		_, err = s.Confirm(ctx, waiting.ID, ByJob)
	}
	if err != nil { // the seats are the buyer's for longer all the same
		s.log.Warn("an order learns later of its hold's new deadline", "hold", hold, "error", err)
	}
	return answer, nil
}

// followHold moves the order's deadline to that of its hold, which may have
// been extended since.
func (w *work) followHold(q Tx, hold inventory.Hold) error {
	if hold.State != inventory.Held || !hold.Deadline.After(w.Deadline) {
		return nil
	}
	w.Deadline = hold.Deadline
	return order.Note(q, w.ID, order.WasExtended, "There is more time to pay: the seats are kept longer.")
}
