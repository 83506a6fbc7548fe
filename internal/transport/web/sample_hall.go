package web

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"sync"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// sampleSources is where a story's script gets its hall; nothing happens there.
func sampleSources(chart string) hallSources {
	return hallSources{Chart: "/dev/charts/" + chart, Seats: "/dev/charts/" + chart + "/seats"}
}

// sampleSeats answers as the API's snapshot does.
func (s *Site) sampleSeats(w http.ResponseWriter, r *http.Request) error {
	if !s.ShowStories {
		return ErrNoPage
	}
	h, ok := sampleHalls[r.PathValue("chart")]
	if !ok {
		return ErrNoPage
	}
	type area struct {
		Area      string `json:"area"`
		Available int    `json:"available"`
	}
	answer := struct {
		Version int    `json:"version"`
		Count   int    `json:"count"`
		States  string `json:"states"`
		Areas   []area `json:"areas"`
	}{Version: 1, Count: h().plan.Len(), States: base64.StdEncoding.EncodeToString(seating.PackStates(h().states)), Areas: []area{}}
	for _, a := range h().counts.Areas {
		answer.Areas = append(answer.Areas, area{a.Area, a.Available})
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	s.send(w, r, http.StatusOK, "application/json", keepNever, body)
	return nil
}

// sampleHalls are the halls whose seats can be chosen in the storybook.
var sampleHalls = map[string]func() hall{
	"theatre": sync.OnceValue(func() hall { return sampleHall(nil) }),
	"club":    sync.OnceValue(sampleClub),
	"full":    sync.OnceValue(func() hall { h := sampleHall(nil); soldOutSample(&h); return h }),
}

// soldOutSample takes every seat of a hall.
func soldOutSample(h *hall) {
	h.from, h.states = sampleSources("full"), bytes.Repeat([]byte{seating.StateGone}, len(h.states))
	for i := range h.counts.Levels {
		h.counts.Levels[i].Available = 0
	}
}

// sampleClub is a hall with places to stand.
func sampleClub() hall {
	plan, err := seating.Compile(seating.Club())
	if err != nil {
		panic(err) // the chart is ours and tested
	}
	h := sampleHall(nil)
	h.plan, h.states, h.from = plan, make([]byte, plan.Len()), sampleSources("club")
	for i := range h.states {
		if i%5 == 0 {
			h.states[i] = byte(1 + i%2)
		}
	}
	h.Show.Prices.Levels = []pricing.Level{
		{ID: "tables", Name: "Tables", Zones: []string{"front", "tables", "bar"}, Face: 3000, Fee: 300},
		{ID: "standing", Name: "Standing", Zones: []string{"standing"}, Face: 2000, Fee: 200},
	}
	h.counts.Areas = nil
	for _, area := range plan.Areas() {
		h.counts.Areas = append(h.counts.Areas, inventory.AreaCount{Area: area.ID, Capacity: area.Capacity, Count: inventory.Count{Available: 14}})
	}
	return h
}
