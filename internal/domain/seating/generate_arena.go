package seating

// Arena draws a hall of about 18,000 seats in two rings around an oval, with
// the stage at one end and a standing floor before it.
func Arena() *Chart {
	b := bowl{middle: Point{0, 2600}, width: 3200, height: 6200, corner: 900, spacing: 50}
	c := &Chart{
		Name:       "Lakeside Arena",
		FocalPoint: &Point{0, 1500}, // the end of the runway: who sits behind the stage is not in front
		Zones: []Zone{
			{ID: "floor", Name: "Standing floor", Colour: "#7c3aed"},
			{ID: "gold", Name: "Gold", Colour: "#d97706"},
			{ID: "silver", Name: "Silver", Colour: "#1d4ed8"},
			{ID: "bronze", Name: "Bronze", Colour: "#0f766e"},
			{ID: "side", Name: "Behind the stage", Colour: "#57534e"},
		},
		Floors: []Floor{
			{ID: "floor", Name: "Arena floor"},
			{ID: "lower", Name: "Lower tier"},
			{ID: "upper", Name: "Upper tier"},
		},
		Areas: []ChartArea{
			{ID: "front", Name: "Front standing", Floor: "floor", Zone: "floor", Capacity: 800, Outline: corners(-1300, 700, 1300, 1900)},
			{ID: "floor", Name: "General standing", Floor: "floor", Zone: "floor", Capacity: 2200, Outline: corners(-1300, 2000, 1300, 5000)},
		},
		Shapes: []Shape{
			rectangle(Point{0, 1050}, 300, 1000, "#e7e5e4"),
			rectangle(Point{0, 200}, 2200, 700, "#e7e5e4"), word(Point{0, 200}, 300, "Stage"),
			rectangle(Point{0, 5300}, 700, 300, "#e7e5e4"), word(Point{0, 5300}, 120, "Mixing desk"),
		},
	}
	lower := tier{
		floor: "lower", firstBlock: 101, offset: 250, depth: 85, rows: 20,
		ends: 2, sides: 5, corner: 2, rowName: rowLetters,
		zone: func(b block, row int) string {
			switch {
			case b.behind:
				return "side"
			case row < 12:
				return "gold"
			}
			return "silver"
		},
	}
	upper := tier{
		floor: "upper", firstBlock: 201, offset: 2400, depth: 85, rows: 14,
		ends: 2, sides: 5, corner: 4, rowName: rowLetters,
		zone: func(b block, row int) string {
			switch {
			case b.behind:
				return "side"
			case row < 4:
				return "silver"
			}
			return "bronze"
		},
	}
	c.Sections = b.sections(lower)
	accessibleBacks(c.Sections, b.blocks(lower))
	c.Sections = append(c.Sections, b.sections(upper)...)
	return c
}
