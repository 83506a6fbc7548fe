package inventory

import (
	"cmp"
	"slices"
)

// places is a set of seats and a number of places in some standing areas.
// Both lists are ascending, a seat or area is named once, and no quantity is
// zero, so equal sets are equal lists. Values are never changed once made.
type places struct {
	seats []uint32
	areas []AreaPlaces
}

func (p places) count() int {
	n := len(p.seats)
	for _, a := range p.areas {
		n += int(a.Quantity)
	}
	return n
}

func (p places) empty() bool { return len(p.seats) == 0 && len(p.areas) == 0 }

func (p places) equal(q places) bool {
	return slices.Equal(p.seats, q.seats) && slices.Equal(p.areas, q.areas)
}

// ordered reports whether p is as the type promises.
func (p places) ordered() bool {
	for i := 1; i < len(p.seats); i++ {
		if p.seats[i-1] >= p.seats[i] {
			return false
		}
	}
	for i, a := range p.areas {
		if a.Quantity == 0 || i > 0 && p.areas[i-1].Area >= a.Area {
			return false
		}
	}
	return true
}

// plus gives p with q added, and false when they have a seat in common.
func (p places) plus(q places) (sum places, ok bool) {
	sum.seats = slices.Concat(p.seats, q.seats)
	slices.Sort(sum.seats)
	sum.areas = slices.Clone(p.areas)
	for _, a := range q.areas {
		i, found := slices.BinarySearchFunc(sum.areas, a, byArea)
		if found {
			sum.areas[i].Quantity += a.Quantity
		} else {
			sum.areas = slices.Insert(sum.areas, i, a)
		}
	}
	return sum, sum.ordered()
}

// minus gives p without q, and false when q is not all in p.
func (p places) minus(q places) (rest places, ok bool) {
	rest.seats = make([]uint32, 0, max(0, len(p.seats)-len(q.seats)))
	for _, s := range p.seats {
		if !q.hasSeat(s) {
			rest.seats = append(rest.seats, s)
		}
	}
	if len(rest.seats) != len(p.seats)-len(q.seats) {
		return places{}, false
	}
	for _, a := range p.areas {
		if taken := q.in(a.Area); taken > a.Quantity {
			return places{}, false
		} else if taken < a.Quantity {
			rest.areas = append(rest.areas, AreaPlaces{a.Area, a.Quantity - taken})
		}
	}
	for _, a := range q.areas {
		if p.in(a.Area) == 0 {
			return places{}, false
		}
	}
	return rest, true
}

func (p places) hasSeat(seat uint32) bool {
	_, found := slices.BinarySearch(p.seats, seat)
	return found
}

// in gives the number of places in one standing area.
func (p places) in(area uint32) uint32 {
	i, found := slices.BinarySearchFunc(p.areas, AreaPlaces{Area: area}, byArea)
	if !found {
		return 0
	}
	return p.areas[i].Quantity
}

func byArea(a, b AreaPlaces) int { return cmp.Compare(a.Area, b.Area) }
