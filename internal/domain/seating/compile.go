package seating

import (
	"cmp"
	"math"
	"slices"
)

// palette colours zones that have no colour of their own. Neighbours in it
// stay apart for people who see red and green alike.
var palette = [...]string{
	"#1d4ed8", "#d97706", "#0f766e", "#a21caf", "#b91c1c", "#4d7c0f",
	"#0891b2", "#7c3aed", "#be185d", "#a16207", "#0369a1", "#57534e",
}

// Compile makes the chart ready for sale. It returns ErrChartInvalid with
// every fault that [Chart.Check] finds. The chart may be changed afterwards:
// the plan keeps its own.
func Compile(c *Chart) (*Plan, error) {
	if err := c.Check().Err(); err != nil {
		return nil, err
	}
	c = c.normal()
	p := &Plan{
		chart: c, hash: c.Hash(),
		labelIndex: map[string]int32{}, zoneIndex: map[string]int{}, areaIndex: map[string]int{},
	}
	for i, z := range c.Zones {
		z.Name = cmp.Or(z.Name, z.ID)
		z.Colour = cmp.Or(z.Colour, palette[i%len(palette)])
		p.zones = append(p.zones, z)
		p.zoneIndex[z.ID] = i
	}
	floors := map[string]int{"": -1}
	for i, f := range c.Floors {
		f.Name = cmp.Or(f.Name, f.ID)
		p.floors = append(p.floors, f)
		floors[f.ID] = i
	}
	for i := range c.Sections {
		p.addSection(&c.Sections[i], floors)
	}
	for i, a := range c.Areas {
		p.areas = append(p.areas, Area{
			ID: a.ID, Name: cmp.Or(a.Name, a.ID), Zone: p.zoneIndex[a.Zone], Floor: floors[a.Floor],
			Capacity: a.Capacity, Outline: a.Outline,
		})
		p.areaIndex[a.ID] = i
	}
	p.findFront()
	return p, nil
}

func (p *Plan) addSection(s *ChartSection, floors map[string]int) {
	index := len(p.sections)
	section := Section{
		ID: s.ID, Name: cmp.Or(s.Name, s.ID), Floor: floors[s.Floor], Outline: s.Outline,
		FirstRow: len(p.rows), First: len(p.seats),
	}
	var lineups []lineup
	for i := range s.Rows {
		lineups = append(lineups, s.Rows[i].place())
	}
	usual := usualDistance(lineups)
	for i := range lineups {
		if s.Rows[i].Line == nil {
			lineups[i].findAisles(usual)
		}
	}
	for i := range s.Tables {
		lineups = append(lineups, s.Tables[i].place())
	}
	for i := range s.Boxes {
		lineups = append(lineups, s.Boxes[i].place())
	}
	for _, l := range lineups {
		p.addRow(index, s, l)
	}
	section.RowCount, section.Count = len(p.rows)-section.FirstRow, len(p.seats)-section.First
	p.sections = append(p.sections, section)
}

func (p *Plan) addRow(section int, s *ChartSection, l lineup) {
	row := Row{Section: section, ID: l.id, Name: l.name, Kind: l.kind, First: len(p.seats), Count: len(l.seats)}
	for i, seat := range l.seats {
		p.labels = append(p.labels, s.ID+labelSeparator+l.id+labelSeparator+seat.Number)
		p.labelIndex[p.labels[len(p.seats)]] = int32(len(p.seats))
		p.seats = append(p.seats, Seat{
			Section: section, Row: len(p.rows), Number: seat.Number,
			Zone: p.zoneIndex[cmp.Or(seat.Zone, l.zone, s.Zone)],
			X:    seat.At.X, Y: seat.At.Y,
			Accessible: seat.Accessible, Companion: seat.Companion,
			Note: seat.Note, ExternalID: seat.ExternalID,
		})
		last := i == len(l.seats)-1
		p.rowOf = append(p.rowOf, int32(len(p.rows)))
		p.aisleAfter = append(p.aisleAfter, l.gapAfter[i] || last && (l.kind != KindTable || i == 0))
	}
	p.rows = append(p.rows, row)
}

