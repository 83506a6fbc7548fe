package storetest

import (
	"errors"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
	"frontrow/internal/store"
)

// givenUpAgain has the same work be given up again and again, as it is brought
// back: people look at it once until they have seen to it, and not at all when it
// has been done.
func givenUpAgain(t *testing.T, open Open) {
	db, clk := open(t)
	run := store.Bind(db, func(tx *store.Tx) checkout.Tx { return tx })
	does := func(do func(q checkout.Tx) error) {
		t.Helper()
		if err := run.Update(t.Context(), do); err != nil {
			t.Fatal(err)
		}
	}
	claimed := func() job.Claimed {
		t.Helper()
		got := claim(t, db, clk.Now(), 10, "a")
		if len(got) != 1 {
			t.Fatalf("claimed %+v", got)
		}
		return got[0]
	}
	giveUp := func(why string) {
		t.Helper()
		got := claimed()
		if err := db.Jobs().Bury(t.Context(), got.ID, got.Fence, why); err != nil {
			t.Fatal(err)
		}
		if err := db.Jobs().Bury(t.Context(), got.ID, got.Fence, why); !errors.Is(err, job.ErrClaimLost) {
			t.Errorf("given up twice: %v", err)
		}
	}
	again := func(arg string) { enqueue(t, db, named("a", "k", arg, clk.Now())) }
	told := func(want ...string) (all []payment.Matter) {
		t.Helper()
		does(func(q checkout.Tx) (err error) {
			all, err = q.OpenMatters(id.Organiser{}, id.Order{}, id.Matter{}, 10)
			return err
		})
		for i := range max(len(all), len(want)) {
			if i >= len(all) || i >= len(want) || all[i].Detail != want[i] {
				t.Fatalf("people are told of %+v, want %q", all, want)
			}
		}
		return all
	}
	seenTo := func(m payment.Matter, revive bool) {
		t.Helper()
		m.ClosedAt, m.ClosedBy, m.Why, m.Again = clk.Now(), id.New[id.Staff](), "made room", revive
		var j id.Job
		name, _, _ := strings.Cut(m.Subject, " ")
		if err := j.UnmarshalText([]byte(name)); err != nil {
			t.Fatal(err)
		}
		does(func(q checkout.Tx) error {
			if !revive {
				return q.SaveMatter(m)
			}
			return errors.Join(q.SaveMatter(m), q.ReviveJob(j))
		})
		told()
	}

	again("x")
	giveUp("the mail server is away")
	again("y")
	giveUp("the disk is full")
	seenTo(told("a, 2 ×: the disk is full")[0], false)
	again("z")
	giveUp("the disk is full again")
	seenTo(told("a, 3 ×: the disk is full again")[0], true)

	revived := claimed()
	if string(revived.Args) != `"z"` || revived.Attempt != 1 {
		t.Errorf("revived is try %d of %s, want the first of what it was for last", revived.Attempt, revived.Args)
	}
	if err := db.Jobs().Bury(t.Context(), revived.ID, revived.Fence, "no use"); err != nil {
		t.Fatal(err)
	}
	told("a, 1 ×: no use")
	again("w")
	done := claimed()
	if err := db.Jobs().Done(t.Context(), done.ID, done.Fence); err != nil {
		t.Fatal(err)
	}
	told()

	again("v")
	giveUp("no use")
	told("a, 1 ×: no use")
	does(func(q checkout.Tx) error { return q.DropJob("a", "k") })
	told()
}
