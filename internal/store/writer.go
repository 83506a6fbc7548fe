package store

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"

	"frontrow/internal/base/clock"
)

// maxQueue is how many units may wait. It is a fraction of a second's work:
// beyond it, an honest refusal is worth more than a place in the line.
const maxQueue = 4096

// writer is the queue of units that write, with the hands that carry them out:
// one that commits all that waits together, or several that work side by side,
// as the database likes it. Nobody is answered before the commit.
type writer struct {
	hands   hands
	dialect dialect
	open    func() (*conn, error)
	clock   clock.Clock
	log     *slog.Logger
	fatal   func(error)
	woken   atomic.Pointer[func()] // called after a commit that added jobs
	lost    *atomic.Int64          // counts connections that broke; older ones are not trusted then

	apart   sync.RWMutex // locked by a unit that must not run beside others
	queue   chan *unit
	closing chan struct{} // closed to ask for the end
	ended   chan struct{} // closed when the last hand is gone
	working sync.WaitGroup
	stop    sync.Once

	stats writerStats
}

// hand is one goroutine that takes units from the queue, with its connection.
type hand struct {
	*writer
	conn *conn // nil after it was lost, until it is needed
}

type writerStats struct{ groups, units, retried atomic.Int64 }

// unit is one body that waits for its turn, runs, and is answered.
type unit struct {
	body     func(*Tx) error
	state    atomic.Int32 // one of the states below
	enqueued bool
	err      error
	answered chan struct{}
}

// A unit either starts or is abandoned by its caller, whoever is first.
const (
	unitWaiting int32 = iota
	unitStarted
	unitAbandoned
)

// startWriter starts the hands; the first has its connection already.
func startWriter(h hands, d dialect, first *conn, open func() (*conn, error), lost *atomic.Int64, clk clock.Clock, log *slog.Logger, fatal func(error)) *writer {
	w := &writer{
		hands: h, dialect: d, open: open, lost: lost, clock: clk, log: log, fatal: fatal,
		queue: make(chan *unit, maxQueue), closing: make(chan struct{}), ended: make(chan struct{}),
	}
	for range h.connections {
		one := &hand{writer: w, conn: first}
		w.working.Go(one.run)
		first = nil
	}
	go func() { w.working.Wait(); close(w.ended) }()
	return w
}

// update hands in a unit and waits until it is durable or refused. It gives
// ErrBusy at once when too many wait. ctx bounds only the wait for its turn.
func (w *writer) update(ctx context.Context, body func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return ErrBusy.Because(err)
	}
	u := &unit{body: body, answered: make(chan struct{})}
	select {
	case <-w.closing:
		return ErrStopped
	default:
	}
	select {
	case w.queue <- u:
	default:
		return ErrBusy
	}
	return w.wait(ctx, u)
}

// insist is update for those who must not be turned away: it waits for a place
// in the queue and for its turn as long as it takes.
func (w *writer) insist(body func(*Tx) error) error {
	u := &unit{body: body, answered: make(chan struct{})}
	select {
	case <-w.closing:
		return ErrStopped
	default:
	}
	select {
	case w.queue <- u:
	case <-w.closing:
		return ErrStopped
	}
	return w.wait(context.Background(), u)
}

func (w *writer) wait(ctx context.Context, u *unit) error {
	select {
	case <-u.answered:
		return u.err
	case <-ctx.Done():
		if u.state.CompareAndSwap(unitWaiting, unitAbandoned) {
			return ErrBusy.Because(ctx.Err())
		}
	case <-w.ended:
		if u.state.CompareAndSwap(unitWaiting, unitAbandoned) {
			return ErrStopped
		}
	}
	<-u.answered // it has begun, so it runs to its end
	return u.err
}

// run serves units until there is nothing more to serve, or until the disk
// fails: then it stops for good, because what was synced is no longer known.
func (h *hand) run() {
	var failed error
	for failed == nil {
		group := h.next()
		if group == nil {
			break
		}
		failed = h.perform(group)
		if failed == nil {
			failed = h.tidy()
		}
	}
	h.stop.Do(func() { close(h.closing) })
	if h.conn != nil {
		if err := h.conn.close(); err != nil {
			h.log.Warn("store: a connection was not closed in good order", "error", err)
		}
	}
	if failed != nil {
		h.log.Error("store: the disk failed; nothing more is written", "error", failed)
		h.fatal(failed)
	}
}

// tidy looks after the file between groups. What is not an I/O error can be
// tried again after the next group.
func (h *hand) tidy() error {
	if h.conn == nil {
		return nil
	}
	err := h.dialect.tidy(h.conn)
	if err == nil || errors.Is(err, ErrIO) {
		return err
	}
	h.log.Warn("store: the log could not be moved into the file", "error", err)
	return nil
}

// next waits for a unit and takes all that wait with it: those that came while
// the last were written. It does not wait for more to come, which behind a crowd
// of requests takes long. It gives nil when the writer is to end and nothing
// waits.
func (w *writer) next() []*unit {
	var group []*unit
	add := func(u *unit) {
		if u.state.CompareAndSwap(unitWaiting, unitStarted) {
			group = append(group, u)
		}
	}
	for len(group) == 0 {
		select {
		case u := <-w.queue: // first, so that what waits is written before the end
			add(u)
			continue
		default:
		}
		select {
		case u := <-w.queue:
			add(u)
		case <-w.closing:
			return nil
		}
	}
	if w.hands.most == 1 {
		return group
	}
	for len(group) < w.hands.most {
		select {
		case u := <-w.queue:
			add(u)
		default:
			return group
		}
	}
	return group
}

// close lets what waits be written, then ends the writer.
func (w *writer) close() {
	w.stop.Do(func() { close(w.closing) })
	<-w.ended
}
