package inventory

import (
	"testing"
	"time"
)

func comp(n byte, seats ...string) Comp {
	return Comp{Key: key(100+n, 1), Staff: staff(), Buyer: buyer(n), Order: order(n), Choice: Choice{Seats: seats}, Reason: "Guest of the house"}
}

func reassign(purpose, reason string, seats ...string) Reassign {
	return Reassign{Staff: staff(), Choice: Choice{Seats: seats}, Reason: reason, Purpose: purpose}
}

func block(reason string, seats ...string) Block {
	return Block{Staff: staff(), Choice: Choice{Seats: seats}, Reason: reason}
}

// What is kept back and what is on sale is given away together, at no price,
// beyond every limit, and outside the sale.
func TestComp(t *testing.T) {
	h := newHouse(t)
	h.must(block("house", "s/A/1", "s/A/2", "s/X/1"))
	h.must(Block{Staff: staff(), Choice: Choice{Areas: []Places{{"floor", 3}}}, Reason: "house"})
	h.must(SetSale{Sale: SaleClosed, Staff: staff()})
	c := comp(1, "s/A/1", "s/A/2", "s/A/3", "s/B/1", "s/B/2", "s/B/3", "s/X/1")
	c.Choice.Areas = []Places{{"floor", 5}}
	a := h.must(c)
	if a.Hold.State != Sold || !a.Hold.Comp || a.Hold.Order != order(1) || !a.Hold.Total().IsZero() || len(a.Hold.Seats()) != 7 {
		t.Errorf("%+v", a.Hold)
	}
	h.seats(Sold, c.Choice.Seats...)
	if got := h.fold.areas[0]; got != (tally{Available: 3, Sold: 5}) {
		t.Errorf("standing: %v", got)
	}
	h.audit()
	if err := h.fold.CheckLimits(); err != nil {
		t.Error(err)
	}
	before := h.fold.Version()
	if b := h.must(c); b.Version != a.Version || b.Hold.ID != a.Hold.ID || h.fold.Version() != before {
		t.Errorf("asked again with its key: %+v", b)
	}
	// It comes back to sale, or is kept back.
	h.must(Return{Hold: a.Hold.ID, Order: order(1), Seats: []string{"s/A/1"}})
	h.seats(Available, "s/A/1")
	h.must(Return{Hold: a.Hold.ID, Order: order(1), Block: true})
	h.seats(Blocked, "s/A/2", "s/A/3", "s/X/1")
	h.audit()
}

// What is given away is counted apart from what is sold, and as much of it as
// is not taken back.
func TestCompsAreCounted(t *testing.T) {
	h := newHouse(t)
	bought := h.must(place(1, "s/A/1", "s/A/2"))
	h.must(sealOf(bought, 1))
	h.must(Sell{Hold: bought.Hold.ID, Order: order(1)})
	c := comp(2, "s/A/3", "s/C/1", "s/X/1")
	c.Choice.Areas = []Places{{"floor", 2}}
	given := h.must(c)
	count := func() [5]int {
		s := h.fold.Standing(h.plan, h.now)
		none := 0 // of places without a price
		for _, l := range s.Levels {
			if l.Level == "" {
				none += l.Given
			}
		}
		return [5]int{s.All.Sold, s.All.Given, none, s.Areas[0].Given, s.Sections[0].Given}
	}
	if got, want := count(), [5]int{7, 5, 1, 2, 3}; got != want {
		t.Errorf("sold, given, without a price, standing, in the section: %v, want %v", got, want)
	}
	h.must(Return{Hold: given.Hold.ID, Order: order(2), Seats: []string{"s/A/3", "floor"}})
	if got, want := count(), [5]int{5, 3, 1, 1, 2}; got != want {
		t.Errorf("after some came back: %v, want %v", got, want)
	}
	h.must(Return{Hold: given.Hold.ID, Order: order(2)})
	if got, want := count(), [5]int{2, 0, 0, 0, 0}; got != want {
		t.Errorf("after all came back: %v, want %v", got, want)
	}
}

