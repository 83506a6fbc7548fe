package inventory

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
)

func TestPlace(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	if !a.Changed || a.Version != 2 || a.Hold.Version != 2 || a.Hold.State != Held || a.Hold.Revision != 1 {
		t.Errorf("answer: %+v", a)
	}
	if want := opening.Add(10 * time.Minute); !a.Hold.Deadline.Equal(want) {
		t.Errorf("deadline %v, want %v", a.Hold.Deadline, want)
	}
	if got := a.Hold.Total().String(); got != "90.00 EUR" {
		t.Errorf("total %s", got)
	}
	h.seats(Held, "s/A/1", "s/A/2")
	h.audit()
}

func TestPlaceTellsWhichAreTakenAndOffersOthers(t *testing.T) {
	h := newHouse(t)
	h.must(place(1, "s/A/1", "s/A/2"))
	f := h.refused(place(2, "s/A/2", "s/A/3"), ErrTaken)
	if got := fmt.Sprint(f.Detail["taken"]); got != "[s/A/2]" {
		t.Errorf("taken %v", got)
	}
	nearest := f.Detail["nearest"].([]string)
	if len(nearest) == 0 || slices.Contains(nearest, "s/A/3") || slices.Contains(nearest, "s/A/1") {
		t.Errorf("nearest %v: want free seats that were not asked for", nearest)
	}
	h.seats(Available, "s/A/3") // all or none
}

