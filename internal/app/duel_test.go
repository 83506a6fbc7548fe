package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// duellists is how many connections race.
const duellists = 64

// shot is one request of a volley: a POST with a key.
type shot struct {
	path, token, key string
	body             any
}

// gang is clients with a connection each.
type gang struct {
	*world
	urls    []string // of the processes that share the shots
	clients [duellists]*http.Client
}

func newGang(w *world) *gang {
	g := &gang{world: w, urls: []string{w.url}}
	for i := range g.clients {
		transport := &http.Transport{MaxConnsPerHost: 1, MaxIdleConnsPerHost: 1}
		g.clients[i] = &http.Client{Timeout: 20 * time.Second, Transport: transport}
		w.Cleanup(transport.CloseIdleConnections)
	}
	return g
}

// volley sends the shots at one moment and gives their answers in order.
func (g *gang) volley(shots []shot) []answered {
	g.Helper()
	answers, errs := make([]answered, len(shots)), make([]error, len(shots))
	fire := make(chan struct{})
	var flying sync.WaitGroup
	for i, s := range shots {
		body, err := json.Marshal(s.body)
		g.must(nil, err)
		q, err := http.NewRequestWithContext(g.Context(), "POST", g.urls[i%len(g.urls)]+s.path, bytes.NewReader(body))
		g.must(nil, err)
		q.Header.Set("Authorization", "Bearer "+s.token)
		q.Header.Set("Content-Type", "application/json")
		q.Header.Set("Idempotency-Key", s.key)
		flying.Go(func() {
			<-fire
			answers[i], errs[i] = do(g.clients[i%duellists], q)
		})
	}
	close(fire)
	flying.Wait()
	for _, err := range errs {
		g.must(nil, err)
	}
	return answers
}

