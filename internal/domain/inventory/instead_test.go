package inventory

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/fault"
)

// fourHouse is a house where nobody may have more than four places, by any of the
// limits.
func fourHouse(t tester) *house {
	h, terms := newHouse(t), smallTerms()
	terms.MaxPerBuyer, terms.MaxPerEmail, terms.MaxPerPayment = 4, 4, 4
	h.must(SetTerms{terms})
	return h
}

// sold sells seats to buyer n, by order n.
func (h *house) sold(n byte, seats ...string) Answer {
	h.t.Helper()
	h.must(sealOf(h.must(place(n, seats...)), n))
	return h.must(Sell{HoldID{testShow, h.fold.last}, order(n)})
}

// swap asks for seats instead of some of those that were sold.
func swap(old Answer, places int, seats ...string) Place {
	return Place{
		Buyer: old.Hold.Buyer, Choice: Choice{Seats: seats},
		Instead: Instead{Hold: old.Hold.ID, Order: old.Hold.Order, Places: places},
	}
}

// paidBy seals a hold by order n, that takes the place of some of the old one's,
// under the same e-mail address and with the same card.
func paidBy(a, old Answer, n byte) Seal {
	s := sealOf(a, n)
	was := sealOf(old, old.Hold.Order.Bytes()[15])
	s.Email, s.Payment, s.Instead = was.Email, was.Payment, old.Hold.Order
	return s
}

// within checks that the house keeps to its limits and that its log says the same.
func (h *house) within() {
	h.t.Helper()
	h.audit()
	if err := h.fold.CheckLimits(); err != nil {
		h.t.Fatal(err)
	}
}

// whole checks how many places a buyer is counted as having: so many more are
// refused as make one too many.
func (h *house) whole(buyer byte, have int) {
	h.t.Helper()
	f := h.refused(standing(buyer, 4-have+1), ErrLimit)
	if f.Detail["have"] != have {
		h.t.Fatalf("the buyer is counted as having %v places, not %d", f.Detail["have"], have)
	}
}

// Who has all the places they may have changes some of them, by every limit
// there is, and has no more than that at any time.
func TestExchangeAtTheLimit(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	h.refused(place(1, "s/B/1"), ErrLimit)
	a := h.must(swap(old, 2, "s/B/1", "s/B/2"))
	h.whole(1, 4)
	h.within()
	h.must(paidBy(a, old, 2))
	h.whole(1, 4)
	h.within()
	h.must(Sell{a.Hold.ID, order(2)})
	h.whole(1, 4)
	h.within()
	back := func(seats ...string) {
		t.Helper()
		h.must(Return{Hold: old.Hold.ID, Order: old.Hold.Order, Seats: seats})
		h.within()
	}
	back("s/A/1")
	h.whole(1, 4)
	back("s/A/2")
	h.whole(1, 4)
	if len(h.fold.yields) != 0 {
		t.Errorf("what was given up has come back, and is still waited for: %v", h.fold.yields)
	}
	back("s/A/3")
	h.whole(1, 3)
	h.must(place(1, "s/C/1"))
	h.within()
}

// Fewer for more: until it is done its buyer is counted as having the greater of
// both, so nothing can be had on top that would be too much if it came to nothing.
func TestExchangeForFewer(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(swap(old, 3, "s/B/1"))
	h.whole(1, 4)
	h.must(Release{Buyer: buyer(1), Hold: a.Hold.ID})
	h.whole(1, 4)
	h.within()
	h.refused(swap(old, 1, "s/B/1", "s/B/2"), ErrLimit)
}

// A hold that is there instead of others grows as far as they go.
func TestExchangeGrows(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3")
	a := h.must(swap(old, 2, "s/B/1"))
	more := func(seats ...string) Change {
		return Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: seats}}
	}
	h.must(more("s/B/2"))
	h.must(more("s/B/3"))
	h.refused(more("s/B/4"), ErrLimit)
	h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Add: Choice{Seats: []string{"s/B/4"}}, Release: Choice{Seats: []string{"s/B/1"}}})
	h.whole(1, 4)
	h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Release: Choice{Seats: []string{"s/B/2", "s/B/3"}}})
	h.whole(1, 3)
	h.within()
}

