package seating

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/fault"
)

func TestDecodePretixPlan(t *testing.T) {
	c, report := mustDecode(t, mustRead(t, "testdata/pretix/playhouse.json"), FormatAuto)
	if len(report.Warnings) > 0 {
		t.Errorf("a plan by the schema warns: %v", report.Warnings)
	}
	p := mustCompile(t, c)
	want := []string{
		"saal/1/1", "saal/1/2", "saal/1/3", "saal/1/4",
		"saal/2/1", "saal/2/2", "saal/2/3", "saal/2/4", "saal/2/5", "rang/1/1", "rang/1/2",
	}
	if got := p.labels; !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
	if p.Focal() != (Point{350, 120}) { // the middle of the rectangle that is called Bühne
		t.Errorf("focal point %v", p.Focal())
	}
	first := p.Seat(0)
	if first.X != 2*(100+12.5) || first.Y != 2*(150+4.5) || first.ExternalID != "saal-1-1" || p.Zones()[first.Zone] != (Zone{"parkett", "Parkett", "#7f4a91"}) {
		t.Errorf("first seat %+v in %+v", first, p.Zones()[first.Zone])
	}
	if p.Rows()[0].Name != "Reihe 1" || p.Rows()[1].Name != "" {
		t.Errorf("rows are called %q and %q", p.Rows()[0].Name, p.Rows()[1].Name)
	}
	if p.Beside(1, 2) || !p.Beside(0, 1) || p.Beside(6, 7) {
		t.Error("the aisle was not found")
	}
	var kinds []ShapeKind
	for _, s := range c.Shapes {
		kinds = append(kinds, s.Kind)
	}
	if !slices.Equal(kinds, []ShapeKind{Rectangle, Text, Circle, Ellipse, Polygon, Text}) {
		t.Errorf("shapes %v", kinds)
	}
}

func TestDecodePretixPlanThatBendsTheFormat(t *testing.T) {
	c, report := mustDecode(t, mustRead(t, "testdata/pretix/bends.json"), FormatAuto)
	want := []string{
		"parkett/A/1", "parkett/A/2", "parkett/A/3", "parkett/A/4", "parkett/A/5", "parkett/A/10",
		"parkett/A-2/1", "parkett/A-2/1-2", "parkett/A-2/2",
		"parkett/4/1", "parkett/4/2-3", "parkett-2/A/1",
	}
	if got := mustCompile(t, c).labels; !slices.Equal(got, want) {
		t.Errorf("labels %v, want %v", got, want)
	}
	for _, w := range [][2]string{
		{"editor_version", "is unknown and was left out"},
		{"zones[0].rows[0].seats[3].vip", "is unknown and was left out"},
		{"categories[1].name", "second time"},
		{"zones[0].rows[1]", "were joined"},
		{"zones[0].rows[2].row_number", `named "A-2"`},
		{"zones[0].rows[2].seats[1].seat_number", `named "1-2"`},
		{"zones[0].rows[2].seats[2].seat_guid", "only the first seat keeps it"},
		{"zones[0].rows[3].row_number", "numbered as they come"},
		{"zones[0].rows[3].seats[0].seat_number", "numbered by their place"},
		{"zones[0].rows[3].seats[0].category", "a zone was made for it"},
		{"zones[0].rows[3].seats[1].seat_guid", "no external id"},
		{"zones[1].position", "taken as 0, 0"},
		{"zones[1].name", `named "Parkett (2)"`},
		{"zones", "no stage"},
		{"categories", `"Presse", which no seat has`},
	} {
		if !says(report.Warnings, w[0], w[1]) {
			t.Errorf("no warning at %q that says %q", w[0], w[1])
		}
	}
}

func TestDecodePretixPlanOfBenches(t *testing.T) {
	c, report := mustDecode(t, mustRead(t, "testdata/pretix/benches.json"), FormatAuto)
	p := mustCompile(t, c)
	if want := []string{"section-1/1/1", "section-1/1/2", "section-1/1/3", "section-1/1/4", "section-1/2/1", "section-1/2/2"}; !slices.Equal(p.labels, want) {
		t.Errorf("labels %v, want %v", p.labels, want)
	}
	if p.Best(Want{Quantity: 4, Section: -1}, allOf(p)) == nil {
		t.Error("four people do not find a bench for four")
	}
	if !p.Seat(4).Accessible {
		t.Error("the wheelchair's place was lost")
	}
	area := p.Areas()[0]
	if area.ID != "tanzboden" || area.Capacity != 250 || len(area.Outline) != 4 || area.Outline[2] != (Point{680, 520}) {
		t.Errorf("standing area %+v", area)
	}
	for _, w := range [][2]string{
		{"zones[0].rows[0].seats[0].seat_number", "read as text"},
		{"zones[0].rows[0].seats[1].position.x", "read as a number"},
		{"zones[0].rows[1].seats[0].wheelchair", "was understood"},
		{"zones[0].areas[1].capacity", "was understood"},
		{"zones[0].areas[1].category", noCategory},
		{"zones[0].areas[0].text.color", "nosuchcolour"},
		{"zones[0].areas[2].shape", "star"},
		{"zones[0].areas[3]", "cannot be drawn"},
		{"zones[0].name", `named "Section 1"`},
		{"zones[0].rows[1].seats[1].category", "Helfer"},
		{"zones[0].rows[2]", "has no seats"},
	} {
		if !says(report.Warnings, w[0], w[1]) {
			t.Errorf("no warning at %q that says %q", w[0], w[1])
		}
	}
}