func TestPlaceRefusals(t *testing.T) {
	best := func(w Wish) Place { return Place{Buyer: buyer(1), Choice: Choice{Best: &w}} }
	areas := func(a ...Places) Place { return Place{Buyer: buyer(1), Choice: Choice{Areas: a}} }
	for name, c := range map[string]struct {
		ask  Place
		want *fault.Fault
	}{
		"nothing":            {place(1), ErrEmptyChoice},
		"unknown seat":       {place(1, "s/A/7"), ErrUnknownSeat},
		"another's label":    {place(1, "../A/1"), ErrUnknownSeat},
		"same seat twice":    {place(1, "s/A/1", "s/A/1"), ErrBadChoice},
		"unknown area":       {areas(Places{"roof", 1}), ErrUnknownSeat},
		"no quantity":        {areas(Places{"floor", 0}), ErrBadChoice},
		"negative":           {areas(Places{"floor", -1}), ErrBadChoice},
		"huge":               {areas(Places{"floor", 1 << 40}), ErrBadChoice},
		"same area twice":    {areas(Places{"floor", 1}, Places{"floor", 1}), ErrBadChoice},
		"no price":           {place(1, "s/X/1"), ErrNotOnSale},
		"too many":           {place(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4", "s/A/5"), ErrTooMany},
		"best and seats":     {Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1"}, Best: &Wish{Quantity: 1}}}, ErrBadChoice},
		"best of none":       {best(Wish{Quantity: 0}), ErrBadChoice},
		"best of too many":   {best(Wish{Quantity: 5}), ErrTooMany},
		"best of all":        {best(Wish{Quantity: 101}), ErrBadChoice},
		"unknown level":      {best(Wish{Quantity: 1, Level: "gold"}), ErrBadChoice},
		"unknown section":    {best(Wish{Quantity: 1, Section: "roof"}), ErrBadChoice},
		"accessible, if any": {best(Wish{Quantity: 1, Accessible: true}), ErrNoneTogether},
	} {
		t.Run(name, func(t *testing.T) { newHouse(t).refused(c.ask, c.want) })
	}
}

func TestSaleWindow(t *testing.T) {
	h := newHouse(t)
	terms := smallTerms()
	for _, c := range []struct {
		at   time.Time
		want *fault.Fault
	}{
		{terms.OpensAt.Add(-time.Microsecond), ErrNotOpen}, {terms.OpensAt, nil},
		{terms.ClosesAt.Add(-time.Microsecond), nil}, {terms.ClosesAt, ErrClosed},
	} {
		h.fold.at = 0 // try instants in any order
		h.now = c.at
		err := Refuse(h.fold, h.plan, place(1, "s/A/1"), c.at)
		if fault.From(err) == nil != (c.want == nil) || err != nil && fault.From(err).Code != c.want.Code {
			t.Errorf("at %v: %v, want %v", c.at, err, c.want)
		}
	}
}

func TestSaleByHand(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.must(SetSale{Sale: SalePaused, Staff: staff()})
	if h.must(SetSale{Sale: SalePaused, Staff: staff()}).Changed {
		t.Error("pausing twice changed something")
	}
	h.refused(place(2, "s/A/2"), ErrPaused)
	h.must(sealOf(a, 1)) // what is held stays theirs
	h.must(SetSale{Sale: SaleClosed, Staff: staff()})
	h.refused(place(2, "s/A/2"), ErrClosed)
	h.must(SetSale{Sale: SaleOpen, Staff: staff()})
	h.must(place(2, "s/A/2"))
	h.refused(SetSale{Sale: Sale(9), Staff: staff()}, ErrBadTerms)
	h.audit()
}

// I3: to the microsecond, and without a sweeper.
func TestHoldEndsAtItsDeadlineAndNotBefore(t *testing.T) {
	h := newHouse(t)
	first := h.must(place(1, "s/A/1", "s/A/2")).Hold
	h.now = first.Deadline.Add(-time.Microsecond)
	h.refused(place(2, "s/A/1"), ErrTaken)
	if v, _ := h.fold.View(h.plan, first.ID.No, h.now); !v.Live(h.now) || v.State != Held {
		t.Errorf("a microsecond before its deadline: %+v", v)
	}
	h.now = first.Deadline
	if v, _ := h.fold.View(h.plan, first.ID.No, h.now); v.State != Available {
		t.Errorf("at its deadline: %+v", v)
	}
	h.refused(Change{Buyer: buyer(1), Hold: first.ID, Release: Choice{Seats: []string{"s/A/1"}}}, ErrHoldEnded)
	second := h.must(place(2, "s/A/1")).Hold
	if second.ID.No == first.ID.No {
		t.Fatal("the number of a hold was used twice")
	}
	h.seats(Available, "s/A/2") // the whole hold has ended
	h.audit()
}

func TestPayingDoesNotExpire(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.must(sealOf(a, 1))
	h.now = h.now.Add(47 * time.Hour)
	h.refused(place(2, "s/A/1"), ErrTaken)
	h.must(Expire{Most: 10})
	h.seats(Paying, "s/A/1")
	h.must(Sell{a.Hold.ID, order(1)})
	h.seats(Sold, "s/A/1")
	h.audit()
}

func TestAgainFromAnotherTab(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	b := h.must(place(1, "s/A/2", "s/A/1"))
	if b.Changed || b.Hold.ID != a.Hold.ID || b.Version != a.Version {
		t.Errorf("the same seats again: %+v", b)
	}
	f := h.refused(place(1, "s/A/2", "s/A/3"), ErrAlreadyYours)
	if f.Detail["hold"] != a.Hold.ID.String() || fmt.Sprint(f.Detail["seats"]) != "[s/A/2]" {
		t.Errorf("details %v", f.Detail)
	}
}

// I6, also within one batch and across holds, and without those that ended.
func TestLimitPerBuyer(t *testing.T) {
	h := newHouse(t)
	out := h.all(place(1, "s/A/1", "s/A/2", "s/A/3"), standing(1, 3), place(1, "s/B/1"))
	if out[0].Err != nil || out[1].Err != nil {
		t.Fatal(out)
	}
	if f := fault.From(out[2].Err); f == nil || f.Code != ErrLimit.Code || f.Detail["have"] != 6 {
		t.Fatalf("the seventh place: %v", out[2].Err)
	}
	h.must(Release{Buyer: buyer(1), Hold: out[1].Answer.Hold.ID})
	h.must(place(1, "s/B/1"))
	h.now = h.now.Add(time.Hour) // all have expired; no row says so
	h.must(place(1, "s/C/1", "s/C/2", "s/C/3", "s/C/4"))
	h.audit()
}

func TestLimitPerEmail(t *testing.T) {
	h := newHouse(t)
	seal := func(b byte, n int) error {
		seats := make([]string, n)
		for i := range seats {
			seats[i] = fmt.Sprintf("s/%c/%d", 'A'+b-1, i+1)
		}
		s := sealOf(h.must(place(b, seats...)), b)
		s.Email = [16]byte{1}
		_, err := h.do(s)
		return err
	}
	for b, n := range []int{4, 4} {
		if err := seal(byte(b+1), n); err != nil {
			t.Fatal(err)
		}
	}
	if err := seal(3, 1); fault.From(err) == nil || fault.From(err).Code != ErrEmailLimit.Code {
		t.Fatalf("the ninth place: %v", err)
	}
	h.audit()
}

func TestBest(t *testing.T) {
	h := newHouse(t)
	best := func(b byte, w Wish) Place { return Place{Buyer: buyer(b), Choice: Choice{Best: &w}} }
	// In one batch, each gets others.
	out := h.all(best(1, Wish{Quantity: 4}), best(2, Wish{Quantity: 4}), best(3, Wish{Quantity: 4}), best(4, Wish{Quantity: 4, Level: "l1"}))
	seen := map[string]bool{}
	for i, o := range out[:3] {
		if o.Err != nil {
			t.Fatalf("%d: %v", i, o.Err)
		}
		for _, s := range o.Answer.Hold.Seats() {
			if seen[s] {
				t.Errorf("%s twice", s)
			}
			seen[s] = true
		}
	}
	if f := fault.From(out[3].Err); f == nil || f.Code != ErrNoneTogether.Code {
		t.Errorf("no four are left in front: %v", out[3].Err)
	}
	h.refused(best(5, Wish{Quantity: 3, Level: "l2"}), ErrNoneTogether)
	h.audit()
}

func TestStandingPlaces(t *testing.T) {
	h := newHouse(t)
	mixed := Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1"}, Areas: []Places{{"floor", 3}}}}
	a := h.must(mixed)
	if got := a.Hold.Total().String(); got != "112.50 EUR" {
		t.Errorf("total %s", got)
	}
	h.must(standing(2, 4))
	f := h.refused(standing(3, 2), ErrSoldOut)
	if f.Detail["area"] != "floor" || f.Detail["left"] != 1 {
		t.Errorf("details %v", f.Detail)
	}
	// All or none together with seats.
	h.refused(Place{Buyer: buyer(3), Choice: Choice{Seats: []string{"s/A/2"}, Areas: []Places{{"floor", 2}}}}, ErrSoldOut)
	h.seats(Available, "s/A/2")
	h.now = a.Hold.Deadline
	h.must(standing(3, 4)) // overdue holds make room, but only as many as it takes
	h.audit()
	if got := h.fold.areas[0]; got[Held] != 4+4 && got[Held] != 4+3 {
		t.Errorf("areas %v", got)
	}
}

// A hold that ran out with several of the wanted seats makes room in the standing
// area once, and not once for each of them.
func TestAnOverdueHoldMakesRoomOnce(t *testing.T) {
	h := newHouse(t)
	old := h.must(Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 1}}}})
	capacity := int(h.fold.areas[0][Available] + h.fold.areas[0][Held])
	h.must(Block{Staff: staff(), Choice: Choice{Areas: []Places{{"floor", capacity - 1}}}, Reason: "all but the one that is held"})
	h.now = old.Hold.Deadline
	h.refused(Place{Buyer: buyer(2), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 2}}}}, ErrSoldOut)
	h.must(Place{Buyer: buyer(2), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 1}}}})
	h.audit()
}