// do carries a request out. It may be called by any goroutine.
func do(client *http.Client, q *http.Request) (answered, error) {
	response, err := client.Do(q)
	if err != nil {
		return answered{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return answered{response.StatusCode, response.Header, body}, err
}

// problemSeen is what a refusal says.
type problemSeen struct {
	Code  string
	Taken []string
}

// theatreShow puts a show with many seats on sale.
func (w *world) theatreShow(perBuyer int) (catalog.Show, *seating.Plan) {
	w.Helper()
	chart := seating.Theatre()
	plan, err := seating.Compile(chart)
	w.must(nil, err)
	info, err := w.catalog.AddChart(w.Context(), idem.Key{}, account.Operator(), w.own.venue.ID, chart)
	w.must(nil, err)
	var zones []string
	for _, z := range info.Zones {
		zones = append(zones, z.ID)
	}
	show, err := w.catalog.CreateShow(w.Context(), idem.Key{}, account.Operator(), w.own.event.ID, catalog.NewShow{
		Venue: w.own.venue.ID, Chart: info.Hash, StartsAt: time.Now().Add(30 * 24 * time.Hour), MaxPerOrder: min(perBuyer, 10), MaxPerBuyer: perBuyer,
		Prices: pricing.List{Currency: money.Currency("EUR"), Levels: []pricing.Level{{ID: "all", Name: "Everywhere", Zones: zones, Face: 4000, Fee: 500}}},
	})
	w.must(nil, err)
	w.must(w.shows.Publish(w.Context(), idem.Key{}, account.Operator(), show.ID))
	return show.Show, plan
}

// allIsWell has the books checked while the server runs.
func (w *world) allIsWell() {
	w.Helper()
	if status, out := program(w.T, "", append([]string{"audit"}, where(w.data(), w.databases)...)...); status != 0 {
		w.Errorf("audit: %s", out)
	}
}

func (w *world) guests(n int) []string {
	w.Helper()
	tokens := make([]string, n)
	for i := range tokens {
		tokens[i] = w.guest()
	}
	return tokens
}

// TestRaces is what 64 connections do at one moment, and what the audit says of
// it.
func TestRaces(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, race := range map[string]func(g *gang){
		"for seats": forSeats, "with one key": withOneKey, "for more than the limit": forMoreThanTheLimit,
	} {
		t.Run(name, func(t *testing.T) {
			g := newGang(w.in(t))
			race(g)
			g.allIsWell()
		})
	}
}

// forSeats has connections race for one seat, and for parties of seats that
// overlap, again and again (I1, I7).
func forSeats(g *gang) {
	const single, parties = 60, 40
	w, t := g.world, g.T
	show, plan := w.theatreShow(100)
	path := "/v1/shows/" + show.ID.String() + "/holds"
	buyers := w.guests(duellists)
	held := 0

	for round := range single {
		seat := plan.Label(round)
		shots := make([]shot, duellists)
		for i := range shots {
			shots[i] = shot{path, buyers[i], id.Secret(), map[string]any{"seats": []string{seat}}}
		}
		won := 0
		for i, a := range g.volley(shots) {
			if a.status == http.StatusCreated {
				won++
				continue
			}
			var p problemSeen
			a.into(t, &p)
			if a.status != http.StatusConflict || p.Code != "seat.taken" || !slices.Equal(p.Taken, []string{seat}) {
				t.Errorf("%d lost %s with %d: %s", i, seat, a.status, a.body)
			}
		}
		if won != 1 {
			t.Fatalf("%d buyers have %s", won, seat)
		}
		held++
	}

	for round := range parties {
		if round%20 == 0 {
			buyers = w.guests(duellists) // the quickest would come to the limit
		}
		first := single + round*12
		shots, wished := make([]shot, duellists), make([][]string, duellists)
		for i := range shots {
			at := first + (i*5)%9 // parties of four among twelve seats
			for seat := at; seat < at+4; seat++ {
				wished[i] = append(wished[i], plan.Label(seat))
			}
			shots[i] = shot{path, buyers[i], id.Secret(), map[string]any{"seats": wished[i]}}
		}
		owner := map[string]int{}
		answers := g.volley(shots)
		for i, a := range answers {
			if a.status != http.StatusCreated {
				continue
			}
			var h struct{ Seats []string }
			a.into(t, &h)
			if !slices.Equal(h.Seats, wished[i]) {
				t.Errorf("%d wished for %v and has %v", i, wished[i], h.Seats)
			}
			for _, seat := range h.Seats {
				if other, taken := owner[seat]; taken {
					t.Fatalf("%s belongs to %d and to %d", seat, other, i)
				}
				owner[seat] = i
			}
		}
		for i, a := range answers {
			if a.status == http.StatusCreated {
				continue
			}
			var p problemSeen
			a.into(t, &p)
			if a.status != http.StatusConflict || p.Code != "seat.taken" || len(p.Taken) == 0 {
				t.Fatalf("%d lost %v with %d: %s", i, wished[i], a.status, a.body)
			}
			for _, seat := range p.Taken {
				if _, taken := owner[seat]; !taken || !slices.Contains(wished[i], seat) {
					t.Errorf("%d wished for %v and is told of %s, which nobody has", i, wished[i], seat)
				}
			}
		}
		held += len(owner)
	}

	var counts struct{ All struct{ Held int } }
	w.send("GET", "/v1/shows/"+show.ID.String()+"/counts", "first owner", nil, nil).into(t, &counts)
	if counts.All.Held != held {
		t.Errorf("%d places are held, and buyers were given %d: a loser kept some", counts.All.Held, held)
	}
}

// withOneKey sends one request over all connections at once, to a route of each
// way in which keys are kept (I5).
func withOneKey(g *gang) {
	w := g.world
	show, plan := w.theatreShow(20)
	buyer := w.guest()
	hold := w.hold(buyer, show.ID, 2)
	for name, c := range map[string]struct {
		shot
		other any
		once  string // gives the number of effects
	}{
		"hold": {shot{"/v1/shows/" + show.ID.String() + "/holds", buyer, id.Secret(), map[string]any{"seats": []string{plan.Label(900)}}},
			map[string]any{"seats": []string{plan.Label(901)}}, `SELECT count(*) FROM seats WHERE show = $1 AND seat IN ('` + plan.Label(900) + `', '` + plan.Label(901) + `') AND holder <> ''`},
		"checkout": {shot{"/v1/holds/" + hold + "/checkout", buyer, id.Secret(), map[string]any{"name": "Grace Hopper", "email": "grace@example.org"}},
			map[string]any{"name": "Ada", "email": "ada@example.org"}, `SELECT count(*) FROM orders WHERE show = $1`},
		"venue": {shot{"/v1/venues", w.tokens["first owner"], id.Secret(), map[string]any{"name": "Twice", "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"}},
			map[string]any{"name": "Thrice", "city": "Berlin", "country": "DE", "time_zone": "Europe/Berlin"}, `SELECT count(*) FROM venues WHERE name IN ('Twice', 'Thrice') AND $1 <> ''`},
	} {
		g.Run(name, func(t *testing.T) {
			answers := g.volley(slices.Repeat([]shot{c.shot}, duellists))
			var first []byte
			for _, a := range answers {
				if a.status == http.StatusConflict && strings.Contains(string(a.body), `"idempotency.in_flight"`) {
					continue // it will be answered when it asks again, below
				}
				if a.status != http.StatusCreated {
					t.Fatalf("%d: %s", a.status, a.body)
				}
				if first == nil {
					first = a.body
				}
				if !bytes.Equal(a.body, first) {
					t.Errorf("one key, two answers: %s and %s", first, a.body)
				}
			}
			if again := g.volley([]shot{c.shot})[0]; again.status != http.StatusCreated || !bytes.Equal(again.body, first) {
				t.Errorf("asked again: %d: %s; want %s", again.status, again.body, first)
			}
			otherwise := c.shot
			otherwise.body = c.other
			for _, a := range g.volley(slices.Repeat([]shot{otherwise}, duellists)) {
				if a.status != http.StatusUnprocessableEntity || !strings.Contains(string(a.body), `"idempotency.key_reused"`) {
					t.Errorf("another request with the key: %d: %s", a.status, a.body)
				}
			}
			w.eventually(t, 1, c.once, show.ID.String())
		})
	}
}

// forMoreThanTheLimit asks for more than a buyer may have, split over all
// connections (I6).
func forMoreThanTheLimit(g *gang) {
	w := g.world
	for _, c := range []struct{ limit, party, grants int }{{6, 1, 6}, {6, 4, 1}, {5, 2, 2}} {
		g.Run(fmt.Sprintf("%d by %d", c.limit, c.party), func(t *testing.T) {
			show, plan := w.theatreShow(c.limit)
			buyer := w.guest()
			shots := make([]shot, duellists)
			for i := range shots {
				var seats []string
				for n := range c.party {
					seats = append(seats, plan.Label(i*c.party+n))
				}
				shots[i] = shot{"/v1/shows/" + show.ID.String() + "/holds", buyer, id.Secret(), map[string]any{"seats": seats}}
			}
			granted := 0
			for _, a := range g.volley(shots) {
				var p problemSeen
				switch a.into(t, &p); {
				case a.status == http.StatusCreated:
					granted++
				case a.status != http.StatusConflict || p.Code != "limit.reached":
					t.Errorf("%d: %s", a.status, a.body)
				}
			}
			if granted != c.grants {
				t.Errorf("%d parties of %d were granted with a limit of %d", granted, c.party, c.limit)
			}
		})
	}
}

// between is a runner that lets something happen after the first look at what
// it reads.
type between[Q any] struct {
	txn.Runner[Q]
	happens func()
	once    *sync.Once
}

func (b between[Q]) View(ctx context.Context, fn func(Q) error) error {
	defer b.once.Do(b.happens)
	return b.Runner.View(ctx, fn)
}

// TestAuditOfServerAtWork has an order paid, and another taken back, after the
// audit has read the orders and before it reads the seats. That is no fault.
func TestAuditOfServerAtWork(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var found bytes.Buffer
	a := &audit{house: w.house, report: &report{out: &found, quiet: true}, keys: w.keys.Keys(), log: w.seats, books: between[checkout.Tx]{w.checkouts(), func() {
		w.buy(w.guest(), w.own.show.ID, 2)
		w.post("/v1/orders/"+w.own.order+"/refund", "first owner", nil, 200)
		w.await(w.tokens["guest"], w.own.order, "refunded")
	}, new(sync.Once)}}
	w.must(nil, a.run(t.Context()))
	if len(a.faults) > 0 {
		t.Errorf("%s", found.String())
	}
	if len(a.doubts) == 0 {
		t.Error("nothing looked wrong at first: this tests nothing")
	}
}
