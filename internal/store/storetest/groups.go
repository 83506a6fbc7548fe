package storetest

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/store"
)

// groups checks units that are handed in at the same time.
func groups(t *testing.T, open Open) {
	t.Run("one that fails takes nobody with it", func(t *testing.T) {
		db, _ := open(t)
		mine := errors.New("mine")
		const n = 30
		release := hold(t, db)
		answers := together(t, db, n, func(i int) func(idem.Tx) error {
			return func(q idem.Tx) error {
				if err := remember(i)(q); err != nil {
					return err
				}
				switch i % 5 {
				case 1:
					return mine
				case 2:
					panic("on purpose")
				case 3:
					return q.Remember(key(i), nil) // there already: the statement fails
				}
				return nil
			}
		})
		release()
		for i, err := range answers() {
			whole := i%5 == 0 || i%5 == 4
			if (err == nil) != whole || kept(t, db, i) != whole {
				t.Errorf("unit %d: %v, kept %v", i, err, kept(t, db, i))
			}
			if i%5 == 1 && err != mine || i%5 == 3 && !errors.Is(err, store.ErrUnique) {
				t.Errorf("unit %d: %v", i, err)
			}
		}
	})

	t.Run("whoever is answered sees it kept", func(t *testing.T) {
		db, _ := open(t)
		var done sync.WaitGroup
		for worker := range 8 {
			done.Go(func() {
				for i := range 40 {
					n := worker*40 + i
					if err := bind(db).Update(t.Context(), remember(n)); err != nil {
						t.Errorf("unit %d: %v", n, err)
						return
					}
					if !kept(t, db, n) {
						t.Errorf("unit %d was answered before it was kept", n)
						return
					}
				}
			})
		}
		done.Wait()
	})

	t.Run("jobs wake their runner after the commit", func(t *testing.T) {
		db, _ := open(t)
		woken := make(chan bool, 10)
		db.OnJobs(func() { woken <- kept(t, db, 1) })
		err := bind(db).Update(t.Context(), func(q idem.Tx) error {
			return errors.Join(remember(0)(q), q.Enqueue(job.Job{Kind: "k"}), errors.New("rolled back"))
		})
		if err == nil {
			t.Error("no error")
		}
		err = bind(db).Update(t.Context(), func(q idem.Tx) error {
			return errors.Join(remember(1)(q), q.Enqueue(job.Job{Kind: "k"}))
		})
		if err != nil {
			t.Error(err)
		}
		if !<-woken {
			t.Error("the runner was woken before the commit")
		}
		if err := bind(db).Update(t.Context(), remember(2)); err != nil {
			t.Error(err)
		}
		if len(woken) != 0 {
			t.Error("the runner was woken for nothing")
		}
	})
}

// Together checks what is promised of a database with one connection that
// writes: units that wait share a commit.
func Together(t *testing.T, open Open) {
	t.Run("those who wait go together", func(t *testing.T) {
		db, _ := open(t)
		const n = 50
		release := hold(t, db)
		before := db.Stats()
		answers := together(t, db, n, remember)
		release()
		for i, err := range answers() {
			if err != nil || !kept(t, db, i) {
				t.Errorf("unit %d: %v", i, err)
			}
		}
		if s := db.Stats(); s.Groups-before.Groups != 1 || s.Units-before.Units != n {
			t.Errorf("%d units in %d commits", s.Units-before.Units, s.Groups-before.Groups)
		}
	})

	t.Run("nothing is seen before the commit, all of it after", func(t *testing.T) {
		db, _ := open(t)
		release := hold(t, db)
		answers := together(t, db, 2, func(i int) func(idem.Tx) error {
			if i == 0 {
				return remember(0)
			}
			return func(q idem.Tx) error {
				if _, found, err := q.Recall(key(0)); err != nil || !found {
					return fmt.Errorf("the unit before is not seen inside the group: %v", err)
				}
				return bind(db).View(t.Context(), func(q idem.Tx) error {
					if _, found, _ := q.Recall(key(0)); found {
						return errors.New("the unit before is seen outside the group")
					}
					return nil
				})
			}
		})
		release()
		for i, err := range answers() {
			if err != nil {
				t.Errorf("unit %d: %v", i, err)
			}
		}
	})
}

// together hands in n units while the writer is held, in order, and gives a
// function that waits for their answers.
func together(t *testing.T, db *store.DB, n int, body func(i int) func(idem.Tx) error) (answers func() []error) {
	errs := make([]error, n)
	var done sync.WaitGroup
	for i := range n {
		done.Go(func() { errs[i] = bind(db).Update(t.Context(), body(i)) })
		queued(db, i+1)
	}
	return func() []error {
		done.Wait()
		return errs
	}
}
