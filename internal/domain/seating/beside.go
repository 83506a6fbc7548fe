package seating

// Beside reports whether b is the seat next to a in the same row with no
// aisle between them.
func (p *Plan) Beside(a, b int) bool { return p.after(a) == b || p.before(a) == b }

// after gives the seat beside i in the order of its row, or -1.
func (p *Plan) after(i int) int {
	if p.aisleAfter[i] {
		return -1
	}
	r := &p.rows[p.rowOf[i]]
	if i+1 < r.First+r.Count {
		return i + 1
	}
	return r.First // only at a table is the last seat beside the first
}

// before gives the seat beside i against the order of its row, or -1.
func (p *Plan) before(i int) int {
	r := &p.rows[p.rowOf[i]]
	j := i - 1
	if i == r.First {
		j = r.First + r.Count - 1
	}
	if p.aisleAfter[j] {
		return -1
	}
	return j
}

// stretch is seats side by side that would all do, as many as there are: what
// is beyond either end would not, or lies across an aisle.
type stretch struct {
	row    int
	first  int
	length int
	ring   bool // it is a whole table, so it begins anywhere
}

// stretches yields those of a row, or of a table around its end.
func (p *Plan) stretches(r int, usable func(i int) bool, yield func(stretch)) {
	row := &p.rows[r]
	end := row.First + row.Count
	from := row.First
	if !p.aisleAfter[end-1] { // a table: begin after a seat where it is broken
		for from < end && usable(from) && !p.aisleAfter[from] {
			from++
		}
		if from == end {
			yield(stretch{r, row.First, row.Count, true})
			return
		}
		from++
	}
	s := stretch{row: r}
	for step := range row.Count {
		i := from + step
		if i >= end {
			i -= row.Count
		}
		ok := usable(i)
		if ok {
			if s.length == 0 {
				s.first = i
			}
			s.length++
		}
		if s.length > 0 && (!ok || p.aisleAfter[i] || step == row.Count-1) {
			yield(s)
			s.length = 0
		}
	}
}

// places is how many blocks of that many seats a stretch has room for.
func (s stretch) places(quantity int) int {
	switch {
	case s.length < quantity:
		return 0
	case s.ring && s.length > quantity:
		return s.length
	}
	return s.length - quantity + 1
}

// span is seats side by side: quantity of them from first on.
type span struct{ first, quantity int }

// at gives the seat that many places from first on, around a table's end.
func (p *Plan) at(first, steps int) int {
	row := &p.rows[p.rowOf[first]]
	if i := first + steps; i < row.First+row.Count {
		return i
	}
	return first + steps - row.Count
}

func (p *Plan) seatsOf(b span) []int {
	seats := make([]int, b.quantity)
	for n := range seats {
		seats[n] = p.at(b.first, n)
	}
	return seats
}

// sums is what the seats before one in chart order add up to. They are whole
// numbers, so that the sum of a block is an exact difference.
type sums struct {
	distance   int // hundredths of a cm from the focal point
	x, y       int // hundredths of a cm
	scarce     int // accessible and companion seats
	accessible int
}

func (a sums) minus(b sums) sums {
	return sums{a.distance - b.distance, a.x - b.x, a.y - b.y, a.scarce - b.scarce, a.accessible - b.accessible}
}

func (a sums) plus(b sums) sums {
	return sums{a.distance + b.distance, a.x + b.x, a.y + b.y, a.scarce + b.scarce, a.accessible + b.accessible}
}

// sum adds up the seats of a block.
func (p *Plan) sum(b span) sums {
	row := &p.rows[p.rowOf[b.first]]
	last, end := b.first+b.quantity, row.First+row.Count
	if last <= end {
		return p.until[last].minus(p.until[b.first])
	}
	return p.until[end].minus(p.until[b.first]).plus(p.until[last-row.Count].minus(p.until[row.First]))
}