func TestChange(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	other := h.must(place(2, "s/A/3"))
	change := func(add, release []string) Change {
		return Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: add}, Release: Choice{Seats: release}}
	}
	h.refused(change([]string{"s/A/3"}, []string{"s/A/1"}), ErrTaken)
	h.seats(Held, "s/A/1", "s/A/2")
	h.now = h.now.Add(time.Minute)
	b := h.must(change([]string{"s/A/4", "s/A/5"}, []string{"s/A/1", "s/A/2"})) // all of them at once
	if b.Hold.Revision != 2 || !b.Hold.Deadline.Equal(a.Hold.Deadline) || fmt.Sprint(b.Hold.Seats()) != "[s/A/4 s/A/5]" {
		t.Errorf("%+v", b.Hold)
	}
	h.seats(Available, "s/A/1", "s/A/2")
	for name, c := range map[string]struct {
		ask  Change
		want *fault.Fault
	}{
		"nothing":          {change(nil, nil), ErrEmptyChoice},
		"not its own":      {change(nil, []string{"s/B/1"}), ErrBadChoice},
		"its own again":    {change([]string{"s/A/4"}, nil), ErrAlreadyYours},
		"there and back":   {change([]string{"s/A/4"}, []string{"s/A/4"}), ErrBadChoice},
		"too many":         {change([]string{"s/B/1", "s/B/2", "s/B/3"}, nil), ErrTooMany},
		"another's":        {Change{Buyer: buyer(1), Hold: other.Hold.ID, Release: Choice{Seats: []string{"s/A/3"}}}, ErrNoHold},
		"no such hold":     {Change{Buyer: buyer(1), Hold: HoldID{testShow, 99}, Release: Choice{Seats: []string{"s/A/3"}}}, ErrNoHold},
		"another show's":   {Change{Buyer: buyer(1), Hold: HoldID{No: 1}, Release: Choice{Seats: []string{"s/A/4"}}}, ErrNoHold},
		"give back a wish": {Change{Buyer: buyer(1), Hold: a.Hold.ID, Release: Choice{Best: &Wish{Quantity: 1}}}, ErrBadChoice},
	} {
		t.Run(name, func(t *testing.T) { h.t = t; h.refused(c.ask, c.want) })
	}
	h.t = t
	if c := h.must(change(nil, []string{"s/A/4", "s/A/5"})); c.Hold.State != Available {
		t.Errorf("giving back everything leaves %+v", c.Hold)
	}
	h.audit()
}

