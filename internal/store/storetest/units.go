package storetest

import (
	"context"
	"errors"
	"testing"
	"time"

	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/store"
)

// units checks one unit of work by itself.
func units(t *testing.T, open Open) {
	t.Run("what was committed is seen", func(t *testing.T) {
		db, _ := open(t)
		if err := bind(db).Update(t.Context(), remember(1)); err != nil {
			t.Fatal(err)
		}
		if !kept(t, db, 1) {
			t.Error("the unit left nothing")
		}
	})

	t.Run("an error rolls back and comes back as it is", func(t *testing.T) {
		db, _ := open(t)
		mine := errors.New("mine")
		err := bind(db).Update(t.Context(), func(q idem.Tx) error {
			if err := remember(1)(q); err != nil {
				return err
			}
			return mine
		})
		if err != mine {
			t.Errorf("got %v", err)
		}
		if kept(t, db, 1) {
			t.Error("the unit was kept")
		}
	})

	t.Run("a panic rolls back and is its caller's error", func(t *testing.T) {
		db, _ := open(t)
		err := bind(db).Update(t.Context(), func(q idem.Tx) error {
			if err := remember(1)(q); err != nil {
				return err
			}
			panic("on purpose")
		})
		if err == nil || kept(t, db, 1) {
			t.Errorf("got %v", err)
		}
		if err := bind(db).Update(t.Context(), remember(2)); err != nil || !kept(t, db, 2) {
			t.Errorf("the unit after it: %v", err)
		}
	})

	t.Run("a failed statement spoils the unit", func(t *testing.T) {
		db, _ := open(t)
		var after error
		err := bind(db).Update(t.Context(), func(q idem.Tx) error {
			if err := remember(1)(q); err != nil {
				return err
			}
			q.Remember(key(1), nil) // fails, and this body does not care
			after = q.Remember(key(2), nil)
			return nil
		})
		if !errors.Is(err, store.ErrUnique) || !errors.Is(after, store.ErrUnique) {
			t.Errorf("got %v, and %v for the statement after", err, after)
		}
		if kept(t, db, 1) || kept(t, db, 2) {
			t.Error("something was kept")
		}
	})

	t.Run("one instant for the whole unit", func(t *testing.T) {
		db, clk := open(t)
		err := bind(db).Update(t.Context(), func(q idem.Tx) error {
			before := q.Now()
			clk.Advance(time.Hour)
			if !q.Now().Equal(before) {
				return errors.New("the instant moved")
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		err = bind(db).View(t.Context(), func(q idem.Tx) error {
			if !q.Now().Equal(clk.Now()) {
				return errors.New("not the clock's instant")
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})

	t.Run("a View cannot write", func(t *testing.T) {
		db, _ := open(t)
		for name, write := range map[string]func(idem.Tx) error{
			"remember": remember(1),
			"enqueue":  func(q idem.Tx) error { return q.Enqueue(job.Job{Kind: "k"}) },
		} {
			if err := bind(db).View(t.Context(), write); !errors.Is(err, store.ErrReadOnly) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if kept(t, db, 1) {
			t.Error("it was written")
		}
	})

	t.Run("a View sees one state", func(t *testing.T) {
		db, _ := open(t)
		err := bind(db).View(t.Context(), func(q idem.Tx) error {
			if _, found, err := q.Recall(key(1)); found || err != nil {
				t.Errorf("before: %v %v", found, err)
			}
			if err := bind(db).Update(t.Context(), remember(1)); err != nil {
				t.Errorf("update: %v", err)
			}
			if _, found, err := q.Recall(key(1)); found || err != nil {
				t.Errorf("after: %v %v", found, err)
			}
			return nil
		})
		if err != nil || !kept(t, db, 1) {
			t.Error(err)
		}
	})

	t.Run("a unit is of no use when it is over", func(t *testing.T) {
		db, _ := open(t)
		var written, read idem.Tx
		if err := bind(db).Update(t.Context(), func(q idem.Tx) error { written = q; return nil }); err != nil {
			t.Fatal(err)
		}
		if err := bind(db).View(t.Context(), func(q idem.Tx) error { read = q; return nil }); err != nil {
			t.Fatal(err)
		}
		if err := remember(1)(written); err == nil || kept(t, db, 1) {
			t.Error("an ended Update wrote")
		}
		if _, _, err := read.Recall(key(1)); err == nil {
			t.Error("an ended View read")
		}
	})

	t.Run("cancelled before its turn", func(t *testing.T) {
		db, _ := open(t)
		release := hold(t, db)
		ctx, cancel := context.WithCancel(t.Context())
		answered := make(chan error)
		ran := false
		go func() {
			answered <- bind(db).Update(ctx, func(q idem.Tx) error { ran = true; return nil })
		}()
		queued(db, 1)
		cancel()
		if err := <-answered; !errors.Is(err, store.ErrBusy) || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		release()
		if err := bind(db).Update(t.Context(), remember(1)); err != nil { // the queue is empty after it
			t.Fatal(err)
		}
		if ran {
			t.Error("its body ran all the same")
		}
	})

	t.Run("cancelled after it began", func(t *testing.T) {
		db, _ := open(t)
		ctx, cancel := context.WithCancel(t.Context())
		err := bind(db).Update(ctx, func(q idem.Tx) error {
			cancel()
			return remember(1)(q)
		})
		if err != nil || !kept(t, db, 1) {
			t.Errorf("it was not carried through: %v", err)
		}
	})

	t.Run("a cancelled View", func(t *testing.T) {
		db, _ := open(t)
		ctx, cancel := context.WithCancel(t.Context())
		err := bind(db).View(ctx, func(q idem.Tx) error {
			cancel()
			_, _, err := q.Recall(key(1))
			return err
		})
		if !errors.Is(err, store.ErrBusy) {
			t.Errorf("got %v", err)
		}
		for range 20 { // more often than there are connections
			kept(t, db, 1)
		}
	})

	t.Run("closed", func(t *testing.T) {
		db, _ := open(t)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		_, appendErr := db.SeatLog().Append(after(genesis(), 1), genesis().Hash)
		for name, err := range map[string]error{
			"update": bind(db).Update(t.Context(), remember(1)),
			"view":   bind(db).View(t.Context(), func(idem.Tx) error { return nil }),
			"append": appendErr,
			"check":  db.Check(t.Context()),
		} {
			if !errors.Is(err, store.ErrStopped) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := db.Close(); err != nil {
			t.Errorf("a second close: %v", err)
		}
	})
}

func remember(n int) func(idem.Tx) error {
	return func(q idem.Tx) error { return q.Remember(key(n), []byte("answer")) }
}
