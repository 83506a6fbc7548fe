package inventory

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/pricing"
)

func (h *house) voucher(v Voucher) {
	h.t.Helper()
	h.must(SetVouchers{Staff: staff(), Vouchers: []Voucher{v}})
}

func with(p Place, code string) Place {
	p.Voucher = code
	return p
}

var half = pricing.Discount{Rate: 50_000}

func TestVoucherLowersThePrice(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "half", Discount: half, Levels: []string{"l1"}})
	a := h.must(with(place(1, "s/A/1", "s/C/1"), " Ha-Lf "))
	if got := a.Hold.Total().Minor; got != 2000+500+2000+250 || a.Hold.Voucher != "HALF" {
		t.Errorf("half of the front costs %d with %q", got, a.Hold.Voucher)
	}
	if off := a.Hold.Bill().Off().Minor; off != 2000 {
		t.Errorf("%d is taken off", off)
	}
	h.refused(with(place(2, "s/C/2"), "half"), ErrVoucherNotHere)
	h.refused(with(place(2, "s/A/2"), "quarter"), ErrVoucher)
	h.refused(with(place(2, "s/A/2"), "?"), ErrVoucher)
	h.audit()
}

func TestVoucherPriceIsFrozenAtHold(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "SPRING", Discount: half})
	a := h.must(with(place(1, "s/A/1"), "spring"))
	paid := a.Hold.Total()
	h.voucher(Voucher{Code: "SPRING", Discount: pricing.Discount{Rate: 10_000}})
	dearer := smallTerms()
	dearer.Prices.Levels[0].Face = 9000
	h.must(SetTerms{dearer})
	if now, _ := h.fold.View(h.plan, a.Hold.ID.No, h.now); now.Total() != paid {
		t.Errorf("the hold costs %s, and %s when it was taken", now.Total(), paid)
	}
	h.voucher(Voucher{Code: "SPRING", Discount: half, Ended: true})
	h.refused(with(place(2, "s/A/2"), "spring"), ErrVoucher)
	if s := h.must(sealOf(a, 1)); s.Hold.Total() != paid {
		t.Errorf("the order pays %s", s.Hold.Total())
	}
	full := sealOf(h.must(place(3, "s/A/3")), 3)
	full.Lines = slices.Clone(full.Lines)
	full.Lines[0].Price = a.Hold.Lines[0].Price
	h.refused(full, ErrHoldChanged)
	h.audit()
}

// The last use of a code goes to one of many, in one batch or in many, and
// comes back when its hold ends unsold.
func TestLastUseOfAVoucher(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "LAST", Discount: half, Orders: 1})
	var batch []Command
	for i := range byte(6) {
		batch = append(batch, with(place(i+1, fmt.Sprintf("s/A/%d", i+1)), "last"))
	}
	won := 0
	for _, o := range h.all(batch...) {
		if o.Err == nil {
			won++
		} else if fault.From(o.Err).Code != ErrVoucherUsed.Code {
			t.Error(o.Err)
		}
	}
	if won != 1 {
		t.Fatalf("%d have the last use of a code", won)
	}
	h.refused(with(place(9, "s/B/1"), "LAST"), ErrVoucherUsed)
	h.now = h.now.Add(10 * time.Minute) // no row has said that the hold is over
	a := h.must(with(place(9, "s/B/1"), "LAST"))
	h.refused(with(place(2, "s/B/2"), "LAST"), ErrVoucherUsed)
	h.must(Release{Buyer: buyer(9), Hold: a.Hold.ID})
	a = h.must(with(place(2, "s/B/2"), "LAST"))
	h.must(sealOf(a, 1))
	h.must(Unseal{Hold: a.Hold.ID, Order: order(1)})
	a = h.must(with(place(3, "s/B/3"), "LAST"))
	h.must(sealOf(a, 2))
	h.must(Sell{Hold: a.Hold.ID, Order: order(2)})
	h.now = h.now.Add(time.Hour)
	h.must(Expire{100})
	h.refused(with(place(4, "s/B/4"), "LAST"), ErrVoucherUsed)
	h.audit()
	if err := h.fold.CheckLimits(); err != nil {
		t.Error(err)
	}
	h.must(Return{Hold: a.Hold.ID, Order: order(2)})
	h.must(with(place(4, "s/B/4"), "LAST"))
	h.audit()
}

