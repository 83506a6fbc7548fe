package seating

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
)

// FormatName is the value of the member "format" of a chart in Frontrow's
// own JSON.
const FormatName = "frontrow.chart/1"

// Hash names a chart by its content: SHA-256 of its canonical JSON.
type Hash [sha256.Size]byte

// ParseHash reads what [Hash.String] wrote and nothing else. It returns
// ErrHashMalformed.
func ParseHash(s string) (Hash, error) {
	var h Hash
	if len(s) != hex.EncodedLen(len(h)) || strings.ToLower(s) != s {
		return Hash{}, ErrHashMalformed
	}
	if _, err := hex.Decode(h[:], []byte(s)); err != nil {
		return Hash{}, ErrHashMalformed
	}
	return h, nil
}

// String gives 64 lower-case hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero reports whether h names no chart.
func (h Hash) IsZero() bool { return h == Hash{} }

// MarshalText gives String.
func (h Hash) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText is the reverse of MarshalText.
func (h *Hash) UnmarshalText(text []byte) error {
	parsed, err := ParseHash(string(text))
	if err == nil {
		*h = parsed
	}
	return err
}

// document is a chart with the mark of its format.
type document struct {
	Format string `json:"format"`
	*Chart
}

// Canonical gives the one spelling of the chart: Frontrow JSON without
// spaces, members in the order of docs/chart-format.md, lengths to a
// hundredth. It is also the export form. Decoding it gives a chart with the
// same canonical form. The chart must have passed [Chart.Check].
func (c *Chart) Canonical() []byte { return c.marshal() }

func (c *Chart) marshal(options ...json.Options) []byte {
	data, err := json.Marshal(document{FormatName, c.normal()}, options...)
	if err != nil { // only a NaN, an infinity or bad UTF-8, which Check refuses
		panic(fmt.Sprintf("seating: canonical form of a chart that was not checked: %v", err))
	}
	return data
}

// Hash gives the name of the chart's content.
func (c *Chart) Hash() Hash { return sha256.Sum256(c.Canonical()) }

// normal gives a deep copy of the chart in which whatever can be spelt in two
// ways is spelt in one, and rules have their defaults written in.
func (c *Chart) normal() *Chart {
	n := *c
	n.FocalPoint = roundedPointer(c.FocalPoint)
	n.Zones = slices.Clone(c.Zones)
	for i := range n.Zones {
		z := &n.Zones[i]
		z.Name, z.Colour = without(z.Name, z.ID), strings.ToLower(z.Colour)
	}
	n.Floors = slices.Clone(c.Floors)
	for i := range n.Floors {
		n.Floors[i].Name = without(n.Floors[i].Name, n.Floors[i].ID)
	}
	n.Sections = slices.Clone(c.Sections)
	for i := range n.Sections {
		n.Sections[i].normalise()
	}
	n.Areas = slices.Clone(c.Areas)
	for i := range n.Areas {
		a := &n.Areas[i]
		a.Name, a.Outline = without(a.Name, a.ID), roundedPoints(a.Outline)
	}
	n.Shapes = slices.Clone(c.Shapes)
	for i := range n.Shapes {
		s := &n.Shapes[i]
		s.Points, s.At = roundedPoints(s.Points), roundedPointer(s.At)
		for _, length := range []*float64{&s.Width, &s.Height, &s.Radius, &s.Rotation, &s.Size} {
			*length = hundredths(*length)
		}
		s.Fill, s.Stroke = strings.ToLower(s.Fill), strings.ToLower(s.Stroke)
	}
	return &n
}

func (s *ChartSection) normalise() {
	s.Name, s.Outline = without(s.Name, s.ID), roundedPoints(s.Outline)
	s.Rows = slices.Clone(s.Rows)
	for i := range s.Rows {
		r := &s.Rows[i]
		r.Line, r.Seats = r.Line.normal(), normalSeats(r.Seats)
	}
	s.Tables = slices.Clone(s.Tables)
	for i := range s.Tables {
		t := &s.Tables[i]
		t.At, t.Seats, t.Except = t.At.rounded(), normalSeats(t.Seats), slices.Clone(t.Except)
		t.Width, t.Height, t.Rotation = hundredths(t.Width), hundredths(t.Height), hundredths(t.Rotation)
		if t.Shape == Round {
			t.Height = 0
		}
	}
	s.Boxes = slices.Clone(s.Boxes)
	for i := range s.Boxes {
		b := &s.Boxes[i]
		b.Line, b.Seats, b.Outline = b.Line.normal(), normalSeats(b.Seats), roundedPoints(b.Outline)
	}
}

func (n *Line) normal() *Line {
	if n == nil {
		return nil
	}
	l := *n
	l.From, l.To, l.Curve = n.From.rounded(), n.To.rounded(), hundredths(n.Curve)
	l.Aisles, l.Except = slices.Clone(n.Aisles), slices.Clone(n.Except)
	if l.First == 0 {
		l.First = 1
	}
	if l.Step == 0 {
		l.Step = 1
	}
	l.AisleWidth = hundredths(n.AisleWidth)
	switch {
	case len(l.Aisles) == 0:
		l.AisleWidth = 0
	case l.AisleWidth == 0:
		l.AisleWidth = DefaultAisleWidth
	}
	return &l
}

func normalSeats(seats []ChartSeat) []ChartSeat {
	seats = slices.Clone(seats)
	for i := range seats {
		seats[i].At = seats[i].At.rounded()
	}
	return seats
}

func roundedPoints(points []Point) []Point {
	points = slices.Clone(points)
	for i := range points {
		points[i] = points[i].rounded()
	}
	return points
}

func roundedPointer(p *Point) *Point {
	if p == nil {
		return nil
	}
	r := p.rounded()
	return &r
}

// without gives "" for a name that only repeats the id.
func without(name, id string) string {
	if name == id {
		return ""
	}
	return name
}
