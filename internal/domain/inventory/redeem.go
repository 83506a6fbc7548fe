package inventory

import (
	"math"
	"slices"
)

// redeem gives a hold another voucher, or none. The places stay held and the
// deadline stays; what they cost is worked out anew, by the terms the hold was
// taken under, in the decision that counts the use. A code that the hold has
// already changes nothing, not even the price it was frozen at.
//
// What is being paid for is not touched: an order never has another price than
// its hold.
func (d *desk) redeem(c Redeem) (*held, bool, error) {
	h, err := d.ownHold(c.Hold, c.Buyer)
	if err == nil && c.Recall {
		err = ErrHoldSealed
	}
	if err != nil {
		return nil, false, err
	}
	if err := d.stillHeld(h); err != nil {
		return nil, false, err
	}
	if code, _ := ParseCode(c.Voucher); h.voucher == 0 && c.Voucher == "" || h.voucher != 0 && code == d.voucherAt(h.voucher).code {
		return h, false, nil
	}
	if h.revision == math.MaxUint16 {
		return nil, false, ErrTooOften.With("limit", math.MaxUint16)
	}
	with, err := d.present(c.Voucher)
	if err != nil {
		return nil, false, err
	}
	if err := d.helps(with, h.places, d.termsOf(h)); err != nil {
		return nil, false, err
	}
	if err := d.mayUse(with, 0, h.count(), true); err != nil {
		return nil, false, err
	}
	if err := d.owesNothing(h, with); err != nil {
		return nil, false, err
	}
	effect := Effect{
		Kind: kindRedeem, Hold: h.no, Revision: uint32(h.revision) + 1,
		Seats: h.seats, Areas: h.areas, who: who{buyer: c.Buyer},
	}
	if with != nil {
		effect.Bearer, effect.who.bears = true, with.no
	}
	err = d.record(effect)
	return d.hold(h.no), true, err
}

// owesNothing refuses to part a hold from the voucher that keeps some of its
// places, unless the next one keeps them as well: nobody else may have them.
func (d *desk) owesNothing(h *held, next *voucher) error {
	if h.voucher == 0 {
		return nil
	}
	now, _ := d.voucherOf(d.voucherAt(h.voucher).code)
	if now.withdrawn {
		return nil
	}
	owed := func(keeps func(*voucher) bool) bool { return keeps(now) && (next == nil || !keeps(next)) }
	if slices.ContainsFunc(h.seats, func(s uint32) bool { return owed(func(v *voucher) bool { return v.keeps.hasSeat(s) }) }) ||
		slices.ContainsFunc(h.areas, func(a AreaPlaces) bool { return owed(func(v *voucher) bool { return v.keeps.in(a.Area) > 0 }) }) {
		return ErrVoucherKeeps.With("code", now.code)
	}
	return nil
}

// redeemed puts the voucher that an effect names in the place of the hold's
// own. Public rows say only whether there is one.
func (d *draft) redeemed(h *held, e *Effect) error {
	if h.overdue(d.now) {
		return impossible(e, "it is past its deadline")
	}
	if d.public {
		return nil
	}
	before := h.voucher
	if h.voucher = 0; e.Bearer {
		h.voucher = d.inForceBy(e.who.bears)
	}
	if h.voucher == before || e.Bearer && h.voucher == 0 {
		return impossible(e, "there is no such voucher, or it has it already")
	}
	return nil
}
