package web

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"net/http"
	"slices"
	"strings"

	"frontrow/internal/domain/seating"
)

// A venue's seating plan is drawn from its chart as a picture: the stage, the
// sections with their rows, and the standing areas. It tells where things are;
// seats are chosen on the map.

// planEdition is part of every plan's address. Raise it when the drawing
// changes, because plans are kept for ever.
const planEdition = "2"

func planAddress(chart seating.Hash) string {
	return "/plans/" + chart.String() + "-" + planEdition + ".svg"
}

// venuePlan serves the drawing of a chart. Whoever knows its hash may see it.
func (s *Site) venuePlan(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutSuffix(r.PathValue("file"), "-"+planEdition+".svg")
	hash, err := seating.ParseHash(name)
	if !ok || err != nil {
		return ErrNoPage
	}
	plan, err := s.Plans(r.Context(), hash)
	if err != nil {
		return err
	}
	s.keepable(w, r, "image/svg+xml", keepForever, drawPlan(plan))
	return nil
}

const (
	planWidth, planHeight = 1000, 700
	planMargin            = 40
	// manyRows is from how many rows on the rows of a plan are not drawn: they
	// would be thinner than a line, and the picture heavy.
	manyRows = 420
)

// drawPlan gives the plan as an SVG document. Its colours are half
// transparent, so that it reads on light and on dark ground.
func drawPlan(plan *seating.Plan) []byte {
	d := planDrawing{plan: plan}
	d.fit()
	fmt.Fprintf(&d.Builder, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="Inter,'Helvetica Neue',Arial,sans-serif" text-anchor="middle">`,
		planWidth, planHeight, planWidth, planHeight)
	d.shapes()
	for i, area := range plan.Areas() {
		d.area(i, area)
	}
	rows := len(plan.Rows()) <= manyRows
	for i := range plan.Sections() {
		d.section(i, rows)
	}
	d.names()
	d.WriteString(`</svg>`)
	return []byte(d.String())
}

type planDrawing struct {
	strings.Builder
	plan   *seating.Plan
	scale  float64
	origin seating.Point
	offset seating.Point
	placed []box // of names, so that they do not cover each other
}

type box struct{ left, top, right, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// points gives all the points the picture has to hold.
func (d *planDrawing) points(use func(seating.Point)) {
	for i := range d.plan.Len() {
		seat := d.plan.Seat(i)
		use(seating.Point{X: seat.X, Y: seat.Y})
	}
	for _, section := range d.plan.Sections() {
		for _, p := range section.Outline {
			use(p)
		}
	}
	for _, area := range d.plan.Areas() {
		for _, p := range area.Outline {
			use(p)
		}
	}
	for _, shape := range d.plan.Chart().Shapes {
		for _, p := range shapePoints(shape) {
			use(p)
		}
	}
}

// fit finds the scale at which everything is in the picture.
func (d *planDrawing) fit() {
	low := seating.Point{X: math.Inf(1), Y: math.Inf(1)}
	high := seating.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	d.points(func(p seating.Point) {
		low.X, low.Y = min(low.X, p.X), min(low.Y, p.Y)
		high.X, high.Y = max(high.X, p.X), max(high.Y, p.Y)
	})
	if low.X > high.X { // a plan of nothing but places by count, without outlines
		low, high = seating.Point{}, seating.Point{X: 1, Y: 1}
	}
	width, height := max(high.X-low.X, 1), max(high.Y-low.Y, 1)
	d.scale = min((planWidth-2*planMargin)/width, (planHeight-2*planMargin)/height)
	d.origin = low
	d.offset = seating.Point{X: (planWidth - width*d.scale) / 2, Y: (planHeight - height*d.scale) / 2}
}

// at gives where a point of the chart is in the picture.
func (d *planDrawing) at(p seating.Point) (x, y float64) {
	return (p.X-d.origin.X)*d.scale + d.offset.X, (p.Y-d.origin.Y)*d.scale + d.offset.Y
}

func (d *planDrawing) line(points []seating.Point, closed bool) string {
	var path strings.Builder
	for i, p := range points {
		x, y := d.at(p)
		fmt.Fprintf(&path, "%c%.1f %.1f", "ML"[min(i, 1)], x, y)
	}
	if closed {
		path.WriteByte('Z')
	}
	return path.String()
}

func (d *planDrawing) area(i int, area seating.Area) {
	if len(area.Outline) < 3 {
		return
	}
	fill := d.plan.Zones()[area.Zone].Colour
	fmt.Fprintf(&d.Builder, `<path d="%s" fill="%s" fill-opacity=".28" stroke="%s" stroke-opacity=".8" stroke-width="1.5" stroke-dasharray="6 5"/>`,
		d.line(area.Outline, true), fill, fill)
}

// section draws a section by its rows, or by its outline where rows would be
// too many.
func (d *planDrawing) section(i int, rows bool) {
	section := d.plan.Sections()[i]
	if section.Count == 0 {
		return
	}
	zones := map[int]int{}
	most := 0
	for seat := section.First; seat < section.First+section.Count; seat++ {
		zone := d.plan.Seat(seat).Zone
		if zones[zone]++; zones[zone] > zones[most] || zones[most] == 0 {
			most = zone
		}
	}
	fill := d.plan.Zones()[most].Colour
	if !rows {
		fmt.Fprintf(&d.Builder, `<path d="%s" fill="%s" fill-opacity=".62" stroke="%s" stroke-width="2" stroke-linejoin="round"/>`,
			d.line(d.outline(section), true), fill, fill)
		return
	}
	for r := section.FirstRow; r < section.FirstRow+section.RowCount; r++ {
		d.row(d.plan.Rows()[r])
	}
}

// row draws the seats of a row, table or box as dots.
func (d *planDrawing) row(row seating.Row) {
	radius := min(max(d.scale*20, 0.9), 5)
	zone := -1
	for i := row.First; i < row.First+row.Count; i++ {
		seat := d.plan.Seat(i)
		if seat.Zone != zone {
			if zone >= 0 {
				d.WriteString(`"/>`)
			}
			zone = seat.Zone
			fmt.Fprintf(&d.Builder, `<path fill="none" stroke="%s" stroke-width="%.1f" stroke-linecap="round" d="`, d.plan.Zones()[zone].Colour, 2*radius)
		}
		x, y := d.at(seating.Point{X: seat.X, Y: seat.Y})
		fmt.Fprintf(&d.Builder, "M%.1f %.1fh0", x, y)
	}
	if zone >= 0 {
		d.WriteString(`"/>`)
	}
}

