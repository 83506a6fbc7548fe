package inventory

import "slices"

// takeBack ends the sale of an order's places: of all, or only of those
// named. A standing area's id stands for one place in it each time it is
// named.
func (d *desk) takeBack(c Return) (*held, bool, error) {
	h := d.hold(c.Hold.No)
	switch {
	case h == nil || c.Hold.Show != d.bucket:
		return nil, false, ErrNoHold
	case h.order == c.Order && (h.marks.by() == kindReturn || h.marks.by() == kindRetire):
		return h, false, nil
	case h.order != c.Order || h.state != Sold:
		return nil, false, ErrNotSold
	case c.Revision != 0 && uint32(h.revision) > c.Revision:
		return h, false, nil
	}
	back, revision := h.places, uint32(h.revision)
	if len(c.Seats) > 0 {
		named, err := d.tickets(c.Seats)
		if err != nil {
			return nil, false, err
		}
		rest, ok := h.minus(named)
		if !ok {
			return nil, false, ErrNotSold
		}
		if back = named; !rest.empty() {
			revision++
		}
	}
	kind := kindReturn
	if c.Block {
		kind = kindRetire
	}
	err := d.record(Effect{
		Kind: kind, Hold: h.no, Revision: revision,
		Seats: back.seats, Areas: back.areas, who: who{order: c.Order},
	})
	return d.hold(h.no), true, err
}

// tickets turns what tickets say into places: a seat's label, or an area's id
// for each place in it.
func (d *desk) tickets(names []string) (places, error) {
	var c Choice
	for _, name := range names {
		if _, area := d.plan.AreaIndex(name); !area {
			c.Seats = append(c.Seats, name)
			continue
		}
		i := slices.IndexFunc(c.Areas, func(a Places) bool { return a.Area == name })
		if i < 0 {
			c.Areas = append(c.Areas, Places{Area: name})
			i = len(c.Areas) - 1
		}
		c.Areas[i].Quantity++
	}
	return d.named(c, "", len(names))
}
