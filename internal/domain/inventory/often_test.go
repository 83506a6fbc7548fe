package inventory

import (
	"errors"
	"testing"

	"frontrow/internal/base/fault"
)

// Somebody who takes and gives back without end is remembered so much and no
// more, in one batch or in many, over a restart, and for a day.
func TestOneBuyerIsRememberedSoMuch(t *testing.T) {
	h := newHouse(t)
	n := byte(0)
	keyed := func() Key {
		n++
		return Key{Caller: [16]byte{7, n, byte(len(h.log)), byte(len(h.log) >> 8)}, Body: [16]byte{1}}
	}
	ask := func() Place {
		c := place(1, "s/A/1")
		c.Key = keyed()
		return c
	}
	var last Hold
	for i := range mostAnswers / 2 {
		last = h.must(ask()).Hold
		if i < mostAnswers/2-1 {
			h.must(Release{Key: keyed(), Buyer: buyer(1), Hold: last.ID})
		}
	}
	// One more fits, and of a batch only one.
	first, second := Change{Key: keyed(), Buyer: buyer(1), Hold: last.ID, Add: Choice{Seats: []string{"s/A/2"}}},
		Change{Key: keyed(), Buyer: buyer(1), Hold: last.ID, Add: Choice{Seats: []string{"s/A/3"}}}
	outcomes := h.all(first, second)
	if outcomes[0].Err != nil || !errors.Is(outcomes[1].Err, ErrTooOften) {
		t.Fatalf("%v, %v", outcomes[0].Err, outcomes[1].Err)
	}
	restored, err := Restore(h.fold.Checkpoint())
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]*Fold{"as it is": h.fold, "restored": restored} {
		err := Refuse(f, h.plan, ask(), h.now)
		if !errors.Is(err, ErrTooOften) || fault.From(err).RetryAfter == 0 {
			t.Errorf("%s: %v", name, err)
		}
		if err := Refuse(f, h.plan, Release{Key: keyed(), Buyer: buyer(1), Hold: last.ID}, h.now); err != nil {
			t.Errorf("%s: giving back: %v", name, err)
		}
		other := place(2, "s/B/1")
		other.Key = keyed()
		if err := Refuse(f, h.plan, other, h.now); err != nil {
			t.Errorf("%s: somebody else: %v", name, err)
		}
	}
	h.must(Release{Key: keyed(), Buyer: buyer(1), Hold: last.ID})
	h.refused(Release{Key: keyed(), Buyer: buyer(1), Hold: last.ID}, ErrTooOften) // it has ended: only the answer would be kept
	h.now = h.now.Add(retention)                                                  // and nobody has done anything meanwhile
	h.must(ask())
	if len(h.fold.answers) != 1 || h.fold.answers[buyer(1)] != 1 {
		t.Errorf("after a day %v are remembered", h.fold.answers)
	}
	h.audit()
}
