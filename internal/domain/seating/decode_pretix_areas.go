package seating

import (
	"fmt"
	"math"
	"regexp"
)

// roundCorners is how many corners the outline of a round standing area gets.
const roundCorners = 24

// area reads what a plan draws besides seats: a shape to draw, or, where an
// editor added a capacity, a standing area.
func (d *pretixDecoder) area(at string, zone Point, a *pretixArea) {
	a.fill, a.stroke = d.colour(at+".color", a.fill), d.colour(at+".border_color", a.stroke)
	if !(math.Abs(a.rotation) <= MaxCoordinate) {
		d.report.warnOnce(at+".rotation", "is out of range: the shape was drawn upright")
		a.rotation = 0
	}
	a.rotation = math.Mod(a.rotation, 360)
	base := zone.plus(d.origin(at, a.at)).scaled(d.pixel)
	// in gives where a point of the area is on the page.
	in := func(p Point) Point { return base.plus(p.scaled(d.pixel).turned(a.rotation)) }

	shape := Shape{Kind: ShapeKind(a.shape), Rotation: a.rotation, Fill: a.fill, Stroke: a.stroke}
	var outline []Point
	switch a.shape {
	case "polygon":
		for _, p := range a.points {
			outline = append(outline, in(p))
		}
		shape.Points, shape.Rotation = outline, 0
	case "rectangle":
		w, h := a.width, a.height
		middle := in(Point{w / 2, h / 2})
		shape.At, shape.Width, shape.Height = &middle, w*d.pixel, h*d.pixel
		outline = []Point{in(Point{0, 0}), in(Point{w, 0}), in(Point{w, h}), in(Point{0, h})}
	case "circle":
		shape.At, shape.Radius, shape.Rotation = &base, a.radius*d.pixel, 0
		outline = ring(in, a.radius, a.radius)
	case "ellipse":
		shape.At, shape.Width, shape.Height = &base, 2*a.radii.X*d.pixel, 2*a.radii.Y*d.pixel
		outline = ring(in, a.radii.X, a.radii.Y)
	case "text":
	default:
		d.report.warnOnce(at+".shape", fmt.Sprintf("is %q, which is unknown: the area was left out", clip(a.shape)))
		return
	}
	if a.capacity > 0 {
		d.standing(at, a, outline)
	} else if a.shape != "text" {
		d.draw(at, shape)
	}
	if text := cleanText(a.text.text, MaxText); text != "" {
		where := in(orHere(a.text.at))
		size := a.text.size * d.pixel
		if !(size > 0 && size <= MaxCoordinate) {
			size = 16 * d.pixel
		}
		d.front(text, where, outline)
		d.draw(at+".text", Shape{
			Kind: Text, At: &where, Text: text, Size: size, Rotation: a.rotation,
			Fill: d.colour(at+".text.color", a.text.colour),
		})
	}
}

var stageWords = regexp.MustCompile(`(?i)\b(stage|scene|scena|palcoscenico|escenario|podium|toneel|screen|altar)\b|bühne|buehne|leinwand|scène|manege`)

// front takes the first thing on the plan that is called a stage as what
// people come to look at: its middle, or the word where there is no more.
func (d *pretixDecoder) front(text string, at Point, outline []Point) {
	if d.chart.FocalPoint != nil || !stageWords.MatchString(text) {
		return
	}
	if n := len(outline); n > 0 {
		at = Point{}
		for _, p := range outline {
			at = at.plus(p.scaled(1 / float64(n)))
		}
	}
	if placeable(at.X) && placeable(at.Y) {
		d.chart.FocalPoint = &at
	}
}

// orHere gives the position of a text, which many files leave out.
func orHere(p Point) Point {
	if !placeable(p.X) || !placeable(p.Y) {
		return Point{}
	}
	return p
}

// draw keeps a shape if it can be drawn at all.
func (d *pretixDecoder) draw(at string, s Shape) {
	k := &checker{report: &Report{}}
	k.shape(at, &s)
	if !k.report.OK() || len(d.chart.Shapes) == MaxParts {
		d.report.warnOnce(at, "cannot be drawn as it is, and was left out")
		return
	}
	d.chart.Shapes = append(d.chart.Shapes, s)
}

func (d *pretixDecoder) standing(at string, a *pretixArea, outline []Point) {
	name := cleanText(a.name, MaxName)
	if name == "" {
		name = cleanText(a.text.text, MaxName)
	}
	if name == "" {
		name = fmt.Sprintf("Standing %d", len(d.chart.Areas)+1)
	}
	id := slug(name)
	if id == "" {
		id = "standing"
	}
	if len(outline) < 3 {
		outline = nil
	}
	d.chart.Areas = append(d.chart.Areas, ChartArea{
		ID: d.areaIDs.name(id, "-%d"), Name: name,
		Zone: d.zone(at+".category", a.category), Capacity: a.capacity, Outline: outline,
	})
}

// ring gives the outline of an ellipse around the area's position.
func ring(in func(Point) Point, rx, ry float64) []Point {
	points := make([]Point, roundCorners)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / roundCorners)
		points[i] = in(Point{rx * cos, ry * sin})
	}
	return points
}
