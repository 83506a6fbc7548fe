package checkout_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

func seats(labels ...string) inventory.Choice { return inventory.Choice{Seats: labels} }

func standing(n int) inventory.Choice {
	return inventory.Choice{Areas: []inventory.Places{{Area: "floor", Quantity: n}}}
}

// choose is a buyer who holds places of their choice.
func (w *world) choose(c inventory.Choice) {
	w.t.Helper()
	answer, err := w.box.decide(inventory.Place{Buyer: w.buyer, Choice: c})
	if err != nil {
		w.t.Fatal(err)
	}
	w.hold = answer.Hold.ID
}

// bought is a buyer who has paid for places of their choice.
func (w *world) bought(c inventory.Choice) {
	w.t.Helper()
	w.choose(c)
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" })
}

// swap is staff who change places of the order. From then on the new order is
// the one the story is about.
func (w *world) swap(n byte, to inventory.Choice, places ...int) {
	w.t.Helper()
	old := w.order
	w.try(func() error {
		made, err := w.service.Exchange(w.t.Context(), key(n), account.Operator(), old, checkout.Exchange{Places: places, Choice: to})
		w.order = made.ID
		return err
	})
	w.older = append(w.older, old)
}

func (w *world) payRest() { w.company.approve(w.order, w.at().Due()) }

// changed lets everything come to rest: the new order is sold.
func (w *world) changed() {
	w.t.Helper()
	w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" && w.atRest() })
}

func (w *world) atRest() bool {
	for _, o := range w.older {
		if w.see(o).Step != "done" {
			return false
		}
	}
	return true
}

// old checks what became of the n-th order whose places were changed.
func (w *world) old(n int, state order.State, valid int, kept int64) {
	w.t.Helper()
	o := w.older[n]
	if got := w.see(o); got.State != state || got.Step != "done" || w.valid(o) != valid || w.company.kept(o) != kept {
		w.t.Errorf("after %q the older order is %s at %s with %d tickets and %d at the provider, not %s, %d, %d", w.fuse.at,
			got.State, got.Step, w.valid(o), w.company.kept(o), state, valid, kept)
	}
}

func oldOne(state order.State, valid int, kept int64) func(w *world) {
	return func(w *world) { w.old(0, state, valid, kept) }
}

// swapped is how an order ends that is for other places instead.
func swapped(sold, captures int, kept int64) ended {
	e := ended{state: order.Paid, seats: free(inventory.Count{Sold: sold}), captures: captures, kept: kept, ticketed: 2}
	if kept > 0 {
		e.standing = payment.Captured
	}
	return e
}

// told is that besides each of these mails was queued, once.
func told(also func(w *world), kinds ...string) func(w *world) {
	return func(w *world) {
		w.t.Helper()
		also(w)
		for _, kind := range kinds {
			if n := w.mails(kind); n != 1 {
				w.t.Errorf("after %q there are %d mails of %s", w.fuse.at, n, kind)
			}
		}
	}
}

const rest = 4500 // two standing places less than two seats

