package seating

import (
	"cmp"
	"math"
	"slices"
)

// inStandingOrder puts the seats of a row in the order in which they stand,
// where the file has them in another, such as 1, 10, 11, 2. The order of the
// file stays where it parts fewer neighbours, or is as short a walk: it may go
// around a bend or a table.
func inStandingOrder(seats []ChartSeat) {
	along := direction(seats)
	standing := slices.Clone(seats)
	slices.SortStableFunc(standing, func(a, b ChartSeat) int {
		return cmp.Compare(a.At.X*along.X+a.At.Y*along.Y, b.At.X*along.X+b.At.Y*along.Y)
	})
	gaps, standingGaps := partings(seats), partings(standing)
	if standingGaps < gaps || standingGaps == gaps && walk(standing) < walk(seats)*0.99 {
		copy(seats, standing)
	}
}

// partings counts the places where a row in this order has an aisle.
func partings(seats []ChartSeat) (n int) {
	l := lineup{seats: seats, gapAfter: make([]bool, len(seats))}
	l.findAisles(median(l.distances()))
	for _, gap := range l.gapAfter {
		if gap {
			n++
		}
	}
	return n
}

// direction gives the way in which the seats reach farthest (their principal
// axis), turned to go with the order they are in.
func direction(seats []ChartSeat) Point {
	var middle Point
	for _, s := range seats {
		middle = middle.plus(s.At.scaled(1 / float64(len(seats))))
	}
	var xx, xy, yy float64
	for _, s := range seats {
		d := s.At.minus(middle)
		xx, xy, yy = xx+d.X*d.X, xy+d.X*d.Y, yy+d.Y*d.Y
	}
	sin, cos := math.Sincos(math.Atan2(2*xy, xx-yy) / 2)
	trend := 0.0
	for i, s := range seats {
		trend += (float64(i) - float64(len(seats)-1)/2) * (s.At.X*cos + s.At.Y*sin)
	}
	if trend < 0 {
		return Point{-cos, -sin}
	}
	return Point{cos, sin}
}

func walk(seats []ChartSeat) (length float64) {
	for i := range max(len(seats)-1, 0) {
		length += seats[i].At.distance(seats[i+1].At)
	}
	return length
}

// chair is the distance between the middles of two chairs, in cm.
const chair = 50

// tooClose and tooFar are distances, in cm, at which chairs do not stand: a
// file that says so was drawn to another scale.
const (
	tooClose = 10
	tooFar   = 150
)
