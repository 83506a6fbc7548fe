package storetest

import (
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/lease"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/store"
)

func bury(t *testing.T, db *store.DB, process string) {
	t.Helper()
	if err := db.Bury(t.Context(), process); err != nil {
		t.Fatal(err)
	}
}

// leases checks that what a process has won ends with it, and with nobody else.
func leases(t *testing.T, open Open) {
	t.Run("of jobs", func(t *testing.T) {
		db, clk := open(t)
		now := clk.Now()
		enqueue(t, db, named("a", "", "x", now))
		first := claim(t, db, now, 10, "a")[0]
		bury(t, db, id.Secret())
		if got := claim(t, db, now, 10, "a"); len(got) != 0 {
			t.Fatalf("taken from the living: %v", got)
		}
		woken := make(chan struct{}, 1)
		db.OnJobs(func() { woken <- struct{}{} })
		bury(t, db, db.Process())
		<-woken // nobody waits for the next look
		again := claim(t, db, now, 10, "a")
		if len(again) != 1 || again[0].ID != first.ID || again[0].Fence <= first.Fence {
			t.Fatalf("left behind by the dead: %v", again)
		}
		if err := db.Jobs().Done(t.Context(), first.ID, first.Fence); !errors.Is(err, job.ErrClaimLost) {
			t.Errorf("settled by a process that was only paused: %v", err)
		}
		if err := db.Jobs().Done(t.Context(), again[0].ID, again[0].Fence); err != nil {
			t.Error(err)
		}
	})

	t.Run("of orders", func(t *testing.T) {
		s := newTill(t, open)
		o := s.order("pay", nil)
		now := s.clock.Now()
		enqueue(t, s.db, named(checkout.JobResume, o.ID.String(), "go on", now.Add(time.Hour)), named(checkout.JobResume, id.New[id.Order]().String(), "another", now.Add(time.Hour)))
		take := func() (l checkout.Lease, won bool) {
			s.does(func(q checkout.Tx) (err error) {
				l, won, err = q.TakeOrderLease(o.ID, "pay", q.Now().Add(time.Minute), false)
				return err
			})
			return l, won
		}
		first, _ := take()
		bury(t, s.db, id.Secret())
		if _, won := take(); won {
			t.Fatal("taken from the living")
		}
		bury(t, s.db, s.db.Process())
		if got := names(claim(t, s.db, now, 10, checkout.JobResume)); !slices.Equal(got, []string{`"go on"`}) {
			t.Errorf("gone on with: %v", got)
		}
		again, won := take()
		if !won || again.Fence <= first.Fence {
			t.Fatalf("left behind by the dead: %+v, %v", again, won)
		}
		s.does(func(q checkout.Tx) error {
			held, err := q.SaveOrder(o, first, time.Time{})
			if held {
				t.Error("recorded by a process that was only paused")
			}
			return err
		})
	})

	t.Run("who is dead", func(t *testing.T) {
		db, _ := open(t)
		over, lasting := db.Nodes(0, time.Hour), db.Nodes(time.Hour, time.Hour)
		beat(t, over, lease.Node{ID: "dead"})
		beat(t, lasting, lease.Node{ID: "alive"})
		beat(t, over, lease.Node{ID: db.Process()}) // late, but here
		for _, want := range [][]string{{"dead"}, nil} {
			dead, err := lasting.Dead(t.Context())
			if err != nil || !slices.Equal(dead, want) {
				t.Errorf("dead are %v, not %v; %v", dead, want, err)
			}
			bury(t, db, "dead")
		}
	})
}