// All or none, whoever has what is missing.
func TestCompIsRefusedWhole(t *testing.T) {
	h := newHouse(t)
	h.must(block("house", "s/A/1"))
	a := h.must(place(2, "s/A/2"))
	h.refused(comp(1, "s/A/1", "s/A/2"), ErrTaken)
	h.seats(Blocked, "s/A/1")
	many := comp(1, "s/A/1")
	many.Choice.Areas = []Places{{"floor", 9}}
	h.refused(many, ErrSoldOut)
	h.seats(Blocked, "s/A/1")
	wordless := comp(1, "s/A/1")
	wordless.Reason = ""
	h.refused(wordless, ErrReason)
	recall := comp(1, "s/A/1")
	recall.Recall = true
	h.refused(recall, ErrNoHold)
	// At its deadline a held seat is anybody's, also to give away.
	h.now = a.Hold.Deadline
	h.must(comp(1, "s/A/1", "s/A/2"))
	recall.Choice = Choice{Seats: []string{"s/A/1", "s/A/2"}}
	if b := h.must(recall); b.Hold.Order != order(1) {
		t.Errorf("recalled: %+v", b.Hold)
	}
	h.refused(sealOf(a, 2), ErrTaken)
	h.now = h.now.Add(time.Hour)
	h.audit()
}

// Of two staff who give one seat away, one wins.
func TestCompsInOneBatch(t *testing.T) {
	h := newHouse(t)
	h.must(block("house", "s/A/1"))
	won := 0
	for _, o := range h.all(comp(1, "s/A/1"), comp(2, "s/A/1"), Unblock{Staff: staff(), Choice: Choice{Seats: []string{"s/A/1"}}, Reason: "r"}, comp(3, "s/A/1")) {
		if o.Err == nil {
			won++
		}
	}
	if won != 1 {
		t.Errorf("%d of four have s/A/1", won)
	}
	h.seats(Sold, "s/A/1")
	h.audit()
}

// A seat that was seen on sale is not given away over the head of a colleague
// who keeps it back by now.
func TestCompOfWhatWasKeptMeanwhile(t *testing.T) {
	h := newHouse(t)
	c := comp(1, "s/A/1", "s/A/2")
	h.must(block("Press", "s/A/1", "s/A/2"))
	c.OnSale = []string{"s/A/2"}
	h.refused(c, ErrTaken)
	h.seats(Blocked, "s/A/1", "s/A/2")
	c.OnSale = nil
	h.must(c)
}

// What a row says cannot give away what is not free, or for nobody.
func TestImpossibleComps(t *testing.T) {
	h := newHouse(t)
	h.must(block("house", "s/A/1"))
	h.must(place(1, "s/A/2"))
	give := func(no uint64, revision uint32, b, o byte, seats ...uint32) Effect {
		w := who{staff: staff(), reason: "r"}
		if b > 0 {
			w.buyer = buyer(b)
		}
		if o > 0 {
			w.order = order(o)
		}
		return Effect{Kind: kindComp, Hold: no, Revision: revision, Seats: seats, who: w}
	}
	for name, e := range map[string]Effect{
		"a blocked seat":      give(2, 1, 3, 3, 0),
		"a held seat":         give(2, 1, 3, 3, 1),
		"another's hold":      give(1, 1, 1, 3, 3),
		"a number left out":   give(3, 1, 3, 3, 3),
		"a later revision":    give(2, 2, 3, 3, 3),
		"for nobody":          give(2, 1, 0, 3, 3),
		"without an order":    give(2, 1, 3, 0, 3),
		"nothing":             give(2, 1, 3, 3),
		"a seat that is none": give(2, 1, 3, 3, 18),
	} {
		before := h.fold.Checkpoint()
		if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest(), effects: []Effect{e}})); err == nil {
			t.Errorf("%s was applied", name)
		}
		if err := h.fold.Differs(before); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
