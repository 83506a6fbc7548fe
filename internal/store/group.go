package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime/debug"
	"time"
)

// perform runs the units, commits and answers. It returns an error when the
// writer must end.
func (h *hand) perform(group []*unit) error {
	h.stats.groups.Add(1)
	h.stats.units.Add(int64(len(group)))
	if len(group) > 1 {
		err := h.together(group)
		if !errors.Is(err, errGroupLost) {
			return err
		}
		h.log.Warn("store: a group of units was rolled back; each is run again alone", "units", len(group), "error", err)
		h.stats.retried.Add(int64(len(group)))
	}
	for i, u := range group {
		if err := h.alone(u); err != nil {
			h.answer(group[i+1:], ErrStopped)
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
func (h *hand) control(s *statement) error {
	_, err := h.conn.exec(context.Background(), s)
	return err
}

// rollback ends a transaction of which nothing is to be kept. It fails where the
// database has ended it already, which is as good.
func (h *hand) rollback() { _ = h.control(rollbackSQL) }

// together runs the units in one transaction, each in its savepoint.
func (h *hand) together(group []*unit) error {
	if err := h.control(h.dialect.begin()); err != nil {
		return h.refuse(group, err)
	}
	for _, u := range group {
		err := h.control(savepointSQL)
		if err == nil {
			err = h.inSavepoint(u)
		}
		if err == nil {
			continue
		}
		h.rollback()
		if errors.Is(err, ErrIO) {
			return h.refuse(group, err)
		}
		return fmt.Errorf("%w: %w", errGroupLost, err)
	}
	if err := h.control(commitSQL); err != nil {
		return h.unknown(group, err)
	}
	h.answer(group, nil)
	return nil
}

// inSavepoint runs a unit and keeps or undoes what it did. It returns an error
// only when the transaction itself is lost; the unit's own is in the unit.
func (h *hand) inSavepoint(u *unit) error {
	u.err = h.body(u)
	if errors.Is(u.err, ErrIO) {
		return u.err
	}
	if u.err != nil {
		if err := h.control(undoSQL); err != nil {
			return err
		}
	}
	return h.control(releaseSQL)
}

// A unit that meets others at every try is run apart from those of its own
// process after a few, and at most so often: processes may meet too.
const (
	triesBeside = 3
	maxTries    = 12
)

// alone runs one unit in a transaction of its own, again if it met another one
// that ran beside it. What it reads then is what the other left.
func (h *hand) alone(u *unit) error {
	only := []*unit{u}
	for try := 1; ; try++ {
		beside := h.apart.RLocker()
		if try > triesBeside {
			beside = &h.apart
		}
		beside.Lock()
		err := h.attempt(u)
		beside.Unlock()
		switch {
		case errors.Is(err, errAgain) && try < maxTries:
			h.stats.retried.Add(1)
			h.giveWay(try)
			continue
		case try == 1 && h.dialect.shared() && !h.hands.bare && errors.Is(err, ErrUnique):
			// The row may be of a unit that ran beside this one: PostgreSQL tells of it
			// as if this one could have seen it. Once more, and it does.
			h.stats.retried.Add(1)
			continue
		case errors.Is(err, errAgain):
			err = ErrBusy.Because(err)
		case errors.Is(err, errCommit):
			return h.unknown(only, err)
		}
		return h.refuse(only, err)
	}
}

// giveWay waits a little, at random and longer with each try, so that those who
// met do not meet again.
func (h *hand) giveWay(try int) {
	time.Sleep(time.Duration(rand.Int64N(int64(time.Millisecond) << min(try, 6))))
}

// errCommit means that it was the commit that failed.
var errCommit = errors.New("store: the commit failed")

// attempt runs one unit in a transaction of its own, once.
func (h *hand) attempt(u *unit) error {
	if err := h.begin(); err != nil {
		return err
	}
	u.err = h.body(u)
	switch {
	case h.hands.bare && u.err == nil:
		return nil
	case h.hands.bare && unsent(u.err):
		h.distrust(u.err)
		return fmt.Errorf("%w: %w", errAgain, u.err)
	case h.hands.bare:
		return fmt.Errorf("%w: %w", errCommit, u.err)
	case u.err != nil:
		h.rollback()
		h.distrust(u.err)
		return u.err
	}
	err := h.control(commitSQL)
	if err == nil || errors.Is(err, errAgain) { // which says that it was rolled back
		return err
	}
	return fmt.Errorf("%w: %w", errCommit, err)
}

// unsent reports whether a statement was not even sent, because the connection
// was found broken before: database/sql promises that of these errors.
func unsent(err error) bool {
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone)
}

// begin sees to the connection and starts a transaction. A connection that was
// lost while nothing went on is replaced, which nobody has to know about.
func (h *hand) begin() error {
	if h.conn != nil && h.conn.since != h.lost.Load() {
		h.conn.discard() // when one breaks, its server may be gone, and the others break as well
		h.conn = nil
	}
	for {
		fresh := h.conn == nil
		if fresh {
			c, err := h.open()
			if err != nil {
				return err
			}
			h.conn = c
		}
		if h.hands.bare {
			return nil
		}
		err := h.control(h.dialect.begin())
		if err == nil {
			return nil
		}
		h.distrust(err)
		if fresh || !errors.Is(err, ErrAway) {
			return err
		}
	}
}

// distrust gives a connection up after an error that says something about it:
// it was lost, or it is slow, or leads to a server that takes no writes.
func (h *hand) distrust(err error) {
	if h.dialect.shared() && (errors.Is(err, ErrAway) || errors.Is(err, ErrBusy) || errors.Is(err, ErrReadOnly)) {
		h.giveUp(err)
	}
}

// giveUp drops the connection.
func (h *hand) giveUp(err error) {
	if errors.Is(err, ErrAway) || errors.Is(err, ErrReadOnly) {
		h.lost.Add(1)
	}
	h.conn.discard()
	h.conn = nil
}

// body runs the unit's body. A panic is its caller's error, not the end of
// everybody's writer.
func (h *hand) body(u *unit) (err error) {
	tx := &Tx{conn: h.conn, ctx: context.Background(), now: h.clock.Now()}
	returned := false
	defer func() {
		tx.over = true
		if p := recover(); p != nil {
			h.log.Error("store: a unit of work panicked", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("store: a unit of work panicked: %v", p)
		} else if !returned {
			panic("store: a unit of work ended the writer's goroutine; a test must not call t.Fatal in a body")
		}
		if err == nil || errors.Is(tx.spoiled, ErrIO) || errors.Is(tx.spoiled, errAgain) {
			err = tx.spoiled // even where the body hid it
		}
		u.enqueued = tx.enqueued
	}()
	err = u.body(tx)
	returned = true
	return err
}

// refuse answers units of which nothing was kept. It passes an I/O error on,
// which ends the writer.
func (h *hand) refuse(group []*unit, err error) error {
	if errors.Is(err, ErrIO) {
		h.answer(group, ErrStopped.Because(err))
		return err
	}
	h.answer(group, err)
	return nil
}

// unknown answers units whose commit failed. The rollback makes the one
// connection to a file fit for use again; it cannot tell what a restart would
// find on disk.
func (h *hand) unknown(group []*unit, err error) error {
	h.log.Error("store: a commit failed", "units", len(group), "error", err)
	if h.dialect.shared() {
		h.giveUp(err)
	} else {
		h.rollback()
	}
	h.answer(group, ErrUnknown.Because(err))
	if errors.Is(err, ErrIO) {
		return err
	}
	return nil
}

// answer tells everybody: err, or else what the unit itself came to.
func (h *hand) answer(group []*unit, err error) {
	enqueued := false
	for _, u := range group {
		if err != nil {
			u.err = err
		}
		enqueued = enqueued || u.enqueued && u.err == nil
		close(u.answered)
	}
	if woken := h.woken.Load(); enqueued && woken != nil {
		(*woken)()
	}
}
