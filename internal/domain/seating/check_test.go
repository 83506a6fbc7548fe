package seating

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"frontrow/internal/base/fault"
)

func TestCheckNamesEveryKindOfFaultAndItsPlace(t *testing.T) {
	row := func(c *Chart) *ChartRow { return &c.Sections[0].Rows[0] }
	seated := func(c *Chart, seats ...ChartSeat) {
		c.Sections[0].Rows[0] = ChartRow{ID: "A", Seats: seats}
	}
	cases := []struct {
		spoil     func(c *Chart)
		at, words string
	}{
		{func(c *Chart) { c.Name = " " }, "name", "is missing"},
		{func(c *Chart) { c.Name = strings.Repeat("x", 121) }, "name", "too long"},
		{func(c *Chart) { c.Name = "a\x00b" }, "name", "control character"},
		{func(c *Chart) { c.Name = "a\xff" }, "name", "UTF-8"},
		{func(c *Chart) { c.FocalPoint = &Point{math.NaN(), 0} }, "focal_point", "not a place"},
		{func(c *Chart) { c.FocalPoint = &Point{0, 1e8} }, "focal_point", "not a place"},
		{func(c *Chart) { c.Zones = nil }, "zones", "is empty"},
		{func(c *Chart) { c.Zones[0].ID = "" }, "zones[0].id", "is missing"},
		{func(c *Chart) { c.Zones[1].ID = "near" }, "zones[1].id", "as at zones[0]"},
		{func(c *Chart) { c.Zones[0].Colour = "red" }, "zones[0].colour", "six hexadecimal digits"},
		{func(c *Chart) { c.Zones[0].Name = "\u202eevil" }, "zones[0].name", "control character"},
		{func(c *Chart) { c.Floors = []Floor{{ID: "f"}} }, "sections[0].floor", "is missing"},
		{func(c *Chart) { c.Floors = []Floor{{ID: "f"}, {ID: "f"}} }, "floors[1].id", "as at floors[0]"},
		{func(c *Chart) { c.Sections[0].Floor = "g" }, "sections[0].floor", "not the id of one of the floors"},
		{func(c *Chart) { c.Sections[0].ID = "a/b" }, "sections[0].id", `must not contain "/"`},
		{func(c *Chart) { c.Sections[0].ID = strings.Repeat("x", 41) }, "sections[0].id", "longer than 40"},
		{func(c *Chart) { c.Sections[0].ID = "a " }, "sections[0].id", "space"},
		{func(c *Chart) { c.Sections[0].ID = "a\u200bb" }, "sections[0].id", "invisible"},
		{func(c *Chart) { c.Sections[0].ID = "u\u0308" }, "sections[0].id", "normalisation form C"},
		{func(c *Chart) { c.Sections = append(c.Sections, c.Sections[0]) }, "sections[1].id", "as at sections[0]"},
		{func(c *Chart) { c.Sections[0].Zone = "none" }, "sections[0].zone", "not the id of one of the zones"},
		{func(c *Chart) { c.Sections[0].Zone = "" }, "sections[0].rows[0], seat 1.zone", "neither the row nor the section"},
		{func(c *Chart) { c.Sections[0].Outline = []Point{{0, 0}, {1, 1}} }, "sections[0].outline", "at least 3"},
		{func(c *Chart) { c.Sections[0].Outline = []Point{{0, 0}, {1, 1}, {math.Inf(1), 0}} }, "sections[0].outline[2]", "not a place"},
		{func(c *Chart) { c.Sections[0].Rows[1].ID = "A" }, "sections[0].rows[1].id", "as at sections[0].rows[0]"},
		{func(c *Chart) { c.Sections[0].Tables[0].ID = "A" }, "sections[0].tables[0].id", "as at sections[0].rows[0]"},
		{func(c *Chart) { c.Sections[0].Boxes[0].ID = "T" }, "sections[0].boxes[0].id", "as at sections[0].tables[0]"},
		{func(c *Chart) { row(c).Line = nil }, "sections[0].rows[0]", "neither seats nor a line"},
		{func(c *Chart) { row(c).Seats = []ChartSeat{{Number: "1"}} }, "sections[0].rows[0]", "both a line and seats"},
		{func(c *Chart) { row(c).Zone = "none" }, "sections[0].rows[0].zone", "not the id"},
		{func(c *Chart) { row(c).Line.From.X = math.NaN() }, "sections[0].rows[0].line.from", "not a place"},
		{func(c *Chart) { row(c).Line.Count = 0 }, "sections[0].rows[0].line.count", "how many seats"},
		{func(c *Chart) { row(c).Line.Count = 1 << 40 }, "sections[0].rows[0].line.count", "how many seats"},
		{func(c *Chart) { row(c).Line.First = -1 }, "sections[0].rows[0].line.first", "from 1"},
		{func(c *Chart) { row(c).Line.Step = 1000 }, "sections[0].rows[0].line.step", "at most 100"},
		{func(c *Chart) { row(c).Line.Step = -1 }, "sections[0].rows[0].line.step", "below 0"},
		{func(c *Chart) { row(c).Line.Aisles = []int{3, 3} }, "sections[0].rows[0].line.aisles[1]", "counting up"},
		{func(c *Chart) { row(c).Line.Aisles = []int{8} }, "sections[0].rows[0].line.aisles[0]", "from 1 to 7"},
		{func(c *Chart) { row(c).Line.AisleWidth = -5 }, "sections[0].rows[0].line.aisle_width", "more than 0"},
		{func(c *Chart) { row(c).Line.AisleWidth = 495 }, "sections[0].rows[0].line", "too short"},
		{func(c *Chart) { row(c).Line.Curve = 251 }, "sections[0].rows[0].line.curve", "at most half"},
		{func(c *Chart) { row(c).Line.To = row(c).Line.From }, "sections[0].rows[0].line.to", "in one place"},
		{func(c *Chart) { row(c).Line.Except = []Exception{{Number: "9"}} }, "sections[0].rows[0].line.except[0].number", "not a number of this row"},
		{func(c *Chart) { row(c).Line.Except = []Exception{{Number: "07"}} }, "sections[0].rows[0].line.except[0].number", "not a number of this row"},
		{func(c *Chart) { row(c).Line.Except = []Exception{{Number: "1"}, {Number: "1"}} }, "sections[0].rows[0].line.except[1].number", "second time"},
		{func(c *Chart) { row(c).Line.Except = []Exception{{Number: "1", Absent: true, Note: "x"}} }, "sections[0].rows[0].line.except[0]", "absent"},
		{func(c *Chart) { row(c).Line.Except = []Exception{{Number: "1", Accessible: true, Companion: true}} }, "sections[0].rows[0], seat 1", "both accessible and companion"},
		{func(c *Chart) { row(c).Line.Except = []Exception{{Number: "2", Zone: "none"}} }, "sections[0].rows[0], seat 2.zone", "not the id"},
		{func(c *Chart) {
			l := row(c).Line
			l.Count, l.Aisles, l.Except = 1, nil, []Exception{{Number: "1", Absent: true}}
		}, "sections[0].rows[0]", "no seat left"},
		{func(c *Chart) { seated(c, ChartSeat{Number: "1", At: mustSay}) }, "sections[0].rows[0].seats[0].at", "not a place"},
		{func(c *Chart) { seated(c, ChartSeat{}) }, "sections[0].rows[0].seats[0].number", "is missing"},
		{func(c *Chart) { seated(c, ChartSeat{Number: "1"}, ChartSeat{Number: "1"}) }, "sections[0].rows[0].seats[1].number", "as that of seats[0]"},
		{func(c *Chart) { seated(c, ChartSeat{Number: "1", Note: strings.Repeat("x", 501)}) }, "sections[0].rows[0].seats[0].note", "too long"},
		{func(c *Chart) { seated(c, ChartSeat{Number: "1", ExternalID: "\n"}) }, "sections[0].rows[0].seats[0].external_id", "control character"},
		{func(c *Chart) { c.Sections[0].Tables[0].Shape = "oval" }, "sections[0].tables[0].shape", "round or rectangular"},
		{func(c *Chart) { c.Sections[0].Tables[0].Shape = Rectangular }, "sections[0].tables[0].height", "more than 0"},
		{func(c *Chart) { c.Sections[0].Tables[0].Width = math.NaN() }, "sections[0].tables[0].width", "more than 0"},
		{func(c *Chart) { c.Sections[0].Tables[0].Rotation = 400 }, "sections[0].tables[0].rotation", "-360 to 360"},
		{func(c *Chart) { c.Sections[0].Tables[0].Count = 0 }, "sections[0].tables[0].count", "how many seats"},
		{func(c *Chart) { c.Sections[0].Tables[0].Seats = []ChartSeat{{Number: "1"}} }, "sections[0].tables[0]", "both seats and a count"},
		{func(c *Chart) { c.Sections[0].Boxes[0].Outline = []Point{{1, 1}} }, "sections[0].boxes[0].outline", "at least 3"},
		{func(c *Chart) { c.Areas[0].Capacity = 0 }, "areas[0].capacity", "how many people"},
		{func(c *Chart) { c.Areas[0].Zone = "" }, "areas[0].zone", "is missing"},
		{func(c *Chart) { c.Areas = append(c.Areas, c.Areas[0]) }, "areas[1].id", "as at areas[0]"},
		{func(c *Chart) { c.Sections, c.Areas = nil, nil }, "sections", "nothing could be sold"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: "star", At: &Point{}}} }, "shapes[0].kind", "polygon, rectangle"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Polygon}} }, "shapes[0].points", "at least 3"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Circle, Radius: 5}} }, "shapes[0].at", "is missing"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Circle, At: &Point{}}} }, "shapes[0].radius", "more than 0"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Ellipse, At: &Point{}, Width: 5}} }, "shapes[0].height", "more than 0"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Text, At: &Point{}}} }, "shapes[0].text", "is missing"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Text, At: &Point{}, Text: "x", Size: -1}} }, "shapes[0].size", "more than 0"},
		{func(c *Chart) { c.Shapes = []Shape{{Kind: Text, At: &Point{}, Text: "x", Floor: "z"}} }, "shapes[0].floor", "not the id"},
		{func(c *Chart) { c.Shapes = make([]Shape, MaxParts+1) }, "shapes", "is the most"},
	}
	for _, test := range cases {
		t.Run(test.at+" "+test.words, func(t *testing.T) {
			c := hall()
			if report := c.Check(); !report.OK() {
				t.Fatalf("the chart was not good before: %v", report.Faults)
			}
			test.spoil(c)
			report := c.Check()
			if !says(report.Faults, test.at, test.words) {
				t.Errorf("no fault at %q that says %q; got %v", test.at, test.words, report.Faults)
			}
			if _, err := Compile(c); !errors.Is(err, ErrChartInvalid) || len(fault.From(err).Fields) != len(report.Faults) {
				t.Errorf("Compile gave %v", err)
			}
		})
	}
}

