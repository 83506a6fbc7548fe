package hop

import (
	"bytes"
	"cmp"
	"context"
	"crypto/hmac"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/lease"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/problem"
)

// Options are what a Hop works with. What is left zero and has a default gets it.
type Options struct {
	Board  lease.Board
	ID     string // of this process, new at each start; one of its own
	URL    string // at which other processes reach this one; without a slash at its end
	Secret []byte // of the house: all its processes have it, and nobody else
	Clock  clock.Clock
	Logger *slog.Logger
	Watch  func(Outcome) // for metrics; nobody watches

	// RequestID gives the id of the request of a context, and Rename takes over
	// that of a request which another process passed on.
	RequestID func(context.Context) string
	Rename    func(w http.ResponseWriter, r *http.Request, requestID string)

	Patience time.Duration // for another process's answer: 2 s
	Every    time.Duration // between two beats: lease.Beat
}

// Outcome is what became of a request that was passed on.
type Outcome string

// A request was answered elsewhere; or it was decided here after all, because
// no connection was had, no answer came in time, or the other would not decide.
const (
	Answered    Outcome = "answered"
	Unreachable Outcome = "unreachable"
	Late        Outcome = "late"
	NotThere    Outcome = "not_there"
)

// dialWithin bounds the try to reach a process that may be gone.
const dialWithin = 500 * time.Millisecond

// mostAnswered bounds the answer of another process. The largest is a page.
const mostAnswered = 8 << 20

// Hop passes requests on, and takes those that others pass on.
type Hop struct {
	Options
	leases *leases
	seals  seals
	client *http.Transport
}

// New gives a Hop. Until Run runs, it knows of no other process.
func New(o Options) *Hop {
	o.Patience = cmp.Or(o.Patience, 2*time.Second)
	o.Every = cmp.Or(o.Every, lease.Beat)
	if o.Watch == nil {
		o.Watch = func(Outcome) {}
	}
	return &Hop{Options: o, leases: newLeases(o), seals: newSeals(o.Secret), client: &http.Transport{
		DialContext:         (&net.Dialer{Timeout: dialWithin}).DialContext,
		TLSHandshakeTimeout: dialWithin,
		MaxIdleConnsPerHost: 512,
		IdleConnTimeout:     30 * time.Second, // sooner than the other side ends it
		DisableCompression:  true,             // the answer goes on as it came
	}}
}

// Run keeps this process known to the others, and the others to it, until ctx
// ends.
func (h *Hop) Run(ctx context.Context) {
	h.leases.run(ctx)
	h.client.CloseIdleConnections()
}

// Held is how many shows this process has a lease of.
func (h *Hop) Held() int { return h.leases.held() }

// Elsewhere is for [engine.Config]: it is asked before a command waits to be
// decided here, and returns a fault when its request has left for the process
// that has the show's lease. A command without a key never leaves, because it
// could not be repeated here if no answer came.
func (h *Hop) Elsewhere(ctx context.Context, show id.Show, c inventory.Command) error {
	holder, elsewhere := h.leases.use(show)
	t, may := ctx.Value(tripKey{}).(*trip)
	if !elsewhere || !may || keyOf(c).IsZero() || !t.depart(holder) {
		return nil
	}
	return inventory.ErrUnavailable.Because(errLeft)
}

var errLeft = errors.New("hop: the request has left for another process")

// keyOf gives the key of a buyer's command; those of staff and of sagas are
// decided wherever they arise.
func keyOf(c inventory.Command) inventory.Key {
	switch c := c.(type) {
	case inventory.Place:
		return c.Key
	case inventory.Change:
		return c.Key
	case inventory.Release:
		return c.Key
	case inventory.Extend:
		return c.Key
	case inventory.Redeem:
		return c.Key
	default:
		return inventory.Key{}
	}
}

// Middleware stands inside what names and logs requests and outside everything
// else, so that what is passed on is the request as it came and the answer as it
// goes.
func (h *Hop) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case len(r.Header.Values(passedOn)) > 0:
			h.receive(w, r, next)
		case r.Method == http.MethodGet || r.Method == http.MethodHead:
			next.ServeHTTP(w, r)
		default:
			h.serve(w, r, next)
		}
	})
}

