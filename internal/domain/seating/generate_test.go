package seating

import (
	"math"
	"testing"
)

// The demo's shows are sold on these charts, and a chart's hash is part of a
// show's seat log: a chart that drifts would be another place.
func TestGeneratedChartsAreTheseCharts(t *testing.T) {
	cases := []struct {
		chart           *Chart
		seats, sections int
		standing        int
		hash            string
	}{
		{Theatre(), 1257, 5, 0, "65c724a0131a751d99da2958ac3f05428fc7312eafa16be0d9677dc88e4fc2e8"},
		{Arena(), 17920, 52, 3000, "0d6ddf0a469d09721fdba3b0b45fc7724a356da5dc1d82ef4ecb5e523eb5b3f6"},
		{Stadium(), 53944, 120, 18000, "d3252005be459a62ec07117e72dddea2d216a81967052f25cac4e62bf928ef13"},
		{Club(), 118, 3, 150, "c5b85701ae8b9c3cd1c4d60066ac952283d0b7cf402ac4ddcb7e17d9a7f54afa"},
	}
	for _, want := range cases {
		report := want.chart.Check()
		if !report.OK() || len(report.Warnings) > 0 {
			t.Fatalf("%s: %v %v", want.chart.Name, report.Faults, report.Warnings)
		}
		p := mustCompile(t, want.chart)
		standing := 0
		for _, a := range p.Areas() {
			standing += a.Capacity
		}
		if p.Len() != want.seats || len(p.Sections()) != want.sections || standing != want.standing || p.Hash().String() != want.hash {
			t.Errorf("%s has %d seats in %d sections, %d standing, hash %s", want.chart.Name, p.Len(), len(p.Sections()), standing, p.Hash())
		}
	}
}

func TestGeneratedSeatsHaveRoom(t *testing.T) {
	type cell struct{ x, y int }
	const size, least = 60, 45.0
	for _, c := range []*Chart{Theatre(), Arena(), Stadium(), Club()} {
		p := mustCompile(t, c)
		near := map[cell][]int{}
		for i := range p.Len() {
			s := p.Seat(i)
			at := cell{int(math.Floor(s.X / size)), int(math.Floor(s.Y / size))}
			for dx := -1; dx <= 1; dx++ {
				for dy := -1; dy <= 1; dy++ {
					for _, j := range near[cell{at.x + dx, at.y + dy}] {
						if other := p.Seat(j); math.Hypot(s.X-other.X, s.Y-other.Y) < least {
							t.Fatalf("%s: %s and %s are in each other's way", c.Name, p.Label(i), p.Label(j))
						}
					}
				}
			}
			near[at] = append(near[at], i)
		}
	}
}

func TestGeneratedPlacesHaveAccessibleSeatsWithCompanions(t *testing.T) {
	for _, c := range []*Chart{Theatre(), Arena(), Stadium(), Club()} {
		p := mustCompile(t, c)
		accessible, companion := 0, 0
		for i := range p.Len() {
			if p.Seat(i).Accessible {
				accessible++
			}
			if p.Seat(i).Companion {
				companion++
			}
		}
		if accessible == 0 || accessible != companion {
			t.Errorf("%s has %d accessible and %d companion seats", c.Name, accessible, companion)
		}
		if p.Best(Want{Quantity: 2, Section: -1, Accessible: true}, allOf(p)) == nil {
			t.Errorf("%s has no place for a wheelchair and a companion side by side", c.Name)
		}
	}
}

func TestRowLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 7: "H", 8: "J", 13: "P", 23: "Z", 24: "AA", 25: "BB"} {
		if got := rowLetters(i); got != want {
			t.Errorf("row %d is %s, want %s", i, got, want)
		}
	}
}
