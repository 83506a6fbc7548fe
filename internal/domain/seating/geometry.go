package seating

import (
	"fmt"
	"math"
	"strconv"

	"github.com/go-json-experiment/json"
)

// GeometryFormat is the value of the member "format" of a plan's geometry.
const GeometryFormat = "frontrow.geometry/1"

// geometry is what a page needs to draw a plan and to name its seats, made
// small: one column for each attribute, in chart order. The members are
// described in docs/chart-format.md.
type geometry struct {
	Format   string            `json:"format"`
	Hash     Hash              `json:"hash"`
	Name     string            `json:"name"`
	Bounds   [4]int            `json:"bounds"`
	Focal    [2]int            `json:"focal_point"`
	Pitch    int               `json:"pitch"`
	Zones    []Zone            `json:"zones"`
	Floors   []Floor           `json:"floors"`
	Sections []geometrySection `json:"sections"`
	Rows     geometryRows      `json:"rows"`
	Seats    geometrySeats     `json:"seats"`
	Areas    []geometryArea    `json:"areas"`
	Tables   []geometryTable   `json:"tables,omitempty"`
	Shapes   []Shape           `json:"shapes"`
}

type geometrySection struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Floor   int     `json:"floor"`
	Rows    int     `json:"rows"`
	Outline []Point `json:"outline,omitempty"`
}

type geometryRows struct {
	ID      []string            `json:"id"`
	Name    map[string]string   `json:"name,omitempty"` // by index of the row
	Kind    string              `json:"kind"`           // VLQ: kind and how many rows in a run have it
	Count   string              `json:"count"`          // VLQ
	First   string              `json:"first"`          // VLQ: number of the first seat
	Step    string              `json:"step"`           // VLQ: from one number to the next; 0 when the numbers are listed
	Numbers map[string][]string `json:"numbers,omitempty"`
	Outline map[string][]Point  `json:"outline,omitempty"` // of boxes
}

type geometrySeats struct {
	Count      int               `json:"count"`
	X          string            `json:"x"`          // VLQ, see coordinates
	Y          string            `json:"y"`          // VLQ
	Zone       string            `json:"zone"`       // VLQ: zone and how many seats in a run have it
	Aisle      string            `json:"aisle"`      // VLQ: steps from one such seat to the next
	Accessible string            `json:"accessible"` // VLQ: likewise
	Companion  string            `json:"companion"`  // VLQ: likewise
	Note       map[string]string `json:"note,omitempty"`
}

type geometryArea struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"`
	Zone     int     `json:"zone"`
	Floor    int     `json:"floor"`
	Capacity int     `json:"capacity"`
	Outline  []Point `json:"outline,omitempty"`
}

type geometryTable struct {
	Row      int        `json:"row"`
	Shape    TableShape `json:"shape"`
	At       Point      `json:"at"`
	Width    float64    `json:"width"`
	Height   float64    `json:"height,omitzero"`
	Rotation float64    `json:"rotation,omitzero"`
}

// Geometry gives the plan as JSON for pages that draw it. It depends on
// nothing but the chart, so it may be cached for ever under the chart's hash.
func (p *Plan) Geometry() []byte {
	low, high := p.extent()
	g := geometry{
		Format: GeometryFormat, Hash: p.hash, Name: p.Name(),
		Bounds: [4]int{cm(low.X), cm(low.Y), cm(high.X), cm(high.Y)},
		Focal:  [2]int{cm(p.focal.X), cm(p.focal.Y)}, Pitch: cm(p.pitch),
		Zones: p.zones, Floors: p.floors, Shapes: p.chart.Shapes,
		Rows: p.rowColumns(), Seats: p.seatColumns(),
	}
	for i, s := range p.sections {
		g.Sections = append(g.Sections, geometrySection{s.ID, s.Name, s.Floor, s.RowCount, s.Outline})
		for j, t := range p.chart.Sections[i].Tables {
			row := s.FirstRow + len(p.chart.Sections[i].Rows) + j
			g.Tables = append(g.Tables, geometryTable{row, t.Shape, t.At, t.Width, t.Height, t.Rotation})
		}
	}
	for _, a := range p.areas {
		g.Areas = append(g.Areas, geometryArea{a.ID, a.Name, a.Zone, a.Floor, a.Capacity, a.Outline})
	}
	data, err := json.Marshal(g, json.Deterministic(true))
	if err != nil { // a compiled chart holds nothing that JSON cannot say
		panic(fmt.Sprintf("seating: geometry: %v", err))
	}
	return data
}

