package seating

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestDecodeFrontrowNamesEveryKindOfFault(t *testing.T) {
	good := string(hall().Canonical())
	replace := func(old, with string) string {
		if !strings.Contains(good, old) {
			t.Fatalf("the chart does not contain %s", old)
		}
		return strings.Replace(good, old, with, 1)
	}
	cases := []struct {
		data      string
		at, words string
	}{
		{"", "", "is empty"},
		{" \n", "", "is empty"},
		{"null", "", "null: an object is needed"},
		{"[]", "", "an array: an object is needed"},
		{`"x"`, "", "text: an object is needed"},
		{good[:len(good)-1], "", "at line 1, column"},
		{good + "{}", "", "goes on after the end"},
		{"{\n\n  nope}", "", "at line 3, column"},
		{replace(`"name":"Hall"`, `"name":"Hall","name":"Hall"`), "", "duplicate"},
		{replace("Hall", "H\xffll"), "", "UTF-8"},
		{replace("Hall", `\ud800`), "", "cannot be read as JSON"},
		{replace("frontrow.chart/1", "frontrow.chart/2"), "format", "this program reads"},
		{replace(`"format":"frontrow.chart/1",`, ""), "format", "this program reads"},
		{replace(`"name":"Hall"`, `"name":7`), "name", "a number: text in quotes is needed"},
		{replace(`"name":"Hall"`, `"name":null`), "name", "null: text in quotes is needed"},
		{replace(`"name":"Hall"`, `"name":"Hall","colour":"red"`), "colour", "not a member"},
		{replace(`{"id":"near"}`, `{"id":"near","a b":{"x":[1,2]}}`), `zones[0]["a b"]`, "not a member"},
		{replace(`{"id":"near"}`, `"near"`), "zones[0]", "text: an object is needed"},
		{replace(`"focal_point":[0,0]`, `"focal_point":{"x":0}`), "focal_point", "a place, as [x, y] is needed"},
		{replace(`"focal_point":[0,0]`, `"focal_point":[0]`), "focal_point", "has 1 numbers"},
		{replace(`"focal_point":[0,0]`, `"focal_point":[0,1,2]`), "focal_point", "has 3 numbers"},
		{replace(`"focal_point":[0,0]`, `"focal_point":[0,"1"]`), "focal_point[1]", "text: a number is needed"},
		{replace(`"focal_point":[0,0]`, `"focal_point":[0,1e999]`), "focal_point", "not a place"},
		{replace(`"count":8`, `"count":8.5`), "sections[0].rows[0].line.count", "whole number"},
		{replace(`"count":8`, `"count":1e300`), "sections[0].rows[0].line.count", "whole number"},
		{replace(`"count":8`, `"count":"8"`), "sections[0].rows[0].line.count", "text: a number is needed"},
		{replace(`"first":1`, `"first":0`), "sections[0].rows[0].line.first", "is 0"},
		{replace(`"from":[-250,100],`, ``), "sections[0].rows[0].line.from", "not a place"},
		{replace(`"at":[0,500],`, ``), "sections[0].tables[0].at", "not a place"},
		{replace(`"aisles":[3]`, `"aisles":3`), "sections[0].rows[0].line.aisles", "an array is needed"},
		{replace(`"capacity":40`, `"capacity":true`), "areas[0].capacity", "true: a number is needed"},
		{replace(`"shape":"round"`, `"shape":"square"`), "sections[0].tables[0].shape", "round or rectangular"},
	}
	for _, test := range cases {
		c, report := Decode([]byte(test.data), FormatFrontrow)
		if !says(report.Faults, test.at, test.words) {
			t.Errorf("%.60q: no fault at %q that says %q; got %v", test.data, test.at, test.words, report.Faults)
		}
		if !errors.Is(report.Err(), ErrChartInvalid) {
			t.Errorf("%.60q: Err gave %v", test.data, report.Err())
		}
		_ = c
	}
}

func TestDecodeFindsEveryFaultInOneReading(t *testing.T) {
	data := `{"format":"frontrow.chart/1","name":5,"zones":[{"id":"a/b"}],"x":1,
		"sections":[{"id":"s","zone":"none","rows":[{"id":"A","seats":[{"number":"1","at":[0,0]},{"number":"1","at":"here"}]}]}]}`
	_, report := Decode([]byte(data), FormatAuto)
	var places []string
	for _, f := range report.Faults {
		places = append(places, f.At)
	}
	want := []string{
		"name", "x", "sections[0].rows[0].seats[1].at", // by reading
		"zones[0].id", "sections[0].zone", "sections[0].rows[0].seats[1].number", // by checking what could be read
	}
	if !slices.Equal(places, want) {
		t.Errorf("faults at %q, want %q", places, want)
	}
}

