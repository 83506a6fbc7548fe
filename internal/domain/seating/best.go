package seating

import (
	"math"
	"slices"
)

// Want is what somebody who lets us choose asks for.
type Want struct {
	Quantity   int
	Zones      []int // any of these; nil means any that is for sale
	Section    int   // index in Sections; -1 means any
	Accessible bool  // one of the seats must be a place for a wheelchair
	MaySplit   bool  // where so many are not to be had side by side, several groups will do
}

// Stock is what of a plan is for sale.
type Stock struct {
	Free   Set    // may be taken
	Priced []bool // by zone: seats of the others are not for sale; nil means all are
	Kept   bool   // accessible and companion seats are kept for those who need them
}

// Best finds want.Quantity free seats: side by side in one row, table or box,
// never across an aisle, or, where there are none and want.MaySplit, in as
// few groups as can be. It gives the seats of each group, and nothing only
// when there is nothing to be had.
//
// Which block is best is decided by, one after the other (see
// docs/algorithms/best-available.md): the fewest accessible and companion
// seats, of those nobody needs; the fewest seats left alone; the distance
// from the focal point, in steps of a seat's width; the distance from the
// middle of the row; the distance; the chart's order. In a curved row every
// seat is nearly as near, and there the middle is what people want.
func (p *Plan) Best(want Want, stock Stock) (groups [][]int) {
	if want.Quantity < 1 {
		return nil
	}
	s := p.search(want, stock)
	if best := s.together(); best.first >= 0 {
		return [][]int{p.seatsOf(best.span)}
	}
	if !want.MaySplit || want.Quantity == 1 {
		return nil
	}
	return s.split()
}

// Any reports whether Best would find anything, and looks no longer than it
// takes to know.
func (p *Plan) Any(want Want, stock Stock) (found bool) {
	if want.Quantity < 1 {
		return false
	}
	s := p.search(want, stock)
	if want.MaySplit && want.Quantity > 1 {
		return s.enough()
	}
	for i := s.Free.next(0, len(p.seats), true); i < len(p.seats) && !found; {
		row := &p.rows[p.rowOf[i]]
		if s.worth(int(p.rowOf[i]), want.Quantity) {
			p.stretches(int(p.rowOf[i]), s.usable, func(t stretch) {
				found = found || s.has(t, want.Quantity)
			})
		}
		i = s.Free.next(row.First+row.Count, len(p.seats), true)
	}
	return found
}

// frontRow is a row as the search for the best seats meets it.
type frontRow struct {
	row     int
	nearest int // hundredths of a cm from the focal point to the row's nearest seat
	middle  Point
}

// mixed stands for the zone of a row whose seats lie in several.
const mixed = -1

// search is one look for the best seats.
type search struct {
	*Plan
	Stock
	want   Want
	wanted []bool // by zone
}

func (p *Plan) search(want Want, stock Stock) *search {
	s := &search{Plan: p, Stock: stock, want: want, wanted: make([]bool, len(p.zones))}
	for z := range s.wanted {
		s.wanted[z] = (want.Zones == nil || slices.Contains(want.Zones, z)) && s.priced(z)
	}
	return s
}

func (s *search) priced(zone int) bool { return s.Priced == nil || s.Priced[zone] }

// scarce reports whether a seat is made for those who need it.
func (p *Plan) scarce(i int) bool { return p.until[i+1].scarce > p.until[i].scarce }

// open reports whether a seat is for sale to anybody.
func (s *search) open(i int) bool {
	return s.Free.Has(i) && s.priced(s.seats[i].Zone) && !(s.Kept && s.scarce(i))
}

// usable reports whether a seat may be given for the wish.
func (s *search) usable(i int) bool {
	return s.Free.Has(i) && s.wanted[s.seats[i].Zone] && (s.want.Accessible || !s.Kept || !s.scarce(i))
}

// worth reports whether a row may have that many usable seats side by side;
// it takes a glance to see that most have not.
func (s *search) worth(r, quantity int) bool {
	row := &s.rows[r]
	if row.Count < quantity || s.want.Section >= 0 && row.Section != s.want.Section {
		return false
	}
	if zone := s.zoneOf[r]; zone != mixed && !s.wanted[zone] {
		return false
	}
	if row.Kind == KindTable {
		quantity = 1 // they may go around its end
	}
	return s.Free.run(row.First, row.Count, quantity)
}

// has reports whether a stretch has a block that would do.
func (s *search) has(t stretch, quantity int) bool {
	if !s.want.Accessible {
		return t.places(quantity) > 0
	}
	for n := range t.places(quantity) {
		if s.sum(span{s.at(t.first, n), quantity}).accessible > 0 {
			return true
		}
	}
	return false
}

// candidate is a block that would do. Lower is better, from the first member
// down.
type candidate struct {
	scarce   int // scarce places that are taken without need
	lone     int // seats left alone
	band     int // distance from the focal point, in steps
	off      int // cm from the middle of the row
	distance int // sum over the seats, hundredths of a cm
	span
}

// together gives the best span of seats side by side; its first is -1 when
// there is none.
func (s *search) together() (best candidate) {
	best.first = -1
	quantity := s.want.Quantity
	least := 0 // scarce places that any block takes
	if s.want.Accessible {
		least = 1
	}
	for f := range s.frontRows {
		front := &s.frontRows[f]
		// Rows come nearest first, and no block is nearer than its row.
		if best.first >= 0 && best.scarce <= least && best.lone == 0 && front.nearest/s.band > best.band {
			break
		}
		if !s.worth(front.row, quantity) {
			continue
		}
		s.stretches(front.row, s.usable, func(t stretch) {
			for n := range t.places(quantity) {
				if c, ok := s.rate(span{s.at(t.first, n), quantity}, front, &best); ok {
					best = c
				}
			}
		})
	}
	return best
}

// rate compares a block with the best so far, and reports whether it is
// better. What is dear to know is looked at last.
func (s *search) rate(b span, front *frontRow, best *candidate) (c candidate, better bool) {
	sum := s.sum(b)
	c = candidate{span: b, distance: sum.distance, band: sum.distance / (b.quantity * s.band), scarce: sum.scarce}
	if s.want.Accessible {
		if c.scarce = sum.accessible; c.scarce == 0 {
			return c, false
		}
	}
	known := best.first >= 0
	if known && (c.scarce > best.scarce || c.scarce == best.scarce && best.lone == 0 && c.band > best.band) {
		return c, false
	}
	c.lone = s.lonely(b, s.open)
	middle := Point{float64(sum.x), float64(sum.y)}.scaled(1 / float64(100*b.quantity))
	c.off = int(math.Round(middle.distance(front.middle)))
	return c, !known || c.better(best)
}

func (c *candidate) better(d *candidate) bool {
	switch {
	case c.scarce != d.scarce:
		return c.scarce < d.scarce
	case c.lone != d.lone:
		return c.lone < d.lone
	case c.band != d.band:
		return c.band < d.band
	case c.off != d.off:
		return c.off < d.off
	case c.distance != d.distance:
		return c.distance < d.distance
	}
	return c.first < d.first
}
