package seating

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/base/fault"
)

func mustCompile(t testing.TB, c *Chart) *Plan {
	t.Helper()
	p, err := Compile(c)
	if err != nil {
		t.Fatalf("compile: %v: %v", err, fault.From(err).Fields)
	}
	return p
}

func mustDecode(t testing.TB, data []byte, format Format) (*Chart, *Report) {
	t.Helper()
	c, report := Decode(data, format)
	if !report.OK() {
		t.Fatalf("decode: %v", report.Faults)
	}
	return c, report
}

func mustRead(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// says looks for a field at a place whose message contains words.
func says(fields []fault.Field, at, words string) bool {
	return slices.ContainsFunc(fields, func(f fault.Field) bool {
		return f.At == at && strings.Contains(f.Message, words)
	})
}

func labels(p *Plan, seats []int) []string {
	var all []string
	for _, i := range seats {
		all = append(all, p.Label(i))
	}
	return all
}

func itoa(n int) string { return strconv.Itoa(n) }

// mustCompileDrawn is mustCompile for what rapid drew.
func mustCompileDrawn(t *rapid.T, c *Chart) *Plan {
	p, err := Compile(c)
	if err != nil {
		t.Fatalf("compile: %v", fault.From(err).Fields)
	}
	return p
}

// hall is a chart small enough to reason about: two rows of two blocks with
// an aisle, a round table and a box.
func hall() *Chart {
	return &Chart{
		Name:       "Hall",
		FocalPoint: &Point{0, 0},
		Zones:      []Zone{{ID: "near"}, {ID: "far"}},
		Sections: []ChartSection{{
			ID: "main", Zone: "near",
			Rows: []ChartRow{
				{ID: "A", Line: &Line{From: Point{-250, 100}, To: Point{250, 100}, Count: 8, Aisles: []int{3}}},
				{ID: "B", Zone: "far", Line: &Line{From: Point{-250, 200}, To: Point{250, 200}, Count: 8, Aisles: []int{3}}},
			},
			Tables: []ChartTable{{ID: "T", Shape: Round, At: Point{0, 500}, Width: 120, Count: 5}},
			Boxes:  []ChartBox{{ID: "X", Line: &Line{From: Point{400, 100}, To: Point{400, 300}, Count: 3}}},
		}},
		Areas: []ChartArea{{ID: "pit", Zone: "far", Capacity: 40}},
	}
}

// drawChart makes small odd charts: aisles, absent seats, tables, boxes,
// marks and zones anywhere.
func drawChart(t *rapid.T) *Chart {
	c := &Chart{Name: "drawn", Zones: []Zone{{ID: "a"}, {ID: "b"}}}
	if rapid.Bool().Draw(t, "focal") {
		c.FocalPoint = &Point{rapid.Float64Range(-500, 500).Draw(t, "fx"), rapid.Float64Range(-500, 500).Draw(t, "fy")}
	}
	zone := rapid.SampledFrom([]string{"a", "b"})
	exceptions := func(count int) (all []Exception) {
		for n := 2; n <= count; n++ { // the first stays, so that no row is empty
			switch rapid.IntRange(0, 9).Draw(t, "what") {
			case 0:
				all = append(all, Exception{Number: itoa(n), Absent: true})
			case 1:
				all = append(all, Exception{Number: itoa(n), Accessible: true})
			case 2:
				all = append(all, Exception{Number: itoa(n), Companion: true})
			case 3:
				all = append(all, Exception{Number: itoa(n), Zone: zone.Draw(t, "zone"), Note: "n", ExternalID: itoa(n)})
			}
		}
		return all
	}
	for s := range rapid.IntRange(1, 3).Draw(t, "sections") {
		section := ChartSection{ID: itoa(s), Zone: zone.Draw(t, "zone")}
		for r := range rapid.IntRange(1, 4).Draw(t, "rows") {
			count := rapid.IntRange(1, 9).Draw(t, "count")
			line := &Line{
				From: Point{float64(s * 700), float64(100 * r)}, To: Point{float64(s*700 + 60*count), float64(100 * r)},
				Count: count, AisleWidth: 70, Except: exceptions(count),
			}
			for after := 1; after < count; after++ {
				if rapid.IntRange(0, 4).Draw(t, "aisle") == 0 && len(line.Aisles) == 0 {
					line.Aisles = append(line.Aisles, after)
				}
			}
			if count > 2 {
				line.Curve = rapid.Float64Range(-30, 30).Draw(t, "curve")
			}
			section.Rows = append(section.Rows, ChartRow{ID: "r" + itoa(r), Line: line})
		}
		if count := rapid.IntRange(0, 7).Draw(t, "table"); count > 0 {
			section.Tables = append(section.Tables, ChartTable{
				ID: "t", Shape: Round, At: Point{float64(s * 700), 600}, Width: 100, Count: count, Except: exceptions(count),
			})
		}
		c.Sections = append(c.Sections, section)
	}
	return c
}

// allOf gives the stock of an empty hall but for the labels that are taken.
func allOf(p *Plan, taken ...string) Stock {
	s := Stock{Free: NewSet(p.Len())}
	for i := range p.Len() {
		s.Free.Put(i, !slices.Contains(taken, p.Label(i)))
	}
	return s
}