// A hold's prices are those it was taken at, whatever the terms say later.
func TestPriceIsFrozen(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	terms := smallTerms()
	terms.Prices.Levels[0].Face = 9900
	h.must(SetTerms{terms})
	b := h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/A/2"}}})
	if got := b.Hold.Total().String(); got != "90.00 EUR" {
		t.Errorf("a hold of before: %s", got)
	}
	if got := h.must(place(2, "s/B/1")).Hold.Total().String(); got != "104.00 EUR" {
		t.Errorf("a hold of after: %s", got)
	}
	if h.must(SetTerms{terms}).Changed {
		t.Error("the same terms again changed something")
	}
	h.audit()
}

func TestRelease(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.refused(Release{Buyer: buyer(2), Hold: a.Hold.ID}, ErrNoHold)
	if b := h.must(Release{Buyer: buyer(1), Hold: a.Hold.ID}); !b.Changed || b.Hold.State != Available {
		t.Errorf("%+v", b)
	}
	if b := h.must(Release{Buyer: buyer(1), Hold: a.Hold.ID}); b.Changed {
		t.Error("giving back twice changed something")
	}
	c := h.must(place(1, "s/A/1"))
	h.must(sealOf(c, 1))
	h.refused(Release{Buyer: buyer(1), Hold: c.Hold.ID}, ErrHoldSealed)
	h.audit()
}

