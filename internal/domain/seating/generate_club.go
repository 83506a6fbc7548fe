package seating

import "fmt"

// Club draws a small room of about 120 seats at tables and a bar, with room
// to stand.
func Club() *Chart {
	c := &Chart{
		Name:       "The Lantern Room",
		FocalPoint: &Point{0, 0},
		Zones: []Zone{
			{ID: "front", Name: "Front tables", Colour: "#be185d"},
			{ID: "tables", Name: "Tables", Colour: "#1d4ed8"},
			{ID: "bar", Name: "Bar", Colour: "#a16207"},
			{ID: "standing", Name: "Standing", Colour: "#0f766e"},
		},
		Areas: []ChartArea{
			{ID: "standing", Name: "Standing", Zone: "standing", Capacity: 150, Outline: corners(-900, 1450, 900, 1900)},
		},
		Shapes: []Shape{
			rectangle(Point{0, -100}, 800, 240, "#e7e5e4"), word(Point{0, -100}, 80, "Stage"),
			rectangle(Point{1150, 900}, 120, 1000, "#e7e5e4"),
		},
	}
	floor := ChartSection{ID: "floor", Name: "Floor", Zone: "tables"}
	for row := range 3 {
		for i := range 4 {
			n := row*4 + i + 1
			table := ChartTable{
				ID: fmt.Sprint(n), Name: fmt.Sprintf("Table %d", n), Shape: Round,
				At: Point{-720 + 480*float64(i), 300 + 320*float64(row)}, Width: 120, Count: 6,
			}
			if row == 0 {
				table.Zone = "front"
			}
			if row == 2 && i == 3 {
				table.Except = []Exception{{Number: "3", Accessible: true}, {Number: "4", Companion: true}}
			}
			floor.Tables = append(floor.Tables, table)
		}
	}
	booths := ChartSection{ID: "booths", Name: "Booths", Zone: "tables"}
	for i := range 8 {
		booths.Tables = append(booths.Tables, ChartTable{
			ID: fmt.Sprint(i + 1), Name: fmt.Sprintf("Booth %d", i+1), Shape: Rectangular,
			At: Point{-1200, 120 + 240*float64(i)}, Width: 120, Height: 60, Count: 4,
		})
	}
	bar := ChartSection{ID: "bar", Name: "Bar", Zone: "bar", Rows: []ChartRow{{
		ID: "B", Name: "Bar stools", Line: &Line{From: Point{1060, 450}, To: Point{1060, 1350}, Count: 14},
	}}}
	c.Sections = []ChartSection{floor, booths, bar}
	return c
}
