package app

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"testing"

	"frontrow/internal/base/id"
)

// TestAnswersStay sends commands about shows and events once more after what stands
// beside these in the answers has changed: venue, organiser, event and show. Each is
// answered as it was.
func TestAnswersStay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type command struct {
		method, path, key string
		body              []byte
		answer            answered
	}
	send := func(c command) answered {
		return w.send(c.method, c.path, "admin", c.body, func(q *http.Request) { q.Header.Set("Idempotency-Key", c.key) })
	}
	var sent []command
	asked := []string{"createEvent", "changeEvent", "createShow", "changeShow", "repeatShow", "publishShow", "cancelShow"}
	for _, r := range w.api.Routes() {
		if !slices.Contains(asked, r.Name) {
			continue
		}
		c := command{method: r.Method, path: w.own.path(r), key: id.Secret(), body: sample(r, w.own)}
		if c.answer = send(c); c.answer.status >= 300 {
			t.Fatalf("%s: %d %s", r.Name, c.answer.status, c.answer.body)
		}
		sent = append(sent, c)
	}
	if len(sent) != len(asked) {
		t.Fatalf("%d of %d commands", len(sent), len(asked))
	}
	for path, change := range map[string]map[string]any{
		"/v1/venues/" + w.own.venue.ID.String():         {"name": "Another Hall", "city": "Hamburg", "access": "Lifts"},
		"/v1/organisers/" + w.own.organiser.ID.String(): {"name": "Another Name", "accent": "#010203"},
		"/v1/events/" + w.own.event.ID.String():         {"title": "Another Title"},
		"/v1/shows/" + w.own.show.ID.String():           {"max_per_order": 3},
	} {
		body, err := json.Marshal(change)
		w.must(nil, err)
		if a := send(command{method: "PATCH", path: path, key: id.Secret(), body: body}); a.status != http.StatusOK && a.status != http.StatusConflict {
			t.Fatalf("%s: %d %s", path, a.status, a.body)
		}
	}
	for _, c := range sent {
		if again := send(c); again.status != c.answer.status || !bytes.Equal(again.body, c.answer.body) {
			t.Errorf("%s %s\nfirst: %d %s\nagain: %d %s", c.method, c.path, c.answer.status, c.answer.body, again.status, again.body)
		}
	}
}