func TestPlacesOfAVoucher(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "FIVE", Discount: half, Places: 5, PerOrder: 3})
	h.refused(with(standing(1, 4), "FIVE"), ErrVoucherTooMany)
	a := h.must(with(standing(1, 3), "FIVE"))
	f := h.refused(with(standing(2, 3), "FIVE"), ErrVoucherUsed)
	if f.Detail["left"] != 2 {
		t.Errorf("left: %v", f.Detail["left"])
	}
	b := h.must(with(place(2, "s/A/1"), "FIVE"))
	grow := Change{Buyer: buyer(2), Hold: b.Hold.ID, Add: Choice{Seats: []string{"s/A/2", "s/A/3"}}}
	h.refused(grow, ErrVoucherUsed)
	h.must(Change{Buyer: buyer(1), Hold: a.Hold.ID, Release: Choice{Areas: []Places{{"floor", 1}}}})
	if got := h.must(grow).Hold; got.Total().Minor != 3*2500 {
		t.Errorf("three for half cost %s", got.Total())
	}
	h.audit()
}

func TestVoucherHasItsTime(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "NOON", Discount: half, From: opening.Add(time.Hour), Until: opening.Add(2 * time.Hour)})
	h.refused(with(place(1, "s/A/1"), "NOON"), ErrVoucherEarly)
	h.now = opening.Add(time.Hour)
	a := h.must(with(place(1, "s/A/1"), "NOON"))
	h.now = opening.Add(2 * time.Hour)
	h.refused(with(place(2, "s/A/2"), "NOON"), ErrVoucherEnded)
	h.refused(sealOf(a, 1), ErrVoucherEnded) // its time was over: it would be a new take
	h.audit()
}

func TestVoucherKeepsSeats(t *testing.T) {
	h := newHouse(t)
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/A/1"}}, Reason: "press", Purpose: "Press"})
	h.voucher(Voucher{Code: "PRESS", Keeps: Choice{Seats: []string{"s/A/1", "s/A/2"}}})
	f := h.refused(place(1, "s/A/1", "s/A/3"), ErrTaken)
	if got := fmt.Sprint(f.Detail["taken"]); got != "[s/A/1]" {
		t.Errorf("taken: %s", got)
	}
	if states := h.fold.States(h.now); states[0] != 2 || states[1] != 2 || states[2] != 0 || h.fold.StateOf(1, h.now) != 2 {
		t.Errorf("the map shows %v", states)
	}
	if c := h.fold.Counts(h.plan, h.now); c.All.Blocked != 2 {
		t.Errorf("%d are kept back", c.All.Blocked)
	}
	best := Place{Buyer: buyer(1), Choice: Choice{Best: &Wish{Quantity: 4, Level: "l1"}}}
	for _, s := range h.must(best).Hold.Seats() {
		if s == "s/A/1" || s == "s/A/2" {
			t.Errorf("a wish takes %s", s)
		}
	}
	a := h.must(with(place(2, "s/A/1", "s/A/2"), "press"))
	if a.Hold.Total().Minor != 9000 {
		t.Errorf("a code that takes nothing off makes them cost %s", a.Hold.Total())
	}
	h.audit()
	// After their time they are not anybody's, but the next bearer's.
	h.now = h.now.Add(10 * time.Minute)
	h.refused(place(3, "s/A/1"), ErrTaken)
	h.audit()
	wish := Place{Buyer: buyer(4), Voucher: "PRESS", Choice: Choice{Best: &Wish{Quantity: 2, Level: "l1"}}}
	a = h.must(wish)
	h.must(Release{Buyer: buyer(4), Hold: a.Hold.ID})
	// What one of its bearers has already, the voucher may go on keeping.
	h.must(with(place(5, "s/A/2"), "PRESS"))
	h.voucher(Voucher{Code: "PRESS", Name: "Critics", Keeps: Choice{Seats: []string{"s/A/1", "s/A/2"}}})
	h.refused(SetVouchers{Staff: staff(), Vouchers: []Voucher{{Code: "OTHER", Keeps: Choice{Seats: []string{"s/A/2"}}}}}, ErrTaken)
	h.voucher(Voucher{Code: "PRESS", Discount: half, Ended: true})
	h.must(place(6, "s/A/1"))
	h.audit()
}

