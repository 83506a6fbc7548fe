package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"frontrow/internal/base/clock"
)

const (
	// maxGroup is how many units share one commit at most, so that the first
	// of them does not wait long for the last.
	maxGroup = 512
	// maxQueue is how many units may wait. It is a fraction of a second's work:
	// beyond it, an honest refusal is worth more than a place in the line.
	maxQueue = 4096
)

// writer is the one goroutine that writes. It takes all units that wait,
// runs each in a savepoint, commits them together and only then answers: the
// sync is paid once for all.
type writer struct {
	conn  *conn
	clock clock.Clock
	log   *slog.Logger
	fatal func(error)
	woken atomic.Pointer[func()] // called after a commit that added jobs

	queue   chan *unit
	closing chan struct{} // closed to ask for the end
	ended   chan struct{} // closed when the goroutine is gone
	stop    sync.Once

	stats writerStats
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

func startWriter(c *conn, clk clock.Clock, log *slog.Logger, fatal func(error)) *writer {
	w := &writer{
		conn: c, clock: clk, log: log, fatal: fatal,
		queue: make(chan *unit, maxQueue), closing: make(chan struct{}), ended: make(chan struct{}),
	}
	go w.run()
	return w
}

// update hands in a unit and waits until it is durable or refused. It gives
// ErrBusy at once when too many wait. ctx bounds only the wait for its turn.
func (w *writer) update(ctx context.Context, body func(*Tx) error) error {
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
func (w *writer) run() {
	var failed error
	for failed == nil {
		group := w.next()
		if group == nil {
			break
		}
		failed = w.perform(group)
		if failed == nil {
			failed = w.tidy()
		}
	}
	w.stop.Do(func() { close(w.closing) })
	close(w.ended)
	if failed != nil {
		w.log.Error("store: the disk failed; nothing more is written", "error", failed)
		w.fatal(failed)
	}
}

// tidy looks after the file between groups. What is not an I/O error can be
// tried again after the next group.
func (w *writer) tidy() error {
	err := w.conn.dialect.tidy(w.conn)
	if err == nil || errors.Is(err, ErrIO) {
		return err
	}
	w.log.Warn("store: the log could not be moved into the file", "error", err)
	return nil
}

// next waits for a unit and takes all that wait with it. It gives nil when
// the writer is to end and nothing waits.
func (w *writer) next() []*unit {
	var group []*unit
	add := func(u *unit) {
		if u.state.CompareAndSwap(unitWaiting, unitStarted) {
			group = append(group, u)
		}
	}
	for len(group) == 0 {
		select {
		case u := <-w.queue:
			add(u)
			continue
		default:
		}
		select {
		case u := <-w.queue:
			add(u)
		case <-w.closing:
			select {
			case u := <-w.queue:
				add(u)
			default:
				return nil
			}
		}
	}
	runtime.Gosched() // callers that are about to hand in join this group
	for len(group) < maxGroup {
		select {
		case u := <-w.queue:
			add(u)
		default:
			return group
		}
	}
	return group
}

// perform runs the units, commits and answers. It returns an error when the
// writer must end.
func (w *writer) perform(group []*unit) error {
	w.stats.groups.Add(1)
	w.stats.units.Add(int64(len(group)))
	if len(group) > 1 {
		err := w.together(group)
		if !errors.Is(err, errGroupLost) {
			return err
		}
		w.log.Warn("store: a group of units was rolled back; each is run again alone", "units", len(group), "error", err)
		w.stats.retried.Add(int64(len(group)))
	}
	for i, u := range group {
		if err := w.alone(u); err != nil {
			w.answer(group[i+1:], ErrStopped)
			return err
		}
	}
	return nil
}

// errGroupLost means that the database gave up the whole transaction where
// only one unit was to be rolled back, as SQLite may on a full disk. Nothing
// was kept and nobody was answered.
var errGroupLost = errors.New("store: the group was rolled back")

var (
	commitSQL    = stmt("unit.commit", `COMMIT`)
	rollbackSQL  = stmt("unit.rollback", `ROLLBACK`)
	savepointSQL = stmt("unit.savepoint", `SAVEPOINT unit`)
	releaseSQL   = stmt("unit.release", `RELEASE SAVEPOINT unit`)
	undoSQL      = stmt("unit.undo", `ROLLBACK TO SAVEPOINT unit`)
)

// control runs a statement that begins or ends something.
func (w *writer) control(s *statement) error {
	_, err := w.conn.exec(context.Background(), s)
	return err
}

// together runs the units in one transaction, each in its savepoint.
func (w *writer) together(group []*unit) error {
	if err := w.control(w.conn.dialect.begin()); err != nil {
		return w.refuse(group, err)
	}
	for _, u := range group {
		err := w.control(savepointSQL)
		if err == nil {
			err = w.inSavepoint(u)
		}
		if err == nil {
			continue
		}
		w.control(rollbackSQL) // fails where the database has done it already
		if errors.Is(err, ErrIO) {
			return w.refuse(group, err)
		}
		return fmt.Errorf("%w: %w", errGroupLost, err)
	}
	if err := w.control(commitSQL); err != nil {
		return w.unknown(group, err)
	}
	w.answer(group, nil)
	return nil
}

// inSavepoint runs a unit and keeps or undoes what it did. It returns an error
// only when the transaction itself is lost; the unit's own is in the unit.
func (w *writer) inSavepoint(u *unit) error {
	u.err = w.body(u)
	if errors.Is(u.err, ErrIO) {
		return u.err
	}
	if u.err != nil {
		if err := w.control(undoSQL); err != nil {
			return err
		}
	}
	return w.control(releaseSQL)
}

// alone runs one unit in a transaction of its own.
func (w *writer) alone(u *unit) error {
	only := []*unit{u}
	if err := w.control(w.conn.dialect.begin()); err != nil {
		return w.refuse(only, err)
	}
	if u.err = w.body(u); u.err != nil {
		w.control(rollbackSQL) // fails where the database has done it already
		return w.refuse(only, u.err)
	}
	if err := w.control(commitSQL); err != nil {
		return w.unknown(only, err)
	}
	w.answer(only, nil)
	return nil
}

// body runs the unit's body. A panic is its caller's error, not the end of
// everybody's writer.
func (w *writer) body(u *unit) (err error) {
	tx := &Tx{conn: w.conn, ctx: context.Background(), now: w.clock.Now(), writes: true}
	defer func() {
		tx.over = true
		if p := recover(); p != nil {
			w.log.Error("store: a unit of work panicked", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("store: a unit of work panicked: %v", p)
		}
		if err == nil || errors.Is(tx.spoiled, ErrIO) {
			err = tx.spoiled // even where the body hid it
		}
		u.enqueued = tx.enqueued
	}()
	return u.body(tx)
}

// refuse answers units of which nothing was kept. It passes an I/O error on,
// which ends the writer.
func (w *writer) refuse(group []*unit, err error) error {
	w.answer(group, err)
	if errors.Is(err, ErrIO) {
		return err
	}
	return nil
}

// unknown answers units whose commit failed. The rollback makes the connection
// fit for use again; it cannot tell what a restart would find on disk.
func (w *writer) unknown(group []*unit, err error) error {
	w.log.Error("store: a commit failed", "units", len(group), "error", err)
	w.control(rollbackSQL)
	w.answer(group, ErrUnknown.Because(err))
	if errors.Is(err, ErrIO) {
		return err
	}
	return nil
}

// answer tells everybody: err, or else what the unit itself came to.
func (w *writer) answer(group []*unit, err error) {
	enqueued := false
	for _, u := range group {
		if err != nil {
			u.err = err
		}
		enqueued = enqueued || u.enqueued && u.err == nil
		close(u.answered)
	}
	if woken := w.woken.Load(); enqueued && woken != nil {
		(*woken)()
	}
}

// close lets what waits be written, then ends the writer.
func (w *writer) close() {
	w.stop.Do(func() { close(w.closing) })
	<-w.ended
}
