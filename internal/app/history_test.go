package app

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"io"
	"iter"
	"math/rand/v2"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/sim/replay"
	"frontrow/internal/store"
)

var histories = flag.Int("histories", 1, "how many histories of the program are recorded and judged, each with kills in between")

// What is fought over: groups of seats, and parties that lie in one group.
const (
	groups    = 12
	groupSize = 4
)

// deed is one request of somebody's as the outside saw it, sent again with its
// key until an answer came or its sender gave up.
type deed struct {
	no         int
	method     string
	group      int
	add, drop  []string // seats
	hold       *grip    // what it changed or gave back
	key        string
	began, end int64 // nanoseconds on the test's own clock
	at, until  int64 // the same on the wall, microseconds

	status int  // 0 while nobody knows what became of it
	again  bool // its sender had exactly this hold already, and was told so
	seen   holdSeen
	code   string
	taken  []string
}

// grip is a hold as its buyer knows it.
type grip struct {
	token int // the number of the deed that took it
	id    string
	group int
	seats []string
}

// holdSeen is what an answer says of a hold.
type holdSeen struct {
	ID        string
	State     string
	Seats     []string
	Version   uint64
	ExpiresAt time.Time `json:"expires_at"`
	Lines     []struct {
		Place     string
		Area      bool
		Quantity  int
		Level     string
		Each, Fee struct{ Amount int64 }
	}
}

// recorder is people who fight over seats, and writes down what they see.
type recorder struct {
	*world
	show  id.Show
	plan  *seating.Plan
	start time.Time

	mu     sync.Mutex
	deeds  []*deed
	up     chan struct{} // closed while the server is there
	heard  int
	until  int           // so many answers: then the server is killed
	enough chan struct{} // closed when it is
	victim *child
}

func (r *recorder) server() <-chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.up
}

// fight sends requests until it has sent so many. Whoever gives up waiting for
// an answer never comes back: somebody else takes over, with nothing in hand.
func (r *recorder) fight(people []string, dice *rand.Rand, count int) {
	var grips []*grip
	for range count {
		d := &deed{key: id.Secret(), group: dice.IntN(groups)}
		r.mu.Lock()
		d.no = len(r.deeds) + 1
		r.deeds = append(r.deeds, d)
		r.mu.Unlock()
		path, body := r.think(d, dice, grips)
		d.began, d.at = int64(time.Since(r.start)), time.Now().UnixMicro()
		for !r.tell(d, people[0], path, body) {
			<-r.server()
			if len(people) > 1 && dice.IntN(4) == 0 {
				people, grips = people[1:], nil
				break
			}
		}
		grips = d.settle(grips)
		r.mu.Lock()
		if r.heard++; r.heard == r.until {
			r.up = make(chan struct{})
			_ = r.victim.Process.Kill() // at once, while others wait for their answers
			close(r.enough)
		}
		r.mu.Unlock()
	}
}

// think fills in what somebody asks for next.
func (r *recorder) think(d *deed, dice *rand.Rand, grips []*grip) (path string, body any) {
	label := func(i int) string { return r.plan.Label(d.group*groupSize + i) }
	if len(grips) > 0 && dice.IntN(2) == 0 {
		d.hold = grips[dice.IntN(len(grips))]
		d.group = d.hold.group
		path = "/v1/holds/" + d.hold.id
		if dice.IntN(3) > 0 {
			d.method = "DELETE"
			return path, nil
		}
		d.method = "PATCH"
		change := map[string]any{}
		if len(d.hold.seats) > 1 {
			d.drop = d.hold.seats[:1]
			change["release"] = map[string]any{"seats": d.drop}
		}
		for i := range groupSize {
			if seat := label(i); !slices.Contains(d.hold.seats, seat) {
				d.add = []string{seat}
				change["add"] = map[string]any{"seats": d.add}
				break
			}
		}
		if len(change) > 0 {
			return path, change
		}
		d.method = "DELETE"
		return path, nil
	}
	d.method = "POST"
	first := dice.IntN(groupSize)
	for i := first; i < min(first+1+dice.IntN(3), groupSize); i++ {
		d.add = append(d.add, label(i))
	}
	return "/v1/shows/" + r.show.String() + "/holds", map[string]any{"seats": d.add}
}

