package inventory

import "slices"

// expire writes down that some holds are past their deadline, so that people
// see their places come back. Their places were free already (I3).
func (d *desk) expire(c Expire) (*held, bool, error) {
	var overdue []uint64
	d.overdueHolds(func(h *held) bool {
		overdue = append(overdue, h.no)
		return len(overdue) < c.Most
	})
	slices.Sort(overdue)
	for _, no := range overdue {
		if err := d.recordExpiry(d.hold(no)); err != nil {
			return nil, false, err
		}
	}
	return nil, len(overdue) > 0, nil
}

func (d *desk) recordExpiry(h *held) error {
	return d.record(Effect{Kind: kindExpire, Hold: h.no, Revision: uint32(h.revision), Seats: h.seats, Areas: h.areas})
}
