package inventory

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/pricing"
)

func redeem(a Answer, code string) Redeem {
	return Redeem{Buyer: a.Hold.Buyer, Hold: a.Hold.ID, Voucher: code}
}

func TestRedeem(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "HALF", Discount: half, Orders: 1})
	h.voucher(Voucher{Code: "FREE", Discount: pricing.Discount{Rate: pricing.Whole, NoFees: true}})
	a := h.must(place(1, "s/A/1", "s/C/1"))
	h.now = h.now.Add(time.Minute)
	b := h.must(redeem(a, " ha-lf "))
	if got := b.Hold.Total().Minor; got != 2000+500+1000+250 || b.Hold.Voucher != "HALF" || !b.Changed {
		t.Errorf("half of it costs %d with %q", got, b.Hold.Voucher)
	}
	if b.Hold.Revision != a.Hold.Revision+1 || !b.Hold.Deadline.Equal(a.Hold.Deadline) || !slices.Equal(b.Hold.Seats(), a.Hold.Seats()) {
		t.Errorf("the hold was %+v and is %+v", a.Hold, b.Hold)
	}
	h.refused(sealOf(a, 1), ErrHoldChanged) // an order of the old price
	h.refused(with(place(2, "s/A/2"), "HALF"), ErrVoucherUsed)
	if again := h.must(redeem(a, "half")); again.Changed || again.Hold.Revision != b.Hold.Revision {
		t.Errorf("the same code again: %+v", again)
	}
	c := h.must(redeem(a, "free"))
	if c.Hold.Total().Minor != 0 {
		t.Errorf("for nothing it costs %s", c.Hold.Total())
	}
	d := h.must(with(place(2, "s/A/2"), "HALF")) // the use has come back
	h.must(Release{Buyer: buyer(2), Hold: d.Hold.ID})
	e := h.must(redeem(a, ""))
	if e.Hold.Total() != a.Hold.Total() || e.Hold.Voucher != "" || !e.Changed {
		t.Errorf("without a code it costs %s with %q", e.Hold.Total(), e.Hold.Voucher)
	}
	if again := h.must(redeem(a, "")); again.Changed {
		t.Error("taking off nothing changed something")
	}
	h.must(sealOf(e, 1))
	h.seats(Paying, "s/A/1", "s/C/1")
	h.audit()
}

func TestRedeemRefusals(t *testing.T) {
	h := newHouse(t)
	for _, v := range []Voucher{
		{Code: "FRONT", Discount: half, Levels: []string{"l1"}},
		{Code: "LATER", Discount: half, From: opening.Add(time.Hour)},
		{Code: "OVER", Discount: half, Until: opening},
		{Code: "ENDED", Discount: half, Ended: true},
		{Code: "ONE", Discount: half, PerOrder: 1},
		{Code: "USED", Discount: half, Places: 1},
	} {
		h.voucher(v)
	}
	a := h.must(place(1, "s/C/1", "s/C/2"))
	for code, want := range map[string]*fault.Fault{
		"front": ErrVoucherNotHere, "later": ErrVoucherEarly, "over": ErrVoucherEnded, "ended": ErrVoucher,
		"nothing": ErrVoucher, "?": ErrVoucher, "one": ErrVoucherTooMany, "used": ErrVoucherUsed,
	} {
		h.refused(redeem(a, code), want)
	}
	if now, _ := h.fold.View(h.plan, a.Hold.ID.No, h.now); now.Total() != a.Hold.Total() || now.Revision != a.Hold.Revision {
		t.Errorf("refused codes made it %+v", now)
	}
	other := redeem(a, "front")
	other.Buyer = buyer(2)
	h.refused(other, ErrNoHold)
	h.must(sealOf(a, 1))
	h.refused(redeem(a, "front"), ErrHoldSealed)
	h.refused(redeem(a, ""), ErrHoldSealed)
	late := h.must(place(3, "s/A/1"))
	h.now = late.Hold.Deadline
	h.refused(redeem(late, "front"), ErrHoldEnded)
	h.audit()
}

