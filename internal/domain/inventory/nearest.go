package inventory

import (
	"math"
	"slices"
)

// What is offered instead of taken seats. Refusals are the most frequent
// answer of an on-sale, so the search is short: a few of the taken seats, and
// only so far along their own section, in chart order and away from the seat.
// Whoever wants to go farther asks for the best available.
const (
	insteadOf   = 3   // taken seats to find others for
	offersEach  = 2   // other seats for each
	choiceOf    = 12  // free seats looked at before the nearest of them are chosen
	searchReach = 400 // seats before and after
)

// nearest offers free seats near those that are taken, none of them wanted
// already.
func (d *desk) nearest(wanted places, taken []uint32) []string {
	var offers []uint32
	for _, seat := range taken[:min(len(taken), insteadOf)] {
		near := d.around(seat, wanted, offers)
		for range min(offersEach, len(near)) {
			best := slices.IndexFunc(near, func(o offer) bool {
				return !slices.ContainsFunc(near, func(p offer) bool { return p.better(o) })
			})
			offers = append(offers, near[best].seat)
			near = slices.Delete(near, best, best+1)
		}
	}
	return d.labels(offers)
}

// offer is a seat and how good it is in the place of another.
type offer struct {
	seat      uint32
	otherZone bool
	distance  float64
}

func (o offer) better(p offer) bool {
	if o.otherZone != p.otherZone {
		return p.otherZone
	}
	return o.distance < p.distance || o.distance == p.distance && o.seat < p.seat
}

// strands reports whether a seat in the place of another would be refused for
// a seat it leaves alone.
func (d *desk) strands(seat, lost uint32, wanted places) bool {
	if !d.inForce().RefuseLoneSeats {
		return false
	}
	var p places
	for _, s := range wanted.seats {
		if s != lost && d.free(int(s)) {
			p.seats = append(p.seats, s)
		}
	}
	p.seats = append(p.seats, seat)
	slices.Sort(p.seats)
	lone, _ := d.lone(p, places{})
	return len(lone) > 0
}

// around gives free, priced seats of a seat's section that may be offered in
// its place. Seats for wheelchairs and companions are offered only for their
// like.
func (d *desk) around(seat uint32, wanted places, offered []uint32) []offer {
	lost, terms := d.plan.Seat(int(seat)), d.inForce()
	section := d.plan.Sections()[lost.Section]
	before, after := int(seat)-section.First, section.First+section.Count-1-int(seat)
	near := make([]offer, 0, choiceOf+1)
	see := func(i int) {
		if !d.free(i) || wanted.hasSeat(uint32(i)) || slices.Contains(offered, uint32(i)) {
			return
		}
		s := d.plan.Seat(i)
		if s.Accessible == lost.Accessible && s.Companion == lost.Companion && priced(d.plan, terms, s.Zone) && !d.strands(uint32(i), seat, wanted) {
			near = append(near, offer{uint32(i), s.Zone != lost.Zone, math.Hypot(s.X-lost.X, s.Y-lost.Y)})
		}
	}
	for away := 1; away <= min(searchReach, max(before, after)) && len(near) < choiceOf; away++ {
		if away <= before {
			see(int(seat) - away)
		}
		if away <= after {
			see(int(seat) + away)
		}
	}
	return near
}
