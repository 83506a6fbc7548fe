package seating

import "fmt"

// Stadium draws an open-air ground of more than 50,000 seats in three rings
// around a football pitch, with the stage at one end and standing places on
// the pitch.
func Stadium() *Chart {
	b := bowl{middle: Point{0, 4600}, width: 7600, height: 11300, corner: 1200, spacing: 50}
	c := &Chart{
		Name:       "Northgate Stadium",
		FocalPoint: &Point{0, 3200}, // the end of the runway: who sits behind the stage is not in front
		Zones: []Zone{
			{ID: "pitch", Name: "Pitch standing", Colour: "#7c3aed"},
			{ID: "one", Name: "Category 1", Colour: "#d97706"},
			{ID: "two", Name: "Category 2", Colour: "#1d4ed8"},
			{ID: "three", Name: "Category 3", Colour: "#0f766e"},
			{ID: "four", Name: "Category 4", Colour: "#a16207"},
			{ID: "side", Name: "Restricted view", Colour: "#57534e"},
		},
		Floors: []Floor{
			{ID: "pitch", Name: "Pitch"},
			{ID: "lower", Name: "Lower tier"},
			{ID: "middle", Name: "Middle tier"},
			{ID: "upper", Name: "Upper tier"},
		},
		Areas: []ChartArea{
			{ID: "front-pitch", Name: "Front of the pitch", Floor: "pitch", Zone: "pitch", Capacity: 4000, Outline: corners(-3000, 400, 3000, 2600)},
			{ID: "pitch", Name: "Pitch", Floor: "pitch", Zone: "pitch", Capacity: 14000, Outline: corners(-3000, 2800, 3000, 9600)},
		},
		Shapes: []Shape{
			rectangle(Point{0, 1725}, 500, 2950, "#e7e5e4"),
			rectangle(Point{0, -300}, 5000, 1100, "#e7e5e4"), word(Point{0, -300}, 500, "Stage"),
			rectangle(Point{0, 5600}, 900, 500, "#e7e5e4"), word(Point{0, 5600}, 180, "Mixing desk"),
		},
	}
	number := func(i int) string { return fmt.Sprint(i + 1) }
	priced := func(near, far string, border int) func(block, int) string {
		return func(b block, row int) string {
			switch {
			case b.behind:
				return "side"
			case row < border:
				return near
			}
			return far
		}
	}
	lower := tier{
		floor: "lower", firstBlock: 101, offset: 500, depth: 80, rows: 24,
		ends: 5, sides: 9, corner: 2, rowName: number, zone: priced("one", "two", 16),
	}
	middle := tier{
		floor: "middle", firstBlock: 201, offset: 2750, depth: 85, rows: 12,
		ends: 5, sides: 9, corner: 3, rowName: number, zone: priced("two", "two", 0),
	}
	upper := tier{
		floor: "upper", firstBlock: 301, offset: 4050, depth: 80, rows: 18,
		ends: 5, sides: 9, corner: 4, rowName: number, zone: priced("three", "four", 12),
	}
	for _, t := range []tier{lower, middle, upper} {
		sections := b.sections(t)
		if t.floor != upper.floor {
			accessibleBacks(sections, b.blocks(t))
		}
		c.Sections = append(c.Sections, sections...)
	}
	return c
}