func TestVoucherKeepsALevel(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "CLUB", KeepsOf: []string{"l2"}})
	h.refused(standing(1, 1), ErrSoldOut)
	h.refused(place(1, "s/C/1"), ErrTaken)
	h.refused(Place{Buyer: buyer(1), Choice: Choice{Best: &Wish{Quantity: 1, Level: "l2"}}}, ErrNoneTogether)
	h.must(with(Place{Buyer: buyer(1), Choice: Choice{Seats: []string{"s/C/1"}, Areas: []Places{{"floor", 2}}}}, "club"))
	if free := h.fold.AvailableIn(h.now); free[0] != 0 {
		t.Errorf("%d places seem free to all", free[0])
	}
	o, err := h.fold.Offer(h.plan, "club", h.now)
	if err != nil || len(o.Seats) != 4 || o.Seats[0] != (OfferSeat{12, "s/C/1", Held}) || o.Areas[0].Quantity != 6 {
		t.Errorf("the code offers %+v: %v", o, err)
	}
	h.must(Block{Staff: staff(), Choice: Choice{Seats: []string{"s/C/2"}}, Reason: "staff may"})
	h.audit()
}

// An order of some places pays the whole less the sum, to the last cent, and
// never less than nothing.
func TestVoucherOffAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := newHouse(t)
		terms := smallTerms()
		terms.Prices.Levels[0].Face = rapid.Int64Range(0, 5000).Draw(t, "face")
		h.must(SetTerms{terms})
		sum := rapid.Int64Range(1, 20_000).Draw(t, "sum")
		h.voucher(Voucher{Code: "SUM", Discount: pricing.Discount{Minor: sum, PerOrder: true}})
		n := rapid.IntRange(1, 3).Draw(t, "standing")
		c := Choice{Seats: []string{"s/A/1"}, Areas: []Places{{"floor", n}}}
		a := h.must(Place{Buyer: buyer(1), Choice: c, Voucher: "SUM"})
		faces := terms.Prices.Levels[0].Face + int64(n)*2000
		if off := a.Hold.Bill().Off().Minor; off != min(sum, faces) {
			t.Fatalf("%d is taken off %d, want %d", off, faces, min(sum, faces))
		}
		if pricing.Places(a.Hold.Lines) != n+1 {
			t.Fatalf("%d places", pricing.Places(a.Hold.Lines))
		}
		h.must(sealOf(a, 1))
		h.audit()
	})
}