var exchangeStories = []story{
	{name: "changed for the same price", prices: normal, until: time.Hour, end: swapped(2, 1, 0), play: func(w *world) {
		w.bought(seats("s/A/1", "s/A/2"))
		w.swap(2, seats("s/A/3", "s/A/4"))
	}, then: oldOne(order.Refunded, 0, 9000)},
	{name: "one of two changed", prices: normal, until: time.Hour, end: swapped(2, 1, 0), play: func(w *world) {
		w.bought(seats("s/A/1", "s/A/2"))
		w.swap(2, seats("s/A/6"), 2)
	}, then: oldOne(order.Paid, 1, 9000)},
	{name: "changed for dearer ones", prices: normal, until: time.Hour, end: swapped(2, 2, rest), play: func(w *world) {
		w.bought(standing(2))
		w.swap(2, seats("s/A/3", "s/A/4"))
		w.payRest()
		w.confirm(checkout.ByBuyer)
	}, then: oldOne(order.Refunded, 0, rest)},
	{name: "changed for dearer ones, captured at once", prices: normal, until: time.Hour, end: swapped(2, 2, rest), play: func(w *world) {
		w.company.atOnce = true
		w.bought(standing(2))
		w.swap(2, seats("s/A/3", "s/A/4"))
		w.payRest()
		w.confirm(checkout.ByWebhook)
	}, then: oldOne(order.Refunded, 0, rest)},
	{name: "changed for cheaper ones", prices: normal, until: time.Hour, end: swapped(2, 1, 0), play: func(w *world) {
		w.bought(seats("s/A/1", "s/A/2"))
		w.swap(2, standing(2))
	}, then: oldOne(order.Refunded, 0, 9000-rest)},
	{name: "changed for places that are given away", until: time.Hour, end: swapped(2, 0, 0), play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" })
		w.swap(2, seats("s/A/3", "s/A/4"))
	}, then: oldOne(order.Refunded, 0, 0)},
	{name: "the rest is not paid", prices: normal, until: 60 * time.Hour,
		end: ended{state: order.Expired, seats: free(inventory.Count{Sold: 2}), captures: 1, standing: payment.Voided, ticketed: 1}, play: func(w *world) {
			w.bought(standing(2))
			w.swap(2, seats("s/A/3", "s/A/4"))
		}, then: told(oldOne(order.Paid, 2, rest), notify.JobExchange, notify.JobUnchanged)},
	{name: "the rest is paid late, a seat gone", prices: normal, until: 60 * time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{Sold: 2, Blocked: 1}), captures: 1, standing: payment.Voided, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.bought(standing(2))
			w.swap(2, seats("s/A/1", "s/A/2"))
			w.clock.Advance(10 * time.Minute)
			w.keepBack()
			w.payRest()
			w.confirm(checkout.ByWebhook)
		}, then: oldOne(order.Paid, 2, rest)},
	{name: "the rest cannot be taken", prices: normal, until: 25 * time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{Sold: 2}), captures: 1, standing: payment.Voided, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.bought(standing(2))
			w.swap(2, seats("s/A/1", "s/A/2"))
			w.payRest()
			w.box.afterSeal(func() { w.company.set(w.order, func(i *atCompany) { i.Standing = payment.Voided }) })
			w.confirm(checkout.ByWebhook)
		}, then: oldOne(order.Paid, 2, rest)},
	{name: "the old places are refunded meanwhile", prices: normal, until: 25 * time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), captures: 1, standing: payment.Voided, ticketed: 1, cancelled: 2}, play: func(w *world) {
			w.bought(standing(2))
			w.swap(2, seats("s/A/1", "s/A/2"))
			w.refundOf(w.older[0])
			w.payRest()
			w.confirm(checkout.ByWebhook)
		}, then: oldOne(order.Refunded, 0, 0)},
	{name: "captured at once, and the old places are refunded meanwhile", prices: normal, until: 25 * time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), captures: 2, standing: payment.Refunded, ticketed: 1, cancelled: 2}, play: func(w *world) {
			w.company.atOnce = true
			w.bought(standing(2))
			w.swap(2, seats("s/A/1", "s/A/2"))
			w.refundOf(w.older[0])
			w.payRest()
			w.confirm(checkout.ByWebhook)
		}, then: oldOne(order.Refunded, 0, 0)},
	{name: "changed for dearer ones, then refunded", prices: normal, until: time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 2, standing: payment.Refunded, ticketed: 2, cancelled: 1}, play: func(w *world) {
			w.dearerSwapped()
			w.refund()
		}, then: oldOne(order.Refunded, 0, 0)},
	{name: "changed for dearer ones, then refunded in two parts", prices: normal, until: 2 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 2, standing: payment.Refunded, ticketed: 2, cancelled: 1}, play: func(w *world) {
			w.dearerSwapped()
			w.takeBack(10, order.Back{Places: []int{1}})
			w.refund()
		}, then: oldOne(order.Refunded, 0, 0)},
	{name: "changed for cheaper ones, then refunded in two parts of one price", prices: normal, until: 2 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, ticketed: 2, cancelled: 1}, play: func(w *world) {
			w.bought(seats("s/A/1", "s/A/2"))
			w.swap(2, standing(2))
			w.changed()
			w.takeBack(10, order.Back{Places: []int{1}})
			w.refund()
		}, then: oldOne(order.Refunded, 0, 0)},
	{name: "changed twice, then refunded", prices: normal, until: 2 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 2, standing: payment.Refunded, ticketed: 3, cancelled: 1}, play: func(w *world) {
			w.chained()
			w.refund()
		}, then: func(w *world) {
			w.old(0, order.Refunded, 0, 0)
			w.old(1, order.Refunded, 0, 0)
		}},
	{name: "changed and paid later", prices: normal, until: 30 * 24 * time.Hour, end: swapped(2, 2, rest), play: func(w *world) {
		w.bought(standing(2))
		w.company.later = true
		w.swap(2, seats("s/A/3", "s/A/4"))
		w.company.receive(w.order, rest)
		w.confirm(checkout.ByWebhook)
	}, then: oldOne(order.Refunded, 0, rest)},
}

