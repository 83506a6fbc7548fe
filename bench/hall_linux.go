package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// hall is a chart on file and an event to make shows of.
type hall struct {
	*program
	venue, chart, event string
	labels              []string // of its seats
}

// seatsPerRow and rowsPerSection are those of a large hall.
const seatsPerRow, rowsPerSection = 40, 50

// chartOf gives a chart of so many seats as CSV.
func chartOf(seats int) string {
	var csv strings.Builder
	csv.WriteString("section,row,seat,x,y,zone\n")
	for i := range seats {
		seat, row := i%seatsPerRow, i/seatsPerRow
		section := row / rowsPerSection
		row %= rowsPerSection
		fmt.Fprintf(&csv, "S%d,%d,%d,%d,%d,house\n", section+1, row+1, seat+1, (section%10*(seatsPerRow+4)+seat)*50, (section/10*(rowsPerSection+4)+row)*80)
	}
	return csv.String()
}

// addHall puts a chart of so many seats on file.
func (p *program) addHall(seats int) (*hall, error) {
	h := &hall{program: p}
	csv := chartOf(seats)
	for _, line := range strings.Split(strings.TrimSpace(csv), "\n")[1:] {
		h.labels = append(h.labels, strings.Join(strings.Split(line, ",")[:3], "/"))
	}
	var made struct{ ID, Hash string }
	if err := p.ask("POST", "/v1/organisers", p.staff, map[string]any{"name": fmt.Sprint("Bench ", seats), "email": "bench@example.org"}, &made); err != nil {
		return nil, err
	}
	organiser := made.ID
	if err := p.ask("POST", "/v1/venues", p.staff, map[string]any{"organiser": organiser, "name": "Hall", "city": "Berlin", "country": "DE",
		"time_zone": "Europe/Berlin"}, &made); err != nil {
		return nil, err
	}
	h.venue = made.ID
	if err := p.ask("POST", "/v1/venues/"+h.venue+"/charts?format=csv", p.staff, csv, &made); err != nil {
		return nil, err
	}
	h.chart = made.Hash
	err := p.ask("POST", "/v1/events", p.staff, map[string]any{"organiser": organiser, "title": "Bench", "genre": "concert", "summary": "Songs."}, &made)
	h.event = made.ID
	return h, err
}

// show is a show on sale.
type show struct {
	*hall
	id   string
	path string // of its holds
}

// addShow puts a show on sale, with the limits a show has. more replaces what
// it says of itself.
func (h *hall) addShow(more map[string]any) (*show, error) {
	about := map[string]any{"venue": h.venue, "chart": h.chart, "starts_at": time.Now().Add(30 * 24 * time.Hour).Format(time.RFC3339),
		"hold_seconds": 1800, "extend_seconds": 0, "max_per_order": 6, "max_per_buyer": 6, "max_per_email": 6,
		"prices": map[string]any{"currency": "EUR", "levels": []map[string]any{{"id": "house", "name": "House", "zones": []string{"house"}, "face": 4500, "fee": 250}}}}
	for name, value := range more {
		about[name] = value
	}
	var made struct{ ID string }
	if err := h.ask("POST", "/v1/events/"+h.event+"/shows", h.staff, about, &made); err != nil {
		return nil, err
	}
	s := &show{hall: h, id: made.ID, path: "/v1/shows/" + made.ID + "/holds"}
	return s, h.ask("POST", "/v1/shows/"+s.id+"/publish", h.staff, nil, nil)
}

// held counts the seats that are held now.
func (s *show) held() (int64, error) {
	var counts struct{ All struct{ Held int64 } }
	err := s.ask("GET", "/v1/shows/"+s.id+"/counts", s.staff, nil, &counts)
	return counts.All.Held, err
}

// order gives the seats' numbers in some order.
func (h *hall) order(seed uint64) []int { return rand.New(rand.NewPCG(seed, 1)).Perm(len(h.labels)) }

// request appends the request for one seat, as a client must send it.
func (s *show) request(to []byte, token string, key uint64, seat int) []byte {
	label := s.labels[seat]
	return fmt.Appendf(to, "POST %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %016x\r\nContent-Type: application/json\r\n"+
		"Content-Length: %d\r\n\r\n{\"seats\":[\"%s\"]}", s.path, s.addr, token, key, len(`{"seats":[""]}`)+len(label), label)
}
