package seating

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLinePlacesSeats(t *testing.T) {
	c := hall()
	c.Sections[0].Rows[0].Line = &Line{
		From: Point{0, 0}, To: Point{600, 0}, Count: 5, First: 10, Step: -2, Aisles: []int{2}, AisleWidth: 150,
		Except: []Exception{{Number: "4", Absent: true}, {Number: "10", Accessible: true, Note: "near the door"}},
	}
	p := mustCompile(t, c)
	want := []Seat{
		{Number: "10", X: 0, Accessible: true, Note: "near the door"},
		{Number: "8", X: 150},
		{Number: "6", X: 300},
		{Number: "2", X: 600},
	}
	for i, w := range want {
		if got := p.Seat(i); got != w {
			t.Errorf("seat %d is %+v, want %+v", i, got, w)
		}
	}
	for i, parted := range []bool{false, true, true, true} { // the aisle, the absent seat, the end
		if p.aisleAfter[i] != parted {
			t.Errorf("an aisle after seat %d: %v, want %v", i, p.aisleAfter[i], parted)
		}
	}
	if !p.Beside(0, 1) || !p.Beside(1, 0) || p.Beside(1, 2) || p.Beside(2, 3) || p.Beside(3, 4) {
		t.Error("Beside does not follow the aisles")
	}
}

// Seats of an arc stand on one circle, in equal steps, through the middle
// that the rule names, on the side it names.
func TestArcsAreCircles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.Float64Range(-5000, 5000)
		l := &Line{
			From:  Point{coordinate.Draw(t, "x1"), coordinate.Draw(t, "y1")},
			To:    Point{coordinate.Draw(t, "x2"), coordinate.Draw(t, "y2")},
			Count: 1 + 2*rapid.IntRange(1, 30).Draw(t, "half"), First: 1, Step: 1,
		}
		chord := l.From.distance(l.To)
		if chord < 100 {
			t.Skip("too short")
		}
		l.Curve = hundredths(chord / 2 * rapid.Float64Range(-1, 1).Draw(t, "bend"))
		at := l.points()
		if d := at(0).distance(l.From); d > 1e-3 {
			t.Fatalf("the first seat is %v cm from the start", d)
		}
		if d := at(l.Count - 1).distance(l.To); d > 1e-3 {
			t.Fatalf("the last seat is %v cm from the end", d)
		}
		along := l.To.minus(l.From).scaled(1 / chord)
		rightHand := Point{-along.Y, along.X}
		middle := l.From.plus(l.To).scaled(0.5).plus(rightHand.scaled(l.Curve))
		if d := at(l.Count / 2).distance(middle); d > 1e-3 {
			t.Fatalf("the middle seat is %v cm from where the curve puts it", d)
		}
		step := at(0).distance(at(1))
		for i := 1; i < l.Count-1; i++ {
			if d := at(i).distance(at(i + 1)); math.Abs(d-step) > 1e-3 {
				t.Fatalf("step %d is %v cm, the first is %v", i, d, step)
			}
		}
	})
}

func TestSeatsAroundTables(t *testing.T) {
	round := ChartTable{Shape: Round, At: Point{100, 100}, Width: 140, Count: 4}
	want := []Point{{100, 0}, {200, 100}, {100, 200}, {0, 100}}
	for i, p := range round.around() {
		if p.distance(want[i]) > 1e-9 {
			t.Errorf("seat %d of the round table is at %v, want %v", i+1, p, want[i])
		}
	}
	long := ChartTable{Shape: Rectangular, Width: 200, Height: 40, Count: 5}
	want = []Point{{-200. / 3, -50}, {0, -50}, {200. / 3, -50}, {50, 50}, {-50, 50}}
	for i, p := range long.around() {
		if p.distance(want[i]) > 1e-9 {
			t.Errorf("seat %d of the rectangular table is at %v, want %v", i+1, p, want[i])
		}
	}
}

func TestTablesAreRound(t *testing.T) {
	p := mustCompile(t, hall())
	first, _ := p.Index("main/T/1")
	last, _ := p.Index("main/T/5")
	if !p.Beside(last, first) {
		t.Error("the last seat at a table is not beside the first")
	}
	c := hall()
	c.Sections[0].Tables[0].Except = []Exception{{Number: "1", Absent: true}}
	p = mustCompile(t, c)
	second, _ := p.Index("main/T/2")
	last, _ = p.Index("main/T/5")
	if p.Beside(last, second) {
		t.Error("seats on both sides of an absent one are side by side")
	}
}

func TestAislesOfListedSeats(t *testing.T) {
	seats := func(xs ...float64) (all []ChartSeat) {
		for i, x := range xs {
			all = append(all, ChartSeat{Number: string(rune('a' + i)), At: Point{X: x}})
		}
		return all
	}
	cases := []struct {
		name string
		xs   []float64
		want []int // seats with an aisle after them, without the last
	}{
		{"regular", []float64{0, 50, 100, 150}, nil},
		{"an aisle", []float64{0, 50, 100, 200, 250}, []int{2}},
		{"a wheelchair's place", []float64{0, 80, 130, 180}, nil},
		{"wide chairs throughout", []float64{0, 100, 200, 300}, nil},
		{"two seats far apart, by the section's distance", []float64{0, 2000}, []int{0}},
		{"two seats, by the section's distance", []float64{0, 55}, nil},
	}
	for _, test := range cases {
		c := hall()
		c.Sections[0].Rows[0] = ChartRow{ID: "A", Seats: seats(test.xs...)}
		p := mustCompile(t, c)
		var got []int
		for i := range len(test.xs) - 1 {
			if p.aisleAfter[i] {
				got = append(got, i)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: aisles after %v, want %v", test.name, got, test.want)
		}
	}
}