// outline gives a section's own outline, or the hull of its seats.
func (d *planDrawing) outline(section seating.Section) []seating.Point {
	if len(section.Outline) >= 3 {
		return section.Outline
	}
	points := make([]seating.Point, 0, section.Count)
	for i := section.First; i < section.First+section.Count; i++ {
		seat := d.plan.Seat(i)
		points = append(points, seating.Point{X: seat.X, Y: seat.Y})
	}
	return hull(points)
}

// hull gives the smallest convex outline around points.
func hull(points []seating.Point) []seating.Point {
	slices.SortFunc(points, func(a, b seating.Point) int { return cmp.Or(cmp.Compare(a.X, b.X), cmp.Compare(a.Y, b.Y)) })
	points = slices.Compact(points)
	if len(points) < 3 {
		return points
	}
	turns := func(a, b, c seating.Point) bool { return (b.X-a.X)*(c.Y-a.Y)-(b.Y-a.Y)*(c.X-a.X) <= 0 }
	half := func(points []seating.Point) []seating.Point {
		var chain []seating.Point
		for _, p := range points {
			for len(chain) > 1 && turns(chain[len(chain)-2], chain[len(chain)-1], p) {
				chain = chain[:len(chain)-1]
			}
			chain = append(chain, p)
		}
		return chain[:len(chain)-1]
	}
	lower := half(points)
	slices.Reverse(points)
	return append(lower, half(points)...)
}

// names writes the sections' and areas' names on those that are wide enough for
// them, the large ones first.
func (d *planDrawing) names() {
	type name struct {
		text   string
		points []seating.Point
		people int
	}
	var all []name
	for _, s := range d.plan.Sections() {
		if s.Count > 0 {
			all = append(all, name{s.Name, d.outline(s), s.Count})
		}
	}
	for _, a := range d.plan.Areas() {
		if len(a.Outline) >= 3 {
			all = append(all, name{a.Name, a.Outline, a.Capacity})
		}
	}
	slices.SortStableFunc(all, func(a, b name) int { return cmp.Compare(b.people, a.people) })
	for _, n := range all {
		d.name(n.text, n.points)
	}
}

func (d *planDrawing) name(text string, around []seating.Point) {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range around {
		x, y := d.at(p)
		b.left, b.right, b.top, b.bottom = min(b.left, x), max(b.right, x), min(b.top, y), max(b.bottom, y)
	}
	const size = 17.0
	width := float64(len([]rune(text)))*size*0.56 + 16
	x, y := (b.left+b.right)/2, (b.top+b.bottom)/2
	place := box{x - width/2, y - size*0.8, x + width/2, y + size*0.8}
	if width > (b.right-b.left)*1.3 || place.left < 2 || place.right > planWidth-2 || slices.ContainsFunc(d.placed, place.meets) {
		return
	}
	d.placed = append(d.placed, place)
	fmt.Fprintf(&d.Builder, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" rx="%.1f" fill="#18181b" fill-opacity=".86"/><text x="%.1f" y="%.1f" font-size="%.0f" font-weight="600" fill="#fff">%s</text>`,
		place.left, place.top, width, size*1.6, size*0.8, x, y+size*0.35, size, html.EscapeString(strings.Map(drawable, text)))
}
