package seating

// Chart is the drawing of a place, as people edit and exchange it. The
// members, their defaults and their limits are described in
// docs/chart-format.md.
type Chart struct {
	Name       string         `json:"name"`
	FocalPoint *Point         `json:"focal_point,omitempty"` // what people come to look at; "front" is near it. Default: the middle of the upper edge of all seats and areas
	Zones      []Zone         `json:"zones"`
	Floors     []Floor        `json:"floors,omitempty"`
	Sections   []ChartSection `json:"sections,omitempty"`
	Areas      []ChartArea    `json:"areas,omitempty"`
	Shapes     []Shape        `json:"shapes,omitempty"`
}

// Zone groups seats and areas that are priced alike.
type Zone struct {
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`   // default: the id
	Colour string `json:"colour,omitempty"` // "#rrggbb"; default: the next of a palette
}

// Floor is one storey of the place.
type Floor struct {
	ID   string `json:"id"`
	Name string `json:"name,omitempty"` // default: the id
}

// ChartSection is a part of a floor that people know by a name, such as the
// stalls or block 104.
type ChartSection struct {
	ID      string       `json:"id"`
	Name    string       `json:"name,omitempty"`  // default: the id
	Floor   string       `json:"floor,omitempty"` // required when the chart has floors
	Zone    string       `json:"zone,omitempty"`  // of the seats that name none, and whose row names none
	Outline []Point      `json:"outline,omitempty"`
	Rows    []ChartRow   `json:"rows,omitempty"`
	Tables  []ChartTable `json:"tables,omitempty"`
	Boxes   []ChartBox   `json:"boxes,omitempty"`
}

// ChartRow is a row of seats: either Seats lists them or Line places them.
type ChartRow struct {
	ID    string      `json:"id"`
	Name  string      `json:"name,omitempty"` // what people read instead of "Row " and the id
	Zone  string      `json:"zone,omitempty"`
	Line  *Line       `json:"line,omitempty"`
	Seats []ChartSeat `json:"seats,omitempty"`
}

// ChartTable is a table and the seats around it: either Seats lists them or
// Count places them.
type ChartTable struct {
	ID       string      `json:"id"`
	Name     string      `json:"name,omitempty"`
	Zone     string      `json:"zone,omitempty"`
	Shape    TableShape  `json:"shape"`
	At       Point       `json:"at"`                // the middle
	Width    float64     `json:"width"`             // diameter of a round table
	Height   float64     `json:"height,omitzero"`   // of a rectangular table
	Rotation float64     `json:"rotation,omitzero"` // degrees clockwise
	Count    int         `json:"count,omitzero"`    // numbered from 1, clockwise from the top
	Except   []Exception `json:"except,omitempty"`
	Seats    []ChartSeat `json:"seats,omitempty"`
}

// TableShape is the form of a table's top.
type TableShape string

// The shapes of tables.
const (
	Round       TableShape = "round"
	Rectangular TableShape = "rectangular"
)

// ChartBox is a small room or enclosure with its own seats.
type ChartBox struct {
	ID      string      `json:"id"`
	Name    string      `json:"name,omitempty"`
	Zone    string      `json:"zone,omitempty"`
	Outline []Point     `json:"outline,omitempty"`
	Line    *Line       `json:"line,omitempty"`
	Seats   []ChartSeat `json:"seats,omitempty"`
}

// ChartSeat is one seat that stands where it says.
type ChartSeat struct {
	Number     string `json:"number"`
	At         Point  `json:"at"`
	Zone       string `json:"zone,omitempty"`
	Accessible bool   `json:"accessible,omitzero"` // a place for a wheelchair
	Companion  bool   `json:"companion,omitzero"`  // for who comes along with an accessible place
	Note       string `json:"note,omitempty"`      // shown before buying: "restricted view"
	ExternalID string `json:"external_id,omitempty"`
}

// Line is a rule that places the seats of a regular row: Count seats at equal
// distances along a straight line or an arc from From to To, both included.
type Line struct {
	From       Point       `json:"from"`
	To         Point       `json:"to"`
	Curve      float64     `json:"curve,omitzero"`       // how far the middle of the arc lies from the straight line, on the right hand of who goes from From to To on a page whose y grows down
	Count      int         `json:"count"`                // places, with those Except leaves empty
	First      int         `json:"first,omitzero"`       // number of the place at From; default 1
	Step       int         `json:"step,omitzero"`        // from one number to the next; default 1, may be negative
	Aisles     []int       `json:"aisles,omitempty"`     // after how many places an aisle runs
	AisleWidth float64     `json:"aisle_width,omitzero"` // between the seats on both sides of an aisle; default 120
	Except     []Exception `json:"except,omitempty"`
}

// DefaultAisleWidth is the distance between the middles of the seats on both
// sides of an aisle, where a [Line] has aisles and does not say, in cm.
const DefaultAisleWidth = 120

// DefaultTextSize is the height of the capitals of a text that does not say,
// in cm.
const DefaultTextSize = 60

// Exception is what is different about one seat that a rule places.
type Exception struct {
	Number     string `json:"number"`
	Absent     bool   `json:"absent,omitzero"` // there is no seat: a pillar, a mixing desk
	Zone       string `json:"zone,omitempty"`
	Accessible bool   `json:"accessible,omitzero"`
	Companion  bool   `json:"companion,omitzero"`
	Note       string `json:"note,omitempty"`
	ExternalID string `json:"external_id,omitempty"`
}

// ChartArea is sold by count: people in it have no seat.
type ChartArea struct {
	ID       string  `json:"id"`
	Name     string  `json:"name,omitempty"`
	Floor    string  `json:"floor,omitempty"`
	Zone     string  `json:"zone"`
	Capacity int     `json:"capacity"`
	Outline  []Point `json:"outline,omitempty"`
}

// Shape is something to draw behind the seats: a stage, a wall, a word.
type Shape struct {
	Kind     ShapeKind `json:"kind"`
	Floor    string    `json:"floor,omitempty"` // default: every floor
	Points   []Point   `json:"points,omitempty"`
	At       *Point    `json:"at,omitempty"` // the middle
	Width    float64   `json:"width,omitzero"`
	Height   float64   `json:"height,omitzero"`
	Radius   float64   `json:"radius,omitzero"`
	Rotation float64   `json:"rotation,omitzero"` // degrees clockwise around At
	Text     string    `json:"text,omitempty"`
	Size     float64   `json:"size,omitzero"`    // height of a text's capitals; default 60
	Fill     string    `json:"fill,omitempty"`   // "#rrggbb"; for a text, its colour
	Stroke   string    `json:"stroke,omitempty"` // "#rrggbb"
}

// ShapeKind says which members of a [Shape] count.
type ShapeKind string

// The kinds of shapes.
const (
	Polygon   ShapeKind = "polygon"   // Points
	Rectangle ShapeKind = "rectangle" // At, Width, Height, Rotation
	Circle    ShapeKind = "circle"    // At, Radius
	Ellipse   ShapeKind = "ellipse"   // At, Width, Height, Rotation
	Text      ShapeKind = "text"      // At, Text, Size, Rotation
)

// Limits of a chart.
const (
	MaxSeats      = 200_000
	MaxFile       = 20 << 20 // bytes
	MaxCoordinate = 1e7      // centimetres from the origin, each way
	MaxLabel      = 40       // characters of an id or a seat number
	MaxName       = 120      // characters of a name
	MaxText       = 500      // characters of a note or a text
	MaxCapacity   = 1_000_000
	MaxParts      = 20_000 // sections, areas or shapes; and points of one outline
)
