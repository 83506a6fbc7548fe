package seating

import (
	"fmt"
	"math"
	"strconv"
)

func (k *checker) section(at string, s *ChartSection) {
	k.text(at+".name", s.Name, MaxName)
	k.floor(at+".floor", s.Floor)
	if s.Zone != "" {
		k.zone(at+".zone", s.Zone)
	}
	k.outline(at+".outline", s.Outline)
	before := k.seats
	ids := k.ids() // rows, tables and boxes share the middle part of a label
	places := map[Point]bool{}
	for i := range s.Rows {
		r := &s.Rows[i]
		where := fmt.Sprintf("%s.rows[%d]", at, i)
		ids.id(where, r.ID)
		k.text(where+".name", r.Name, MaxName)
		if k.lineOrSeats(where, r.Line, r.Seats) {
			k.seated(where, s, r.place(), r.Line != nil, places)
		}
	}
	for i := range s.Tables {
		t := &s.Tables[i]
		where := fmt.Sprintf("%s.tables[%d]", at, i)
		ids.id(where, t.ID)
		k.text(where+".name", t.Name, MaxName)
		if k.table(where, t) {
			k.seated(where, s, t.place(), len(t.Seats) == 0, places)
		}
	}
	for i := range s.Boxes {
		b := &s.Boxes[i]
		where := fmt.Sprintf("%s.boxes[%d]", at, i)
		ids.id(where, b.ID)
		k.text(where+".name", b.Name, MaxName)
		k.outline(where+".outline", b.Outline)
		if k.lineOrSeats(where, b.Line, b.Seats) {
			k.seated(where, s, b.place(), b.Line != nil, places)
		}
	}
	if k.seats == before {
		k.report.warn(at, "has no seats")
	}
}

// room counts seats and reports whether the chart may still have them. What
// is over the limit is never placed: rules could make any number of seats.
func (k *checker) room(seats int) bool {
	k.seats += seats
	return k.seats <= MaxSeats
}

// lineOrSeats reports whether the seats of a row or a box can be placed.
func (k *checker) lineOrSeats(at string, line *Line, seats []ChartSeat) bool {
	switch {
	case line == nil && len(seats) == 0:
		k.report.fault(at, "has neither seats nor a line: list its seats, or say where the line runs and how many stand on it")
		return false
	case line != nil && len(seats) > 0:
		k.report.fault(at, "has both a line and seats: use one of them; what is special about single seats of a line goes into its except")
		return false
	case line == nil:
		return k.room(len(seats))
	}
	return k.line(at+".line", line) && k.room(line.Count)
}

func (k *checker) line(at string, n *Line) bool {
	before := k.report.total()
	k.point(at+".from", n.From)
	k.point(at+".to", n.To)
	if !k.places(at+".count", n.Count) {
		return false
	}
	if n.First < 0 || n.First > MaxSeats {
		k.report.fault(at+".first", "is %d: the first number is from 1 to %d", n.First, MaxSeats)
	}
	if n.Step < -100 || n.Step > 100 {
		k.report.fault(at+".step", "is %d: numbers go on by at most 100, and not by 0", n.Step)
	}
	if last := n.First + (n.Count-1)*n.Step; last < 0 {
		k.report.fault(at+".step", "counts down to %d: no number may be below 0", last)
	}
	for i, after := range n.Aisles {
		if after < 1 || after >= n.Count || i > 0 && after <= n.Aisles[i-1] {
			k.report.fault(fmt.Sprintf("%s.aisles[%d]", at, i),
				"is %d: say after how many places each aisle runs, counting up from 1 to %d", after, n.Count-1)
		}
	}
	if len(n.Aisles) > 0 {
		k.size(at+".aisle_width", n.AisleWidth)
	}
	chord := n.From.distance(n.To)
	switch {
	case k.report.total() > before:
		return false
	case math.Abs(n.Curve) > chord/2 || math.IsNaN(n.Curve):
		k.report.fault(at+".curve", "is %v: the middle can be at most half as far from the straight line as its ends are apart", n.Curve)
	case n.Count > 1 && chord == 0:
		k.report.fault(at+".to", "is where from is, so %d seats would stand in one place", n.Count)
	case n.Count > 1+len(n.Aisles) && n.tight():
		k.report.fault(at, "is too short for its seats and aisles")
	}
	k.exceptions(at+".except", n.Except, func(number int) bool {
		steps := (number - n.First) / n.Step
		return n.First+steps*n.Step == number && steps >= 0 && steps < n.Count
	})
	return k.report.total() == before
}