func TestSealRefusals(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1", "s/A/2"))
	s := sealOf(a, 1)
	other := s
	other.Buyer = buyer(2)
	h.refused(other, ErrNoHold)
	other = s
	other.Revision++
	h.refused(other, ErrHoldChanged)
	other = s
	other.Lines = slices.Clone(s.Lines)
	other.Lines[0].Face-- // a minor unit less
	h.refused(other, ErrHoldChanged)
	other.Lines = s.Lines[:1]
	h.refused(other, ErrHoldChanged)
	h.must(s)
	if h.must(s).Changed {
		t.Error("sealing twice changed something")
	}
	h.refused(sealOf(a, 2), ErrHoldSealed)
	h.refused(Sell{a.Hold.ID, order(2)}, ErrNotSealed)
	h.refused(Unseal{a.Hold.ID, order(2)}, ErrNotSealed)
	h.audit()
}

func TestLateSeal(t *testing.T) {
	for _, swept := range []bool{false, true} {
		t.Run(fmt.Sprintf("swept=%v", swept), func(t *testing.T) {
			h := newHouse(t)
			a := h.must(Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 1}}}})
			late := sealOf(a, 1)
			h.now = a.Hold.Deadline.Add(time.Second)
			if swept {
				h.must(Expire{Most: 10})
				h.seats(Available, "s/A/1")
			}
			b := h.must(late)
			if b.Hold.State != Paying || !b.Changed {
				t.Errorf("%+v", b)
			}
			h.seats(Paying, "s/A/1", "s/A/2")
			h.must(Sell{a.Hold.ID, order(1)})
			h.audit()
		})
	}
}

// An order that was to be paid later lets its seats go at its own deadline. Its
// money may still come: then it says that it takes them anew. A seal that does
// not say so was sent before it let go, and changes nothing.
func TestSealAnew(t *testing.T) {
	h := newHouse(t)
	a := h.must(Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 1}}}})
	first := sealOf(a, 1)
	anew := first
	anew.Anew = true
	h.must(first)
	h.must(Unseal{a.Hold.ID, order(1)})
	h.refused(first, ErrHoldEnded)
	other := anew
	other.Order = order(2)
	h.refused(other, ErrHoldEnded)
	b := h.must(place(2, "s/A/2"))
	h.refused(anew, ErrTaken)
	h.must(Release{Buyer: buyer(2), Hold: b.Hold.ID})
	if again := h.must(anew); again.Hold.State != Paying || !again.Changed {
		t.Errorf("%+v", again)
	}
	h.must(Sell{a.Hold.ID, order(1)})
	h.seats(Sold, "s/A/1", "s/A/2")
	h.audit()
}

func TestLateSealRefusals(t *testing.T) {
	for name, c := range map[string]struct {
		before func(h *house, a Answer)
		want   *fault.Fault
	}{
		"a seat is gone":   {func(h *house, a Answer) { h.must(place(2, "s/A/2")) }, ErrTaken},
		"long forgotten":   {func(h *house, a Answer) { h.must(Expire{Most: 1}); h.now = h.now.Add(25 * time.Hour) }, ErrHoldEnded},
		"the sale is over": {func(h *house, a Answer) { h.now = h.now.Add(48 * time.Hour) }, ErrClosed},
		"the sale is shut": {func(h *house, a Answer) { h.must(SetSale{Sale: SaleClosed, Staff: staff()}) }, ErrClosed},
		"above the limit": {func(h *house, a Answer) {
			h.must(place(1, "s/B/1", "s/B/2", "s/B/3", "s/B/4"))
			h.must(place(1, "s/C/1"))
		}, ErrLimit},
		"it was given back": {func(h *house, a Answer) { h.now = h.now.Add(-time.Hour) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			a := h.must(place(1, "s/A/1", "s/A/2"))
			h.now = a.Hold.Deadline.Add(time.Second)
			c.before(h, a)
			if c.want == nil {
				h.must(Release{Buyer: buyer(1), Hold: a.Hold.ID})
				h.now = a.Hold.Deadline.Add(time.Second)
				c.want = ErrHoldEnded
			}
			h.refused(sealOf(a, 1), c.want)
			h.audit()
		})
	}
}