func TestVouchersThatCannotBe(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "THERE", Discount: half})
	for name, c := range map[string]struct {
		v    Voucher
		want *fault.Fault
	}{
		"nothing":        {Voucher{Code: "ABC"}, ErrBadVoucher},
		"no code":        {Voucher{Code: "a b", Discount: half}, ErrBadVoucher},
		"signs":          {Voucher{Code: "ABC%", Discount: half}, ErrBadVoucher},
		"more than all":  {Voucher{Code: "ABC", Discount: pricing.Discount{Rate: 100_001}}, ErrBadVoucher},
		"both":           {Voucher{Code: "ABC", Discount: pricing.Discount{Rate: 1, Minor: 1}}, ErrBadVoucher},
		"less than none": {Voucher{Code: "ABC", Discount: pricing.Discount{Minor: -1}}, ErrBadVoucher},
		"no level":       {Voucher{Code: "ABC", Discount: half, Levels: []string{"l9"}}, ErrBadVoucher},
		"backwards":      {Voucher{Code: "ABC", Discount: half, From: opening, Until: opening}, ErrBadVoucher},
		"a limit":        {Voucher{Code: "ABC", Discount: half, Orders: -1}, ErrBadVoucher},
		"no seat":        {Voucher{Code: "ABC", Keeps: Choice{Seats: []string{"s/Z/1"}}}, ErrUnknownSeat},
		"there":          {Voucher{Code: "there", Discount: half}, ErrVoucherThere},
	} {
		t.Run(name, func(t *testing.T) {
			h.t = t
			h.refused(SetVouchers{Staff: staff(), New: true, Vouchers: []Voucher{c.v}}, c.want)
		})
	}
	h.t = t
	h.refused(SetVouchers{Staff: staff(), New: true, Vouchers: []Voucher{{Code: "TWICE", Discount: half}, {Code: "tw-ice", Discount: half}}}, ErrVoucherThere)
	if a := h.must(SetVouchers{Staff: staff(), Vouchers: []Voucher{{Code: "THERE", Discount: half}}}); a.Changed {
		t.Error("the same again changed something")
	}
	h.audit()
}

func TestVoucherIsListed(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "ONE", Name: "First", Discount: half, Orders: 3, From: opening})
	h.voucher(Voucher{Code: "TWO", Discount: pricing.Discount{NoFees: true}})
	a := h.must(with(place(1, "s/A/1", "s/A/2"), "ONE"))
	h.must(sealOf(a, 1))
	h.must(Sell{Hold: a.Hold.ID, Order: order(1)})
	h.must(with(place(2, "s/A/3"), "ONE"))
	all := h.fold.Vouchers(h.plan, h.now)
	if len(all) != 2 || all[0].Code != "TWO" {
		t.Fatalf("%+v", all)
	}
	one := all[1]
	if one.Name != "First" || !one.From.Equal(opening) || one.InUse != 2 || one.Had != 3 || one.Sold != 2 || one.Earned.Minor != 5000 || one.Given.Minor != 4000 {
		t.Errorf("%+v", one)
	}
	b := h.must(with(place(3, "s/B/1"), "TWO"))
	if b.Hold.Total().Minor != 4000 {
		t.Errorf("without fees it costs %s", b.Hold.Total())
	}
}

// A code is nowhere in what strangers read.
func TestVoucherIsPrivate(t *testing.T) {
	h, other := newHouse(t), newHouse(t)
	h.voucher(Voucher{Code: "SECRET", Name: "Anna", Discount: half})
	other.voucher(Voucher{Code: "ANOTHER", Keeps: Choice{Seats: []string{"s/A/1"}}})
	last, first := h.log[len(h.log)-1], other.log[len(other.log)-1]
	if !slices.Equal(last.Public, first.Public) {
		t.Errorf("two vouchers read %x and %x", last.Public, first.Public)
	}
}

// A buyer who asks again is answered with the hold there is, and a voucher
// changes neither.
func TestVoucherAskedTwice(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "ONCE", Discount: half, Orders: 1})
	a := h.must(with(place(1, "s/A/1"), "ONCE"))
	if b := h.must(with(place(1, "s/A/1"), "once")); b.Hold.ID != a.Hold.ID {
		t.Errorf("a second hold %s", b.Hold.ID)
	}
	keyed := with(place(2, "s/A/2"), "ONCE")
	keyed.Key = key(1, 1)
	h.refused(keyed, ErrVoucherUsed)
	h.must(Release{Buyer: buyer(1), Hold: a.Hold.ID})
	first := h.must(keyed)
	if again := h.must(keyed); again.Hold.ID != first.Hold.ID || again.Hold.Total() != first.Hold.Total() || again.Changed != first.Changed {
		t.Errorf("under its key: %+v, then %+v", first, again)
	}
	h.must(place(3, "s/A/3"))
	h.refused(with(place(3, "s/A/3"), "ONCE"), ErrAlreadyYours)
	h.seats(Held, "s/A/3")
	h.audit()
}
