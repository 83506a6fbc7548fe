package seating

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const csvHeader = "section,row,seat,x,y,zone\n"

func TestDecodeCSV(t *testing.T) {
	cases := map[string]string{
		"plain": csvHeader + "stalls,A,1,-50,100.5,front\nstalls,A,2,0,100.5,front\ncircle,1,1,0,900,back\n",
		"any order, upper case, extra column": "Zone,Section,Row,Seat,X,Y,Price\nfront,stalls,A,1,-50,100.5,9\n" +
			"front,stalls,A,2,0,100.5,9\nback,circle,1,1,0,900,5\n",
		"semicolons and decimal commas": "section;row;seat;x;y;zone\r\nstalls;A;1;-50;100,5;front\r\nstalls;A;2;0;100,5;front\r\ncircle;1;1;0;900;back\r\n",
		"quoted, no last line break":    csvHeader + "\"stalls\",A,1,\"-50\",100.5,front\nstalls,A,2,0,100.5,front\n\ncircle,1,1,0,900,back",
	}
	for name, data := range cases {
		c, _ := mustDecode(t, []byte(data), FormatAuto)
		p := mustCompile(t, c)
		got := labels(p, []int{0, 1, 2})
		if !slices.Equal(got, []string{"stalls/A/1", "stalls/A/2", "circle/1/1"}) {
			t.Errorf("%s: %v", name, got)
		}
		if s := p.Seat(0); s.X != -50 || s.Y != 100.5 || p.Zones()[s.Zone].ID != "front" {
			t.Errorf("%s: first seat %+v", name, s)
		}
	}
}

func TestDecodeCSVListsEveryBadLine(t *testing.T) {
	data := "section,row,seat,x,y,zone,accessible,companion,note\n" +
		"s,A,1,0,0,z,,,\n" + // 2: good
		"s,A,2,50,0,z,maybe,,\n" + // 3
		"s,A,3,north,0,z,,,\n" + // 4
		"s,A,4,0,1e99,z,,,\n" + // 5
		"s,A,1,0,0,z,,,\n" + // 6
		"s,,5,0,0,,,,\n" + // 7
		"s,A,6,0\n" + // 8
		"s/t,A,7,0,0,z,,,\n" + // 9
		"s,A,8,0,0,z,yes,yes,\n" + // 10
		"s,A,\"9,0,0,z,,,\n" // 11
	_, report := Decode([]byte(data), FormatCSV)
	for _, want := range [][2]string{
		{"line 3, accessible", "yes or no"},
		{"line 4, x", "number of centimetres"},
		{"line 5, y", "number of centimetres"},
		{"line 6", "is seat s/A/1, as line 2 is"},
		{"line 7, row", "is missing"},
		{"line 7, zone", "is missing"},
		{"line 8", "has 4 fields, and the header has 9"},
		{"line 9, section", `must not contain "/"`},
		{"line 10", "both accessible and companion"},
		{"line 11", "cannot be read as CSV"},
	} {
		if !says(report.Faults, want[0], want[1]) {
			t.Errorf("no fault at %q that says %q", want[0], want[1])
		}
	}
	if len(report.Faults) != 10 {
		t.Errorf("%d faults: %v", len(report.Faults), report.Faults)
	}
}

func TestDecodeCSVHeader(t *testing.T) {
	cases := map[string]string{
		"section,row,seat,x,y\n":           `lacks the column "zone"`,
		"section,row,seat,x,y,zone,zone\n": `names the column "zone" twice`,
		"hello\n":                          `lacks the column "section"`,
		"\"":                               "cannot be read as CSV",
	}
	for data, words := range cases {
		if _, report := Decode([]byte(data), FormatCSV); !says(report.Faults, "line 1", words) {
			t.Errorf("%q: %v", data, report.Faults)
		}
	}
	if _, report := Decode([]byte(csvHeader), FormatCSV); !says(report.Faults, "line 2", "no seat") {
		t.Errorf("header alone: %v", report.Faults)
	}
}

func TestDecodeCSVStopsAtTooManySeats(t *testing.T) {
	var b strings.Builder
	b.WriteString(csvHeader)
	for i := range MaxSeats + 5 {
		fmt.Fprintf(&b, "s,%d,%d,0,0,z\n", i/1000, i%1000)
	}
	if _, report := Decode([]byte(b.String()), FormatCSV); !says(report.Faults, "line 200002", "one seat more") {
		t.Errorf("got %v", report.Faults)
	}
}

func TestCSVPutsSeatsInTheOrderTheyStand(t *testing.T) {
	var b strings.Builder
	b.WriteString(csvHeader)
	for _, n := range []int{1, 10, 11, 12, 2, 3, 4, 5, 6, 7, 8, 9} {
		fmt.Fprintf(&b, "s,A,%d,%d,0,z\n", n, n*50)
	}
	for _, n := range []int{1, 2, 3, 4, 5, 6} { // even on the right, odd on the left
		x := n * 30
		if n%2 == 1 {
			x = -x
		}
		fmt.Fprintf(&b, "s,B,%d,%d,100,z\n", n, x)
	}
	c, _ := mustDecode(t, []byte(b.String()), FormatCSV)
	var got []string
	for _, r := range c.Sections[0].Rows {
		for _, s := range r.Seats {
			got = append(got, s.Number)
		}
	}
	if want := strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 5 3 1 2 4 6"); !slices.Equal(got, want) {
		t.Errorf("seats stand as %v, want %v", got, want)
	}
}

func TestCSVThatCountsSeatsInsteadOfCentimetres(t *testing.T) {
	c, report := mustDecode(t, []byte(csvHeader+"s,A,1,1,1,z\ns,A,2,2,1,z\ns,A,3,3,1,z\ns,A,4,5,1,z\n"), FormatCSV)
	p := mustCompile(t, c)
	if s := p.Seat(3); s.X != 250 || s.Y != 50 || !p.Beside(0, 1) || p.Beside(2, 3) {
		t.Errorf("the last seat is %+v", s)
	}
	if !says(report.Warnings, "line 1", "not in centimetres") {
		t.Errorf("warnings: %v", report.Warnings)
	}
}

func TestCSVKeepsSeatsAndDefusesFormulas(t *testing.T) {
	c := hall()
	c.Sections[0].Rows[0] = ChartRow{ID: "=cmd()", Seats: []ChartSeat{
		{Number: "-1", At: Point{0, 0.25}, Accessible: true, Note: `@SUM(A1) "quoted", with comma`},
		{Number: "'2", At: Point{50, 0}, Companion: true},
		{Number: "+3", At: Point{100, 0}},
	}}
	data, err := Encode(c, FormatCSV)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(data), "\n") {
		for cell := range strings.SplitSeq(line, ",") {
			if cell = strings.TrimPrefix(cell, `"`); cell != "" && strings.ContainsAny(cell[:1], "=+@") {
				t.Errorf("the cell %q would run as a formula", cell)
			}
		}
	}
	read, _ := mustDecode(t, data, FormatAuto)
	before, after := mustCompile(t, c), mustCompile(t, read)
	if before.Len() != after.Len() {
		t.Fatalf("%d seats became %d", before.Len(), after.Len())
	}
	for i := range before.Len() {
		a, b := before.Seat(i), after.Seat(i)
		if before.Label(i) != after.Label(i) || a.X != b.X || a.Y != b.Y || a.Note != b.Note ||
			a.Accessible != b.Accessible || a.Companion != b.Companion || before.Zones()[a.Zone].ID != after.Zones()[b.Zone].ID {
			t.Errorf("%s %+v became %s %+v", before.Label(i), a, after.Label(i), b)
		}
	}
}
