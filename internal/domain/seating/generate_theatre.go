package seating

import "fmt"

// Theatre draws a playhouse of about 1,200 seats on three floors: stalls,
// boxes along the walls, a circle with tables at its sides, and a balcony.
func Theatre() *Chart {
	c := &Chart{
		Name:       "Alder Theatre",
		FocalPoint: &Point{0, 0},
		Zones: []Zone{
			{ID: "premium", Name: "Premium", Colour: "#7c3aed"},
			{ID: "first", Name: "First price", Colour: "#1d4ed8"},
			{ID: "second", Name: "Second price", Colour: "#0f766e"},
			{ID: "third", Name: "Third price", Colour: "#a16207"},
			{ID: "boxes", Name: "Boxes", Colour: "#be185d"},
		},
		Floors: []Floor{
			{ID: "ground", Name: "Ground floor"},
			{ID: "upper", Name: "First floor"},
			{ID: "top", Name: "Second floor"},
		},
	}
	c.Sections = []ChartSection{theatreStalls(), theatreBoxes(), theatreCircle(), theatreTerrace(), theatreBalcony()}
	c.Shapes = []Shape{
		{Kind: Polygon, Points: []Point{{-900, -500}, {900, -500}, {700, 120}, {-700, 120}}, Fill: "#e7e5e4", Stroke: "#a8a29e"},
		word(Point{0, -190}, 140, "Stage"),
	}
	return c
}

// The house is a set of circles around a point behind the stage.
var theatreCentre = Point{0, -900}

const theatreSpacing = 53

func theatreStalls() ChartSection {
	s := ChartSection{ID: "stalls", Name: "Stalls", Floor: "ground", Zone: "first"}
	for i := range 19 { // A to U
		row := ChartRow{ID: rowLetters(i)}
		side, middle := 7+(i+2)/4, 13+i/3
		row.Line = fan(theatreCentre, 1330+92*float64(i), theatreSpacing, side+middle+side, side, side+middle)
		switch {
		case i >= 2 && i <= 9:
			row.Zone = "premium"
		case i >= 16:
			row.Zone = "second"
		}
		if i == 18 {
			accessibleEnds(row.Line)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func theatreBoxes() ChartSection {
	s := ChartSection{ID: "boxes", Name: "Boxes", Floor: "ground", Zone: "boxes"}
	for i := range 8 {
		side := -1.0 // 1 to 4 are on the left, 5 to 8 on the right
		if i >= 4 {
			side = 1
		}
		x, y := side*(1150+50*float64(i%4)), 260+300*float64(i%4)
		box := ChartBox{
			ID: fmt.Sprint(i + 1), Name: fmt.Sprintf("Box %d", i+1),
			Outline: corners(x-80, y-130, x+80, y+130),
			Line:    &Line{From: Point{x, y - 80}, To: Point{x, y + 80}, Count: 4},
		}
		if i%4 == 0 {
			for n := range 4 {
				box.Line.Except = append(box.Line.Except, Exception{Number: fmt.Sprint(n + 1), Note: "Side view of the stage"})
			}
		}
		s.Boxes = append(s.Boxes, box)
	}
	return s
}

func theatreCircle() ChartSection {
	s := ChartSection{ID: "circle", Name: "Circle", Floor: "upper", Zone: "first"}
	for i := range 9 { // A to J
		row := ChartRow{ID: rowLetters(i)}
		side, middle := 9+i/3, 15+i/2
		row.Line = fan(theatreCentre, 3260+95*float64(i), theatreSpacing, side+middle+side, side, side+middle)
		switch {
		case i < 2:
			row.Zone = "premium"
		case i >= 5:
			row.Zone = "second"
		}
		if i == 8 {
			accessibleEnds(row.Line)
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func theatreTerrace() ChartSection {
	s := ChartSection{ID: "terrace", Name: "Circle terrace", Floor: "upper", Zone: "boxes"}
	for i := range 6 {
		side := -1.0
		if i >= 3 {
			side = 1
		}
		s.Tables = append(s.Tables, ChartTable{
			ID: fmt.Sprintf("T%d", i+1), Name: fmt.Sprintf("Table %d", i+1), Shape: Round,
			At: Point{side * (1330 + 40*float64(i%3)), 2130 + 260*float64(i%3)}, Width: 90, Count: 4, Rotation: 45,
		})
	}
	return s
}

func theatreBalcony() ChartSection {
	s := ChartSection{ID: "balcony", Name: "Balcony", Floor: "top", Zone: "third"}
	for i := range 6 { // A to F
		row := ChartRow{ID: rowLetters(i)}
		side, middle := 9+i/3, 16+i/2
		row.Line = fan(theatreCentre, 4330+95*float64(i), theatreSpacing, side+middle+side, side, side+middle)
		if i < 2 {
			row.Zone = "second"
		}
		if i == 0 {
			noteEnds(row.Line, 3, "Safety rail in the line of sight")
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}
