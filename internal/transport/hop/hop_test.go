package hop

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/lease"
	"frontrow/internal/domain/inventory"
)

// board is a lease.Board in memory, by a clock of its own.
type board struct {
	mu     sync.Mutex
	clock  *clock.Fake
	leases map[id.Show]lease.Lease
	until  map[id.Show]time.Time
	away   error
	beats  []int // how many shows each asked about
}

func (b *board) Beat(_ context.Context, me lease.Node, shows []id.Show) (all []lease.Lease, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.beats = append(b.beats, len(shows))
	now := b.clock.Now()
	for _, show := range shows {
		if l, taken := b.leases[show]; !taken || l.Holder == me || !now.Before(b.until[show]) {
			b.leases[show], b.until[show] = lease.Lease{Show: show, Holder: me}, now.Add(lease.Term)
		}
		l := b.leases[show]
		l.Left = b.until[show].Sub(now)
		all = append(all, l)
	}
	return all, b.away
}

func (b *board) Leave(context.Context, lease.Node) error { return b.away }

// town is some processes on one database.
type town struct {
	*testing.T
	clock *clock.Fake
	board *board
	show  id.Show
}

func newTown(t *testing.T) *town {
	clk := clock.NewFake(time.Date(2026, 11, 21, 20, 0, 0, 0, time.UTC))
	return &town{t, clk, &board{clock: clk, leases: map[id.Show]lease.Lease{}, until: map[id.Show]time.Time{}}, id.New[id.Show]()}
}

// process is one of them. What it decides is told in its answer.
type process struct {
	*Hop
	url     string
	name    string
	decided atomic.Int64
	asked   atomic.Int64
	mu      sync.Mutex
	became  []Outcome
	instead http.HandlerFunc // of deciding
}

var discard = slog.New(slog.DiscardHandler)

type idKey struct{}

func (w *town) process(name string, patience time.Duration) *process {
	p := &process{name: name}
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		own := "made by " + name
		r = r.WithContext(context.WithValue(r.Context(), idKey{}, &own))
		rw.Header().Set("X-Request-Id", own)
		p.Middleware(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { p.answer(w, rw, r) })).ServeHTTP(rw, r)
	}))
	p.url = "http://" + s.Listener.Addr().String()
	p.Hop = New(Options{
		Board: w.board, URL: p.url, Secret: []byte("of the house"), Clock: w.clock, Logger: discard, Patience: patience,
		Watch: func(o Outcome) {
			p.mu.Lock()
			defer p.mu.Unlock()
			p.became = append(p.became, o)
		},
		RequestID: func(ctx context.Context) string { return strings.ReplaceAll(*ctx.Value(idKey{}).(*string), " ", "_") },
		Rename: func(rw http.ResponseWriter, r *http.Request, to string) {
			*r.Context().Value(idKey{}).(*string) = to
			rw.Header().Set("X-Request-Id", to)
		},
	})
	s.Start()
	w.Cleanup(s.Close)
	return p
}

// seen is what a handler knows of a request.
type seen struct{ Method, Address, Host, Client, Cookie, Body, ID, By string }

// answer decides a request, with the key it carries.
func (p *process) answer(w *town, rw http.ResponseWriter, r *http.Request) {
	p.asked.Add(1)
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.Error(err)
	}
	var key idem.Key
	copy(key.Caller[:], r.Header.Get("Idempotency-Key"))
	if err := p.Elsewhere(r.Context(), w.show, inventory.Place{Key: key}); err != nil {
		if r.Context().Err() == nil {
			w.Error("who works for a request that has left does not see its caller go")
		}
		rw.Header().Set("X-Left", "yes")
		rw.WriteHeader(http.StatusServiceUnavailable)
		_, _ = io.WriteString(rw, "nobody reads this")
		return
	}
	if p.instead != nil {
		p.instead(rw, r)
		return
	}
	p.decided.Add(1)
	rw.Header().Set("Set-Cookie", "seat=kept")
	rw.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(rw).Encode(seen{r.Method, r.URL.RequestURI(), r.Host, r.RemoteAddr, r.Header.Get("Cookie"), string(body), *r.Context().Value(idKey{}).(*string), p.name})
}

func (p *process) outcomes() []Outcome {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.became)
}

// beat has processes tell each other of the show, the first first.
func (w *town) beat(all ...*process) {
	w.Helper()
	for _, p := range all {
		p.leases.use(w.show)
		if err := p.leases.beat(w.Context()); err != nil {
			w.Fatal(err)
		}
	}
}

