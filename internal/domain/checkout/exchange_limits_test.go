package checkout_test

import (
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// twoAtMost is a show of which nobody may have more than two places.
func (w *world) twoAtMost() {
	w.t.Helper()
	t := terms(start, normal.face, normal.fee)
	t.MaxPerHold, t.MaxPerBuyer, t.MaxPerEmail, t.MaxPerPayment = 2, 2, 2, 2
	if _, err := w.box.decide(inventory.SetTerms{Terms: t}); err != nil {
		w.t.Fatal(err)
	}
}

var limitStories = []story{
	{name: "changed by who has all they may have", prices: normal, until: time.Hour, end: swapped(2, 1, 0), play: func(w *world) {
		w.twoAtMost()
		w.bought(seats("s/A/1", "s/A/2"))
		w.swap(2, seats("s/A/3", "s/A/4"))
	}, then: oldOne(order.Refunded, 0, 9000)},
	{name: "changed for dearer ones by who has all they may have", prices: normal, until: time.Hour, end: swapped(2, 2, rest), play: func(w *world) {
		w.twoAtMost()
		w.bought(standing(2))
		w.swap(2, seats("s/A/3", "s/A/4"))
		w.payRest()
		w.confirm(checkout.ByBuyer)
	}, then: oldOne(order.Refunded, 0, rest)},
	{name: "changed by who has all they may have, and paid late", prices: normal, until: 25 * time.Hour, end: swapped(2, 2, rest), play: func(w *world) {
		w.twoAtMost()
		w.bought(standing(2))
		w.swap(2, seats("s/A/3", "s/A/4"))
		w.clock.Advance(10 * time.Minute)
		w.confirm(checkout.ByJob)
		w.clock.Advance(time.Second)
		w.payRest()
		w.confirm(checkout.ByWebhook)
	}, then: oldOne(order.Refunded, 0, rest)},
	{name: "changed by who has all they may have, for later payment", prices: normal, until: 30 * 24 * time.Hour, end: swapped(2, 2, rest), play: func(w *world) {
		w.twoAtMost()
		w.bought(standing(2))
		w.company.later = true
		w.swap(2, seats("s/A/3", "s/A/4"))
		w.company.receive(w.order, rest)
		w.confirm(checkout.ByWebhook)
	}, then: oldOne(order.Refunded, 0, rest)},
}

// An exchange that is not finished excuses its places, and no others.
func TestExchangeAtTheLimit(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.twoAtMost()
	w.bought(standing(2))
	old := w.order
	exchange := func(n byte, to inventory.Choice, places ...int) (order.Order, error) {
		return w.service.Exchange(t.Context(), key(n), account.Operator(), old, checkout.Exchange{Choice: to, Places: places})
	}
	_, err := exchange(2, seats("s/A/1", "s/A/2"), 1)
	mustBe(t, err, inventory.ErrLimit)
	dearer, err := exchange(3, seats("s/A/1"), 1)
	if err != nil {
		t.Fatal(err)
	}
	_, err = exchange(4, seats("s/A/3"), 2)
	mustBe(t, err, inventory.ErrLimit)
	_, err = w.box.decide(inventory.Place{Buyer: w.buyer, Choice: standing(1)})
	mustBe(t, err, inventory.ErrLimit)
	// It lapses, and the next may begin.
	w.clock.Advance(10 * time.Minute)
	second, err := exchange(5, seats("s/A/3"), 2)
	if err != nil {
		t.Fatal(err)
	}
	w.order = second.ID
	w.payRest()
	w.confirm(checkout.ByBuyer)
	w.changed()
	w.order = dearer.ID
	w.payRest() // too late: its buyer has all they may have
	w.confirm(checkout.ByWebhook)
	w.come(func(o order.Order) bool { return o.State == order.Cancelled && w.company.kept(o.ID) == 0 })
	w.check()
}

// Whoever chooses another way to pay for an exchange goes on with it: it becomes
// no purchase beside the places that are given up.
func TestExchangeIsPaidAnotherWay(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.twoAtMost()
	w.second = newCompany(w.fuse)
	w.second.later, w.second.name = true, "transfer"
	w.service = checkout.New(w.config(w.second))
	w.bought(standing(2))
	old := w.order
	w.swap(2, seats("s/A/3", "s/A/4"))
	first := w.at()
	by := ada
	by.PayWith = "transfer"
	o, err := w.service.Start(t.Context(), key(3), w.buyer, first.Hold, by)
	if err != nil || o.ID == first.ID || o.Provider != "transfer" || o.Due() != money.Of(rest, "EUR") || o.Instead == nil || o.Instead.Order != old {
		t.Fatalf("%+v, %v", o, err)
	}
	w.order = o.ID
	w.settle(start.Add(time.Minute))
	w.second.receive(o.ID, rest)
	w.confirm(checkout.ByWebhook)
	w.changed()
	if now := w.see(old); now.State != order.Refunded || w.valid(old) != 0 || w.box.counts().Sold != 2 {
		t.Errorf("the old order is %s with %d tickets, and %d places are sold", now.State, w.valid(old), w.box.counts().Sold)
	}
	if got := w.see(first.ID); got.State != order.Cancelled || w.company.of(first.ID).Standing != payment.Voided {
		t.Errorf("the first is %s", got.State)
	}
}

// Places that were held for an exchange which cannot be are free again at once,
// and nobody buys them beside the old ones meanwhile.
func TestExchangeThatCannotBe(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.bought(seats("s/A/1", "s/A/2"))
	old := w.order
	var held inventory.Hold
	w.box.placed = func() {
		w.box.mu.Lock()
		all := w.box.fold.HoldsOf(w.box.plan, w.buyer, w.clock.Now())
		w.box.mu.Unlock()
		held = all[len(all)-1]
		_, err := w.service.Start(t.Context(), key(9), w.buyer, held.ID, ada)
		mustBe(t, err, checkout.ErrBusy)
		w.takeBack(10, order.Back{Places: []int{1}})
	}
	_, err := w.service.Exchange(t.Context(), key(2), account.Operator(), old, checkout.Exchange{Choice: seats("s/A/3"), Places: []int{1}})
	mustBe(t, err, order.ErrPlaceBack)
	if held.ID.IsZero() || w.box.counts().Held != 0 || held.Instead != old {
		t.Errorf("%+v, %d places are held", held, w.box.counts().Held)
	}
	// What the buyer has chosen themselves is left to them.
	w.choose(seats("s/A/4"))
	w.box.placed = func() { w.takeBack(11, order.Back{Places: []int{2}}) }
	_, err = w.service.Exchange(t.Context(), key(3), account.Operator(), old, checkout.Exchange{Choice: seats("s/A/4"), Places: []int{2}})
	mustBe(t, err, checkout.ErrNotExchangeable)
	if w.box.counts().Held != 1 {
		t.Error("what the buyer held is gone")
	}
	_, err = w.service.Exchange(t.Context(), key(4), account.Operator(), id.New[id.Order](), checkout.Exchange{Choice: seats("s/A/5")})
	mustBe(t, err, order.ErrNoOrder)
}