// The price is frozen with the code, as it is with the hold: neither other
// prices nor another discount change it, and it is that of the hold's terms.
func TestRedeemedPriceIsFrozen(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "HALF", Discount: half})
	a := h.must(place(1, "s/A/1"))
	dearer := smallTerms()
	dearer.Prices.Levels[0].Face = 9000
	h.must(SetTerms{dearer})
	b := h.must(redeem(a, "half"))
	if b.Hold.Total().Minor != 2500 {
		t.Fatalf("half of it costs %s", b.Hold.Total())
	}
	h.voucher(Voucher{Code: "HALF", Discount: pricing.Discount{Rate: 10_000}})
	if again := h.must(redeem(a, "half")); again.Changed || again.Hold.Total() != b.Hold.Total() {
		t.Errorf("asked again it costs %s", again.Hold.Total())
	}
	if s := h.must(sealOf(b, 1)); s.Hold.Total() != b.Hold.Total() {
		t.Errorf("the order pays %s", s.Hold.Total())
	}
	h.audit()
}

// The last use of a code goes to one of two holds in one batch, and comes back
// with the code taken off.
func TestLastUseIsRedeemedOnce(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "LAST", Discount: half, Orders: 1})
	a, b := h.must(place(1, "s/A/1")), h.must(place(2, "s/A/2"))
	for i, o := range h.all(redeem(a, "last"), redeem(b, "last"), redeem(a, ""), redeem(b, "last"), redeem(a, "last")) {
		if want := []error{nil, ErrVoucherUsed, nil, nil, ErrVoucherUsed}[i]; !errors.Is(o.Err, want) {
			t.Errorf("command %d: %v, want %v", i, o.Err, want)
		}
	}
	h.now = h.now.Add(10*time.Minute - time.Microsecond)
	c := h.must(place(3, "s/A/3"))
	h.refused(redeem(c, "last"), ErrVoucherUsed)
	h.now = h.now.Add(time.Microsecond) // no row has said that its holder's time is over
	h.must(redeem(c, "last"))
	if err := h.fold.CheckLimits(); err != nil {
		t.Error(err)
	}
	h.audit()
}

// Who has places that are kept for a code cannot take it off.
func TestRedeemDoesNotOpenKeptPlaces(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "PRESS", Keeps: Choice{Seats: []string{"s/A/1"}, Areas: []Places{{"floor", 1}}}})
	h.voucher(Voucher{Code: "HALF", Discount: half})
	seat, area := h.must(with(place(1, "s/A/1", "s/A/2"), "press")), h.must(with(standing(2, 2), "press"))
	for _, a := range []Answer{seat, area} {
		if f := h.refused(redeem(a, "half"), ErrVoucherKeeps); f.Detail["code"] != "PRESS" {
			t.Errorf("it is told %v", f.Detail)
		}
		h.refused(redeem(a, ""), ErrVoucherKeeps)
	}
	h.must(Change{Buyer: buyer(1), Hold: seat.Hold.ID, Release: Choice{Seats: []string{"s/A/1"}}})
	h.must(redeem(seat, "half"))
	h.refused(Change{Buyer: buyer(1), Hold: seat.Hold.ID, Add: Choice{Seats: []string{"s/A/1"}}}, ErrTaken)
	h.voucher(Voucher{Code: "PRESS", Keeps: Choice{Seats: []string{"s/A/1"}}, Ended: true})
	h.must(redeem(area, "half")) // it keeps nothing any more
	h.audit()
}

func TestRedeemByKey(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "HALF", Discount: half})
	a := h.must(place(1, "s/A/1"))
	c := redeem(a, "half")
	c.Key = key(7, 1)
	first := h.must(c)
	h.must(redeem(a, ""))
	h.now = h.now.Add(time.Hour)
	again := h.must(c)
	if again.Hold.Total() != first.Hold.Total() || again.Hold.Voucher != "HALF" || again.Version != first.Version || !again.Changed {
		t.Errorf("first %+v, again %+v", first, again)
	}
	c.Key = key(7, 2)
	h.refused(c, ErrKeyReused)
	h.audit()
}