func (p *Plan) rowColumns() geometryRows {
	g := geometryRows{
		ID: []string{}, Name: map[string]string{}, Numbers: map[string][]string{}, Outline: map[string][]Point{},
	}
	var kind, count, first, step []byte
	kinds := runs{}
	for i, r := range p.rows {
		key := strconv.Itoa(i)
		g.ID = append(g.ID, r.ID)
		if r.Name != "" {
			g.Name[key] = r.Name
		}
		kind = kinds.add(kind, int(r.Kind))
		count = appendVLQ(count, r.Count)
		start, by, regular := p.numbering(r)
		if !regular {
			for i := r.First; i < r.First+r.Count; i++ {
				g.Numbers[key] = append(g.Numbers[key], p.seats[i].Number)
			}
		}
		first, step = appendVLQ(first, start), appendVLQ(step, by)
	}
	for i, s := range p.sections {
		boxes := p.chart.Sections[i].Boxes
		for j, b := range boxes {
			if len(b.Outline) > 0 {
				g.Outline[strconv.Itoa(s.FirstRow+s.RowCount-len(boxes)+j)] = b.Outline
			}
		}
	}
	g.Kind, g.Count, g.First, g.Step = string(kinds.end(kind)), string(count), string(first), string(step)
	return g
}

// largestNumber keeps a rule's numbers within what any reader of VLQ can hold;
// larger ones are listed.
const largestNumber = 1_000_000

// numbering finds the rule of a row's numbers. A row of one seat goes on by 1.
func (p *Plan) numbering(r Row) (first, step int, regular bool) {
	step = 1
	for i := range r.Count {
		number := p.seats[r.First+i].Number
		n, err := strconv.Atoi(number)
		if err != nil || n < 0 || n > largestNumber || strconv.Itoa(n) != number {
			return 0, 0, false
		}
		switch i {
		case 0:
			first = n
		case 1:
			step = n - first
		}
		if n != first+i*step || step == 0 {
			return 0, 0, false
		}
	}
	return first, step, true
}

func (p *Plan) seatColumns() geometrySeats {
	g := geometrySeats{Count: len(p.seats), Note: map[string]string{}}
	var x, y, zone, aisle, accessible, companion []byte
	zones := runs{}
	lastAisle, lastAccessible, lastCompanion := -1, -1, -1
	mark := func(column []byte, last *int, i int, marked bool) []byte {
		if !marked {
			return column
		}
		column = appendVLQ(column, i-*last)
		*last = i
		return column
	}
	for _, r := range p.rows {
		for i := r.First; i < r.First+r.Count; i++ {
			s := &p.seats[i]
			zone = zones.add(zone, s.Zone)
			inside := i < r.First+r.Count-1 || r.Kind == KindTable // an aisle after the row's last seat goes without saying
			aisle = mark(aisle, &lastAisle, i, inside && p.aisleAfter[i])
			accessible = mark(accessible, &lastAccessible, i, s.Accessible)
			companion = mark(companion, &lastCompanion, i, s.Companion)
			if s.Note != "" {
				g.Note[strconv.Itoa(i)] = s.Note
			}
		}
	}
	x = p.coordinates(x, func(s *Seat) float64 { return s.X })
	y = p.coordinates(y, func(s *Seat) float64 { return s.Y })
	g.X, g.Y, g.Zone = string(x), string(y), string(zones.end(zone))
	g.Aisle, g.Accessible, g.Companion = string(aisle), string(accessible), string(companion)
	return g
}

// coordinates writes one coordinate of every seat in whole cm. In a row it is
// the change of the step from one seat to the next, which is nearly nothing
// where seats stand regularly. A row starts from its neighbour's first seat,
// and its first step from its neighbour's first step.
func (p *Plan) coordinates(column []byte, of func(*Seat) float64) []byte {
	start, firstStep := 0, 0
	for _, r := range p.rows {
		before, step := start, firstStep
		for i := range r.Count {
			at := cm(of(&p.seats[r.First+i]))
			switch i {
			case 0:
				column = appendVLQ(column, at-start)
				start = at
			default:
				column = appendVLQ(column, at-before-step)
				step = at - before
				if i == 1 {
					firstStep = step
				}
			}
			before = at
		}
	}
	return column
}

func cm(x float64) int { return int(math.Round(x)) }

// runs writes equal values that follow each other as the value and how many.
type runs struct{ value, length int }

func (r *runs) add(column []byte, value int) []byte {
	if r.length > 0 && value == r.value {
		r.length++
		return column
	}
	column = r.end(column)
	r.value, r.length = value, 1
	return column
}

func (r *runs) end(column []byte) []byte {
	if r.length == 0 {
		return column
	}
	return appendVLQ(appendVLQ(column, r.value), r.length)
}
