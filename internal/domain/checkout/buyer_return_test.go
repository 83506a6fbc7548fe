package checkout_test

import (
	"encoding/json"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
)

// begins is when the show of these tests begins, and usual are terms that keep
// the fees and a tenth of the rest, until two days before.
var (
	begins = start.Add(30 * 24 * time.Hour)
	usual  = pricing.ReturnTerms{Allowed: true, Hours: 48, Rate: 10_000}
)

// sellOn has the show sold on terms from now on.
func (w *world) sellOn(t pricing.ReturnTerms) {
	w.change(func() { w.show.Show.Returns = t })
}

// change changes the show.
func (w *world) change(do func()) {
	if w.show.Show.StartsAt.IsZero() {
		w.show.Show.StartsAt = begins
	}
	do()
	w.store.kept.show = w.show
}

// move puts the show on another day and gives its buyers two weeks.
func (w *world) move(to time.Time) {
	w.change(func() {
		w.show.Show.StartsAt, w.show.Show.MoveReturnsUntil = to, w.clock.Now().Add(14*24*time.Hour)
		w.show.Show.Moves++
	})
}

// giveBack is the buyer who returns some places of the order, or all.
func (w *world) giveBack(n byte, places ...int) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Return(w.t.Context(), key(n), w.buyer, w.order, checkout.ReturnAsk{Places: places})
		return err
	})
	w.come(func(o order.Order) bool { return o.Step == "done" })
}

// buyOn buys on terms.
func (w *world) buyOn(t pricing.ReturnTerms) {
	w.sellOn(t)
	w.buy()
}

// ofSeat and ofFloor are what the usual terms keep of a seat and of a standing
// place: the fee, and a tenth of the rest.
const ofSeat, ofFloor = 500 + 400, 250 + 200

func gone(kept int64) ended {
	return ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, kept: kept, standing: payment.Captured, ticketed: 1, cancelled: 1}
}

var buyerStories = []story{
	{name: "a buyer returns a seat", prices: normal, until: time.Hour, end: left(4, 0, bought-4500+ofSeat), play: func(w *world) {
		w.buyOn(usual)
		w.giveBack(10, 2)
	}},
	{name: "a buyer returns an order in two parts", prices: normal, until: time.Hour, end: gone(2*ofSeat + 3*ofFloor), play: func(w *world) {
		w.buyOn(usual)
		w.giveBack(10, 5, 1)
		w.giveBack(11)
	}},
	{name: "a buyer returns a part and staff the rest", prices: normal, until: time.Hour, end: gone(ofFloor), play: func(w *world) {
		w.buyOn(usual)
		w.giveBack(10, 4)
		w.refund()
	}},
	{name: "a buyer returns all of which nothing goes back", prices: normal, until: time.Hour, end: gone(bought), play: func(w *world) {
		w.buyOn(pricing.ReturnTerms{Allowed: true, Minor: 100_00})
		w.giveBack(10)
	}},
	{name: "a buyer returns all with the fees", prices: normal, until: time.Hour,
		end: with(gone(0), func(e *ended) { e.standing = payment.Refunded }), play: func(w *world) {
			w.buyOn(pricing.ReturnTerms{Allowed: true, FeesBack: true, Whole: true})
			w.giveBack(10)
		}},
	{name: "a buyer returns places of a show that was moved", prices: normal, until: time.Hour, end: left(3, 0, bought-4500-2250), play: func(w *world) {
		w.buyOn(usual)
		w.move(begins.Add(24 * time.Hour))
		w.giveBack(10, 2, 3)
	}},
}

// What an order's buyer was told when they bought counts, whatever the show says
// since; the deadline is theirs to the microsecond.
func TestWhatWasToldCounts(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buyOn(usual)
	w.sellOn(pricing.ReturnTerms{})
	offer, back, err := w.service.ReturnOffer(t.Context(), w.at(), []int{1})
	if err != nil || back.Goes() != 4500-ofSeat || !offer.Until.Equal(begins.Add(-48*time.Hour)) || offer.Moved {
		t.Fatalf("%+v %+v %v", offer, back, err)
	}
	w.sellOn(pricing.ReturnTerms{Allowed: true, Whole: true, Minor: 1})
	ask := func(n byte, a checkout.ReturnAsk) error {
		_, err := w.service.Return(t.Context(), key(n), w.buyer, w.order, a)
		return err
	}
	less := euro(4500 - ofSeat - 1)
	mustBe(t, ask(20, checkout.ReturnAsk{Places: []int{1}, Expect: &less}), order.ErrReturnChanged)
	_, err = w.service.Return(t.Context(), key(21), id.New[id.Buyer](), w.order, checkout.ReturnAsk{})
	mustBe(t, err, order.ErrNoOrder)
	w.clock.Advance(begins.Add(-48*time.Hour - time.Microsecond).Sub(w.clock.Now()))
	if err := ask(22, checkout.ReturnAsk{Places: []int{1}}); err != nil {
		t.Error("in time:", err)
	}
	mustBe(t, ask(23, checkout.ReturnAsk{Places: []int{1}}), order.ErrPlaceBack)
	w.clock.Advance(time.Microsecond)
	mustBe(t, ask(24, checkout.ReturnAsk{Places: []int{2}}), order.ErrReturnsOver)
	if got := len(w.at().Returns); got != 1 {
		t.Errorf("there are %d returns, not one", got)
	}
	w.check()
}