func (w *world) refundOf(o id.Order) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Refund(w.t.Context(), key(201), account.Operator(), o, order.Back{})
		return err
	})
}

// TestExchangeOrRefund: whoever comes second finds that the places are being
// dealt with, or are gone.
func TestExchangeOrRefund(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.bought(standing(2))
	ctx, old := t.Context(), w.order
	w.swap(2, seats("s/A/1", "s/A/2")) // dearer: it waits for the rest
	second, err := w.service.Exchange(ctx, key(3), account.Operator(), old, checkout.Exchange{Choice: standing(1), Places: []int{1}})
	if err != nil {
		t.Fatal(err)
	}
	w.come(func(order.Order) bool { return w.see(second.ID).State == order.Paid && w.see(old).Step == "done" })
	w.payRest()
	w.confirm(checkout.ByBuyer)
	w.come(func(o order.Order) bool { return o.State == order.Cancelled })
	w.old(0, order.Paid, 1, rest)
	_, err = w.service.Exchange(ctx, key(4), account.Operator(), old, checkout.Exchange{Choice: seats("s/A/5"), Places: []int{1}})
	mustBe(t, err, order.ErrPlaceBack)
	_, err = w.service.Exchange(ctx, key(5), account.Operator(), w.order, checkout.Exchange{Choice: seats("s/A/5")})
	mustBe(t, err, checkout.ErrNotExchangeable)
	w.keepBack()
	_, err = w.service.Exchange(ctx, key(6), account.Operator(), old, checkout.Exchange{Choice: seats("s/A/2")})
	mustBe(t, err, inventory.ErrTaken)
	again, err := w.service.Exchange(ctx, key(3), account.Operator(), old, checkout.Exchange{Choice: standing(1), Places: []int{1}})
	if err != nil || again.ID != second.ID || again.State != second.State {
		t.Errorf("asked again: %+v, %v", again, err)
	}
}

// TestExchangeAtWhatWasSeen: where a change of places comes to something else than
// staff were told, no seat is held, no order made, and no key bound.
func TestExchangeAtWhatWasSeen(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.bought(standing(2))
	old, before := w.order, w.box.counts()
	ask := func(n byte, due int64, places ...int) (order.Order, error) {
		sum := euro(due)
		return w.service.Exchange(t.Context(), key(n), account.Operator(), old,
			checkout.Exchange{Places: places, Choice: seats("s/A/3"), Expect: &sum})
	}
	const even = 4500 - rest // one seat costs what two places do
	for _, wrong := range []int64{even + 1, even - 1, 4500, -4500} {
		_, err := ask(2, wrong)
		mustBe(t, err, inventory.ErrOtherCost)
	}
	dollars := money.Of(even, "USD")
	_, err := w.service.Exchange(t.Context(), key(2), account.Operator(), old, checkout.Exchange{Choice: seats("s/A/3"), Expect: &dollars})
	mustBe(t, err, inventory.ErrOtherCost)
	dearer := terms(start, 8000, 1000)
	if _, err := w.box.decide(inventory.SetTerms{Terms: dearer}); err != nil {
		t.Fatal(err)
	}
	_, err = ask(2, even)
	mustBe(t, err, inventory.ErrOtherCost)
	if got := w.box.counts(); got != before || w.see(old).Step != "done" || len(w.store.kept.orders) != 1 {
		t.Errorf("seats are %+v, were %+v, and there are %d orders", got, before, len(w.store.kept.orders))
	}
	made, err := ask(2, 9000-rest)
	if err != nil || made.Due() != euro(9000-rest) {
		t.Errorf("%+v, %v", made, err)
	}
	if again, err := ask(2, 9000-rest); err != nil || again.ID != made.ID {
		t.Errorf("asked again: %+v, %v", again, err)
	}
}