func TestDecodeRefusesLargeFiles(t *testing.T) {
	if _, report := Decode(make([]byte, MaxFile+1), FormatAuto); !says(report.Faults, "", "20 MB is the most") {
		t.Errorf("got %v", report.Faults)
	}
}

func TestDecodeSkipsDeepNonsense(t *testing.T) {
	deep := `{"x":` + strings.Repeat("[", 1_000_000)
	for _, format := range []Format{FormatAuto, FormatFrontrow, FormatPretix, FormatCSV} {
		if _, report := Decode([]byte(deep), format); report.OK() {
			t.Errorf("%v took a million brackets", format)
		}
	}
}

func TestDecodeRecognisesFormats(t *testing.T) {
	csv, err := Encode(hall(), FormatCSV)
	if err != nil {
		t.Fatal(err)
	}
	cases := map[Format][]byte{
		FormatFrontrow: hall().Canonical(),
		FormatPretix:   mustRead(t, "testdata/pretix/playhouse.json"),
		FormatCSV:      csv,
	}
	for want, data := range cases {
		if got := recognise(data); got != want {
			t.Errorf("%v was taken for %v", want, got)
		}
		withMark := append([]byte("\ufeff"), data...)
		if _, report := Decode(withMark, FormatAuto); !report.OK() {
			t.Errorf("%v with a byte order mark: %v", want, report.Faults)
		}
	}
	if got := recognise([]byte(`{"name":"x","zones":[]}`)); got != FormatPretix {
		t.Errorf("a plan without categories was taken for %v", got)
	}
}

func TestParseFormat(t *testing.T) {
	for f := FormatAuto; f <= FormatCSV; f++ {
		if parsed, err := ParseFormat(f.String()); err != nil || parsed != f {
			t.Errorf("%v came back as %v, %v", f, parsed, err)
		}
	}
	if _, err := ParseFormat("pdf"); !errors.Is(err, ErrFormatUnknown) {
		t.Errorf("got %v", err)
	}
	if _, err := Encode(hall(), FormatAuto); !errors.Is(err, ErrFormatUnknown) {
		t.Errorf("got %v", err)
	}
}

func TestFrontrowKeepsEverything(t *testing.T) {
	full := hall()
	full.Floors = []Floor{{ID: "f", Name: "Floor"}}
	full.Sections[0].Floor, full.Areas[0].Floor = "f", "f"
	full.Sections[0].Outline = corners(0, 0, 10, 10)
	full.Areas[0].Outline = corners(0, 0, 10, 10)
	full.Sections[0].Rows[0].Name = "First row"
	full.Sections[0].Rows = append(full.Sections[0].Rows, ChartRow{ID: "C", Seats: []ChartSeat{
		{Number: "1a", At: Point{1.25, -3}, Zone: "far", Accessible: true, Note: "“quoted” & <odd>", ExternalID: "x-1"},
		{Number: "1b", At: Point{60, 0}, Companion: true},
	}})
	full.Sections[0].Rows[0].Line.Except = []Exception{{Number: "2", Absent: true}, {Number: "3", Zone: "far", Note: "n", ExternalID: "e"}}
	full.Shapes = []Shape{
		{Kind: Polygon, Points: corners(0, 0, 5, 5), Fill: "#ABCDEF", Stroke: "#000000", Floor: "f"},
		{Kind: Ellipse, At: &Point{1, 2}, Width: 3, Height: 4, Rotation: -45},
		{Kind: Circle, At: &Point{1, 2}, Radius: 3},
		{Kind: Text, At: &Point{1, 2}, Text: "Bühne", Size: 30},
	}
	for _, c := range []*Chart{full, hall(), Theatre(), Arena(), Stadium(), Club()} {
		written, err := Encode(c, FormatFrontrow)
		if err != nil {
			t.Fatal(err)
		}
		for _, data := range [][]byte{c.Canonical(), written} {
			read, report := mustDecode(t, data, FormatAuto)
			if len(report.Warnings) > 0 {
				t.Errorf("%s: %v", c.Name, report.Warnings)
			}
			if !bytes.Equal(read.Canonical(), c.Canonical()) {
				t.Errorf("%s came back as another chart", c.Name)
			}
		}
	}
}
