package seating

import "math"

// Want is what somebody who lets us choose asks for.
type Want struct {
	Quantity   int
	Zones      []int // any of these; nil means any at all
	Section    int   // index in Sections; -1 means any
	Accessible bool  // one of the seats must be a place for a wheelchair
}

// frontRow is a row as the search for the best seats meets it.
type frontRow struct {
	row     int
	nearest int // hundredths of a cm from the focal point to the row's nearest seat
	middle  Point
}

// candidate is a block of seats that would do. Lower is better, from the
// first member down.
type candidate struct {
	accessible int // how many scarce places it takes
	band       int // distance from the focal point, in steps
	off        int // cm from the middle of the row
	distance   int // sum over the seats, hundredths of a cm
	first      int
}

func (c candidate) better(d candidate) bool {
	switch {
	case c.accessible != d.accessible:
		return c.accessible < d.accessible
	case c.band != d.band:
		return c.band < d.band
	case c.off != d.off:
		return c.off < d.off
	case c.distance != d.distance:
		return c.distance < d.distance
	}
	return c.first < d.first
}

// Best finds want.Quantity free seats side by side in one row, table or box,
// never across an aisle: the nearest to the focal point on average, among
// those less than a seat's width apart the most central of the row, then the
// first in chart order. (In a curved row every seat is nearly as near, and
// there the middle is what people want.) Accessible and companion seats are left out unless want.Accessible,
// and then exactly as few accessible ones are taken as can be. ok is false
// only when there is no such block.
//
// free is asked about seats in no particular order and may be asked more than
// once.
func (p *Plan) Best(want Want, free func(i int) bool) (seats []int, ok bool) {
	if want.Quantity < 1 {
		return nil, false
	}
	wanted := p.wantedZones(want.Zones)
	best := candidate{first: -1}
	for _, front := range p.frontRows {
		row := &p.rows[front.row]
		if row.Count < want.Quantity || want.Section >= 0 && row.Section != want.Section {
			continue
		}
		// Rows come nearest first, and no block is nearer than its row.
		if best.first >= 0 && !want.Accessible && front.nearest/p.band > best.band {
			break
		}
		usable := func(i int) bool {
			if !free(i) {
				return false
			}
			s := &p.seats[i]
			return wanted[s.Zone] && (want.Accessible || !s.Accessible && !s.Companion)
		}
		for c := range p.blocks(front, want.Quantity, usable) {
			if want.Accessible && c.accessible == 0 {
				continue
			}
			if best.first < 0 || c.better(best) {
				best = c
			}
		}
	}
	if best.first < 0 {
		return nil, false
	}
	seats = []int{best.first}
	for len(seats) < want.Quantity {
		seats = append(seats, p.after(seats[len(seats)-1]))
	}
	return seats, true
}

func (p *Plan) wantedZones(zones []int) []bool {
	wanted := make([]bool, len(p.zones))
	for z := range wanted {
		wanted[z] = zones == nil
	}
	for _, z := range zones {
		if z >= 0 && z < len(wanted) {
			wanted[z] = true
		}
	}
	return wanted
}

// blocks yields every run of quantity usable seats of a row. A window slides
// along the row, and around a table past its last seat; sums go with it.
func (p *Plan) blocks(front frontRow, quantity int, usable func(i int) bool) func(yield func(candidate) bool) {
	return func(yield func(candidate) bool) {
		row := &p.rows[front.row]
		var w window
		for step := range row.Count + quantity - 1 {
			i := row.First + step%row.Count
			if step >= row.Count && p.aisleAfter[row.First+row.Count-1] {
				return // not a round: nothing comes after the last seat
			}
			if !usable(i) {
				w = window{}
				continue
			}
			w.add(p, i, 1)
			if w.length > quantity {
				w.add(p, row.First+(step-quantity)%row.Count, -1)
			}
			if w.length == quantity {
				first := row.First + (step-quantity+1)%row.Count
				if !yield(w.candidate(p, front, first)) {
					return
				}
			}
			if p.aisleAfter[i] {
				w = window{}
			}
		}
	}
}

// window sums up the last seats of a run. Its sums are whole numbers, so that
// seats that come and go leave no trace.
type window struct {
	length, accessible, distance int
	x, y                         int // hundredths of a cm
}

func (w *window) add(p *Plan, i, sign int) {
	s := &p.seats[i]
	w.length += sign
	w.distance += sign * p.distance[i]
	w.x += sign * int(math.Round(s.X*100))
	w.y += sign * int(math.Round(s.Y*100))
	if s.Accessible {
		w.accessible += sign
	}
}

func (w *window) candidate(p *Plan, front frontRow, first int) candidate {
	middle := Point{float64(w.x), float64(w.y)}.scaled(1 / float64(100*w.length))
	return candidate{
		accessible: w.accessible,
		band:       w.distance / (w.length * p.band),
		off:        int(math.Round(middle.distance(front.middle))),
		distance:   w.distance,
		first:      first,
	}
}