// What came to nothing excuses nothing.
func TestExchangeThatLapses(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(swap(old, 1, "s/B/1"))
	h.now = a.Hold.Deadline
	h.whole(1, 4)
	late := paidBy(a, old, 2)
	h.refused(place(1, "s/B/1"), ErrLimit)
	// Another exchange of the same places takes its turn: then the first is late
	// for good, though its money came.
	b := h.must(swap(old, 1, "s/B/2"))
	h.must(Expire{Most: 10})
	h.refused(late, ErrEmailLimit)
	late.Email, late.Payment = [16]byte{1}, [16]byte{}
	h.refused(late, ErrLimit)
	h.within()
	h.must(Release{Buyer: buyer(1), Hold: b.Hold.ID})
	h.refused(late, ErrLimit)
	h.within()
}

// Money that comes late is as good as any, while nothing else came of the exchange.
func TestLateExchange(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(swap(old, 1, "s/B/1"))
	h.now = a.Hold.Deadline.Add(time.Hour)
	h.must(Expire{Most: 1})
	h.must(paidBy(a, old, 2))
	h.whole(1, 4)
	h.within()
}

// The same places excuse others once, in one batch and after another.
func TestExchangedOnce(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	outcomes := h.all(swap(old, 4, "s/B/1", "s/B/2"), swap(old, 4, "s/B/3", "s/B/4"))
	if outcomes[0].Err != nil || code(outcomes[1].Err) != ErrLimit.Code {
		t.Errorf("%v and %v", outcomes[0].Err, outcomes[1].Err)
	}
	h.refused(swap(old, 2, "s/B/5"), ErrLimit)
	h.within()
}

// Only what is sold to that buyer by that order can be given up.
func TestOthersPlacesExcuseNothing(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	h.sold(2, "s/B/1", "s/B/2", "s/B/3", "s/B/4")
	gift := h.must(Comp{Staff: staff(), Buyer: buyer(1), Order: order(9), Choice: Choice{Seats: []string{"s/C/1"}}, Reason: "r"})
	for name, change := range map[string]func(p *Place){
		"nothing":            func(p *Place) { p.Instead = Instead{} },
		"none of them":       func(p *Place) { p.Instead.Places = 0 },
		"less than none":     func(p *Place) { p.Instead.Places = -3 },
		"another order":      func(p *Place) { p.Instead.Order = order(2) },
		"another buyer's":    func(p *Place) { p.Instead.Hold.No, p.Instead.Order = 2, order(2) },
		"a hold to come":     func(p *Place) { p.Instead.Hold.No = 4 },
		"of another show":    func(p *Place) { p.Instead.Hold.Show = HoldID{}.Show },
		"what was given":     func(p *Place) { p.Instead = Instead{gift.Hold.ID, order(9), 1} },
		"by another's buyer": func(p *Place) { p.Buyer = buyer(2) },
	} {
		p := swap(old, 1, "s/C/2")
		change(&p)
		if _, err := h.do(p); code(err) != ErrLimit.Code {
			t.Errorf("%s: %v", name, err)
		}
	}
	h.must(Return{Hold: old.Hold.ID, Order: order(1)})
	less := h.sold(1, "s/A/1", "s/A/2")
	h.must(Release{Buyer: buyer(1), Hold: h.must(swap(less, -1, "s/C/2")).Hold.ID}) // as anybody
	h.must(place(1, "s/A/3"))
	h.refused(swap(old, 2, "s/C/2"), ErrLimit) // it was taken back
	h.within()
}

// A hold that is there instead of other places cannot be bought beside them.
func TestExchangeIsNoPurchase(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(swap(old, 1, "s/B/1"))
	plain := sealOf(a, 2)
	h.refused(plain, ErrHoldChanged)
	plain.Instead = order(3)
	h.refused(plain, ErrHoldChanged)
	if v, _ := h.fold.View(h.plan, a.Hold.ID.No, h.now); v.Instead != old.Hold.Order {
		t.Errorf("it is said to be instead of places of %q", v.Instead)
	}
	// Once the order is taken back, there is nothing that they could be beside.
	h.must(Return{Hold: old.Hold.ID, Order: order(1)})
	plain.Instead = order(0)
	h.must(plain)
	h.within()
}

