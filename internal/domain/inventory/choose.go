package inventory

import (
	"cmp"
	"fmt"
	"slices"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// maxQuantity bounds what one member of a choice may ask for.
const maxQuantity = 100

// named turns the labels and areas of a choice into places. It returns
// ErrEmptyChoice, ErrUnknownSeat or ErrBadChoice, with every member at fault;
// at names the choice within its command. It does not look at Best.
func (d *desk) named(c Choice, at string, most int) (places, error) {
	if len(c.Seats) == 0 && len(c.Areas) == 0 {
		return places{}, ErrEmptyChoice
	}
	var (
		p            places
		unknown, bad []fault.Field
	)
	blame := func(list *[]fault.Field, member, format string, args ...any) {
		*list = append(*list, fault.Field{At: at + member, Message: fmt.Sprintf(format, args...)})
	}
	for i, label := range c.Seats {
		seat, found := d.plan.Index(label)
		if !found {
			blame(&unknown, fmt.Sprintf("seats[%d]", i), "the chart has no seat of this label")
			continue
		}
		p.seats = append(p.seats, uint32(seat))
	}
	for i, a := range c.Areas {
		area, found := d.plan.AreaIndex(a.Area)
		if !found {
			blame(&unknown, fmt.Sprintf("areas[%d].area", i), "the chart has no standing area of this id")
			continue
		}
		if a.Quantity < 1 || a.Quantity > most {
			blame(&bad, fmt.Sprintf("areas[%d].quantity", i), "ask for 1 to %d places", most)
			continue
		}
		p.areas = append(p.areas, AreaPlaces{uint32(area), uint32(a.Quantity)})
	}
	if len(unknown) > 0 {
		return places{}, ErrUnknownSeat.WithFields(append(unknown, bad...))
	}
	slices.Sort(p.seats)
	slices.SortFunc(p.areas, byArea)
	if len(bad) == 0 && !p.ordered() {
		blame(&bad, cmp.Or(map[bool]string{true: "seats"}[len(p.seats) > 0], "areas"), "each place may be named once")
	}
	if len(bad) > 0 {
		return places{}, ErrBadChoice.WithFields(bad)
	}
	return p, nil
}

// wanted gives the places a buyer's choice means, every one of them with a
// price under the given terms. What is named may be taken; what is found for
// a wish is free. It returns the faults of named, ErrNotOnSale, ErrKept,
// ErrTooMany or ErrNoneTogether.
func (d *desk) wanted(c Choice, at string, t *Terms) (places, error) {
	if c.Best != nil {
		want, err := d.wish(c, at, t)
		if err != nil {
			return places{}, err
		}
		return d.best(want, t)
	}
	p, err := d.named(c, at, maxQuantity)
	if err != nil {
		return places{}, err
	}
	var unpriced []string
	for _, s := range p.seats {
		if _, ok := levelOf(d.plan, t, d.plan.Seat(int(s)).Zone); !ok {
			unpriced = append(unpriced, d.plan.Label(int(s)))
		}
	}
	for _, a := range p.areas {
		if area := d.plan.Areas()[a.Area]; !priced(d.plan, t, area.Zone) {
			unpriced = append(unpriced, area.ID)
		}
	}
	if len(unpriced) > 0 {
		return places{}, ErrNotOnSale.With("seats", unpriced)
	}
	return p, d.mayHave(p, c)
}

// free reports whether a seat may be taken: it is available, or held past the
// deadline (I3), and no voucher keeps it for others.
func (d *desk) free(seat int) bool {
	c := d.cell(uint32(seat))
	return (c == 0 || c.state() == Held && !d.noneOverdue() && d.hold(c.hold()).overdue(d.now)) && !d.keptSeat(seat)
}

// levelOf gives the price level of the zone with that index.
func levelOf(plan *seating.Plan, t *Terms, zone int) (pricing.Level, bool) {
	return t.Prices.LevelOf(plan.Zones()[zone].ID)
}

func priced(plan *seating.Plan, t *Terms, zone int) bool {
	_, ok := levelOf(plan, t, zone)
	return ok
}