// tell sends the request once, and reports whether it was answered.
func (r *recorder) tell(d *deed, token, path string, body any) bool {
	var sent io.Reader = http.NoBody
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			panic(err)
		}
		sent = bytes.NewReader(raw)
	}
	q, err := http.NewRequestWithContext(context.Background(), d.method, r.url+path, sent)
	if err != nil {
		panic(err)
	}
	q.Header.Set("Authorization", "Bearer "+token)
	q.Header.Set("Idempotency-Key", d.key)
	if body != nil {
		q.Header.Set("Content-Type", "application/json")
	}
	answer, err := do(r.client, q)
	if err != nil || answer.status >= 500 {
		return false
	}
	d.end, d.until, d.status = int64(time.Since(r.start)), time.Now().UnixMicro(), answer.status
	switch {
	case answer.status == http.StatusNoContent:
	case answer.status < 300:
		err = json.Unmarshal(answer.body, &d.seen)
	default:
		var p problemSeen
		err = json.Unmarshal(answer.body, &p)
		d.code, d.taken = p.Code, p.Taken
	}
	if err != nil {
		r.Errorf("%s %s: %v: %s", d.method, path, err, answer.body)
	}
	return true
}

// settle gives the holds that the sender knows of afterwards.
func (d *deed) settle(grips []*grip) []*grip {
	var kept []*grip
	for _, g := range grips {
		switch {
		case g != d.hold:
		case d.status == http.StatusNoContent:
			continue
		case d.status < 300:
			g.seats = d.seen.Seats
		}
		kept = append(kept, g)
	}
	if d.method == "POST" && d.status == http.StatusCreated {
		if d.again = slices.ContainsFunc(kept, func(g *grip) bool { return g.id == d.seen.ID }); !d.again {
			kept = append(kept, &grip{token: d.no, id: d.seen.ID, group: d.group, seats: d.seen.Seats})
		}
	}
	return kept
}

// TestHistories records what many people see of the program while it is killed
// in their midst, and has it judged: by Porcupine, which knows nothing of
// versions, and by the log.
func TestHistories(t *testing.T) {
	t.Parallel()
	for range *histories {
		r, data := record(t, rand.Uint64())
		r.judge(data)
	}
}