// Places of the old order that come back meanwhile, whichever they are, make
// nobody have more than before.
func TestReturnDuringExchange(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(swap(old, 2, "s/B/1", "s/B/2"))
	h.must(Return{Hold: old.Hold.ID, Order: order(1), Seats: []string{"s/A/4"}, Block: true})
	h.whole(1, 4)
	h.within()
	h.must(paidBy(a, old, 2))
	h.must(Sell{a.Hold.ID, order(2)})
	h.must(Return{Hold: old.Hold.ID, Order: order(1), Seats: []string{"s/A/1", "s/A/2"}, Revision: 3})
	h.whole(1, 3)
	h.within()
}

// What was changed may be changed again.
func TestExchangeOfAnExchange(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	for n := byte(2); n < 8; n++ {
		a := h.must(swap(old, 4, fmt.Sprintf("s/%c/1", 'B'-n%2), fmt.Sprintf("s/%c/2", 'B'-n%2), fmt.Sprintf("s/%c/3", 'B'-n%2), fmt.Sprintf("s/%c/4", 'B'-n%2)))
		s := paidBy(a, old, n)
		s.Email, s.Payment = [16]byte{9, 1}, [16]byte{8, 1}
		h.must(s)
		sold := h.must(Sell{a.Hold.ID, order(n)})
		h.must(Return{Hold: old.Hold.ID, Order: old.Hold.Order})
		h.whole(1, 4)
		h.within()
		old = sold
	}
}

// Nor is anybody counted as having more when places come back in another order
// than they were changed in: what was changed is changed again once the places
// before it are back.
func TestExchangeOfAnExchangeThatIsNotDone(t *testing.T) {
	h := fourHouse(t)
	first := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(swap(first, 4, "s/B/1", "s/B/2", "s/B/3", "s/B/4"))
	h.must(paidBy(a, first, 2))
	second := h.must(Sell{a.Hold.ID, order(2)})
	h.refused(swap(second, 4, "s/C/1"), ErrLimit)
	h.must(Return{Hold: first.Hold.ID, Order: order(1), Seats: []string{"s/A/1", "s/A/2"}})
	h.refused(swap(second, 4, "s/C/1"), ErrLimit)
	h.must(Return{Hold: first.Hold.ID, Order: order(1)})
	h.must(swap(second, 4, "s/C/1", "s/C/2"))
	h.must(Return{Hold: second.Hold.ID, Order: order(2)})
	h.whole(1, 2)
	h.within()
}

// The limits per e-mail address and per card are about what is under that very
// address and card.
func TestExchangeUnderAnotherAddress(t *testing.T) {
	h, terms := newHouse(t), smallTerms()
	terms.MaxPerEmail, terms.MaxPerPayment = 4, 4
	h.must(SetTerms{terms})
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	h.sold(2, "s/B/1", "s/B/2", "s/B/3", "s/B/4")
	a := h.must(swap(old, 1, "s/C/1"))
	s := paidBy(a, old, 3)
	s.Email = sealOf(a, 2).Email
	h.refused(s, ErrEmailLimit)
	s = paidBy(a, old, 3)
	s.Payment = sealOf(a, 2).Payment
	f := h.refused(s, ErrPaymentLimit)
	if f.Detail["have"] != 4 {
		t.Errorf("the card is counted for %v", f.Detail["have"])
	}
	h.must(paidBy(a, old, 3))
	h.within()
}

// With a code, too.
func TestExchangeWithAVoucher(t *testing.T) {
	h := fourHouse(t)
	h.voucher(Voucher{Code: "HALF", Discount: half})
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	a := h.must(with(swap(old, 1, "s/B/1"), "half"))
	if a.Hold.Voucher != "HALF" {
		t.Errorf("it has %q", a.Hold.Voucher)
	}
	h.whole(1, 4)
	h.within()
}

// The best seats are sought for an exchange at the limit as well.
func TestBestSeatsInstead(t *testing.T) {
	h := fourHouse(t)
	old := h.sold(1, "s/A/1", "s/A/2", "s/A/3", "s/A/4")
	best := func(n int) Place {
		p := swap(old, 2)
		p.Choice = Choice{Best: &Wish{Quantity: n}}
		return p
	}
	h.refused(best(3), ErrLimit)
	h.must(best(2))
	h.within()
}