// A show that was moved is returned for the full price, by those who bought
// before, for as long as they were given and not once it has begun.
func TestMovedShow(t *testing.T) {
	for name, c := range map[string]struct {
		to     time.Duration // after the old start
		after  time.Duration // when they ask, after the move
		policy pricing.ReturnTerms
		goes   int64
		err    error
	}{
		"the last moment":              {24 * time.Hour, 14*24*time.Hour - 1000, pricing.ReturnTerms{}, 4500, nil},
		"a moment late":                {24 * time.Hour, 14 * 24 * time.Hour, pricing.ReturnTerms{}, 0, order.ErrNoReturns},
		"late, on terms":               {24 * time.Hour, 14 * 24 * time.Hour, usual, 4500 - ofSeat, nil},
		"in time, on terms":            {24 * time.Hour, time.Hour, usual, 4500, nil},
		"to tomorrow, and it begins":   {-29 * 24 * time.Hour, 24 * time.Hour, usual, 0, order.ErrReturnsOver},
		"to tomorrow, and just before": {-29 * 24 * time.Hour, 23 * time.Hour, usual, 4500, nil},
	} {
		w := newWorld(t, &fuse{}, normal)
		w.buyOn(c.policy)
		w.move(begins.Add(c.to))
		w.clock.Advance(c.after)
		_, back, err := w.service.ReturnOffer(t.Context(), w.at(), []int{1})
		if mustBe(t, err, c.err); back.Goes() != c.goes {
			t.Errorf("%s: %d go back, not %d: %v", name, back.Goes(), c.goes, err)
		}
	}
	w := newWorld(t, &fuse{}, normal)
	w.sellOn(usual)
	w.move(begins.Add(time.Hour))
	w.buy()
	if _, back, err := w.service.ReturnOffer(t.Context(), w.at(), []int{1}); err != nil || back.Goes() != 4500-ofSeat {
		t.Errorf("who bought after the move has %d back: %v", back.Goes(), err)
	}
}

// Each buyer is told once of a move, whatever interrupts it, and who pays only after
// it as well; of a move that another has overtaken nobody is.
func TestBuyersAreToldOfAMove(t *testing.T) {
	for burn := range 8 {
		w := newWorld(t, &fuse{}, normal)
		w.sellOn(usual)
		w.buy()
		w.move(begins.Add(time.Hour))
		tell := func(move int) {
			args, err := json.Marshal(catalog.MovedArgs{Show: w.show.Show.ID, Move: move})
			if err != nil {
				t.Fatal(err)
			}
			w.try(func() error { return w.service.TellMoved(t.Context(), args) })
		}
		w.fuse.burns = map[int]bool{w.fuse.calls + burn/2: burn%2 == 0}
		tell(1)
		tell(1)
		tell(2)
		if told := w.mails(notify.JobMoved); told != 1 {
			t.Errorf("interrupted at %d: %d mails", burn, told)
		}
	}
	w := newWorld(t, &fuse{}, normal)
	w.sellOn(usual)
	w.holdSeats()
	w.begin(1)
	w.move(begins.Add(time.Hour))
	w.pay()
	w.confirm(checkout.ByBuyer)
	w.come(func(o order.Order) bool { return o.Step == "done" })
	if told := w.mails(notify.JobMoved); told != 1 {
		t.Errorf("who paid after the move has %d mails", told)
	}
}

// A buyer whose money is not back a minute after they returned places is told that it
// is under way, once; where it is, only that it went.
func TestReturnsUnderWayAreTold(t *testing.T) {
	told := func(w *world, underWay, back int) {
		t.Helper()
		if n, done := w.mails(notify.JobReturning), w.mails(notify.JobRefunded); n != underWay || done != back {
			t.Errorf("%d mails say that it is under way and %d that it went, not %d and %d", n, done, underWay, back)
		}
	}
	w := newWorld(t, &fuse{}, normal)
	w.buyOn(usual)
	w.giveBack(10, 2)
	w.clock.Advance(notify.ReturningAfter)
	told(w, 0, 1)

	w.company.busy = 1 << 30 // refunds are not made
	ask := func(n byte) {
		t.Helper()
		if _, err := w.service.Return(t.Context(), key(n), w.buyer, w.order, checkout.ReturnAsk{Places: []int{3}}); err != nil {
			t.Fatal(err)
		}
	}
	ask(11)
	ask(11) // sent again
	told(w, 0, 0)
	w.clock.Advance(notify.ReturningAfter - time.Microsecond)
	told(w, 0, 0)
	w.clock.Advance(time.Microsecond)
	told(w, 1, 0)
	w.company.busy = 0
	w.come(func(o order.Order) bool { return o.Step == "done" })
	told(w, 0, 1)

	w.company.busy = 1 // the second try is in time
	if _, err := w.service.Return(t.Context(), key(12), w.buyer, w.order, checkout.ReturnAsk{Places: []int{4}}); err != nil {
		t.Fatal(err)
	}
	w.come(func(o order.Order) bool { return o.Step == "done" })
	w.clock.Advance(notify.ReturningAfter)
	told(w, 0, 1)

	w = newWorld(t, &fuse{}, normal)
	w.buyOn(pricing.ReturnTerms{Allowed: true, Minor: 100_00}) // nothing goes back
	w.company.setAway(true)
	if _, err := w.service.Return(t.Context(), key(10), w.buyer, w.order, checkout.ReturnAsk{}); err != nil {
		t.Fatal(err)
	}
	w.clock.Advance(notify.ReturningAfter)
	told(w, 0, 0)
}
