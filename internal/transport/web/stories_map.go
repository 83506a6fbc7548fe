package web

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/domain/seating"
)

// mapSample is a chart on which the drawing of halls is looked at.
type mapSample struct {
	name  string
	chart func() *seating.Chart
}

var mapSamples = []mapSample{
	{"theatre", seating.Theatre},
	{"arena", seating.Arena},
	{"stadium", seating.Stadium},
	{"club", seating.Club},
	{"odd", oddChart},
	{"vast", vastChart},
	{"one", oneSeatChart},
}

// mapStories show the drawing of halls by itself. They are no pages that a
// reader meets, so they are not among [Stories].
func mapStories() []Story {
	var stories []Story
	for _, sample := range mapSamples {
		stories = append(stories, Story{"map-" + sample.name, func(k Kit) (templ.Component, error) {
			v := mapView{Page: samplePage(k, sample.chart().Name), Geometry: "/dev/charts/" + sample.name}
			words, err := json.Marshal(map[string]string{
				"price": v.T.Site.From(v.Money(priceOf(samplePrices.Levels[2], samplePrices))),
				"left":  strings.Replace(v.T.Seats.SeatsLeft(7), "7", "#", 1),
			})
			v.Words, v.Scripts = string(words), []string{"map-gallery.js"}
			return mapPage(v), err
		}})
	}
	return stories
}

// mapView is the drawing of a hall and nothing else.
type mapView struct {
	Page
	Geometry string // its address
	Words    string // for labels, as JSON
}

// sampleGeometry serves the charts of the map's stories.
func (s *Site) sampleGeometry(w http.ResponseWriter, r *http.Request) error {
	if !s.ShowStories {
		return ErrNoPage
	}
	for _, sample := range mapSamples {
		if sample.name != r.PathValue("chart") {
			continue
		}
		plan, err := seating.Compile(sample.chart())
		if err != nil {
			return err
		}
		s.send(w, r, http.StatusOK, "application/json", keepNever, plan.Geometry())
		return nil
	}
	return ErrNoPage
}

// oddChart has what drawings made elsewhere have: no outlines and no floors,
// numbers that are words, seats strewn about, rows that run uphill, and rows
// that cross.
func oddChart() *seating.Chart {
	c := &seating.Chart{
		Name: "Somebody’s drawing", FocalPoint: &seating.Point{},
		Zones: []seating.Zone{{ID: "a", Name: "A", Colour: "#c2410c"}, {ID: "b", Name: "B", Colour: "#4d7c0f"}},
		Areas: []seating.ChartArea{
			{ID: "lawn", Name: "The lawn behind the old brewery", Zone: "b", Capacity: 900, Outline: []seating.Point{{X: -2200, Y: 1500}, {X: -400, Y: 1700}, {X: -300, Y: 2300}, {X: -2400, Y: 2500}}},
		},
		Shapes: []seating.Shape{
			{Kind: seating.Ellipse, At: &seating.Point{Y: -60}, Width: 900, Height: 300, Fill: "#fde68a"},
			{Kind: seating.Text, At: &seating.Point{Y: -60}, Text: "Bandstand", Size: 70, Fill: "#57534e"},
			{Kind: seating.Rectangle, At: &seating.Point{X: 900, Y: 1400}, Width: 600, Height: 60, Rotation: 30, Fill: "#a8a29e"},
		},
	}
	strewn := seating.ChartRow{ID: "strewn", Name: "Deck chairs"}
	for i := range 60 {
		turn := 2.399963 * float64(i)
		far := 60 * math.Sqrt(float64(i)+1)
		strewn.Seats = append(strewn.Seats, seating.ChartSeat{
			Number: fmt.Sprintf("chair %d", i+1),
			At:     seating.Point{X: math.Round(-1300 + far*math.Cos(turn)), Y: math.Round(700 + far*math.Sin(turn))},
			Zone:   "b", Accessible: i == 0,
		})
	}
	hill := seating.ChartSection{ID: "hill", Name: "The hill", Zone: "a", Rows: []seating.ChartRow{strewn}}
	for i := range 9 {
		hill.Rows = append(hill.Rows, seating.ChartRow{ID: fmt.Sprint(i + 1), Line: &seating.Line{
			From: seating.Point{X: -500 + 20*float64(i), Y: 420 + 85*float64(i)}, To: seating.Point{X: 700 + 40*float64(i), Y: 300 + 95*float64(i)},
			Count: 16 + i, Curve: 90, Aisles: []int{8},
		}})
	}
	tables := seating.ChartSection{ID: "tables", Name: "Long tables", Zone: "b"}
	for i := range 5 {
		tables.Tables = append(tables.Tables, seating.ChartTable{
			ID: fmt.Sprint(i + 1), Shape: seating.Rectangular, At: seating.Point{X: 1500 + 260*float64(i), Y: 700}, Width: 500, Height: 80, Rotation: 90, Count: 16,
		})
	}
	c.Sections = []seating.ChartSection{hill, tables}
	return c
}

// vastChart has far more sections than fit, over hundreds of metres, far from
// where drawings begin.
func vastChart() *seating.Chart {
	c := &seating.Chart{Name: "Thirty tiers", Zones: []seating.Zone{{ID: "near", Name: "Near", Colour: "#be123c"}, {ID: "far", Name: "Far", Colour: "#0369a1"}}}
	const tiers, blocks, rows, seats = 30, 10, 8, 25
	for tier := range tiers {
		zone := "near"
		if tier > 9 {
			zone = "far"
		}
		for block := range blocks {
			s := seating.ChartSection{ID: fmt.Sprintf("%d-%d", tier+1, block+1), Name: fmt.Sprintf("Tier %d, block %d", tier+1, block+1), Zone: zone}
			for row := range rows {
				x, y := 4_000_000+float64(block)*1800, 4_000_000+float64(tier*(rows*90+200)+row*90)
				s.Rows = append(s.Rows, seating.ChartRow{ID: fmt.Sprint(row + 1), Line: &seating.Line{
					From: seating.Point{X: x, Y: y}, To: seating.Point{X: x + 1500, Y: y}, Count: seats,
				}})
			}
			c.Sections = append(c.Sections, s)
		}
	}
	return c
}

func oneSeatChart() *seating.Chart {
	return &seating.Chart{
		Name: "A seat", Zones: []seating.Zone{{ID: "it", Name: "It", Colour: "#0f766e"}},
		Sections: []seating.ChartSection{{ID: "the", Name: "The", Zone: "it", Rows: []seating.ChartRow{
			{ID: "only", Seats: []seating.ChartSeat{{Number: "one", At: seating.Point{X: 3, Y: 4}}}},
		}}},
	}
}