// What a row says cannot have places given up that may not be.
func TestImpossibleExchanges(t *testing.T) {
	h := newHouse(t)
	h.sold(1, "s/A/1", "s/A/2")
	h.must(place(1, "s/A/3"))
	h.must(Comp{Staff: staff(), Buyer: buyer(1), Order: order(9), Choice: Choice{Seats: []string{"s/A/4"}}, Reason: "r"})
	take := func(hold, instead uint64, given uint32, by byte, seats ...uint32) Effect {
		return Effect{
			Kind: kindTake, Instead: true, Hold: hold, Revision: 1, Deadline: h.fold.at + time.Minute.Microseconds(), Seats: seats,
			who: who{buyer: buyer(by), instead: instead, given: given},
		}
	}
	for name, effects := range map[string][]Effect{
		"nothing":           {take(4, 1, 0, 1, 6)},
		"more than there":   {take(4, 1, 3, 1, 6)},
		"another's":         {take(4, 1, 1, 2, 6)},
		"what is only held": {take(4, 2, 1, 1, 6)},
		"what was given":    {take(4, 3, 1, 1, 6)},
		"itself":            {take(4, 4, 1, 1, 6)},
		"no hold":           {take(4, 0, 1, 1, 6)},
		"twice":             {take(4, 1, 1, 1, 6), take(5, 1, 1, 1, 7)},
		"by one that grows": {take(2, 1, 1, 1, 6)},
	} {
		before := h.fold.Checkpoint()
		if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest(), effects: effects})); err == nil {
			t.Errorf("%s: applied", name)
		}
		if err := h.fold.Differs(before); err != nil {
			t.Errorf("%s: it left a mark: %v", name, err)
		}
	}
	if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest(), effects: []Effect{take(4, 1, 2, 1, 6)}})); err != nil {
		t.Errorf("what may be: %v", err)
	}
}

// Whatever comes of exchanges, nobody has more places at the end of any step
// than the limits allow: of an order that was changed, what is left and what it
// was changed for, or, where that came to nothing, all of it.
func TestExchangesKeepToTheLimits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := fourHouse(t)
		var known []Answer
		for step := range rapid.IntRange(1, 40).Draw(t, "steps") {
			n := byte(step + 1)
			by := rapid.ByteRange(1, 2).Draw(t, "buyer")
			var seats []string
			first := rapid.IntRange(0, 12).Draw(t, "first")
			for i := range rapid.IntRange(1, 4).Draw(t, "seats") {
				seats = append(seats, smallPlan.Label(first+i))
			}
			var c Command = place(by, seats...)
			if len(known) > 0 && rapid.IntRange(0, 4).Draw(t, "known") > 0 {
				a := known[rapid.IntRange(0, len(known)-1).Draw(t, "of")]
				if v, ok := h.fold.View(h.plan, a.Hold.ID.No, h.now); ok {
					a.Hold = v
				}
				switch rapid.IntRange(0, 5).Draw(t, "what") {
				case 0, 1:
					c = swap(a, rapid.IntRange(1, 5).Draw(t, "places"), seats...)
				case 2:
					s := sealOf(a, n)
					s.Email, s.Payment, s.Instead = [16]byte{rapid.ByteRange(1, 2).Draw(t, "email")}, [16]byte{rapid.ByteRange(0, 2).Draw(t, "card")}, a.Hold.Instead
					c = s
				case 3:
					c = Sell{a.Hold.ID, a.Hold.Order}
				case 4:
					back := Return{Hold: a.Hold.ID, Order: a.Hold.Order}
					if len(a.Hold.Lines) > 0 && rapid.Bool().Draw(t, "part") {
						back.Seats = []string{a.Hold.Lines[0].Place}
					}
					c = back
				case 5:
					c = Release{Buyer: a.Hold.Buyer, Hold: a.Hold.ID}
				}
			}
			h.now = h.now.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "seconds")) * time.Second)
			if a, err := h.do(c); err == nil {
				known = append(known, a)
			} else if fault.KindOf(err) == fault.Unavailable {
				t.Fatal(err)
			}
			if err := h.fold.CheckLimits(); err != nil {
				t.Fatal(err)
			}
		}
		h.audit()
	})
}
