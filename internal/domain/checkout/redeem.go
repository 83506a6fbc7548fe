package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

// Redeem gives a buyer's hold the voucher of a code, or none with "", and ends
// the order that waited to be paid at the price from before. It returns what
// the seats say of an [inventory.Redeem]; and inventory.ErrHoldSealed as soon
// as money is on its way, unless the key was answered before.
//
// An order that is begun at the same time, or that this process does not live
// to end, has the revision of the hold from before: it ends when it is next
// looked at, and money that came for it finds no seats and goes back.
func (s *Service) Redeem(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, code string) (inventory.Answer, error) {
	var made order.Order
	var found bool
	err := s.run.View(ctx, func(q Tx) (err error) {
		made, found, err = q.UnfinishedOrder(hold)
		return err
	})
	if err != nil {
		return inventory.Answer{}, err
	}
	answer, err := s.seats.Do(ctx, hold.Show, inventory.Redeem{
		Key: key, Buyer: buyer, Hold: hold, Voucher: code, Recall: found && goesOn(made) && !payable(made),
	})
	if err != nil {
		return answer, err
	}
	if found && payable(made) && made.Revision < answer.Hold.Revision {
		if _, err := s.Confirm(ctx, made.ID, ByJob); err != nil { // the code is good all the same
			s.log.Warn("an order learns later that its hold has another price", "hold", hold, "order", made.ID, "error", err)
		}
	}
	return answer, nil
}

// outlived reports whether an order that nobody has paid is not of its hold as
// that is now: the buyer has changed its seats, or what they cost.
func (w *work) outlived(hold inventory.Hold) bool {
	return hold.State == inventory.Held && hold.Revision > w.Revision
}
