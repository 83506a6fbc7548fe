package inventory

import (
	"reflect"
	"testing"
	"time"

	"frontrow/internal/domain/seating"
)

func seatingHash(b byte) seating.Hash { return seating.Hash{b} }

// I5: same key and body, same answer, whatever has happened since.
func TestKeyReplaysItsAnswer(t *testing.T) {
	h := newHouse(t)
	ask := place(1, "s/A/1", "s/A/2")
	ask.Key = key(1, 1)
	first := h.must(ask)
	change := Change{Key: key(2, 1), Buyer: buyer(1), Hold: first.Hold.ID, Release: Choice{Seats: []string{"s/A/2"}}}
	second := h.must(change)
	h.must(Release{Buyer: buyer(1), Hold: first.Hold.ID})
	h.now = h.now.Add(23 * time.Hour)
	h.must(place(2, "s/A/1"))

	version := h.fold.Version()
	if again := h.must(ask); !reflect.DeepEqual(again, first) {
		t.Errorf("the first answer was\n%+v\nand is now\n%+v", first, again)
	}
	if again := h.must(change); !reflect.DeepEqual(again, second) {
		t.Errorf("the second answer was\n%+v\nand is now\n%+v", second, again)
	}
	restored, err := Restore(h.fold.Checkpoint())
	if err != nil {
		t.Fatal(err)
	}
	if o, found := Replay(restored, h.plan, ask, h.now); !found || !reflect.DeepEqual(o.Answer, first) {
		t.Errorf("after a restart: %v %+v", found, o)
	}
	if h.fold.Version() != version {
		t.Error("a replay wrote a row")
	}
	h.audit()
}

// What staff do binds its key too: what was answered is answered again, although
// it would be refused by now, and nothing is done over a colleague's head.
func TestKeysOfStaff(t *testing.T) {
	h := newHouse(t)
	h.must(Block{Staff: staff(), Reason: "because", Choice: Choice{Seats: []string{"s/C/1", "s/C/2"}}})
	commands := []Command{
		Block{Key: key(1, 1), Staff: staff(), Reason: "because", Choice: Choice{Seats: []string{"s/A/1"}}},
		Unblock{Key: key(2, 1), Staff: staff(), Reason: "because", Choice: Choice{Seats: []string{"s/C/1"}}},
		Reassign{Key: key(3, 1), Staff: staff(), Reason: "because", Choice: Choice{Seats: []string{"s/C/2"}}, Purpose: "Press"},
		SetSale{Key: key(4, 1), Sale: SalePaused, Staff: staff(), Reason: "because"},
		SetVouchers{Key: key(5, 1), Staff: staff(), New: true, Vouchers: []Voucher{{Code: "EARLY", Discount: half}}},
	}
	var first []Answer
	for _, c := range commands {
		first = append(first, h.must(c))
	}
	h.must(SetSale{Sale: SaleOpen, Staff: staff(), Reason: "because"})
	version := h.fold.Version()
	for i, c := range commands {
		if again := h.must(c); !first[i].Changed || !reflect.DeepEqual(again, first[i]) {
			t.Errorf("%T was answered with\n%+v\nand is now\n%+v", c, first[i], again)
		}
	}
	if h.fold.Version() != version {
		t.Error("a replay wrote a row")
	}
	h.refused(SetSale{Key: key(4, 2), Sale: SaleClosed, Staff: staff()}, ErrKeyReused)
	h.audit()
}

func TestKeyWithAnotherBody(t *testing.T) {
	h := newHouse(t)
	ask := place(1, "s/A/1")
	ask.Key = key(1, 1)
	h.must(ask)
	ask.Key = key(1, 2)
	h.refused(ask, ErrKeyReused)
}

func TestRefusalBindsNoKey(t *testing.T) {
	h := newHouse(t)
	h.must(place(2, "s/A/1"))
	ask := place(1, "s/A/1")
	ask.Key = key(1, 1)
	h.refused(ask, ErrTaken)
	mended := place(1, "s/A/2")
	mended.Key = key(1, 2)
	h.must(mended)
	h.audit()
}

func TestKeyTwiceInOneBatch(t *testing.T) {
	h := newHouse(t)
	ask := place(1, "s/A/1")
	ask.Key = key(1, 1)
	out := h.all(ask, ask)
	if out[0].Err != nil || out[1].Err != nil || !reflect.DeepEqual(out[0].Answer, out[1].Answer) {
		t.Errorf("%+v", out)
	}
	h.audit()
}

func TestKeyIsForgottenAfterADay(t *testing.T) {
	h := newHouse(t)
	ask := place(1, "s/A/1")
	ask.Key = key(1, 1)
	first := h.must(ask)
	h.now = h.now.Add(24*time.Hour - time.Microsecond)
	if again := h.must(ask); !reflect.DeepEqual(again, first) {
		t.Error("forgotten too early")
	}
	h.now = h.now.Add(time.Microsecond)
	if again := h.must(ask); again.Hold.ID == first.Hold.ID {
		t.Error("remembered too long")
	}
	if n := len(h.fold.keys); n != 1 {
		t.Errorf("%d keys are remembered, want 1", n)
	}
	h.audit()
}

// A key is bound even when there was nothing to do, so that the answer stays.
func TestKeyOfAnAnswerThatChangedNothing(t *testing.T) {
	h := newHouse(t)
	h.must(place(1, "s/A/1"))
	ask := place(1, "s/A/1")
	ask.Key = key(1, 1)
	first := h.must(ask)
	if first.Changed {
		t.Error("it changed something")
	}
	h.now = h.now.Add(time.Hour)
	h.must(Expire{Most: 1})
	if again := h.must(ask); !reflect.DeepEqual(again, first) {
		t.Errorf("was %+v, is %+v", first, again)
	}
	h.audit()
}

// A checkpoint is made of the fold as it was, however far the fold has gone on.
func TestStillStaysAsItWas(t *testing.T) {
	h := lived(t)
	want, still := h.fold.Checkpoint(), h.fold.Still()
	asked := place(6, "s/A/3")
	asked.Key = key(9, 9)
	h.must(asked)
	h.must(SetSale{Sale: SalePaused, Staff: staff(), Reason: "because"})
	if !reflect.DeepEqual(still.Checkpoint(), want) {
		t.Error("what is to be written has moved with the fold")
	}
}