func TestDecodePretixRefusesWhatLeavesDoubt(t *testing.T) {
	plan := func(seats string) string {
		return `{"name":"x","categories":[{"name":"A"}],"size":{"width":1,"height":1},"zones":[{"name":"Z","position":{"x":0,"y":0},
			"rows":[{"row_number":"1","position":{"x":0,"y":0},"seats":[` + seats + `]}]}]}`
	}
	const seat = `{"seat_guid":"g","seat_number":"1","category":"A","position":{"x":0,"y":0}}`
	cases := []struct{ data, at, words string }{
		{plan(`{"seat_guid":"g","seat_number":"1","category":"A"}`), "zones[0].rows[0].seats[0].position", "cannot be placed"},
		{plan(`{"seat_guid":"g","seat_number":"1","category":"A","position":{"x":0}}`), "zones[0].rows[0].seats[0].position", "cannot be placed"},
		{plan(`{"seat_guid":"g","seat_number":"1","category":"A","position":null}`), "zones[0].rows[0].seats[0].position", "cannot be placed"},
		{plan(`{"seat_guid":"g","seat_number":"1","category":"A","position":{"x":1e300,"y":0}}`), "zones[0].rows[0].seats[0].position", "cannot be placed"},
		{plan(`{"seat_guid":"g","seat_number":"1","category":"A","position":{"x":"far","y":0}}`), "zones[0].rows[0].seats[0].position.x", "a number is needed"},
		{plan(`{"seat_guid":"g","seat_number":"1","category":"A","position":{"x":"NaN","y":0}}`), "zones[0].rows[0].seats[0].position", "cannot be placed"},
		{plan(seat + "," + seat), "zones[0].rows[0].seats[1]", "which is which cannot be told"},
		{plan(`{"seat_number":"1","position":{"x":0,"y":0}},{"seat_number":"1","position":{"x":9,"y":0}}`), "zones[0].rows[0].seats[1]", "which is which"},
		{plan(`[]`), "zones[0].rows[0].seats[0]", "an array: an object is needed"},
		{plan(``), "sections", "nothing could be sold"},
		{`{"name":"x","zones":7,"categories":[],"size":{}}`, "zones", "a number: an array is needed"},
		{`{"zones":[`, "", "cannot be read as JSON"},
	}
	for _, test := range cases {
		if _, report := Decode([]byte(test.data), FormatPretix); !says(report.Faults, test.at, test.words) {
			t.Errorf("%.80s: no fault at %q that says %q; got %v", test.data, test.at, test.words, report.Faults)
		}
	}
}

// What is bent in one seat of a file tends to be bent in all of them. A repair
// that took longer for each would keep this test until its timeout.
func TestDecodePretixWhenEverythingIsBent(t *testing.T) {
	const n = 50_000
	var same, parts strings.Builder
	for i := range n {
		comma := ","
		if i == n-1 {
			comma = ""
		}
		fmt.Fprintf(&same, `{"seat_guid":"g%d","seat_number":"1","position":{"x":%d,"y":0}}%s`, i, i, comma)
		fmt.Fprintf(&parts, `{"row_number":"A","seats":[{"seat_guid":"h%d","seat_number":"%d","position":{"x":%d,"y":9}}]}%s`, i, i, i, comma)
	}
	data := `{"name":"x","zones":[{"name":"Z","rows":[{"row_number":"1","seats":[` + same.String() + `]},` + parts.String() + `]}]}`
	c, _ := mustDecode(t, []byte(data), FormatPretix)
	if rows := c.Sections[0].Rows; len(rows) != 2 || len(rows[0].Seats) != n || len(rows[1].Seats) != n {
		t.Error("the plan was not read")
	}
}

