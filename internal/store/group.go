package store

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

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

// rollback ends a transaction of which nothing is to be kept. It fails where the
// database has ended it already, which is as good.
func (w *writer) rollback() { _ = w.control(rollbackSQL) }

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
		w.rollback()
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
		w.rollback()
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
	tx := &Tx{conn: w.conn, ctx: context.Background(), now: w.clock.Now()}
	returned := false
	defer func() {
		tx.over = true
		if p := recover(); p != nil {
			w.log.Error("store: a unit of work panicked", "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("store: a unit of work panicked: %v", p)
		} else if !returned {
			panic("store: a unit of work ended the writer's goroutine; a test must not call t.Fatal in a body")
		}
		if err == nil || errors.Is(tx.spoiled, ErrIO) {
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
func (w *writer) refuse(group []*unit, err error) error {
	if errors.Is(err, ErrIO) {
		w.answer(group, ErrStopped.Because(err))
		return err
	}
	w.answer(group, err)
	return nil
}

// unknown answers units whose commit failed. The rollback makes the connection
// fit for use again; it cannot tell what a restart would find on disk.
func (w *writer) unknown(group []*unit, err error) error {
	w.log.Error("store: a commit failed", "units", len(group), "error", err)
	w.rollback()
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