func TestCheckWarns(t *testing.T) {
	c := hall()
	c.Sections = append(c.Sections, ChartSection{ID: "empty"})
	c.Sections[0].Rows[0] = ChartRow{ID: "A", Seats: []ChartSeat{{Number: "1"}, {Number: "2"}, {Number: "3"}}}
	report := c.Check()
	if !report.OK() {
		t.Fatal(report.Faults)
	}
	if !says(report.Warnings, "sections[1]", "has no seats") {
		t.Errorf("no warning about the empty section: %v", report.Warnings)
	}
	if !says(report.Warnings, "sections[0].rows[0]", "exactly where another") || !says(report.Warnings, "sections[0].rows[0]", "1 more") {
		t.Errorf("no warning about seats in one place: %v", report.Warnings)
	}
}

// Rules could make any number of seats of a short file, so what is over the
// limit must be refused before it is placed.
func TestCheckRefusesTooManySeatsWithoutPlacingThem(t *testing.T) {
	c := hall()
	for i := range 5000 {
		c.Sections[0].Rows = append(c.Sections[0].Rows, ChartRow{
			ID: fmt.Sprint(i), Line: &Line{To: Point{1e6, 0}, Count: MaxSeats},
		})
	}
	if report := c.Check(); !says(report.Faults, "sections", "more than 200000 seats") {
		t.Errorf("got %v", report.Faults)
	}
}

func TestReportsAreShort(t *testing.T) {
	c := hall()
	for range 1000 {
		c.Zones = append(c.Zones, Zone{})
	}
	report := c.Check()
	if len(report.Faults) != maxReported+1 || report.Faults[maxReported].Message != "and 800 more faults" {
		t.Errorf("%d faults, the last is %v", len(report.Faults), report.Faults[len(report.Faults)-1])
	}
	whole := &Report{}
	whole.fault("before", "one")
	whole.add(report)
	if len(whole.Faults) != maxReported+1 || whole.Faults[maxReported].Message != "and 801 more faults" {
		t.Errorf("joined: %d faults, the last is %v", len(whole.Faults), whole.Faults[len(whole.Faults)-1])
	}
}