// TestExchangeOfWhatBecameLess: what the old places pay is looked at again where the new
// order is made, whatever happened since they were held.
func TestExchangeOfWhatBecameLess(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.bought(seats("s/A/1", "s/A/2"))
	even, old := euro(0), w.order
	w.box.placed = func() { w.takeBack(10, order.Back{Places: []int{1}}) }
	_, err := w.service.Exchange(t.Context(), key(2), account.Operator(), old, checkout.Exchange{Choice: seats("s/A/3", "s/A/4"), Expect: &even})
	mustBe(t, err, inventory.ErrOtherCost)
	if left := w.see(old); left.Step != "done" || len(left.Left()) != 1 || len(w.store.kept.orders) != 1 {
		t.Errorf("%+v", left)
	}
}

// TestNoCentIsLostOverExchanges plays any chain of changes and returns: the
// providers keep what the places that are left cost, and nothing waits.
func TestNoCentIsLostOverExchanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, &fuse{}, prices{face: rapid.Int64Range(0, 5000).Draw(t, "face") * 2, fee: rapid.Int64Range(0, 300).Draw(t, "fee") * 2})
		all := []id.Order{}
		buy := func() {
			w.choose(standing(rapid.IntRange(1, 2).Draw(t, "n")))
			w.begin(byte(len(all) + 1))
			w.payRest()
			w.confirm(checkout.ByBuyer)
			all = append(all, w.order)
		}
		buy()
		for n := range byte(rapid.IntRange(1, 6).Draw(t, "steps")) {
			o := rapid.SampledFrom(all).Draw(t, "order")
			w.order = o
			left := w.see(o).Left()
			if w.see(o).State != order.Paid || len(left) == 0 {
				continue
			}
			var some []int
			if len(left) > 1 && rapid.Bool().Draw(t, "some") {
				some = left[:1]
			}
			if rapid.IntRange(0, 3).Draw(t, "what") == 0 {
				w.takeBack(50+n, order.Back{Places: some, OrderFee: rapid.Bool().Draw(t, "fee too")})
				continue
			}
			to := standing(rapid.IntRange(1, 2).Draw(t, "places"))
			made, err := w.service.Exchange(t.Context(), key(100+n), account.Operator(), o, checkout.Exchange{Places: some, Choice: to})
			if err != nil {
				continue // more than one may have
			}
			w.order = made.ID
			all = append(all, made.ID)
			if rapid.IntRange(0, 4).Draw(t, "pays") > 0 {
				w.payRest()
				w.confirm(checkout.ByBuyer)
			}
			w.settle(w.clock.Now().Add(3 * time.Minute))
		}
		w.settle(w.clock.Now().Add(60 * time.Hour))
		worth, kept, places := int64(0), int64(0), 0
		for _, o := range all {
			kept += w.company.kept(o)
			if found := w.see(o); found.State == order.Paid {
				worth += found.Worth().Minor
				places += len(found.Left())
			}
		}
		if worth != kept || w.box.counts().Sold != places {
			t.Fatalf("%d places worth %d are left, %d are sold and the provider keeps %d", places, worth, w.box.counts().Sold, kept)
		}
		w.check()
	})
}

// TestBooksKnowExchanges: an order whose places pay for one that does not know
// of them is told of.
func TestBooksKnowExchanges(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.bought(seats("s/A/1", "s/A/2"))
	w.swap(2, seats("s/A/3", "s/A/4"))
	w.changed()
	row := w.store.kept.orders[w.order]
	row.Instead = nil
	w.store.kept.orders[w.order] = row
	found := 0
	err := checkout.Books(t.Context(), w.run, func(a checkout.Account) error {
		if errors.Is(a.Problem, payment.ErrLedger) {
			found++
		}
		return nil
	})
	if err != nil || found != 2 {
		t.Errorf("%d orders are told of, %v", found, err)
	}
}
