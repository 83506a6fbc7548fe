package inventory

import "slices"

// comp gives places away: what of them is kept back is put on sale first, in
// the same row, so that nobody can come between.
func (d *desk) comp(c Comp) (*held, bool, error) {
	if c.Recall {
		return nil, false, ErrNoHold
	}
	d.by.staff = true // what vouchers keep, staff may take
	p, err := d.staffChoice(c.Choice, c.Reason)
	if err != nil {
		return nil, false, err
	}
	if p.count() > maxQuantity {
		return nil, false, ErrTooMany.With("limit", maxQuantity)
	}
	kept, rest := d.keptOf(p, c.OnSale)
	if err := d.clear(rest); err != nil {
		return nil, false, err
	}
	by := who{staff: c.Staff, reason: c.Reason}
	if !kept.empty() {
		if err := d.record(Effect{Kind: kindUnblock, Seats: kept.seats, Areas: kept.areas, who: by}); err != nil {
			return nil, false, err
		}
	}
	by.buyer, by.order = c.Buyer, c.Order
	err = d.record(Effect{Kind: kindComp, Hold: d.newLast + 1, Revision: 1, Seats: p.seats, Areas: p.areas, who: by})
	return d.hold(d.newLast), true, err
}

// keptOf parts places into those that are kept back and the rest. Of a standing
// area, what is kept back goes first: that is what it is kept for. A seat that
// was seen on sale belongs to the rest: who has kept it back since was first.
func (d *desk) keptOf(p places, onSale []string) (kept, rest places) {
	for _, s := range p.seats {
		if d.cell(s).state() == Blocked && !slices.Contains(onSale, d.plan.Label(int(s))) {
			kept.seats = append(kept.seats, s)
		} else {
			rest.seats = append(rest.seats, s)
		}
	}
	for _, a := range p.areas {
		n := min(a.Quantity, d.area(a.Area)[Blocked])
		if n > 0 {
			kept.areas = append(kept.areas, AreaPlaces{a.Area, n})
		}
		if n < a.Quantity {
			rest.areas = append(rest.areas, AreaPlaces{a.Area, a.Quantity - n})
		}
	}
	return kept, rest
}
