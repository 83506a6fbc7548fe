package inventory

import (
	"math"
	"slices"
)

// change gives back part of a hold and takes other places in one step: when
// any wanted place is not to be had, nothing changes. The deadline stays, and
// so do the prices the hold was taken under.
func (d *desk) change(c Change) (*held, bool, error) {
	h, err := d.ownHold(c.Hold, c.Buyer)
	if err != nil {
		return nil, false, err
	}
	if err := d.stillHeld(h); err != nil {
		return nil, false, err
	}
	with := d.voucherAt(h.voucher)
	if with != nil { // what it allows by now; what it takes off stays as it was
		with, _ = d.voucherOf(with.code)
		d.by.voucher = with
	}
	if h.revision == math.MaxUint16 {
		return nil, false, ErrTooOften.With("limit", math.MaxUint16)
	}
	add, give, err := d.exchange(c, h)
	if err != nil {
		return nil, false, err
	}
	if !add.empty() {
		if err := d.mayGrow(h, add, give); err != nil {
			return nil, false, err
		}
		if err := d.mayGrowWith(with, h, add, give); err != nil {
			return nil, false, err
		}
		if c.Add.Best == nil {
			if err := d.leavesNobodyAlone(add, give); err != nil {
				return nil, false, err
			}
		}
		if err := d.clear(add); err != nil {
			return nil, false, err
		}
	}
	// Taking comes first, so that a hold which exchanges all its places is
	// never empty in between, which would end it.
	revision := uint32(h.revision) + 1
	if !add.empty() {
		err = d.record(Effect{
			Kind: kindTake, Hold: h.no, Revision: revision, Deadline: h.deadline,
			Seats: add.seats, Areas: add.areas, who: who{buyer: c.Buyer},
		})
	}
	if err == nil && !give.empty() {
		err = d.record(Effect{
			Kind: kindGive, Hold: h.no, Revision: revision,
			Seats: give.seats, Areas: give.areas, who: who{buyer: c.Buyer},
		})
	}
	return d.hold(h.no), true, err
}

// mayGrowWith refuses more places with a voucher than it allows.
func (d *desk) mayGrowWith(with *voucher, h *held, add, give places) error {
	more := add.count() - give.count()
	if with == nil || more <= 0 && !with.keepsAny(add) {
		return nil
	}
	if err := d.usable(with); err != nil {
		return err
	}
	return d.mayUse(with, h.count(), more, false)
}

// exchange gives the places a change adds and those it gives back. The hold
// must have the latter and none of the former.
func (d *desk) exchange(c Change, h *held) (add, give places, err error) {
	adds := c.Add.Best != nil || len(c.Add.Seats) > 0 || len(c.Add.Areas) > 0
	gives := len(c.Release.Seats) > 0 || len(c.Release.Areas) > 0
	if c.Release.Best != nil {
		return add, give, ErrBadChoice.At("release.best_available", "name the places to give back")
	}
	if !adds && !gives {
		return add, give, ErrEmptyChoice
	}
	if gives {
		if give, err = d.named(c.Release, "release.", maxQuantity); err != nil {
			return add, give, err
		}
		if _, ok := h.minus(give); !ok {
			return add, give, ErrBadChoice.At("release", "the hold does not have all of these places")
		}
	}
	if adds {
		if add, err = d.wanted(c.Add, "add.", d.termsOf(h)); err != nil {
			return add, give, err
		}
		for _, a := range give.areas {
			if add.in(a.Area) > 0 {
				return add, give, ErrBadChoice.At("add.areas", "an area may be added to or given back, not both")
			}
		}
	}
	return add, give, nil
}

// mayGrow refuses additions outside the sale and above the limits, and seats
// that the buyer already has.
func (d *desk) mayGrow(h *held, add, give places) error {
	t := d.inForce()
	if err := d.onSale(t); err != nil {
		return err
	}
	if slices.ContainsFunc(add.seats, give.hasSeat) {
		return ErrBadChoice.At("add.seats", "a seat may be added or given back, not both")
	}
	if h.count()+add.count()-give.count() > t.MaxPerHold {
		return ErrTooMany.With("limit", t.MaxPerHold)
	}
	if err := d.notTwice(h.buyer, add); err != nil {
		return err
	}
	_, instead := d.standsFor(h)
	return d.withinLimit(t, h.buyer, beyond(h.count()+add.count()-give.count(), instead)-beyond(h.count(), instead))
}
