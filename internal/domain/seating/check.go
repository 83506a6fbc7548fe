package seating

import (
	"fmt"
	"regexp"
	"strings"
)

// Check reports everything that is wrong with the chart, each fault with the
// JSON path of its place. A chart without faults compiles.
func (c *Chart) Check() *Report {
	k := &checker{report: &Report{}, chart: c.normal(), zones: map[string]bool{}, floors: map[string]bool{}}
	k.all()
	return k.report
}

// checker walks a chart once, from the top.
type checker struct {
	report *Report
	chart  *Chart
	zones  map[string]bool
	floors map[string]bool
	seats  int
}

var colourForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (k *checker) all() {
	c := k.chart
	k.text("name", c.Name, MaxName)
	if strings.TrimSpace(c.Name) == "" {
		k.report.fault("name", "is missing: name the chart as people know the place")
	}
	if c.FocalPoint != nil {
		k.point("focal_point", *c.FocalPoint)
	}
	k.count("zones", len(c.Zones))
	if len(c.Zones) == 0 {
		k.report.fault("zones", "is empty: a chart needs at least one zone, so that its seats can have prices")
	}
	zones := k.ids()
	for i, z := range c.Zones {
		at := fmt.Sprintf("zones[%d]", i)
		zones.id(at, z.ID)
		k.zones[z.ID] = true
		k.text(at+".name", z.Name, MaxName)
		k.colour(at+".colour", z.Colour)
	}
	k.count("floors", len(c.Floors))
	floors := k.ids()
	for i, f := range c.Floors {
		at := fmt.Sprintf("floors[%d]", i)
		floors.id(at, f.ID)
		k.floors[f.ID] = true
		k.text(at+".name", f.Name, MaxName)
	}
	k.count("sections", len(c.Sections))
	sections := k.ids()
	for i := range c.Sections {
		at := fmt.Sprintf("sections[%d]", i)
		sections.id(at, c.Sections[i].ID)
		k.section(at, &c.Sections[i])
	}
	k.areas()
	k.count("shapes", len(c.Shapes))
	for i := range c.Shapes {
		k.shape(fmt.Sprintf("shapes[%d]", i), &c.Shapes[i])
	}
	switch {
	case k.seats > MaxSeats:
		k.report.fault("sections", "hold more than %d seats, which is the most a chart may have", MaxSeats)
	case k.seats == 0 && len(c.Areas) == 0:
		k.report.fault("sections", "hold no seat, and there is no standing area: nothing could be sold")
	}
}

func (k *checker) areas() {
	k.count("areas", len(k.chart.Areas))
	areas := k.ids()
	for i, a := range k.chart.Areas {
		at := fmt.Sprintf("areas[%d]", i)
		areas.id(at, a.ID)
		k.text(at+".name", a.Name, MaxName)
		k.floor(at+".floor", a.Floor)
		k.zone(at+".zone", a.Zone)
		if a.Capacity < 1 || a.Capacity > MaxCapacity {
			k.report.fault(at+".capacity", "is %d: say how many people may stand here, 1 to %d", a.Capacity, MaxCapacity)
		}
		k.outline(at+".outline", a.Outline)
	}
}

func (k *checker) shape(at string, s *Shape) {
	if s.Floor != "" {
		k.floor(at+".floor", s.Floor)
	}
	k.colour(at+".fill", s.Fill)
	k.colour(at+".stroke", s.Stroke)
	k.angle(at+".rotation", s.Rotation)
	if s.Kind == Polygon {
		if len(s.Points) < 3 {
			k.report.fault(at+".points", "has %d points: a polygon needs at least 3", len(s.Points))
		}
		k.outline(at+".points", s.Points)
		return
	}
	if s.At == nil {
		k.report.fault(at+".at", "is missing: say where the middle of the shape is, as [x, y]")
	} else {
		k.point(at+".at", *s.At)
	}
	switch s.Kind {
	case Rectangle, Ellipse:
		k.size(at+".width", s.Width)
		k.size(at+".height", s.Height)
	case Circle:
		k.size(at+".radius", s.Radius)
	case Text:
		if s.Text == "" {
			k.report.fault(at+".text", "is missing")
		}
		k.text(at+".text", s.Text, MaxText)
		if s.Size != 0 {
			k.size(at+".size", s.Size)
		}
	default:
		k.report.fault(at+".kind", "is %q: use polygon, rectangle, circle, ellipse or text", clip(string(s.Kind)))
	}
}

// identities finds ids that one parent gives twice.
type identities struct {
	k    *checker
	seen map[string]string
}

func (k *checker) ids() identities { return identities{k, map[string]string{}} }

// id checks the id of what stands at a place.
func (s identities) id(at, id string) {
	if why := labelFault(id); why != "" {
		s.k.report.fault(at+".id", "%s", why)
		return
	}
	if first, taken := s.seen[id]; taken {
		s.k.report.fault(at+".id", "is %q, as at %s: give each its own", id, first)
		return
	}
	s.seen[id] = at
}

func (k *checker) text(at, s string, limit int) {
	if why := textFault(s, limit); why != "" {
		k.report.fault(at, "%s", why)
	}
}

func (k *checker) colour(at, colour string) {
	if colour != "" && !colourForm.MatchString(colour) {
		k.report.fault(at, "is %q: write a colour as # and six hexadecimal digits, such as #1d4ed8", clip(colour))
	}
}

func (k *checker) zone(at, id string) {
	switch {
	case id == "":
		k.report.fault(at, "is missing: name the zone, so that there can be a price")
	case !k.zones[id]:
		k.report.fault(at, "is %q, which is not the id of one of the zones", clip(id))
	}
}

func (k *checker) floor(at, id string) {
	switch {
	case id == "" && len(k.floors) > 0:
		k.report.fault(at, "is missing: name one of the floors")
	case id != "" && !k.floors[id]:
		k.report.fault(at, "is %q, which is not the id of one of the floors", clip(id))
	}
}

func (k *checker) point(at string, p Point) {
	if !placeable(p.X) || !placeable(p.Y) {
		k.report.fault(at, "is not a place: both coordinates must be numbers from -%.0f to %.0f", float64(MaxCoordinate), float64(MaxCoordinate))
	}
}

func (k *checker) outline(at string, points []Point) {
	if len(points) == 1 || len(points) == 2 {
		k.report.fault(at, "has %d points: an outline needs at least 3", len(points))
	}
	k.count(at, len(points))
	for i, p := range points {
		k.point(fmt.Sprintf("%s[%d]", at, i), p)
	}
}

// size checks a length that must be more than nothing.
func (k *checker) size(at string, x float64) {
	if !placeable(x) || hundredths(x) <= 0 {
		k.report.fault(at, "is %v: give a length in centimetres that is more than 0", x)
	}
}

func (k *checker) angle(at string, degrees float64) {
	if !(degrees >= -360 && degrees <= 360) {
		k.report.fault(at, "is %v: give degrees from -360 to 360", degrees)
	}
}

func (k *checker) count(at string, n int) {
	if n > MaxParts {
		k.report.fault(at, "has %d entries, and %d is the most", n, MaxParts)
	}
}

// clip shortens what a stranger wrote, for a message.
func clip(s string) string {
	if cut(s, MaxLabel) != s {
		return cut(s, MaxLabel) + "…"
	}
	return s
}