// serve answers a request here, unless it leaves: then elsewhere, and when
// nobody answers there, here after all. It leaves once at most.
func (h *Hop) serve(w http.ResponseWriter, r *http.Request, next http.Handler) {
	ctx, leave := context.WithCancel(r.Context())
	defer leave()
	t := &trip{leave: leave}
	first := r.WithContext(context.WithValue(ctx, tripKey{}, t))
	first.Body = copied{r.Body, t}
	a := &answer{ResponseWriter: w, trip: t, header: w.Header().Clone()}
	next.ServeHTTP(a, first)
	to := t.to.Load()
	if to == nil {
		a.begin() // an answer without a body may have only headers
		return
	}
	if h.pass(w, r, *to, t.body.Bytes()) {
		return
	}
	second := r.WithContext(r.Context())
	second.Body = io.NopCloser(bytes.NewReader(t.body.Bytes()))
	next.ServeHTTP(w, second)
}

// pass has another process answer, and reports whether it did. One that did not
// is left alone for a while.
func (h *Hop) pass(w http.ResponseWriter, r *http.Request, to lease.Node, body []byte) bool {
	ctx, cancel := context.WithTimeout(r.Context(), h.Patience)
	defer cancel()
	got, outcome, err := h.ask(ctx, r, to, body)
	if r.Context().Err() != nil {
		return false // the caller has gone, which says nothing of the other process
	}
	h.Watch(outcome)
	if outcome != Answered {
		h.leases.avoid(to)
		h.Logger.WarnContext(r.Context(), "another process did not answer; decided here", "process", to.URL, "outcome", outcome, "error", err)
		return false
	}
	got.header.Del(answeredBy)
	endToEnd(got.header)
	replace(w.Header(), got.header)
	w.WriteHeader(got.status)
	_, _ = w.Write(got.content)
	return true
}

// reply is another process's whole answer.
type reply struct {
	status  int
	header  http.Header
	content []byte
}

// ask sends the request on and reads the whole answer, so that one that breaks
// off half way was none.
func (h *Hop) ask(ctx context.Context, r *http.Request, to lease.Node, body []byte) (reply, Outcome, error) {
	there, err := url.Parse(to.URL)
	if err != nil {
		return reply{}, Unreachable, err
	}
	// The host is what our own process wrote of itself, whatever the client's
	// address looks like.
	address := url.URL{Scheme: there.Scheme, Host: there.Host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}
	out, err := http.NewRequestWithContext(ctx, r.Method, address.String(), bytes.NewReader(body))
	if err != nil {
		return reply{}, Unreachable, err
	}
	out.Host, out.Header = r.Host, r.Header.Clone()
	endToEnd(out.Header)
	pass := h.seals.issue(passport{h.Clock.Now(), h.RequestID(r.Context()), r.RemoteAddr}, out)
	out.Header.Set(passedOn, pass)
	response, err := h.client.RoundTrip(out)
	if err != nil {
		return reply{}, failure(ctx), err
	}
	defer response.Body.Close()
	content, err := io.ReadAll(io.LimitReader(response.Body, mostAnswered+1))
	switch {
	case err != nil:
		return reply{}, failure(ctx), err
	case len(content) > mostAnswered || !hmac.Equal([]byte(response.Header.Get(answeredBy)), []byte(h.seals.seal("answer", pass, out))):
		return reply{}, NotThere, nil
	}
	return reply{response.StatusCode, response.Header, content}, Answered, nil
}

func failure(ctx context.Context) Outcome {
	if ctx.Err() != nil {
		return Late
	}
	return Unreachable
}

// endToEnd removes the headers that are about one connection.
func endToEnd(h http.Header) {
	for _, list := range h.Values("Connection") {
		for name := range strings.SplitSeq(list, ",") {
			h.Del(strings.TrimSpace(name))
		}
	}
	for _, name := range []string{"Connection", "Keep-Alive", "Proxy-Connection", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "Expect"} {
		h.Del(name)
	}
}

// receive answers a request that another process passed on, as if it had come
// from its client. It does not leave again.
func (h *Hop) receive(w http.ResponseWriter, r *http.Request, next http.Handler) {
	p, seal, ok := h.seals.check(r, h.Clock.Now())
	if !ok {
		problem.Write(w, ErrForged)
		return
	}
	h.Rename(w, r, p.requestID)
	here := r.WithContext(r.Context())
	here.RemoteAddr = p.client
	here.Header = r.Header.Clone()
	here.Header.Del(passedOn)
	w.Header().Set(answeredBy, seal)
	next.ServeHTTP(sealed{w}, here)
}

// sealed takes the seal from an answer by which nothing was decided: whoever
// passed the request on decides it.
type sealed struct{ http.ResponseWriter }

func (s sealed) WriteHeader(status int) {
	if status >= http.StatusInternalServerError {
		s.Header().Del(answeredBy)
	}
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what is below.
func (s sealed) Unwrap() http.ResponseWriter { return s.ResponseWriter }