// What a row says cannot give a hold a voucher it may not have.
func TestImpossibleRedemptions(t *testing.T) {
	h := newHouse(t)
	h.voucher(Voucher{Code: "HALF", Discount: half})
	h.voucher(Voucher{Code: "ENDED", Discount: half, Ended: true})
	a := h.must(place(1, "s/A/1", "s/A/2"))
	h.must(sealOf(h.must(place(2, "s/A/3")), 1))
	effect := func(hold uint64, revision, voucher uint32, by byte, seats ...uint32) Effect {
		return Effect{Kind: kindRedeem, Hold: hold, Revision: revision, Bearer: voucher > 0, Seats: seats, who: who{buyer: buyer(by), bears: voucher}}
	}
	for name, effects := range map[string][]Effect{
		"no such voucher":    {effect(1, 2, 3, 1, 0, 1)},
		"a withdrawn one":    {effect(1, 2, 2, 1, 0, 1)},
		"none after none":    {effect(1, 2, 0, 1, 0, 1)},
		"twice":              {effect(1, 2, 1, 1, 0, 1), effect(1, 3, 1, 1, 0, 1)},
		"another's":          {effect(1, 2, 1, 2, 0, 1)},
		"half of it":         {effect(1, 2, 1, 1, 0)},
		"the same revision":  {effect(1, 1, 1, 1, 0, 1)},
		"after checkout":     {effect(2, 2, 1, 2, 2)},
		"no hold":            {effect(3, 2, 1, 1, 0, 1)},
		"beyond all bounds":  {effect(1, math.MaxUint16+1, 1, 1, 0, 1)},
		"places of somebody": {effect(1, 2, 1, 1, 0, 1, 2)},
	} {
		before := h.fold.Checkpoint()
		if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest(), effects: effects})); err == nil {
			t.Errorf("%s: applied", name)
		}
		if err := h.fold.Differs(before); err != nil {
			t.Errorf("%s: it left a mark: %v", name, err)
		}
	}
	h.now = a.Hold.Deadline
	h.must(place(3, "s/B/1")) // so that the log has come to that instant
	if _, err := h.fold.Apply(forge(h.fold, content{digest: h.fold.Digest(), effects: []Effect{effect(1, 2, 1, 1, 0, 1)}})); err == nil {
		t.Error("after the deadline: applied")
	}
}

// Whatever is done with codes, each voucher is used by exactly the holds that
// have it, none beyond its limits, and each hold costs what its own code makes
// of its own places.
func TestCodesComeAndGo(t *testing.T) {
	codes := []string{"", "aaa", "bbb", "ccc"}
	rapid.Check(t, func(t *rapid.T) {
		h := newHouse(t)
		h.voucher(Voucher{Code: "AAA", Discount: half, Orders: 2})
		h.voucher(Voucher{Code: "BBB", Discount: pricing.Discount{Minor: 777, PerOrder: true}, Places: 3})
		h.voucher(Voucher{Code: "CCC", Discount: pricing.Discount{NoFees: true}, Levels: []string{"l1"}, PerOrder: 2})
		var last [5]Answer
		for step := range rapid.IntRange(1, 40).Draw(t, "steps") {
			who := rapid.ByteRange(1, 4).Draw(t, "buyer")
			code := rapid.SampledFrom(codes).Draw(t, "code")
			seat := fmt.Sprintf("s/%s/%d", rapid.SampledFrom([]string{"A", "C"}).Draw(t, "row"), rapid.IntRange(1, 4).Draw(t, "seat"))
			var c Command = with(place(who, seat), code)
			switch hold := last[who].Hold; rapid.IntRange(0, 5).Draw(t, "what") {
			case 0, 1, 2:
				c = redeem(last[who], code)
			case 3:
				c = Change{Buyer: buyer(who), Hold: hold.ID, Add: Choice{Seats: []string{seat}}}
			case 4:
				c = Release{Buyer: buyer(who), Hold: hold.ID}
				if rapid.Bool().Draw(t, "pay") {
					c = sealOf(last[who], byte(step+1))
				}
			}
			h.now = h.now.Add(time.Duration(rapid.IntRange(0, 200).Draw(t, "seconds")) * time.Second)
			if a, err := h.do(c); err == nil && a.Hold.Buyer == buyer(who) {
				last[who] = a
			}
			if err := h.fold.CheckLimits(); err != nil {
				t.Fatal(err)
			}
		}
		want := map[uint32]use{}
		for _, held := range h.fold.holds {
			if held.voucher != 0 && held.state != Available {
				no := h.fold.voucherAt(held.voucher).no
				want[no] = use{want[no].orders + 1, want[no].places + held.count()}
			}
		}
		for no := uint32(1); no <= 3; no++ {
			if got := h.fold.used[no]; got != want[no] {
				t.Fatalf("voucher %d counts %+v, and holds have %+v", no, got, want[no])
			}
		}
		h.audit()
	})
}
