package seating

import "slices"

// A lone seat is an open seat with no open seat beside it: between taken
// ones, or between a taken one and an aisle or the end of its row. Few people
// buy one, so a sale avoids to leave any.

// lonely counts the seats beside a block that would be left alone by taking
// it, and were not alone before.
func (p *Plan) lonely(b span, open func(i int) bool) (n int) {
	last := p.at(b.first, b.quantity-1)
	left, right := p.before(b.first), p.after(last)
	row := &p.rows[p.rowOf[b.first]]
	if left < 0 && right < 0 || b.quantity == row.Count {
		return 0
	}
	if left == right { // all of a table but one seat
		if open(left) && (open(b.first) || open(last)) {
			return 1
		}
		return 0
	}
	if left >= 0 && open(left) && open(b.first) {
		if beyond := p.before(left); beyond < 0 || !open(beyond) {
			n++
		}
	}
	if right >= 0 && open(right) && open(last) {
		if beyond := p.after(right); beyond < 0 || !open(beyond) {
			n++
		}
	}
	return n
}

// Lone gives the seats that a choice would leave alone without need, and a
// choice of as many seats nearby that would not; both in chart order, and nil
// when the choice is a good one. open tells what is for sale to anybody, the
// choice included.
//
// A seat that was alone before does not count. Nor does the last seat of a
// stretch of open seats: of three, two people leave one wherever they sit.
func (p *Plan) Lone(choice []int, open func(i int) bool) (lone, instead []int) {
	chosen := func(i int) bool { return slices.Contains(choice, i) }
	left := func(i int) bool { return i >= 0 && open(i) && !chosen(i) }
	instead = slices.Clone(choice)
	var seen []int // stretches, by their first seats
	for _, c := range choice {
		if !open(c) {
			continue
		}
		for _, i := range [...]int{p.before(c), p.after(c)} {
			if !left(i) || left(p.before(i)) || left(p.after(i)) || slices.Contains(lone, i) {
				continue
			}
			around := p.around(i, open)
			var taken []int
			for n := range around.length {
				if seat := p.at(around.first, n); chosen(seat) {
					taken = append(taken, seat)
				}
			}
			if around.length-len(taken) == 1 {
				continue
			}
			lone = append(lone, i)
			if !slices.Contains(seen, around.first) {
				seen = append(seen, around.first)
				instead = slices.DeleteFunc(instead, func(s int) bool { return slices.Contains(taken, s) })
				instead = append(instead, p.seatsOf(p.shifted(around, taken, open))...)
			}
		}
	}
	if lone == nil {
		return nil, nil
	}
	slices.Sort(lone)
	slices.Sort(instead)
	return lone, instead
}

// around gives the stretch of open seats that seat i is in.
func (p *Plan) around(i int, open func(i int) bool) (s stretch) {
	p.stretches(int(p.rowOf[i]), open, func(t stretch) {
		for n := range t.length {
			if p.at(t.first, n) == i {
				s = t
			}
		}
	})
	return s
}

// shifted gives the block of a stretch that is as large as what was taken of
// it and leaves no seat alone: of the same zones if there is such a block,
// and the least far away.
func (p *Plan) shifted(s stretch, taken []int, open func(i int) bool) (best span) {
	want := p.sum(span{taken[0], 1})
	zones := make([]int, 0, len(taken))
	for n, i := range taken {
		if n > 0 {
			want = want.plus(p.sum(span{i, 1}))
		}
		zones = append(zones, p.seats[i].Zone)
	}
	slices.Sort(zones)
	best.first = -1
	var bestScore [2]int
	for n := range s.places(len(taken)) {
		b := span{p.at(s.first, n), len(taken)}
		if p.lonely(b, open) > 0 {
			continue
		}
		score := [2]int{0, p.sum(b).away(want)}
		var own []int
		for _, i := range p.seatsOf(b) {
			own = append(own, p.seats[i].Zone)
		}
		if slices.Sort(own); !slices.Equal(own, zones) {
			score[0] = 1
		}
		if best.first < 0 || slices.Compare(score[:], bestScore[:]) < 0 {
			best, bestScore = b, score
		}
	}
	return best
}

// away is how far apart two blocks of the same size are, in hundredths of a
// cm for each seat.
func (a sums) away(b sums) int {
	dx, dy := a.x-b.x, a.y-b.y
	return max(dx, -dx) + max(dy, -dy)
}
