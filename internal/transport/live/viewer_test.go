package live_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/live"
)

// viewer is a page that watches a show: it has a connection as net/http would
// give it, and does with what comes what live.ts does.
type viewer struct {
	hub  *live.Hub
	show id.Show
	slow time.Duration // how long it takes to take a write in

	mu      sync.Mutex
	lastID  string
	version uint64
	states  []byte
	areas   []int
	whole   int // snapshots it was sent
	events  []string
	retries int
	got     int // bytes
	rest    string
	bad     error // the first thing that could not be understood

	ctx      context.Context
	cut      context.CancelFunc
	deadline time.Time
	patient  bool // the server does not end the stream because the request is old
	served   chan struct{}
}

// page gives a viewer with a page that was made from a snapshot.
func (n node) page(t testing.TB, show id.Show) *viewer {
	t.Helper()
	p, err := n.hub.Print(context.Background(), show, 0)
	if err != nil {
		t.Fatal(err)
	}
	v := &viewer{hub: n.hub, show: show}
	v.snapshot(p.JSON)
	v.whole = 0
	v.lastID = strconv.FormatUint(p.Version, 10)
	return v
}

var somewhere = netip.MustParseAddr("192.0.2.7")

// connect opens the stream where the page stands.
func (v *viewer) connect() error {
	joined, err := v.hub.Join(context.Background(), v.show, somewhere, v.lastID)
	if err != nil {
		return err
	}
	v.serve(joined)
	return nil
}

// serve takes the stream in.
func (v *viewer) serve(joined *live.Viewer) {
	v.ctx, v.cut = context.WithCancel(context.Background())
	v.rest, v.patient, v.served = "", false, make(chan struct{})
	request := httptest.NewRequest("GET", "/live", nil).WithContext(v.ctx)
	go func() {
		defer close(v.served)
		joined.Serve(&connection{v, http.Header{}}, request)
	}()
}

// drop cuts the connection and waits until the server has noticed.
func (v *viewer) drop() {
	v.cut()
	<-v.served
}

func (v *viewer) open() bool {
	if v.served == nil {
		return false
	}
	select {
	case <-v.served:
		return false
	default:
		return true
	}
}

// connection is what the hub writes to.
type connection struct {
	*viewer
	header http.Header
}

func (c *connection) Header() http.Header               { return c.header }
func (c *connection) WriteHeader(int)                   {}
func (c *connection) FlushError() error                 { return nil }
func (c *connection) SetReadDeadline(t time.Time) error { c.patient = t.IsZero(); return nil }

func (c *connection) SetWriteDeadline(t time.Time) error {
	c.deadline = t
	return nil
}

func (c *connection) Write(p []byte) (int, error) {
	if c.slow > 0 {
		<-time.After(c.slow)
	}
	if c.ctx.Err() != nil {
		return 0, c.ctx.Err()
	}
	if time.Now().After(c.deadline) {
		return 0, os.ErrDeadlineExceeded
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.got += len(p)
	c.rest += string(p)
	for {
		event, rest, complete := strings.Cut(c.rest, "\n\n")
		if !complete {
			return len(p), nil
		}
		c.rest = rest
		c.take(event)
	}
}

// take does what one event says.
func (v *viewer) take(event string) {
	name, data, eventID := "", "", ""
	for line := range strings.SplitSeq(event, "\n") {
		field, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch field {
		case "id":
			eventID = value
		case "event":
			name = value
		case "data":
			data = value
		case "retry":
			v.retries++
		}
	}
	v.events = append(v.events, name)
	switch name {
	case "snapshot":
		v.snapshot([]byte(data))
	case "changes":
		v.changes([]byte(data))
	}
	if eventID != "" {
		v.lastID = eventID
	}
}

func (v *viewer) snapshot(data []byte) {
	var s live.Snapshot
	if err := json.Unmarshal(data, &s); err != nil {
		v.bad = errors.Join(v.bad, err)
		return
	}
	packed, err := base64.StdEncoding.DecodeString(s.States)
	v.bad = errors.Join(v.bad, err)
	v.version, v.states, v.areas = s.Version, seating.UnpackStates(packed, s.Count), nil
	for _, a := range s.Areas {
		v.areas = append(v.areas, a.Available)
	}
	v.whole++
}

func (v *viewer) changes(data []byte) {
	var c struct {
		Version uint64
		At      time.Time
		Seats   []int
		Areas   []struct{ Area, Available int }
	}
	if err := json.Unmarshal(data, &c); err != nil {
		v.bad = errors.Join(v.bad, err)
		return
	}
	if v.states == nil {
		v.bad = errors.Join(v.bad, errors.New("changes came before there was anything to change"))
		return
	}
	if c.Version <= v.version {
		return
	}
	v.version = c.Version
	for i := 0; i < len(c.Seats); i += 2 {
		v.states[c.Seats[i]] = byte(c.Seats[i+1])
	}
	for _, a := range c.Areas {
		v.areas[a.Area] = a.Available
	}
}

// differs says where what the viewer shows is not what the engine shows; "" when
// it is all the same.
func (v *viewer) differs(t testing.TB, n node) string {
	t.Helper()
	s, err := n.Snapshot(context.Background(), v.show)
	if err != nil {
		t.Fatal(err)
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.bad != nil {
		t.Fatal(v.bad)
	}
	for i, want := range seating.UnpackStates(s.Seats, len(v.states)) {
		if v.states[i] != want {
			return fmt.Sprintf("seat %d is shown as %d at version %d, and is %d at %d", i, v.states[i], v.version, want, s.Version)
		}
	}
	for i, a := range s.Areas {
		if v.areas[i] != a.Available {
			return fmt.Sprintf("%s is shown with %d places at version %d, and has %d at %d", a.Area, v.areas[i], v.version, a.Available, s.Version)
		}
	}
	return ""
}

// seen gives the names of the events so far, and forgets them.
func (v *viewer) seen() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	events := v.events
	v.events = nil
	return events
}

// shows gives what the viewer shows of a seat.
func (v *viewer) shows(seat int) byte {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.states[seat]
}
