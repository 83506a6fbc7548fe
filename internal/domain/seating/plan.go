package seating

// Plan is a chart made ready: flat, in chart order, immutable. It may be
// shared by any number of goroutines.
type Plan struct {
	chart *Chart
	hash  Hash

	zones    []Zone
	floors   []Floor
	sections []Section
	rows     []Row
	seats    []Seat
	areas    []Area
	focal    Point
	pitch    float64 // the usual distance between seats

	aisleAfter []bool // nobody sits beside seat i on the side of i+1; for a table's last seat, on the side of its first
	rowOf      []int32
	zoneOf     []int  // by row; mixed where its seats lie in several
	until      []sums // of the seats before each, and of all
	band       int    // hundredths of a cm in which distances count as equal: a seat's width
	frontRows  []frontRow

	labels     []string
	labelIndex map[string]int32
	zoneIndex  map[string]int
	areaIndex  map[string]int
}

// Seat is one seat of a plan.
type Seat struct {
	Section    int // index in Sections
	Row        int // index in Rows
	Number     string
	Zone       int // index in Zones
	X, Y       float64
	Accessible bool   // a place for a wheelchair
	Companion  bool   // for who comes along with an accessible place
	Note       string // shown before buying
	ExternalID string // what the program it was imported from calls it
}

// Row is a row, a table or a box: seats First … First+Count-1.
type Row struct {
	Section int // index in Sections
	ID      string
	Name    string // what people read; "" when the kind and the id say it
	Kind    RowKind
	First   int
	Count   int
}

// Section is a part of a floor: rows FirstRow … FirstRow+RowCount-1 and seats
// First … First+Count-1.
type Section struct {
	ID       string
	Name     string
	Floor    int // index in Floors; -1 when the chart has none
	FirstRow int
	RowCount int
	First    int
	Count    int
	Outline  []Point
}

// Area is a standing area, sold by count.
type Area struct {
	ID       string
	Name     string
	Zone     int // index in Zones
	Floor    int // index in Floors; -1 when the chart has none
	Capacity int
	Outline  []Point
}

// Chart gives the chart the plan was made of, in its normal form. It must not
// be changed.
func (p *Plan) Chart() *Chart { return p.chart }

// Hash names the chart.
func (p *Plan) Hash() Hash { return p.hash }

// Name is the chart's name.
func (p *Plan) Name() string { return p.chart.Name }

// Len is the number of seats.
func (p *Plan) Len() int { return len(p.seats) }

// Seat gives seat i in chart order.
func (p *Plan) Seat(i int) Seat { return p.seats[i] }

// Label gives the public name of seat i: section, row and number, such as
// "stalls/A/12".
func (p *Plan) Label(i int) string { return p.labels[i] }

// Index finds a seat by its label.
func (p *Plan) Index(label string) (int, bool) {
	i, ok := p.labelIndex[label]
	return int(i), ok
}

// Zones gives the zones; [Seat.Zone] is an index in it. Names and colours are
// filled in. None of the slices a plan gives may be changed.
func (p *Plan) Zones() []Zone { return p.zones }

// ZoneIndex finds a zone by its id.
func (p *Plan) ZoneIndex(id string) (int, bool) {
	i, ok := p.zoneIndex[id]
	return i, ok
}

// Floors gives the floors; it is empty when the chart names none.
func (p *Plan) Floors() []Floor { return p.floors }

// Sections gives the sections.
func (p *Plan) Sections() []Section { return p.sections }

// Rows gives the rows, tables and boxes of all sections.
func (p *Plan) Rows() []Row { return p.rows }

// Areas gives the standing areas.
func (p *Plan) Areas() []Area { return p.areas }

// AreaIndex finds a standing area by its id.
func (p *Plan) AreaIndex(id string) (int, bool) {
	i, ok := p.areaIndex[id]
	return i, ok
}

// SectionIndex finds a section by its id.
func (p *Plan) SectionIndex(id string) (int, bool) {
	for i := range p.sections {
		if p.sections[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// Focal is what people come to look at.
func (p *Plan) Focal() Point { return p.focal }
