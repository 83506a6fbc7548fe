package inventory

import "slices"

// clear makes places available that stand under holds past their deadline, so
// that a take can follow in the same row; first it checks that all of them
// are to be had (I7). It returns ErrTaken with every place that is not, or
// ErrSoldOut.
//
// An overdue hold ends as a whole, whichever of its places are wanted.
func (d *desk) clear(p places) error {
	var taken []uint32
	var overdue []uint64
	for _, s := range p.seats {
		c := d.cell(s)
		switch {
		case c == 0 && !d.keptSeat(int(s)):
		case d.free(int(s)):
			overdue = append(overdue, c.hold())
		default:
			taken = append(taken, s)
		}
	}
	if len(taken) > 0 {
		return ErrTaken.With("taken", d.labels(taken)).With("nearest", d.nearest(p, taken))
	}
	slices.Sort(overdue)
	overdue = slices.Compact(overdue) // a hold with two of the seats has its standing places once
	for _, a := range p.areas {
		more, err := d.room(a, overdue)
		if err != nil {
			return err
		}
		overdue = append(overdue, more...)
	}
	slices.Sort(overdue)
	for _, no := range slices.Compact(overdue) {
		if err := d.recordExpiry(d.hold(no)); err != nil {
			return err
		}
	}
	return nil
}

// room gives the overdue holds that must end, beside those already named, for
// an area to have that many places free.
func (d *desk) room(a AreaPlaces, ending []uint64) (more []uint64, err error) {
	if d.keptArea(a.Area) {
		return nil, ErrSoldOut.With("area", d.plan.Areas()[a.Area].ID).With("left", 0)
	}
	left := int(d.area(a.Area)[Available])
	for _, no := range ending {
		left += int(d.hold(no).in(a.Area))
	}
	if left >= int(a.Quantity) {
		return nil, nil
	}
	d.overdueHolds(func(h *held) bool {
		if n := h.in(a.Area); n > 0 && !slices.Contains(ending, h.no) {
			more, left = append(more, h.no), left+int(n)
		}
		return left < int(a.Quantity)
	})
	if left < int(a.Quantity) {
		return nil, ErrSoldOut.With("area", d.plan.Areas()[a.Area].ID).With("left", left)
	}
	return more, nil
}

func (d *desk) labels(seats []uint32) []string {
	labels := make([]string, len(seats))
	for i, s := range seats {
		labels[i] = d.plan.Label(int(s))
	}
	return labels
}