// tight reports whether the aisles leave less than 1 cm between seats.
func (n *Line) tight() bool {
	seat, _ := n.spacing(n.length())
	return !(seat >= 1)
}

func (k *checker) table(at string, t *ChartTable) bool {
	before := k.report.total()
	k.point(at+".at", t.At)
	k.size(at+".width", t.Width)
	k.angle(at+".rotation", t.Rotation)
	switch t.Shape {
	case Round:
	case Rectangular:
		k.size(at+".height", t.Height)
	default:
		k.report.fault(at+".shape", "is %q: use round or rectangular", clip(string(t.Shape)))
	}
	switch {
	case len(t.Seats) > 0 && (t.Count != 0 || len(t.Except) > 0):
		k.report.fault(at, "has both seats and a count: use one of them")
	case len(t.Seats) == 0:
		if k.places(at+".count", t.Count) {
			k.exceptions(at+".except", t.Except, func(number int) bool { return number >= 1 && number <= t.Count })
		}
	}
	return k.report.total() == before && k.room(max(t.Count, len(t.Seats)))
}

// places checks how many places a rule makes.
func (k *checker) places(at string, count int) bool {
	if count < 1 || count > MaxSeats {
		k.report.fault(at, "is %d: say how many seats there are", count)
		return false
	}
	return true
}

func (k *checker) exceptions(at string, except []Exception, exists func(number int) bool) {
	seen := map[string]bool{}
	for i, e := range except {
		where := fmt.Sprintf("%s[%d]", at, i)
		if seen[e.Number] {
			k.report.fault(where+".number", "is %q for the second time", clip(e.Number))
		}
		seen[e.Number] = true
		if number, err := strconv.Atoi(e.Number); err != nil || strconv.Itoa(number) != e.Number || !exists(number) {
			k.report.fault(where+".number", "is %q, which is not a number of this row", clip(e.Number))
		}
		if e.Absent && e != (Exception{Number: e.Number, Absent: true}) {
			k.report.fault(where, "says something about a seat that is absent")
		}
	}
}

// seated checks the seats of one row, table or box. Where a rule placed them
// they have no path of their own.
func (k *checker) seated(at string, s *ChartSection, l lineup, byRule bool, places map[Point]bool) {
	if len(l.seats) == 0 {
		k.report.fault(at, "has no seat left: every place is absent")
	}
	if l.zone != "" {
		k.zone(at+".zone", l.zone)
	}
	numbers := make(map[string]int, len(l.seats))
	for i := range l.seats {
		seat := &l.seats[i]
		blame := func(member, format string, args ...any) {
			where := fmt.Sprintf("%s.seats[%d]", at, i)
			if byRule {
				where = fmt.Sprintf("%s, seat %s", at, seat.Number)
			}
			k.report.fault(where+member, format, args...)
		}
		k.seat(seat, blame)
		if first, taken := numbers[seat.Number]; taken {
			blame(".number", "is %q, as that of seats[%d]: give each seat its own", clip(seat.Number), first)
		}
		numbers[seat.Number] = i
		if seat.Zone == "" && l.zone == "" && s.Zone == "" {
			blame(".zone", "is missing, and neither the row nor the section names one")
		}
		if places[seat.At] {
			k.report.warnOnce(at, "a seat stands exactly where another of its section stands")
		}
		places[seat.At] = true
	}
}

func (k *checker) seat(seat *ChartSeat, blame func(member, format string, args ...any)) {
	if why := labelFault(seat.Number); why != "" {
		blame(".number", "%s", why)
	}
	if !placeable(seat.At.X) || !placeable(seat.At.Y) {
		blame(".at", "is not a place: both coordinates must be numbers from -%d to %d", int(MaxCoordinate), int(MaxCoordinate))
	}
	if seat.Zone != "" && !k.zones[seat.Zone] {
		blame(".zone", "is %q, which is not the id of one of the zones", clip(seat.Zone))
	}
	if why := textFault(seat.Note, MaxText); why != "" {
		blame(".note", "%s", why)
	}
	if why := textFault(seat.ExternalID, MaxText); why != "" {
		blame(".external_id", "%s", why)
	}
	if seat.Accessible && seat.Companion {
		blame("", "is both accessible and companion: a place is for a wheelchair or for who comes along")
	}
}