func TestPretixKeepsWhatItHasWordsFor(t *testing.T) {
	for _, c := range []*Chart{hall(), Theatre(), Club()} {
		data, err := Encode(c, FormatPretix)
		if err != nil {
			t.Fatal(err)
		}
		read, report := mustDecode(t, data, FormatAuto)
		for _, w := range report.Warnings {
			// Our Club has an area that only the pretix format cannot name, and a zone nobody sits in.
			if !strings.Contains(w.Message, "no stage") && w.At != "categories" {
				t.Errorf("%s: what we write warns: %v", c.Name, w)
			}
		}
		before, after := mustCompile(t, c), mustCompile(t, read)
		if before.Len() != after.Len() {
			t.Fatalf("%s: %d seats became %d", c.Name, before.Len(), after.Len())
		}
		shift := Point{after.Seat(0).X - before.Seat(0).X, after.Seat(0).Y - before.Seat(0).Y}
		for i := range before.Len() {
			a, b := before.Seat(i), after.Seat(i)
			moved := Point{a.X, a.Y}.plus(shift)
			if a.Number != b.Number || moved.distance(Point{b.X, b.Y}) > 0.1 ||
				before.Zones()[a.Zone].Name != after.Zones()[b.Zone].Name || before.Sections()[a.Section].Name != after.Sections()[b.Section].Name {
				t.Fatalf("%s: %s %+v became %s %+v", c.Name, before.Label(i), a, after.Label(i), b)
			}
		}
	}
}

func TestDecodePretixPlansOfOtherScales(t *testing.T) {
	for _, apart := range []float64{1, 25, 40, 400} {
		var seats []string
		for i := range 5 {
			seats = append(seats, fmt.Sprintf(`{"seat_guid":"g%d","seat_number":"%d","position":{"x":%v,"y":0}}`, i, i, apart*float64(i)))
		}
		// As the API of pretix wraps it.
		data := `{"id":3,"name":"x","layout":{"name":"y","categories":[],"zones":[{"name":"Z","rows":[{"row_number":"1","seats":[` + strings.Join(seats, ",") + `]}]}]}}`
		c, report := mustDecode(t, []byte(data), FormatAuto)
		want := 2 * apart
		usual := want >= tooClose && want <= tooFar
		if !usual {
			want = chair
		}
		p := mustCompile(t, c)
		if got := p.Seat(1).X - p.Seat(0).X; got != want {
			t.Errorf("%v pixels became %v cm, want %v", apart, got, want)
		}
		if says(report.Warnings, "zones", "unusual scale") == usual {
			t.Errorf("%v pixels: %v", apart, report.Warnings)
		}
	}
}

func TestReadColour(t *testing.T) {
	cases := map[string]string{
		"#AbC123": "#abc123", "abc123": "#abc123", "#abc": "#aabbcc", "#abcd": "#aabbcc", "#abc12380": "#abc123",
		" red ": "#ff0000", "Grey": "#808080", "rgb(1, 2, 3)": "#010203", "rgba(255,0,300,0.5)": "#ff00ff", "rgb(1 2 3 / 50%)": "#010203",
	}
	for s, want := range cases {
		if got, ok := readColour(s); !ok || got != want {
			t.Errorf("readColour(%q) = %q, %v, want %q", s, got, ok, want)
		}
	}
	for _, s := range []string{"", "#", "#12345", "nosuch", "url(x)", "rgb(1,2)", "#ggg"} {
		if got, ok := readColour(s); ok {
			t.Errorf("readColour(%q) = %q", s, got)
		}
	}
}

func TestDecodePretixRowsOfOneLabel(t *testing.T) {
	seat := func(number string) string {
		return `{"seat_number": "` + number + `", "seat_guid": "` + number + `", "position": {"x": 1, "y": ` + number + `}, "category": "A"}`
	}
	c, report := Decode([]byte(`{"name": "Hall", "size": {"width": 100, "height": 100}, "categories": [{"name": "A", "color": "#ff0000"}], "zones": [
		{"name": "Stalls", "position": {"x": 0, "y": 0}, "areas": [], "rows": [
			{"row_number": "1", "row_label": "Reihe", "row_number_position": "start", "position": {"x": 0, "y": 0}, "seats": [`+seat("1")+`]},
			{"row_number": "2", "row_label": "Reihe", "row_number_position": "start", "position": {"x": 0, "y": 20}, "seats": [`+seat("2")+`]},
			{"row_number": "3", "row_label": "Loge", "row_number_position": "start", "position": {"x": 0, "y": 40}, "seats": [`+seat("3")+`]}]}]}`), FormatPretix)
	if !report.OK() {
		t.Fatal(report.Faults)
	}
	var names []string
	for _, r := range c.Sections[0].Rows {
		names = append(names, r.Name)
	}
	if want := []string{"Reihe 1", "Reihe 2", "Loge"}; !slices.Equal(names, want) {
		t.Errorf("the rows are called %q, want %q", names, want)
	}
	if !slices.ContainsFunc(report.Warnings, func(f fault.Field) bool { return f.At == "zones[0].rows" }) {
		t.Errorf("nobody was told: %v", report.Warnings)
	}
}
