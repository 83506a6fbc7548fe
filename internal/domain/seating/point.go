package seating

import (
	"math"

	"github.com/go-json-experiment/json"
)

// Point is a place on the page, in centimetres. In JSON it is [x, y].
type Point struct{ X, Y float64 }

// MarshalJSON writes p as [x, y].
func (p Point) MarshalJSON() ([]byte, error) { return json.Marshal([2]float64{p.X, p.Y}) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Point) UnmarshalJSON(data []byte) error {
	var xy [2]float64
	err := json.Unmarshal(data, &xy)
	p.X, p.Y = xy[0], xy[1]
	return err
}

func (p Point) plus(q Point) Point          { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) minus(q Point) Point         { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) scaled(by float64) Point     { return Point{p.X * by, p.Y * by} }
func (p Point) length() float64             { return math.Hypot(p.X, p.Y) }
func (p Point) distance(q Point) float64    { return p.minus(q).length() }
func (p Point) towards(d, at float64) Point { return Point{p.X + d*math.Cos(at), p.Y + d*math.Sin(at)} }
func (p Point) rounded() Point              { return Point{hundredths(p.X), hundredths(p.Y)} }
func (p Point) turned(degrees float64) Point {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Point{p.X*cos - p.Y*sin, p.X*sin + p.Y*cos}
}

// placeable reports whether x can be a coordinate.
func placeable(x float64) bool { return math.Abs(x) <= MaxCoordinate } // false for NaN

// hundredths gives x to a hundredth, so that the dust of binary fractions
// never makes two charts out of one.
func hundredths(x float64) float64 {
	if !placeable(x) {
		return x
	}
	return math.Round(x*100)/100 + 0 // + 0 turns -0 into 0
}