func TestUnseal(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.refused(Unseal{a.Hold.ID, order(1)}, ErrNotSealed)
	h.must(sealOf(a, 1))
	if b := h.must(Unseal{a.Hold.ID, order(1)}); b.Hold.State != Available || !b.Changed {
		t.Errorf("%+v", b)
	}
	if h.must(Unseal{a.Hold.ID, order(1)}).Changed {
		t.Error("unsealing twice changed something")
	}
	h.refused(sealOf(a, 1), ErrHoldEnded) // the order has let go
	h.must(place(2, "s/A/1"))
	h.audit()
}

func TestReturn(t *testing.T) {
	h := newHouse(t)
	a := h.must(Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/A/1", "s/A/2"}, Areas: []Places{{"floor", 2}}}})
	h.refused(Return{Hold: a.Hold.ID, Order: order(1)}, ErrNotSold)
	h.must(sealOf(a, 1))
	h.must(Sell{a.Hold.ID, order(1)})
	if h.must(Sell{a.Hold.ID, order(1)}).Changed {
		t.Error("selling twice changed something")
	}
	h.refused(Return{Hold: a.Hold.ID, Order: order(2)}, ErrNotSold)
	h.refused(Return{Hold: a.Hold.ID, Order: order(1), Seats: []string{"s/A/3"}}, ErrNotSold)
	h.refused(Return{Hold: a.Hold.ID, Order: order(1), Seats: []string{"floor", "floor", "floor"}}, ErrNotSold)
	b := h.must(Return{Hold: a.Hold.ID, Order: order(1), Seats: []string{"s/A/1", "floor"}, Block: true})
	if b.Hold.State != Sold || b.Hold.Total().String() != "67.50 EUR" {
		t.Errorf("%+v", b.Hold)
	}
	h.seats(Blocked, "s/A/1")
	h.seats(Sold, "s/A/2")
	h.must(Return{Hold: a.Hold.ID, Order: order(1)})
	if h.must(Return{Hold: a.Hold.ID, Order: order(1)}).Changed {
		t.Error("returning twice changed something")
	}
	h.seats(Available, "s/A/2")
	if n := len(h.fold.counted); n != 0 {
		t.Errorf("%d e-mail addresses and ways of paying still count", n)
	}
	h.audit()
}

// What places are kept for changes while they are kept: all of them or none, and
// no row in between has them on sale.
func TestReassign(t *testing.T) {
	h := newHouse(t)
	c := block("camera", "s/A/1", "s/A/2", "s/A/3")
	c.Key, c.Purpose, c.Choice.Areas = key(1, 1), "Press", []Places{{"floor", 3}}
	h.must(c)
	h.seats(Blocked, "s/A/1", "s/A/2", "s/A/3")
	h.refused(reassign("Sponsor", "r", "s/A/3", "s/A/4"), ErrNotBlocked)
	h.refused(reassign("Sponsor", "", "s/A/3"), ErrReason)
	h.refused(reassign(strings.Repeat("ü", 41), "r", "s/A/3"), ErrPurpose)
	long := block("r", "s/B/1")
	long.Purpose = strings.Repeat("ü", 41)
	h.refused(long, ErrPurpose)
	before := len(h.log)
	again := reassign("Sponsor", "no camera", "s/A/2", "s/A/3")
	again.Key, again.Choice.Areas = key(2, 1), []Places{{"floor", 2}}
	h.must(again)
	if rows := h.log[before:]; len(rows) != 1 {
		t.Errorf("%d rows", len(rows))
	} else if effects, err := decodePublic(rows[0].Public, rows[0].At); err != nil || len(effects) != 1 || effects[0].Kind != kindAssign {
		t.Errorf("%+v, %v", effects, err)
	}
	version := h.fold.Version()
	if h.must(again); h.fold.Version() != version {
		t.Error("asked again with its key, it was done again")
	}
	h.seats(Blocked, "s/A/1", "s/A/2", "s/A/3")
	h.refused(place(1, "s/A/3"), ErrTaken)
	var got []string
	for _, k := range h.book().Kept(h.plan) {
		got = append(got, fmt.Sprint(k.Purpose, " ", k.Reason, k.Seats, k.Areas))
	}
	if want := []string{"Sponsor no camera[s/A/2 s/A/3] [{floor 2}]", "Press camera[s/A/1] [{floor 1}]"}; !slices.Equal(got, want) {
		t.Errorf("kept: %q, want %q", got, want)
	}
	if got, want := Purposes(h.book().Kept(h.plan)), []Purpose{{"Sponsor", 4}, {"Press", 2}}; !slices.Equal(got, want) {
		t.Errorf("purposes: %v, want %v", got, want)
	}
	h.must(comp(1, "s/A/1", "s/A/2"))
	h.must(Unblock{Staff: staff(), Choice: Choice{Seats: []string{"s/A/3"}}, Reason: "r"})
	h.audit()
}

func TestBlock(t *testing.T) {
	h := newHouse(t)
	house := Choice{Seats: []string{"s/A/1", "s/X/1"}, Areas: []Places{{"floor", 5}}}
	h.refused(Block{Staff: staff(), Choice: house}, ErrReason)
	h.must(Block{Staff: staff(), Choice: house, Reason: "camera"})
	h.refused(Block{Staff: staff(), Choice: house, Reason: "camera"}, ErrTaken)
	h.refused(place(1, "s/A/1"), ErrTaken)
	h.refused(standing(1, 4), ErrSoldOut)
	h.refused(Unblock{Staff: staff(), Choice: Choice{Seats: []string{"s/A/2"}}, Reason: "x"}, ErrNotBlocked)
	h.refused(Unblock{Staff: staff(), Choice: Choice{Areas: []Places{{"floor", 6}}}, Reason: "x"}, ErrNotBlocked)
	h.must(Unblock{Staff: staff(), Choice: house, Reason: "no camera"})
	h.must(place(1, "s/A/1"))
	h.audit()
}

func TestTermsMustFit(t *testing.T) {
	h := newHouse(t)
	bad := Terms{Chart: seatingHash(1), HoldFor: time.Millisecond}
	bad.Prices.Currency = "euro"
	f := h.refused(SetTerms{bad}, ErrBadTerms)
	for _, at := range []string{"chart", "prices.currency", "prices.levels", "opens_at", "closes_at", "hold_for", "max_per_hold", "max_per_buyer", "max_per_email"} {
		if !slices.ContainsFunc(f.Fields, func(f fault.Field) bool { return f.At == at }) {
			t.Errorf("%s is not named", at)
		}
	}
}

func TestNothingBeforeTheFirstTerms(t *testing.T) {
	f := NewFold(testShow)
	d := Decide(f, nil, []Command{place(1, "s/A/1")}, opening, Nonce{})
	if d.Changes || d.Outcomes[0].Err != ErrNoBucket {
		t.Errorf("%+v", d)
	}
}

// The clock of a row never runs backwards, whatever a node's own does.
func TestInstantsNeverGoBack(t *testing.T) {
	h := newHouse(t)
	a := h.must(place(1, "s/A/1"))
	h.now = h.now.Add(-time.Hour)
	b := h.must(place(2, "s/A/2"))
	if b.Hold.Deadline.Before(a.Hold.Deadline) {
		t.Errorf("deadlines %v, then %v", a.Hold.Deadline, b.Hold.Deadline)
	}
	h.audit()
}

func TestExpireTellsOfSoMany(t *testing.T) {
	h := newHouse(t)
	for i := range byte(6) {
		h.must(place(10+i, fmt.Sprintf("s/A/%d", i+1)))
	}
	if h.must(Expire{Most: 10}).Changed {
		t.Error("nothing was overdue")
	}
	h.now = h.now.Add(time.Hour)
	h.must(Expire{Most: 4})
	if countState(h, Held) != 2 {
		t.Errorf("%d are still held, want 2", countState(h, Held))
	}
	h.audit()
}

func countState(h *house, s State) (n int) {
	for _, c := range h.fold.cells {
		if c.state() == s {
			n++
		}
	}
	return n
}
