package inventory

import (
	"time"

	"frontrow/internal/base/clock"
)

// extend moves a hold's deadline by what the terms it was taken under allow.
// It happens once, and before the deadline: what has ended is somebody else's
// chance (I3). Whether the sale is still on does not matter; the places are
// held already.
func (d *desk) extend(c Extend) (*held, bool, error) {
	h, err := d.ownHold(c.Hold, c.Buyer)
	if err != nil {
		return nil, false, err
	}
	if err := d.stillHeld(h); err != nil {
		return nil, false, err
	}
	switch {
	case h.marks.extended():
		return nil, false, ErrExtended.With("expires_at", clock.FromMicros(h.deadline).Format(time.RFC3339Nano))
	case !d.termsOf(h).extends():
		return nil, false, ErrNoMoreTime
	}
	err = d.record(Effect{
		Kind: kindExtend, Hold: h.no, Revision: uint32(h.revision), Deadline: d.extendedDeadline(h),
		Seats: h.seats, Areas: h.areas, who: who{buyer: c.Buyer},
	})
	return d.hold(h.no), true, err
}

// extendedDeadline is the one deadline that a hold may be moved to.
func (d *draft) extendedDeadline(h *held) int64 {
	return h.deadline + d.termsOf(h).ExtendBy.Microseconds()
}

// checkExtension refuses an extension that the hold's terms do not allow, that
// comes too late, or that would be its second.
func (d *draft) checkExtension(h *held, e *Effect) error {
	switch {
	case h.overdue(d.now):
		return impossible(e, "it is past its deadline")
	case h.marks.extended():
		return impossible(e, "its deadline was moved before")
	case !d.termsOf(h).extends() || e.Deadline != d.extendedDeadline(h):
		return impossible(e, "its terms do not allow that deadline")
	}
	return nil
}
