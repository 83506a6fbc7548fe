package storetest

import (
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
	"frontrow/internal/store"
)

// matters are raised once for a kind and subject, and listed until they are closed.
func matters(t *testing.T, open Open) {
	s := newTill(t, open)
	o := s.order("done", nil)
	first := payment.Matter{ID: id.New[id.Matter](), Kind: payment.MatterChargeBack, Subject: "a", Order: o.ID, Organiser: o.Organiser, Detail: "90.00 EUR", At: s.clock.Now()}
	house := payment.Matter{ID: id.New[id.Matter](), Kind: payment.MatterEventStranger, Subject: "a", At: s.clock.Now()}
	s.does(func(q checkout.Tx) error {
		for m, want := range map[payment.Matter]bool{first: true, house: true} {
			if fresh, err := q.AddMatter(m); err != nil || fresh != want {
				t.Errorf("%s is new: %v, %v", m.Kind, fresh, err)
			}
		}
		again := first
		again.ID = id.New[id.Matter]()
		if fresh, err := q.AddMatter(again); err != nil || fresh {
			t.Errorf("a second one of its kind and subject is new: %v, %v", fresh, err)
		}
		return nil
	})
	mustList := func(organiser id.Organiser, order id.Order, want ...payment.Matter) {
		t.Helper()
		s.does(func(q checkout.Tx) error {
			got, err := q.OpenMatters(organiser, order, id.Matter{}, 10)
			if len(got) != len(want) {
				t.Errorf("%d are open, not %d", len(got), len(want))
				return err
			}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("read %+v, stored %+v", got[i], want[i])
				}
			}
			return err
		})
	}
	mustList(id.Organiser{}, id.Order{}, first, house)
	mustList(o.Organiser, id.Order{}, first)
	mustList(id.Organiser{}, o.ID, first)
	mustList(id.New[id.Organiser](), id.Order{})
	first.ClosedAt, first.ClosedBy, first.Why = s.clock.Now(), id.New[id.Staff](), "seen to"
	s.does(func(q checkout.Tx) error { return q.SaveMatter(first) })
	mustList(id.Organiser{}, id.Order{}, house)
	s.does(func(q checkout.Tx) error {
		if got, found, err := q.MatterOf(first.Kind, first.Subject); err != nil || !found || got != first {
			t.Errorf("by its subject: %+v (%v, %v)", got, found, err)
		}
		if got, found, err := q.Matter(first.ID); err != nil || !found || got != first {
			t.Errorf("read %+v, stored %+v (%v, %v)", got, first, found, err)
		}
		return nil
	})
}

// deadLetters are jobs that were given up: people are told of each in the
// transaction that gives it up, and have it done once more.
func deadLetters(t *testing.T, open Open) {
	db, clk := open(t)
	run := store.Bind(db, func(tx *store.Tx) checkout.Tx { return tx })
	told := func() (all []payment.Matter) {
		t.Helper()
		if err := run.View(t.Context(), func(q checkout.Tx) (err error) {
			all, err = q.OpenMatters(id.Organiser{}, id.Order{}, id.Matter{}, 10)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return all
	}
	revive := func(j id.Job) {
		t.Helper()
		if err := run.Update(t.Context(), func(q checkout.Tx) error { return q.ReviveJob(j) }); err != nil {
			t.Fatal(err)
		}
	}
	enqueue(t, db, named("a", "k", "x", clk.Now()))
	for round := 1; round <= 2; round++ {
		got := claim(t, db, clk.Now(), 10, "a")
		if len(got) != 1 || got[0].Attempt != 1 {
			t.Fatalf("round %d: claimed %+v", round, got)
		}
		revive(got[0].ID) // somebody is at it
		if more := claim(t, db, clk.Now(), 10, "a"); len(more) != 0 {
			t.Fatalf("round %d: it is done twice at a time", round)
		}
		if err := db.Jobs().Bury(t.Context(), got[0].ID, got[0].Fence, "no such thing"); err != nil {
			t.Fatal(err)
		}
		if all := told(); len(all) != round || all[round-1].Kind != payment.MatterJobFailed || !strings.Contains(all[round-1].Detail, "no such thing") {
			t.Fatalf("round %d: people are told of %+v", round, all)
		}
		for range 2 { // done once, however often it is asked for
			revive(got[0].ID)
		}
	}
	enqueue(t, db, named("a", "k", "y", clk.Now())) // one waits: no other
	if got := claim(t, db, clk.Now(), 10, "a"); len(got) != 1 {
		t.Errorf("it is done %d times", len(got))
	}
}
