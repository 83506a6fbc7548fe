package seating

import (
	"fmt"
	"math"
	"strings"
)

// The generators draw places that look like real ones and belong to nobody.
// They are deterministic, and round what they compute to whole centimetres so
// that a chart's hash is the same on every machine.

// rowLetters names rows as theatres do: without I and O, which look like
// numbers, and doubled after Z.
func rowLetters(i int) string {
	const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
	return strings.Repeat(letters[i%len(letters):i%len(letters)+1], 1+i/len(letters))
}

// whole rounds to whole centimetres.
func whole(p Point) Point { return Point{math.Round(p.X) + 0, math.Round(p.Y) + 0} }

// fan places count seats, spacing cm apart, on a circle around centre, in the
// middle below it, numbered from the left.
func fan(centre Point, radius, spacing float64, count int, aisles ...int) *Line {
	length := spacing*float64(count-1-len(aisles)) + DefaultAisleWidth*float64(len(aisles))
	return fanOver(centre, radius, length/radius/2, count, aisles...)
}

// fanOver places count seats on a circle around centre from half radians left
// of straight down to half radians right of it.
func fanOver(centre Point, radius, half float64, count int, aisles ...int) *Line {
	return arcLine(centre, radius, math.Pi/2+half, math.Pi/2-half, count, aisles...)
}

// arcLine places count seats on a circle around centre, from one angle to
// another. Angles are radians, clockwise on the page from the x axis.
func arcLine(centre Point, radius, from, to float64, count int, aisles ...int) *Line {
	l := &Line{
		From: whole(centre.towards(radius, from)), To: whole(centre.towards(radius, to)),
		Count: count, Aisles: aisles,
	}
	sagitta := radius * (1 - math.Cos((to-from)/2))
	l.Curve = math.Round(math.Copysign(sagitta, from-to))
	return l
}

// accessibleEnds marks the outer seats of a line as places for wheelchairs,
// each with a companion's seat beside it.
func accessibleEnds(l *Line) {
	l.Except = append(l.Except,
		Exception{Number: "1", Accessible: true},
		Exception{Number: "2", Companion: true},
		Exception{Number: fmt.Sprint(l.Count - 1), Companion: true},
		Exception{Number: fmt.Sprint(l.Count), Accessible: true})
}

// noteEnds notes something about the outermost n seats on both sides.
func noteEnds(l *Line, n int, note string) {
	for i := range n {
		l.Except = append(l.Except,
			Exception{Number: fmt.Sprint(1 + i), Note: note},
			Exception{Number: fmt.Sprint(l.Count - i), Note: note})
	}
}

// word writes a text on the chart.
func word(at Point, size float64, text string) Shape {
	return Shape{Kind: Text, At: &at, Text: text, Size: size, Fill: "#57534e"}
}

// rectangle draws an upright rectangle around its middle.
func rectangle(middle Point, width, height float64, fill string) Shape {
	return Shape{Kind: Rectangle, At: &middle, Width: width, Height: height, Fill: fill}
}

// corners gives the outline of an upright rectangle.
func corners(left, top, right, bottom float64) []Point {
	return []Point{{left, top}, {right, top}, {right, bottom}, {left, bottom}}
}