type came struct {
	status int
	header http.Header
	body   []byte
}

// ask sends a request to a process.
func (w *town) ask(p *process, change func(*http.Request)) came {
	w.Helper()
	q, err := http.NewRequestWithContext(w.Context(), "POST", p.url+"/shows/1/holds?version=%37&x=a%2Fb", strings.NewReader("a body"))
	if err != nil {
		w.Fatal(err)
	}
	q.Host = "tickets.example.org"
	q.Header.Set("Idempotency-Key", "a key")
	q.Header.Set("Cookie", "who=me")
	if change != nil {
		change(q)
	}
	response, err := http.DefaultTransport.RoundTrip(q)
	if err != nil {
		w.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		w.Fatal(err)
	}
	return came{status: response.StatusCode, header: response.Header, body: content}
}

func (w *town) decidedBy(p *process, a came) (s seen) {
	w.Helper()
	if err := json.Unmarshal(a.body, &s); err != nil {
		w.Fatalf("%d: %s", a.status, a.body)
	}
	if a.status != http.StatusCreated || s.By != p.name || a.header.Get("X-Left") != "" || a.header.Get(answeredBy) != "" {
		w.Errorf("%d by %s and not %s: %v", a.status, s.By, p.name, a.header)
	}
	return s
}

func TestAnsweredByWhoHasTheLease(t *testing.T) {
	w := newTown(t)
	one, two := w.process("one", 0), w.process("two", 0)
	w.beat(one, two)
	direct, passed := w.ask(one, nil), w.ask(two, nil)
	here, there := w.decidedBy(one, direct), w.decidedBy(one, passed)
	if two.decided.Load() != 0 || !slices.Equal(two.outcomes(), []Outcome{Answered}) {
		t.Errorf("%d decided, %v", two.decided.Load(), two.outcomes())
	}
	if there.Client == "" || there.Client == here.Client || strings.HasPrefix(two.url, there.Client) {
		t.Errorf("the client's address is %q", there.Client)
	}
	if there.ID != "made_by_two" || passed.header.Get("X-Request-Id") != there.ID {
		t.Errorf("the id is %q here and %q there", passed.header.Get("X-Request-Id"), there.ID)
	}
	there.Client, there.ID = here.Client, here.ID
	if here != there {
		t.Errorf("%+v\nis not\n%+v", there, here)
	}
	for _, h := range []http.Header{direct.header, passed.header} {
		for _, name := range []string{"Date", "X-Request-Id", "Content-Length"} {
			h.Del(name)
		}
	}
	if !maps.EqualFunc(direct.header, passed.header, slices.Equal) {
		t.Errorf("%v\nis not\n%v", passed.header, direct.header)
	}
}

// TestClientIsWhoAskedFirst: the address a process sees is that of the client's
// connection, not of the process between.
func TestClientIsWhoAskedFirst(t *testing.T) {
	w := newTown(t)
	one, two := w.process("one", 0), w.process("two", 0)
	w.beat(one, two)
	q := httptest.NewRequest("POST", "/shows/1/holds", strings.NewReader("x"))
	q.RemoteAddr = "203.0.113.9:4711"
	q.Header.Set("Idempotency-Key", "a key")
	own := "an id"
	recorded := httptest.NewRecorder()
	two.Middleware(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { two.answer(w, rw, r) })).
		ServeHTTP(recorded, q.WithContext(context.WithValue(q.Context(), idKey{}, &own)))
	if s := w.decidedBy(one, came{status: recorded.Code, header: recorded.Header(), body: recorded.Body.Bytes()}); s.Client != "203.0.113.9:4711" {
		t.Error(s.Client)
	}
}

func TestWhatStays(t *testing.T) {
	for name, change := range map[string]func(*http.Request){
		"without a key": func(q *http.Request) { q.Header.Del("Idempotency-Key") },
		"a read":        func(q *http.Request) { q.Method = http.MethodGet },
		"a large body": func(q *http.Request) {
			q.Body, q.ContentLength = io.NopCloser(bytes.NewReader(make([]byte, mostCopied+1))), mostCopied+1
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			one, two := w.process("one", 0), w.process("two", 0)
			w.beat(one, two)
			w.decidedBy(two, w.ask(two, change))
			if one.asked.Load() != 0 || len(two.outcomes()) != 0 {
				t.Errorf("%d asked, %v", one.asked.Load(), two.outcomes())
			}
		})
	}
}

