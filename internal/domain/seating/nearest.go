package seating

import (
	"cmp"
	"math"
	"slices"
)

// neighbour is a seat and how good it is instead of another one.
type neighbour struct {
	seat      int
	otherZone bool
	elsewhere bool // on another floor, which a drawing may put anywhere
	distance  float64
}

func (a neighbour) compare(b neighbour) int {
	return cmp.Or(
		rank(a.otherZone, b.otherZone), rank(a.elsewhere, b.elsewhere),
		cmp.Compare(a.distance, b.distance), cmp.Compare(a.seat, b.seat))
}

// rank puts false before true.
func rank(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// Nearest gives up to n free seats to offer instead of seat to: those of its
// zone first, then those on its floor, then the nearest. Accessible and
// companion seats are offered only instead of one of their kind.
func (p *Plan) Nearest(to int, free func(i int) bool, n int) []int {
	if n < 1 {
		return nil
	}
	lost := p.seats[to]
	scarce := lost.Accessible || lost.Companion
	found := make([]neighbour, 0, n+1)
	for i := range p.seats {
		s := &p.seats[i]
		if i == to || (s.Accessible || s.Companion) && !scarce {
			continue
		}
		candidate := neighbour{
			seat: i, otherZone: s.Zone != lost.Zone,
			elsewhere: p.sections[s.Section].Floor != p.sections[lost.Section].Floor,
			distance:  math.Hypot(s.X-lost.X, s.Y-lost.Y),
		}
		if len(found) == n && candidate.compare(found[n-1]) > 0 || !free(i) {
			continue
		}
		at, _ := slices.BinarySearchFunc(found, candidate, neighbour.compare)
		found = slices.Insert(found, at, candidate)
		found = found[:min(len(found), n)]
	}
	seats := make([]int, len(found))
	for i, f := range found {
		seats[i] = f.seat
	}
	return seats
}
