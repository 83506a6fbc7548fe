package web

import (
	"fmt"
	"html"
	"math"
	"strings"

	"frontrow/internal/domain/seating"
)

// shapes draws what stands behind the seats: a stage, walls, words.
func (d *planDrawing) shapes() {
	for _, shape := range d.plan.Chart().Shapes {
		if shape.Kind == seating.Text {
			d.text(shape)
			continue
		}
		points := shapePoints(shape)
		if len(points) < 3 {
			continue
		}
		fmt.Fprintf(&d.Builder, `<path d="%s" fill="#85868f" fill-opacity=".3" stroke="#85868f" stroke-width="1.5" stroke-linejoin="round"/>`, d.line(points, true))
	}
}

func (d *planDrawing) text(shape seating.Shape) {
	if shape.At == nil {
		return
	}
	size := shape.Size
	if size == 0 {
		size = seating.DefaultTextSize
	}
	x, y := d.at(*shape.At)
	scaled := min(max(size*d.scale/0.72, 15), 40)
	d.placed = append(d.placed, box{x - 10, y - scaled/2, x + 10, y + scaled/2})
	fmt.Fprintf(&d.Builder, `<text x="%.1f" y="%.1f" font-size="%.1f" font-weight="600" fill="#85868f" transform="rotate(%.1f %.1f %.1f)">%s</text>`,
		x, y+scaled*0.35, scaled, shape.Rotation, x, y, html.EscapeString(strings.Map(drawable, shape.Text)))
}

// shapePoints gives a shape's outline; a round one as many-cornered as the eye
// asks.
func shapePoints(shape seating.Shape) []seating.Point {
	if shape.Kind == seating.Polygon {
		return shape.Points
	}
	if shape.At == nil {
		return nil
	}
	turn := shape.Rotation * math.Pi / 180
	turned := func(x, y float64) seating.Point {
		return seating.Point{X: shape.At.X + x*math.Cos(turn) - y*math.Sin(turn), Y: shape.At.Y + x*math.Sin(turn) + y*math.Cos(turn)}
	}
	width, height := shape.Width/2, shape.Height/2
	switch shape.Kind {
	case seating.Rectangle:
		return []seating.Point{turned(-width, -height), turned(width, -height), turned(width, height), turned(-width, height)}
	case seating.Circle:
		width, height = shape.Radius, shape.Radius
	case seating.Ellipse:
	default:
		return nil
	}
	const corners = 48
	points := make([]seating.Point, corners)
	for i := range points {
		angle := 2 * math.Pi * float64(i) / corners
		points[i] = turned(width*math.Cos(angle), height*math.Sin(angle))
	}
	return points
}