// TestForgedPassportIsRefused: nobody outside can say whose request it is.
func TestForgedPassportIsRefused(t *testing.T) {
	w := newTown(t)
	p := w.process("one", 0)
	stranger := newSeals([]byte("of another house"))
	good := func(q *http.Request) string {
		return p.seals.issue(passport{w.clock.Now(), "id", "203.0.113.9:80"}, q)
	}
	ours := w.ask(p, func(q *http.Request) { q.Header.Set(passedOn, good(q)) })
	if ours.header.Get(answeredBy) == "" {
		t.Error("no proof that it is an answer of ours")
	}
	ours.header.Del(answeredBy)
	if s := w.decidedBy(p, ours); s.Client != "203.0.113.9:80" || s.ID != "id" {
		t.Fatalf("one of ours: %+v", s)
	}
	for name, header := range map[string]func(q *http.Request) []string{
		"empty":          func(*http.Request) []string { return []string{""} },
		"without a seal": func(q *http.Request) []string { return []string{good(q)[:strings.LastIndex(good(q), " ")]} },
		"an empty seal":  func(q *http.Request) []string { return []string{good(q)[:strings.LastIndex(good(q), " ")] + " "} },
		"another house's": func(q *http.Request) []string {
			return []string{stranger.issue(passport{w.clock.Now(), "id", "203.0.113.9:80"}, q)}
		},
		"another client": func(q *http.Request) []string {
			return []string{strings.Replace(good(q), "203.0.113.9", "203.0.113.8", 1)}
		},
		"another id":  func(q *http.Request) []string { return []string{strings.Replace(good(q), "id", "di", 1)} },
		"two of them": func(q *http.Request) []string { return []string{good(q), good(q)} },
		"old": func(q *http.Request) []string {
			return []string{p.seals.issue(passport{w.clock.Now().Add(-fresh), "id", "203.0.113.9:80"}, q)}
		},
		"of days to come": func(q *http.Request) []string {
			return []string{p.seals.issue(passport{w.clock.Now().Add(fresh), "id", "203.0.113.9:80"}, q)}
		},
		"no address": func(q *http.Request) []string { return []string{p.seals.issue(passport{w.clock.Now(), "id", "me"}, q)} },
		"of another method": func(q *http.Request) []string {
			other := q.Clone(q.Context())
			other.Method = "PUT"
			return []string{good(other)}
		},
		"of another site": func(q *http.Request) []string {
			other := q.Clone(q.Context())
			other.Host = "a"
			return []string{good(other)}
		},
		"of another address": func(q *http.Request) []string {
			other := q.Clone(q.Context())
			other.URL.RawQuery = ""
			return []string{good(other)}
		},
		"an answer's": func(q *http.Request) []string {
			text := passport{w.clock.Now(), "id", "203.0.113.9:80"}.String()
			return []string{text + " " + p.seals.seal("answer", text, q)}
		},
	} {
		before := p.asked.Load()
		a := w.ask(p, func(q *http.Request) { q.Header[passedOn] = header(q) })
		if a.status != http.StatusForbidden || !bytes.Contains(a.body, []byte(ErrForged.Code)) || p.asked.Load() != before {
			t.Errorf("%s: %d: %s", name, a.status, a.body)
		}
	}
}

// TestNoLoop: two processes that each take the other for the holder.
func TestNoLoop(t *testing.T) {
	w := newTown(t)
	one, two := w.process("one", 0), w.process("two", 0)
	one.leases.known[w.show] = hint{two.leases.me, w.clock.Now().Add(lease.Term)}
	two.leases.known[w.show] = hint{one.leases.me, w.clock.Now().Add(lease.Term)}
	w.decidedBy(two, w.ask(one, nil))
	if one.asked.Load() != 1 || two.asked.Load() != 1 || one.decided.Load()+two.decided.Load() != 1 {
		t.Errorf("asked %d and %d times", one.asked.Load(), two.asked.Load())
	}
}

