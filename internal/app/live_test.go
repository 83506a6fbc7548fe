package app

import (
	"bufio"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/platform/httpserver"
)

// stream is a live stream that is being read.
type stream struct {
	*world
	lines *bufio.Reader
}

// watch opens a show's stream where a version stands.
func (w *world) watch(show id.Show, since string) stream {
	w.Helper()
	q, err := http.NewRequestWithContext(w.Context(), "GET", w.url+"/v1/shows/"+show.String()+"/live?since="+since, nil)
	w.must(nil, err)
	response, err := (&http.Client{}).Do(q)
	w.must(nil, err)
	w.Cleanup(func() { response.Body.Close() })
	if response.StatusCode != http.StatusOK || response.Header.Get("Content-Type") != liveStream || response.Header.Get("Content-Encoding") != "" {
		w.Fatalf("%s %v", response.Status, response.Header)
	}
	return stream{w, bufio.NewReader(response.Body)}
}

// next gives the next event, as its fields; none when the stream has ended.
func (s stream) next() map[string]string {
	s.Helper()
	event := map[string]string{}
	for {
		line, err := s.lines.ReadString('\n')
		if err != nil {
			return nil
		}
		if line = strings.TrimSuffix(line, "\n"); line == "" {
			return event
		}
		name, value, _ := strings.Cut(line, ": ")
		event[name] = value
	}
}

// TestLiveStream follows a show through the whole server: what another buyer
// holds arrives, whoever comes back gets what they have missed, and a server that
// stops ends its streams in peace and in time.
func TestLiveStream(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var snapshot struct{ Version uint64 }
	w.send("GET", "/v1/shows/"+w.own.show.ID.String()+"/seats", "", nil, nil).into(t, &snapshot)
	version := string(encoded(t, snapshot.Version))

	s := w.watch(w.own.show.ID, version)
	if first := s.next(); first["retry"] == "" {
		t.Errorf("it begins with %v", first)
	}
	w.hold(w.guest(), w.own.show.ID, 3)
	change := s.next()
	var data struct {
		Version uint64
		Seats   []int
		Areas   []struct{ Area, Available int }
	}
	if err := json.Unmarshal([]byte(change["data"]), &data); err != nil || change["event"] != "changes" || len(data.Seats)+len(data.Areas) == 0 ||
		string(encoded(t, data.Version)) != change["id"] {
		t.Fatalf("another buyer's hold: %v (%v)", change, err)
	}

	again := w.watch(w.own.show.ID, version)
	again.next()
	if missed := again.next(); missed["data"] != change["data"] {
		t.Errorf("who comes back gets %v", missed)
	}
	stranger := w.watch(w.own.show.ID, "")
	stranger.next()
	whole := stranger.next()
	if at := "/v1/shows/" + w.own.show.ID.String() + "/seats"; whole["event"] != "snapshot" || whole["data"] != string(w.send("GET", at, "", nil, nil).body) {
		t.Errorf("who has seen nothing gets %v", whole)
	}

	if metrics := string(w.send("GET", "/metrics", "", nil, nil).body); !strings.Contains(metrics, "frontrow_live_viewers 3\n") {
		t.Error("the metrics do not tell of three viewers")
	}
	stopped := make(chan struct{})
	go func() {
		w.stop()
		w.working.Wait()
		close(stopped)
	}()
	for _, one := range []stream{s, again, stranger} {
		last := map[string]string{}
		for event := one.next(); event != nil; event = one.next() {
			last = event
		}
		if last["retry"] == "" {
			t.Errorf("the last word is %v, and not when to come back", last)
		}
	}
	<-stopped
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// A stream lasts although a request may not take so long to arrive.
func TestLiveStreamsOutliveTheTimeOfARequest(t *testing.T) {
	if testing.Short() {
		t.Log("a short run does not wait for the time to pass")
		return
	}
	t.Parallel()
	w := newWorld(t)
	s := w.watch(w.own.show.ID, "")
	began := time.Now()
	for time.Since(began) < httpserver.RequestTimeout+5*time.Second {
		if s.next() == nil {
			t.Fatalf("it ended after %v", time.Since(began))
		}
	}
	w.hold(w.guest(), w.own.show.ID, 1)
	for event := s.next(); event["event"] != "changes"; event = s.next() {
		if event == nil {
			t.Fatal("it ended")
		}
	}
}

// mapBudget is what the map of a stadium may weigh on the wire: its geometry and
// the state of every seat (P8).
const mapBudget = 90 << 10

// TestBytesOfAStadium counts what a phone loads to draw a stadium that is being
// sold: a third of its seats are gone, here and there.
func TestBytesOfAStadium(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	chart := seating.Stadium()
	info, err := w.catalog.AddChart(w.Context(), idem.Key{}, account.Operator(), w.own.venue.ID, chart)
	w.must(nil, err)
	var zones []string
	for _, z := range info.Zones {
		zones = append(zones, z.ID)
	}
	show, err := w.catalog.CreateShow(w.Context(), idem.Key{}, account.Operator(), w.own.event.ID, catalog.NewShow{
		Venue: w.own.venue.ID, Chart: info.Hash, StartsAt: time.Now().Add(30 * 24 * time.Hour),
		Prices: pricing.List{Currency: money.Currency("EUR"), Levels: []pricing.Level{{ID: "all", Name: "Everywhere", Zones: zones, Face: 4000, Fee: 500}}},
	})
	w.must(nil, err)
	w.must(w.shows.Publish(w.Context(), idem.Key{}, account.Operator(), show.ID))
	plan, err := seating.Compile(chart)
	w.must(nil, err)
	var gone []string
	for i, x := 0, uint32(1); i < plan.Len(); i++ {
		if x = x*1664525 + 1013904223; x>>16%3 == 0 {
			gone = append(gone, plan.Label(i))
		}
	}
	for len(gone) > 0 {
		n := min(len(gone), 1000)
		w.post("/v1/shows/"+show.ID.String()+"/blocks", "first owner", map[string]any{"seats": gone[:n], "reason": "as if sold"}, 200)
		gone = gone[n:]
	}
	geometry := w.onTheWire("GET", "/v1/charts/"+info.Hash.String(), "")
	states := w.onTheWire("GET", "/v1/shows/"+show.ID.String()+"/seats", "")
	if sum := len(geometry.body) + len(states.body); plan.Len() < 50_000 || sum > mapBudget {
		t.Errorf("%d seats weigh %d bytes and their states %d: together %d, the budget is %d", plan.Len(), len(geometry.body), len(states.body), sum, mapBudget)
	} else {
		t.Logf("%d seats: geometry %d bytes, states %d, together %d of %d", plan.Len(), len(geometry.body), len(states.body), sum, mapBudget)
	}
	if !strings.Contains(geometry.header.Get("Cache-Control"), "immutable") {
		t.Errorf("geometry: %v", geometry.header)
	}
}
