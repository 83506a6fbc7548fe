package inventory

import "slices"

// clear makes places available that stand under holds past their deadline, so
// that a take can follow in the same row; first it checks that all of them
// are to be had (I7). It returns ErrTaken with every place that is not, or
// ErrSoldOut.
//
// An overdue hold ends as a whole, whichever of its places are wanted.
func (d *desk) clear(p places) error {
	var taken []string
	var overdue []uint64
	for _, s := range p.seats {
		c := d.cell(s)
		switch {
		case c == 0:
		case d.free(int(s)):
			overdue = append(overdue, c.hold())
		default:
			taken = append(taken, d.plan.Label(int(s)))
		}
	}
	if len(taken) > 0 {
		return ErrTaken.With("taken", taken).With("nearest", d.nearest(p, taken))
	}
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

// What is offered instead of taken seats: a few beside the first of them.
const (
	instead        = 3 // taken seats to find others for
	nearestPerSeat = 2
)

// nearest offers free seats near those that are taken, none of them wanted
// already.
func (d *desk) nearest(p places, taken []string) []string {
	offers := []string{}
	for _, label := range taken[:min(len(taken), instead)] {
		seat, _ := d.plan.Index(label)
		free := func(i int) bool {
			return d.free(i) && !p.hasSeat(uint32(i)) && priced(d.plan, d.inForce(), d.plan.Seat(i).Zone) && !slices.Contains(offers, d.plan.Label(i))
		}
		for _, i := range d.plan.Nearest(seat, free, nearestPerSeat) {
			offers = append(offers, d.plan.Label(i))
		}
	}
	return offers
}
