package seating

import (
	"math"
	"strconv"
)

// RowKind says what a row of a [Plan] is.
type RowKind uint8

// The kinds of rows.
const (
	KindRow RowKind = iota
	KindTable
	KindBox
)

func (k RowKind) String() string { return [...]string{"row", "table", "box"}[k] }

// MarshalText gives the kind's word.
func (k RowKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// seatGap is the distance between a table's edge and the middle of a seat at
// it, in cm.
const seatGap = 30

// lineup is a row, a table or a box with its seats placed.
type lineup struct {
	kind     RowKind
	id, name string
	zone     string
	seats    []ChartSeat
	gapAfter []bool // an aisle, or an absent seat, parts seat i from the next; for a table the last from the first
	outline  []Point
	table    *ChartTable
}

// place gives the row with its seats where they stand.
func (r *ChartRow) place() lineup {
	l := lineup{kind: KindRow, id: r.ID, name: r.Name, zone: r.Zone}
	l.fill(r.Line, r.Seats)
	return l
}

func (b *ChartBox) place() lineup {
	l := lineup{kind: KindBox, id: b.ID, name: b.Name, zone: b.Zone, outline: b.Outline}
	l.fill(b.Line, b.Seats)
	return l
}

func (t *ChartTable) place() lineup {
	l := lineup{kind: KindTable, id: t.ID, name: t.Name, zone: t.Zone, table: t}
	if len(t.Seats) > 0 {
		l.seats, l.gapAfter = t.Seats, make([]bool, len(t.Seats))
		return l
	}
	points := t.around()
	l.numbered(len(points), 1, 1, func(i int) Point { return points[i] }, nil, t.Except)
	return l
}

func (l *lineup) fill(line *Line, seats []ChartSeat) {
	if line == nil {
		l.seats, l.gapAfter = seats, make([]bool, len(seats))
		return
	}
	aisleAfter := make([]bool, line.Count)
	for _, after := range line.Aisles {
		aisleAfter[after-1] = true
	}
	l.numbered(line.Count, line.First, line.Step, line.points(), aisleAfter, line.Except)
}

// numbered fills l with count seats by rule.
func (l *lineup) numbered(count, first, step int, at func(i int) Point, aisleAfter []bool, except []Exception) {
	exceptions := make(map[string]*Exception, len(except))
	for i := range except {
		exceptions[except[i].Number] = &except[i]
	}
	l.seats, l.gapAfter = make([]ChartSeat, 0, count), make([]bool, 0, count)
	part := func() {
		if n := len(l.gapAfter); n > 0 {
			l.gapAfter[n-1] = true
		}
	}
	leading := false // the places before the first seat are absent
	for i := range count {
		number := strconv.Itoa(first + i*step)
		seat := ChartSeat{Number: number, At: at(i).rounded()}
		if e := exceptions[number]; e != nil {
			if e.Absent {
				leading = leading || len(l.seats) == 0
				part()
				continue
			}
			seat.Zone, seat.Accessible, seat.Companion = e.Zone, e.Accessible, e.Companion
			seat.Note, seat.ExternalID = e.Note, e.ExternalID
		}
		l.seats = append(l.seats, seat)
		l.gapAfter = append(l.gapAfter, aisleAfter != nil && aisleAfter[i])
	}
	if leading {
		part()
	}
}

// arc gives the radius of the line's arc and half the angle it spans: over
// the chord from From to To, its middle Curve away. Curve must not be 0.
func (n *Line) arc() (radius, half float64) {
	chord, h := n.From.distance(n.To), math.Abs(n.Curve)
	return (chord*chord/4 + h*h) / (2 * h), 2 * math.Atan2(h, chord/2)
}

// length gives the distance from From to To along the line.
func (n *Line) length() float64 {
	if n.Curve == 0 {
		return n.From.distance(n.To)
	}
	radius, half := n.arc()
	return 2 * half * radius
}

// path gives where on the page a distance along the line leads.
func (n *Line) path() func(s float64) Point {
	chord := n.To.minus(n.From)
	ahead := chord.scaled(1 / chord.length())
	if n.Curve == 0 {
		return func(s float64) Point { return n.From.plus(ahead.scaled(s)) }
	}
	radius, half := n.arc()
	side := Point{-ahead.Y, ahead.X}.scaled(math.Copysign(1, n.Curve))
	top := n.From.plus(n.To).scaled(0.5).plus(side.scaled(math.Abs(n.Curve)))
	// From the middle of the arc rather than from its centre, which a flat
	// arc has too far away to reckon with.
	return func(s float64) Point {
		angle := s/radius - half
		drop := math.Sin(angle / 2)
		return top.plus(ahead.scaled(radius * math.Sin(angle))).minus(side.scaled(2 * radius * drop * drop))
	}
}

// points gives where the places of the line are. The line must have passed
// its checks.
func (n *Line) points() func(i int) Point {
	if n.Count == 1 {
		return func(int) Point { return n.From }
	}
	along := n.path()
	spacing, aisle := n.spacing(n.length())
	before := make([]float64, n.Count) // distance along the line
	next := 0
	for i := 1; i < n.Count; i++ {
		step := spacing
		if next < len(n.Aisles) && n.Aisles[next] == i {
			step = aisle
			next++
		}
		before[i] = before[i-1] + step
	}
	return func(i int) Point { return along(before[i]) }
}

// spacing gives the distance between seats, and across an aisle, on a line
// of the given length.
func (n *Line) spacing(length float64) (seat, aisle float64) {
	gaps, aisles := n.Count-1, len(n.Aisles)
	if aisles == gaps {
		return 0, length / float64(max(gaps, 1))
	}
	return (length - float64(aisles)*n.AisleWidth) / float64(gaps-aisles), n.AisleWidth
}

// around gives the places around a table that says only how many there are,
// clockwise from the top.
func (t *ChartTable) around() []Point {
	points := make([]Point, t.Count)
	if t.Shape == Round {
		for i := range points {
			angle := t.Rotation + 360*float64(i)/float64(t.Count)
			points[i] = t.At.plus(Point{0, -t.Width/2 - seatGap}.turned(angle))
		}
		return points
	}
	top := (t.Count + 1) / 2
	for i := range points {
		onSide, place, y := top, i, -t.Height/2-seatGap
		if i >= top {
			onSide = t.Count - top
			place, y = t.Count-1-i, t.Height/2+seatGap
		}
		x := t.Width * ((float64(place)+0.5)/float64(onSide) - 0.5)
		points[i] = t.At.plus(Point{x, y}.turned(t.Rotation))
	}
	return points
}
