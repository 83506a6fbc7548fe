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

func everySeat(int) bool { return true }

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