// aisleFactor: seats that stand this many times the usual distance apart have
// an aisle between them. A wheelchair's place or a wide arm is below it, a
// missing seat or a stair above.
const aisleFactor = 1.75

// fewGaps is how many distances make a usual one.
const fewGaps = 3

// findAisles finds the aisles of a row whose seats are listed one by one: the
// row's own usual distance decides, or the section's where the row is short.
func (l *lineup) findAisles(usual float64) {
	if own := l.distances(); len(own) >= fewGaps {
		usual = median(own)
	}
	if usual == 0 {
		return
	}
	for i := range len(l.seats) - 1 {
		if l.seats[i].At.distance(l.seats[i+1].At) > aisleFactor*usual {
			l.gapAfter[i] = true
		}
	}
}

func (l *lineup) distances() []float64 {
	var all []float64
	for i := range max(len(l.seats)-1, 0) {
		all = append(all, l.seats[i].At.distance(l.seats[i+1].At))
	}
	return all
}

func usualDistance(lineups []lineup) float64 {
	var all []float64
	for i := range lineups {
		all = append(all, lineups[i].distances()...)
	}
	return median(all)
}

// median gives the middle of all, which it sorts; 0 of nothing.
func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// findFront measures every seat from the focal point and puts the rows in the
// order in which they can hold the best seats.
func (p *Plan) findFront() {
	p.focal = p.focalPoint()
	p.until = make([]sums, len(p.seats)+1)
	for i, s := range p.seats {
		p.until[i+1] = p.until[i].plus(p.measure(s))
	}
	var pitches []float64
	for r, row := range p.rows {
		front := frontRow{row: r, nearest: math.MaxInt}
		zone := p.seats[row.First].Zone
		for i := row.First; i < row.First+row.Count; i++ {
			front.nearest = min(front.nearest, p.sum(span{i, 1}).distance)
			front.middle = front.middle.plus(Point{p.seats[i].X, p.seats[i].Y})
			if p.seats[i].Zone != zone {
				zone = mixed
			}
			if next := p.after(i); next >= 0 {
				pitches = append(pitches, math.Hypot(p.seats[i].X-p.seats[next].X, p.seats[i].Y-p.seats[next].Y))
			}
		}
		front.middle = front.middle.scaled(1 / float64(row.Count))
		p.frontRows, p.zoneOf = append(p.frontRows, front), append(p.zoneOf, zone)
	}
	slices.SortFunc(p.frontRows, func(a, b frontRow) int {
		return cmp.Or(cmp.Compare(a.nearest, b.nearest), cmp.Compare(a.row, b.row))
	})
	p.pitch = median(pitches)
	p.band = max(int(math.Round(100*p.pitch)), 1)
}

// measure gives what one seat adds to the sums of its block.
func (p *Plan) measure(s Seat) (m sums) {
	m.distance = int(math.Round(100 * p.focal.distance(Point{s.X, s.Y})))
	m.x, m.y = int(math.Round(s.X*100)), int(math.Round(s.Y*100))
	if s.Accessible {
		m.accessible = 1
	}
	if s.Accessible || s.Companion {
		m.scarce = 1
	}
	return m
}

// focalPoint gives the chart's own, or the middle of the upper edge of
// everything: most charts are drawn with the stage at the top.
func (p *Plan) focalPoint() Point {
	if p.chart.FocalPoint != nil {
		return *p.chart.FocalPoint
	}
	low, high := p.bounds()
	return Point{(low.X + high.X) / 2, low.Y}
}

// bounds gives the corners of the smallest upright rectangle around all seats
// and areas.
func (p *Plan) bounds() (low, high Point) {
	low, high = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	include := func(q Point) {
		low = Point{min(low.X, q.X), min(low.Y, q.Y)}
		high = Point{max(high.X, q.X), max(high.Y, q.Y)}
	}
	for _, s := range p.seats {
		include(Point{s.X, s.Y})
	}
	for _, a := range p.areas {
		for _, q := range a.Outline {
			include(q)
		}
	}
	if low.X > high.X {
		return Point{}, Point{}
	}
	return low, high
}