// TestHolderDoesNotAnswer: whatever is wrong with the other process, the request
// is decided here, once, with its whole body, and the other is left alone until
// it would count as dead.
func TestHolderDoesNotAnswer(t *testing.T) {
	var release chan struct{}
	for name, c := range map[string]struct {
		instead  http.HandlerFunc
		patience time.Duration
		want     Outcome
	}{
		"nobody listens": {nil, 0, Unreachable},
		"it hangs": {func(http.ResponseWriter, *http.Request) {
			select {
			case <-release:
			case <-time.After(5 * time.Second): // for longer than anybody should wait
			}
		}, 20 * time.Millisecond, Late},
		"it refuses for itself": {func(rw http.ResponseWriter, _ *http.Request) {
			rw.WriteHeader(http.StatusServiceUnavailable)
		}, 0, NotThere},
		"it breaks off": {func(rw http.ResponseWriter, _ *http.Request) {
			rw.Header().Set("Content-Length", "100")
			rw.WriteHeader(http.StatusCreated)
			_, _ = io.WriteString(rw, "half")
			_ = http.NewResponseController(rw).Flush()
			panic(http.ErrAbortHandler)
		}, 0, Unreachable},
	} {
		t.Run(name, func(t *testing.T) {
			w := newTown(t)
			release = make(chan struct{})
			two := w.process("two", c.patience)
			holder := lease.Node{ID: "dead", URL: "http://127.0.0.1:1"}
			if c.instead != nil {
				one := w.process("one", 0)
				one.instead, holder = c.instead, one.leases.me
			}
			t.Cleanup(func() { close(release) })
			know := func() { two.leases.known[w.show] = hint{holder, w.clock.Now().Add(lease.Term)} }
			know()
			for range 3 {
				if s := w.decidedBy(two, w.ask(two, nil)); s.Body != "a body" || s.Cookie != "who=me" {
					t.Errorf("%+v", s)
				}
			}
			if got := two.outcomes(); !slices.Equal(got, []Outcome{c.want}) {
				t.Errorf("%v, and not one try that is %s", got, c.want)
			}
			w.clock.Advance(lease.Alive)
			know()
			w.decidedBy(two, w.ask(two, nil))
			if got := two.outcomes(); !slices.Equal(got, []Outcome{c.want, c.want}) {
				t.Errorf("once it may be back: %v", got)
			}
			if two.decided.Load() != 4 {
				t.Errorf("%d decided", two.decided.Load())
			}
		})
	}
}

// TestStrangersAnswerIsNone: an address at which something else answers by now.
func TestStrangersAnswerIsNone(t *testing.T) {
	w := newTown(t)
	stranger := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set(answeredBy, r.Header.Get(passedOn))
		rw.WriteHeader(http.StatusCreated)
		_, _ = io.WriteString(rw, `{"By": "two"}`)
	}))
	defer stranger.Close()
	p := w.process("two", 0)
	p.leases.known[w.show] = hint{lease.Node{ID: "other", URL: stranger.URL}, w.clock.Now().Add(lease.Term)}
	if s := w.decidedBy(p, w.ask(p, nil)); s.Body != "a body" || !slices.Equal(p.outcomes(), []Outcome{NotThere}) {
		t.Errorf("%+v, %v", s, p.outcomes())
	}
}

// TestCallerWhoLeavesSaysNothingOfTheHolder: it is passed on to again.
func TestCallerWhoLeavesSaysNothingOfTheHolder(t *testing.T) {
	w := newTown(t)
	one, two := w.process("one", 0), w.process("two", time.Minute)
	w.beat(one, two)
	begun, release := make(chan struct{}), make(chan struct{})
	first := true
	one.instead = func(rw http.ResponseWriter, r *http.Request) {
		if first {
			first = false
			close(begun)
			<-release
		}
		_ = json.NewEncoder(rw).Encode(seen{By: one.name})
	}
	ctx, cancel := context.WithCancel(t.Context())
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		q, err := http.NewRequestWithContext(ctx, "POST", two.url, nil)
		if err != nil {
			t.Error(err)
			return
		}
		q.Header.Set("Idempotency-Key", "a key")
		if response, err := http.DefaultTransport.RoundTrip(q); err == nil {
			response.Body.Close()
			t.Error("answered")
		}
	}()
	<-begun
	cancel()
	<-gone
	for two.asked.Load() < 2 { // it ends as that of any caller who has left
		runtime.Gosched()
	}
	close(release)
	if a := w.ask(two, nil); a.status != http.StatusOK {
		t.Errorf("%d: %s", a.status, a.body)
	}
	if !slices.Equal(two.outcomes(), []Outcome{Answered}) {
		t.Error(two.outcomes())
	}
}