// record has people fight over seats while the server is killed again and
// again.
func record(t *testing.T, seed uint64) (r *recorder, data store.Options) {
	const clients, each, kills = 16, 90, 4
	t.Logf("seed %d", seed)
	folder, database, address := t.TempDir(), testDatabases(t), freeAddress(t)
	serve := append([]string{"serve", "--addr", address, "--test-pay", "--dev-mail", "--log-level", "error"}, where(folder, database)...)
	if status, out := program(t, password+"\n", append(where(folder, database), "staff", "add", "--email", "boss@example.org", "--name", "Boss", "--role", "owner", "--organiser", "The house")...); status != 0 {
		t.Fatal(out)
	}
	plan, err := seating.Compile(seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	t.Cleanup(transport.CloseIdleConnections)
	r = &recorder{plan: plan, start: time.Now(), up: make(chan struct{}), world: &world{T: t, tokens: map[string]string{},
		url: "http://" + strings.Replace(address, "127.0.0.1", "localhost", 1), client: &http.Client{Timeout: 20 * time.Second, Transport: transport}}}
	dice := rand.New(rand.NewPCG(seed, 1))
	r.victim, r.until, r.enough = startChild(t, serve...), 150, make(chan struct{})
	close(r.up)
	r.show = r.setUpByAPI()
	people := r.guests(clients * (kills + 1))
	var fighting sync.WaitGroup
	for own := range slices.Chunk(people, kills+1) {
		luck := rand.New(rand.NewPCG(seed, dice.Uint64()))
		fighting.Go(func() { r.fight(own, luck, each) })
	}
	for kill := range kills {
		<-r.enough
		r.victim.kill()
		server := startChild(t, serve...)
		r.mu.Lock()
		r.victim, r.until, r.enough = server, r.heard+100+dice.IntN(150), make(chan struct{})
		if kill == kills-1 {
			r.until = -1
		}
		close(r.up)
		r.mu.Unlock()
	}
	fighting.Wait()
	r.victim.kill()
	if database.seats != "" {
		return r, store.Options{URL: database.seats}
	}
	return r, store.Options{Path: filepath.Join(folder, databaseFile)}
}

// judge holds the history against Porcupine and against the log, and against
// each again after it was spoiled.
func (r *recorder) judge(data store.Options) {
	r.Helper()
	r.linear()
	data.Clock = clock.NewSystem()
	db, err := store.Open(r.Context(), data)
	r.must(nil, err)
	defer db.Close()
	rows := logOf(r.Context(), db.SeatLog(), r.show)
	h := r.history()
	state, complaints := h.Judge(rows)
	for _, c := range complaints {
		r.Error(c)
	}
	r.Logf("%d requests, %d claims and %d refusals judged by a log of %d rows", len(r.deeds), len(h.Claims), len(h.Refusals), state.Version)
	if len(h.Claims) < 100 || len(h.Refusals) < 100 {
		r.Error("so few prove little")
	}
	// A log that has lost its end has lost what somebody was told.
	last := uint64(0)
	for _, c := range h.Claims {
		last = max(last, c.Version)
	}
	if _, complaints := h.Judge(upTo(rows, last-1)); len(complaints) == 0 {
		r.Error("a hold that is not in the log was not missed")
	}
	// The same seat, told to a second buyer.
	twice := h
	twice.Claims = append(twice.Claims[:len(twice.Claims):len(twice.Claims)], twice.Claims[0])
	twice.Claims[len(twice.Claims)-1].Hold++
	if _, complaints := twice.Judge(rows); len(complaints) == 0 {
		r.Error("a seat that was told to two buyers was not noticed")
	}
}

// history gives what people were told, as the log's judge wants it.
func (r *recorder) history() replay.History {
	h := replay.History{Show: r.show, Plan: r.plan}
	for _, d := range r.deeds {
		if c, ok := r.claim(d); ok {
			h.Claims = append(h.Claims, c)
		}
	}
	for _, d := range r.deeds {
		if d.method == "POST" && d.code == "seat.taken" {
			h.Refusals = append(h.Refusals, r.refusal(d, h.Claims))
		}
	}
	return h
}

func (r *recorder) claim(d *deed) (c replay.Claim, ok bool) {
	if d.status == 0 || d.status >= 300 || d.method == "DELETE" {
		return c, false
	}
	hold, err := inventory.ParseHold(d.seen.ID)
	r.must(nil, err)
	c = replay.Claim{Name: d.method + " " + strings.Join(d.add, " "), Asked: d.began, Answered: d.end, Version: d.seen.Version,
		Hold: hold.No, State: inventory.Held, Deadline: d.seen.ExpiresAt.UnixMicro()}
	if d.seen.State != "held" {
		r.Errorf("%s was granted as %s", d.seen.ID, d.seen.State)
	}
	for _, l := range d.seen.Lines {
		c.Lines = append(c.Lines, pricing.Line{Place: l.Place, Area: l.Area, Quantity: l.Quantity, Level: l.Level, Price: pricing.Price{Face: l.Each.Amount - l.Fee.Amount, Fee: l.Fee.Amount}})
	}
	return c, true
}

// refusal gives the versions that can have been the newest while a refusal was
// made: from what somebody had been told 250 ms before, to what somebody who
// asked later was told.
func (r *recorder) refusal(d *deed, claims []replay.Claim) replay.Refusal {
	const stale, apart = int64(250 * time.Millisecond), int64(50_000) // 50 ms between two clocks of one machine
	refusal := replay.Refusal{Name: "POST " + strings.Join(d.add, " "), Code: d.code, Taken: d.taken, To: 1 << 62,
		Command: inventory.Place{Choice: inventory.Choice{Seats: d.add}}, Earliest: d.at - apart, Latest: d.until + apart}
	for _, c := range claims {
		if c.Answered < d.began-stale {
			refusal.From = max(refusal.From, c.Version)
		}
		if c.Asked > d.end {
			refusal.To = min(refusal.To, c.Version)
		}
	}
	return refusal
}

// logOf reads a show's whole log.
func logOf(ctx context.Context, log store.SeatLog, show id.Show) iter.Seq2[inventory.Row, error] {
	return func(yield func(inventory.Row, error) bool) {
		genesis, _, err := log.Row(ctx, show, 0)
		if !yield(genesis, err) || err != nil {
			return
		}
		for after := uint64(0); ; {
			page, err := log.Rows(ctx, show, after, 1000)
			if err != nil {
				yield(inventory.Row{}, err)
				return
			}
			for _, row := range page {
				if after = row.Version; !yield(row, nil) {
					return
				}
			}
			if len(page) == 0 {
				return
			}
		}
	}
}

func upTo(rows iter.Seq2[inventory.Row, error], version uint64) iter.Seq2[inventory.Row, error] {
	return func(yield func(inventory.Row, error) bool) {
		for row, err := range rows {
			if err == nil && row.Version > version || !yield(row, err) {
				return
			}
		}
	}
}
