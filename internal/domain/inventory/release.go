package inventory

import "frontrow/internal/base/id"

// release gives a hold back before its deadline. A hold that has ended is
// answered as it is.
func (d *desk) release(c Release) (*held, bool, error) {
	h, err := d.ownHold(c.Hold, c.Buyer)
	if err != nil {
		return nil, false, err
	}
	switch {
	case h.state == Paying || h.state == Sold:
		return nil, false, ErrHoldSealed
	case h.state == Available || h.overdue(d.now):
		return h, false, nil
	}
	err = d.record(Effect{
		Kind: kindGive, Hold: h.no, Revision: uint32(h.revision),
		Seats: h.seats, Areas: h.areas, who: who{buyer: c.Buyer},
	})
	return d.hold(h.no), true, err
}

// ownHold finds a buyer's hold. Somebody else's is answered like one that
// never was.
func (d *desk) ownHold(hold HoldID, buyer id.Buyer) (*held, error) {
	h := d.hold(hold.No)
	if h == nil || hold.Show != d.bucket || h.buyer != buyer {
		return nil, ErrNoHold
	}
	return h, nil
}

// stillHeld refuses a hold that is being paid for, or has ended, or is past
// its deadline (I3).
func (d *desk) stillHeld(h *held) error {
	switch {
	case h.state == Paying || h.state == Sold:
		return ErrHoldSealed
	case !h.live(d.now):
		return ErrHoldEnded
	}
	return nil
}
