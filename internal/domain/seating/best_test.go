package seating

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// bestBySearch is Best done without thought: every row, every place to begin,
// every way to sit, compared one by one.
func bestBySearch(p *Plan, want Want, free func(int) bool) ([]int, bool) {
	type score [5]int
	var best []int
	var bestScore score
	for _, row := range p.Rows() {
		if want.Section >= 0 && row.Section != want.Section || want.Quantity < 1 {
			continue
		}
		var middle Point
		for i := row.First; i < row.First+row.Count; i++ {
			middle = middle.plus(Point{p.Seat(i).X, p.Seat(i).Y}.scaled(1 / float64(row.Count)))
		}
		for first := row.First; first < row.First+row.Count; first++ {
			block := []int{first}
			for len(block) < want.Quantity {
				next := block[len(block)-1] + 1
				if row.Kind == KindTable && next == row.First+row.Count {
					next = row.First
				}
				if next >= row.First+row.Count || slices.Contains(block, next) || !p.Beside(next, block[len(block)-1]) {
					break
				}
				block = append(block, next)
			}
			if len(block) < want.Quantity {
				continue
			}
			good, accessible, distance := true, 0, 0
			var at Point
			for _, i := range block {
				s := p.Seat(i)
				good = good && free(i) && (want.Zones == nil || slices.Contains(want.Zones, s.Zone))
				good = good && (want.Accessible || !s.Accessible && !s.Companion)
				if s.Accessible {
					accessible++
				}
				distance += int(math.Round(100 * p.Focal().distance(Point{s.X, s.Y})))
				at = at.plus(Point{s.X, s.Y}.scaled(1 / float64(want.Quantity)))
			}
			if !good || want.Accessible && accessible == 0 {
				continue
			}
			s := score{accessible, distance / (want.Quantity * p.band), int(math.Round(at.distance(middle))), distance, first}
			if best == nil || slices.Compare(s[:], bestScore[:]) < 0 {
				best, bestScore = block, s
			}
		}
	}
	return best, best != nil
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

func TestBestFindsWhatASearchFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := mustCompileDrawn(t, drawChart(t))
		taken := rapid.SliceOfN(rapid.IntRange(0, 2), p.Len(), p.Len()).Draw(t, "taken")
		free := func(i int) bool { return taken[i] > 0 }
		want := Want{
			Quantity:   rapid.IntRange(0, 6).Draw(t, "quantity"),
			Section:    rapid.IntRange(-1, len(p.Sections())-1).Draw(t, "section"),
			Accessible: rapid.Bool().Draw(t, "accessible"),
			Zones:      rapid.SampledFrom([][]int{nil, {0}, {1}, {0, 1}, {}, {7, -1}}).Draw(t, "zones"),
		}
		got, ok := p.Best(want, free)
		expected, expectedOK := bestBySearch(p, want, free)
		if ok != expectedOK || !slices.Equal(got, expected) {
			t.Fatalf("Best gave %v, %v; a search gives %v, %v", labels(p, got), ok, labels(p, expected), expectedOK)
		}
	})
}

func TestBestPrefersTheFrontThenTheMiddle(t *testing.T) {
	p := mustCompile(t, Theatre())
	got, _ := p.Best(Want{Quantity: 4, Section: -1}, everySeat)
	if want := []string{"stalls/A/12", "stalls/A/13", "stalls/A/14", "stalls/A/15"}; !slices.Equal(labels(p, got), want) {
		t.Errorf("got %v", labels(p, got))
	}
	circle, _ := p.SectionIndex("circle")
	got, _ = p.Best(Want{Quantity: 2, Section: circle}, everySeat)
	if want := []string{"circle/A/16", "circle/A/17"}; !slices.Equal(labels(p, got), want) {
		t.Errorf("in the circle: %v", labels(p, got))
	}
	got, _ = p.Best(Want{Quantity: 2, Section: -1, Accessible: true}, everySeat)
	if len(got) != 2 || !(p.Seat(got[0]).Accessible != p.Seat(got[1]).Accessible) || !(p.Seat(got[0]).Companion || p.Seat(got[1]).Companion) {
		t.Errorf("with a wheelchair: %v", labels(p, got))
	}
	if _, ok := p.Best(Want{Quantity: 60, Section: -1}, everySeat); ok {
		t.Error("found a row for 60")
	}
}

// Best is asked inside a decision, so the usual answer must not look at every
// seat of a stadium.
func TestBestLooksAtFewSeatsWhenTheFrontIsFree(t *testing.T) {
	p := mustCompile(t, Stadium())
	asked := 0
	_, ok := p.Best(Want{Quantity: 4, Section: -1}, func(int) bool { asked++; return true })
	if !ok || asked > p.Len()/50 {
		t.Errorf("asked about %d of %d seats", asked, p.Len())
	}
}

func BenchmarkBestInAFullStadium(b *testing.B) {
	p := mustCompile(b, Stadium())
	for b.Loop() {
		p.Best(Want{Quantity: 4, Section: -1}, func(i int) bool { return i%4 != 0 })
	}
}

func BenchmarkCompileStadium(b *testing.B) {
	c := Stadium()
	for b.Loop() {
		mustCompile(b, c)
	}
}
