package inventory

import "slices"

// seal fixes a hold for an order whose money is authorised: exactly the
// places, prices and revision the order froze, and only for its buyer. From
// then on only that order ends it.
//
// A hold that ran out in the meantime is taken anew, all or none, if the sale
// and the limits allow (a late payment). So is one that this very order had
// sealed and let go of, but only when it says that it means this: a seal that
// was long on its way must not undo the unseal. One that was given back or
// returned is not: its owner ended it.
func (d *desk) seal(c Seal) (*held, bool, error) {
	h, err := d.ownHold(c.Hold, c.Buyer)
	if err != nil && d.isForgotten(c.Hold) {
		err = ErrHoldEnded
	}
	if err != nil {
		return nil, false, err
	}
	if h.state == Paying || h.state == Sold {
		if h.order == c.Order {
			return h, false, nil
		}
		return nil, false, ErrHoldSealed
	}
	if uint32(h.revision) != c.Revision || !d.sealsAtItsPrice(h, c) {
		return nil, false, ErrHoldChanged
	}
	if old, _ := d.standsFor(h); old != nil && old.order != c.Instead {
		return nil, false, ErrHoldChanged
	}
	t := d.inForce()
	if err := d.withinSealed(t, c, h); err != nil {
		return nil, false, err
	}
	kind := kindSeal
	if !h.live(d.now) {
		if err := d.retake(h, t, c); err != nil {
			return nil, false, err
		}
		kind = kindRetake
	}
	err = d.record(Effect{
		Kind: kind, Hold: h.no, Revision: uint32(h.revision), Seats: h.seats, Areas: h.areas,
		who: who{buyer: c.Buyer, order: c.Order, email: c.Email, payment: c.Payment},
	})
	return d.hold(h.no), true, err
}

// sealsAtItsPrice reports whether an order has a hold's places at the prices of
// the terms it was taken under, and what comes on top for the order.
func (d *desk) sealsAtItsPrice(h *held, c Seal) bool {
	t := d.termsOf(h)
	with := d.voucherAt(h.voucher)
	held := lines(d.plan, h.places, t, with)
	return slices.Equal(held, c.Lines) && with.perOrderOf(t, held) == c.PerOrder
}

// withinSealed counts what is paying and sold under the order's e-mail address
// and its way of paying, and refuses more than the show allows (I6).
func (d *desk) withinSealed(t *Terms, c Seal, h *held) error {
	if c.Email != ([16]byte{}) {
		if all := d.sealedUnder(c.Email, h, func(h *held) [16]byte { return h.email }); all > t.MaxPerEmail {
			return ErrEmailLimit.With("limit", t.MaxPerEmail).With("have", all-h.count())
		}
	}
	if c.Payment != ([16]byte{}) && t.MaxPerPayment > 0 {
		if all := d.sealedUnder(c.Payment, h, func(h *held) [16]byte { return h.payment }); all > t.MaxPerPayment {
			return ErrPaymentLimit.With("limit", t.MaxPerPayment).With("have", all-h.count())
		}
	}
	return nil
}

// isForgotten reports whether there was such a hold, so long ago that nobody
// remembers it.
func (d *desk) isForgotten(hold HoldID) bool {
	return hold.Show == d.bucket && hold.No > 0 && hold.No <= d.newLast && d.hold(hold.No) == nil
}

// retake makes way for an expired hold, or one its order let go of, to be
// taken anew.
func (d *desk) retake(h *held, t *Terms, c Seal) error {
	letGo := c.Anew && h.marks.by() == kindUnseal && h.order == c.Order
	if h.state == Available && h.marks.by() != kindExpire && !letGo {
		return ErrHoldEnded
	}
	if err := d.onSale(t); err != nil {
		return err
	}
	_, instead := d.standsFor(h)
	if err := d.withinLimit(t, h.buyer, beyond(h.count(), instead)); err != nil {
		return err
	}
	if h.voucher != 0 {
		now, _ := d.voucherOf(d.voucherAt(h.voucher).code)
		if err := d.usable(now); err != nil {
			return err
		}
		if err := d.mayUse(now, 0, h.count(), true); err != nil {
			return err
		}
		d.by.voucher = now
	}
	if err := d.clear(h.places); err != nil {
		return err
	}
	if now := d.hold(h.no); now.overdue(d.now) { // it holds only standing places, and there was room beside it
		return d.recordExpiry(now)
	}
	return nil
}

// unseal gives back what an order had sealed, because its money could not be
// had.
func (d *desk) unseal(c Unseal) (*held, bool, error) {
	h := d.hold(c.Hold.No)
	switch {
	case h == nil || c.Hold.Show != d.bucket:
		return nil, false, ErrNoHold
	case h.order != c.Order || h.state == Sold || h.state == Held:
		return nil, false, ErrNotSealed
	case h.state == Available:
		return h, false, nil
	}
	err := d.record(Effect{
		Kind: kindUnseal, Hold: h.no, Revision: uint32(h.revision),
		Seats: h.seats, Areas: h.areas, who: who{order: c.Order},
	})
	return d.hold(h.no), true, err
}
