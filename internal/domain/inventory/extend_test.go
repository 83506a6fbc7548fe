package inventory

import (
	"testing"
	"time"

	"frontrow/internal/base/fault"
)

func moreTime(a Answer) Extend { return Extend{Buyer: a.Hold.Buyer, Hold: a.Hold.ID} }

func TestExtend(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	if a.Hold.MoreTime != 5*time.Minute {
		t.Fatalf("a new hold may have %v more", a.Hold.MoreTime)
	}
	h.now = h.now.Add(10*time.Minute - time.Microsecond) // the last instant there is
	b := h.must(moreTime(a))
	if want := opening.Add(15 * time.Minute); !b.Changed || !b.Hold.Deadline.Equal(want) || b.Hold.MoreTime != 0 || b.Hold.Revision != a.Hold.Revision {
		t.Fatalf("after the extension: %+v", b)
	}
	f := h.refused(moreTime(a), ErrExtended)
	if f.Detail["expires_at"] != "2027-03-01T10:15:00Z" {
		t.Errorf("the second time it is told %v", f.Detail)
	}
	h.refused(Extend{Buyer: buyer(2), Hold: a.Hold.ID}, ErrNoHold)
	h.audit()
}

// I3: an extended hold lasts to the microsecond of its new deadline, and no
// sweeper ends it at the old one.
func TestExtendedHoldEndsAtItsNewDeadline(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.must(moreTime(a))
	h.now = opening.Add(10 * time.Minute)
	if h.must(Expire{Most: 10}).Changed {
		t.Fatal("it was told to have ended at its first deadline")
	}
	if next, _ := h.fold.NextDeadline(); !next.Equal(opening.Add(15 * time.Minute)) {
		t.Errorf("the next deadline is %v", next)
	}
	h.refused(place(2, "s/A/1"), ErrTaken)
	h.now = opening.Add(15*time.Minute - time.Microsecond)
	h.refused(place(2, "s/A/1"), ErrTaken)
	h.now = opening.Add(15 * time.Minute)
	if v, _ := h.fold.View(h.plan, a.Hold.ID.No, h.now); v.State != Available || v.MoreTime != 0 {
		t.Errorf("at its new deadline it is %+v", v)
	}
	h.must(place(2, "s/A/1"))
	h.audit()
}

// Places added after the extension share the new deadline.
func TestExtendThenChange(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.must(moreTime(a))
	b := h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/A/2"}}})
	if !b.Hold.Deadline.Equal(opening.Add(15*time.Minute)) || b.Hold.MoreTime != 0 {
		t.Errorf("the grown hold: %+v", b.Hold)
	}
	c := h.must(sealOf(b, 1))
	h.refused(moreTime(c), ErrHoldSealed)
	h.audit()
}

func TestExtendRefusals(t *testing.T) {
	h := newHouse(t)
	late, back := h.must(place(1, "s/A/1")), h.must(place(1, "s/A/2"))
	h.must(Release{Buyer: buyer(1), Hold: back.Hold.ID})
	h.refused(moreTime(back), ErrHoldEnded)
	h.now = opening.Add(10 * time.Minute)
	h.refused(moreTime(late), ErrHoldEnded)
	h.must(Expire{Most: 10})
	h.refused(moreTime(late), ErrHoldEnded)

	none := smallTerms()
	none.ExtendBy = 0
	early := h.must(place(2, "s/B/1"))
	h.must(SetTerms{none})
	without := h.must(place(3, "s/B/2"))
	if without.Hold.MoreTime != 0 {
		t.Errorf("%v more is offered where none is to be had", without.Hold.MoreTime)
	}
	h.refused(moreTime(without), ErrNoMoreTime)
	h.must(moreTime(early)) // it keeps the terms it was taken under
	h.audit()
}

func TestExtendByKey(t *testing.T) {
	h := newHouse(t)
	c := moreTime(h.must(place(1, "s/A/1")))
	c.Key = key(7, 1)
	first := h.must(c)
	h.now = h.now.Add(time.Hour)
	again := h.must(c)
	if !again.Hold.Deadline.Equal(first.Hold.Deadline) || again.Version != first.Version || !again.Changed {
		t.Errorf("first %+v, again %+v", first, again)
	}
	c.Key = key(7, 2)
	h.refused(c, ErrKeyReused)
	h.audit()
}

func TestTermsWithAnExtensionMustFit(t *testing.T) {
	for name, change := range map[string]func(terms *Terms){
		"negative":  func(terms *Terms) { terms.ExtendBy = -time.Second },
		"too long":  func(terms *Terms) { terms.ExtendBy = 20*time.Minute + time.Microsecond },
		"long hold": func(terms *Terms) { terms.HoldFor, terms.ExtendBy = 30*time.Minute, time.Second },
	} {
		h, terms := newHouse(t), smallTerms()
		change(&terms)
		f := h.refused(SetTerms{terms}, ErrBadTerms)
		if len(f.Fields) != 1 || f.Fields[0].At != "extend_by" {
			t.Errorf("%s: %v", name, f.Fields)
		}
	}
	h, terms := newHouse(t), smallTerms()
	terms.ExtendBy = 500 * time.Nanosecond // less than the log can say
	h.must(SetTerms{terms})
	if got, _ := h.fold.Terms(); got.ExtendBy != 0 {
		t.Errorf("the log says %v", got.ExtendBy)
	}
	h.audit()
}

// What a row says cannot make a hold last longer than its terms allow.
func TestImpossibleExtensions(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	allowed := opening.Add(15 * time.Minute).UnixMicro()
	extend := func(deadline int64, by byte, seats ...uint32) Effect {
		return Effect{Kind: kindExtend, Hold: a.Hold.ID.No, Revision: 1, Deadline: deadline, Seats: seats, who: who{buyer: buyer(by)}}
	}
	fits := extend(allowed, 1, 0, 1)
	for name, effects := range map[string][]Effect{
		"beyond the cap": {extend(allowed+1, 1, 0, 1)},
		"too little":     {extend(allowed-1, 1, 0, 1)},
		"twice":          {fits, fits},
		"another's":      {extend(allowed, 2, 0, 1)},
		"half of it":     {extend(allowed, 1, 0)},
		"no places":      {extend(allowed, 1)},
	} {
		before := h.fold.Checkpoint()
		if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest(), effects: effects})); fault.KindOf(err) != ErrDivergent.Kind {
			t.Errorf("%s: %v", name, err)
		}
		if err := h.fold.Differs(before); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
