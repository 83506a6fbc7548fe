package checkout_test

import (
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// owing is a buyer who chose to pay later, and whose seats are fixed.
func (w *world) owing() {
	w.company.later = true
	w.holdSeats()
	w.begin(1)
	w.come(func(o order.Order) bool { return o.Step == "owe" })
}

// untilDue lets the jobs run to just before the way's own deadline.
func (w *world) untilDue() {
	w.settle(start.Add(week - time.Second))
	if wait := start.Add(week - time.Second).Sub(w.clock.Now()); wait > 0 {
		w.clock.Advance(wait)
	}
}

// pastDue lets it pass.
func (w *world) pastDue() {
	w.untilDue()
	w.clock.Advance(time.Second)
	w.settle(start.Add(week + time.Hour))
}

var laterStories = []story{
	{name: "paid later", prices: normal, until: 30 * 24 * time.Hour, end: paid, play: func(w *world) {
		w.owing()
		w.clock.Advance(48 * time.Hour)
		w.company.receive(w.order, priceAll)
		w.confirm(checkout.ByWebhook)
	}},
	{name: "paid later in two parts", prices: normal, until: 30 * 24 * time.Hour, end: paid, play: func(w *world) {
		w.owing()
		w.company.receive(w.order, priceAll/3)
		w.confirm(checkout.ByWebhook)
		w.clock.Advance(48 * time.Hour)
		w.company.receive(w.order, priceAll-priceAll/3)
	}},
	{name: "paid later, and more than it costs", prices: normal, until: 30 * 24 * time.Hour,
		end: with(paid, func(e *ended) { e.kept = priceAll }), play: func(w *world) {
			w.owing()
			w.company.receive(w.order, priceAll+500)
			w.confirm(checkout.ByWebhook)
			w.settle(w.clock.Now().Add(time.Hour))
			w.company.send()
		}},
	{name: "paid later, too much, then refunded", prices: normal, until: 30 * 24 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.owing()
			w.company.receive(w.order, priceAll+500)
			w.company.send()
			w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" })
			w.refund()
		}},
	{name: "not paid later either", prices: normal, until: 30 * 24 * time.Hour,
		end: ended{state: order.Expired, seats: free(inventory.Count{}), standing: payment.Voided}, play: func(w *world) { w.owing() }},
	{name: "paid in part, and no more came", prices: normal, until: 60 * 24 * time.Hour,
		end: with(voided, func(e *ended) { e.standing = payment.Refunded }), play: func(w *world) {
			w.owing()
			w.company.receive(w.order, priceAll/2)
			w.company.send()
		}},
	{name: "paid after it was due, the seats free", prices: normal, until: 30 * 24 * time.Hour, end: paid, play: func(w *world) {
		w.owing()
		w.pastDue()
		w.company.receive(w.order, priceAll)
		w.confirm(checkout.ByWebhook)
	}},
	{name: "paid after it was due, a seat gone", prices: normal, until: 60 * 24 * time.Hour,
		end: with(voided, func(e *ended) {
			e.seats, e.captures, e.standing = taken, 1, payment.Refunded
		}), play: func(w *world) {
			w.owing()
			w.pastDue()
			w.keepBack()
			w.company.receive(w.order, priceAll)
			w.confirm(checkout.ByWebhook)
			w.company.send()
		}},
	{name: "paid just before it was due, and nobody said so", prices: normal, until: 30 * 24 * time.Hour, end: paid, play: func(w *world) {
		w.owing()
		w.untilDue()
		w.company.receive(w.order, priceAll)
		w.clock.Advance(time.Minute)
	}},
	{name: "to be paid later, and cancelled", prices: normal, until: time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), standing: payment.Voided}, play: func(w *world) {
			w.owing()
			w.try(func() error {
				_, err := w.service.Cancel(w.t.Context(), idem.Key{}, w.order, w.buyer)
				return err
			})
		}},
	{name: "the provider closes what was to be paid later", prices: normal, until: time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), standing: payment.Failed}, play: func(w *world) {
			w.owing()
			w.company.set(w.order, func(i *atCompany) { i.Standing = payment.Failed })
			w.confirm(checkout.ByWebhook)
		}},
	{name: "a cent too little is taken later", prices: normal, until: time.Hour,
		end: with(voided, func(e *ended) { e.standing = payment.Refunded }), play: func(w *world) {
			w.owing()
			w.company.send()
			w.company.set(w.order, func(i *atCompany) { i.Standing, i.Amount.Minor = payment.Captured, priceAll-1 })
			w.confirm(checkout.ByWebhook)
		}},
	{name: "paid later, refunded", prices: normal, until: 30 * 24 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.owing()
			w.company.receive(w.order, priceAll)
			w.come(func(o order.Order) bool { return o.State == order.Paid })
			w.refund()
			w.settle(w.clock.Now().Add(time.Hour))
			w.company.send()
		}},
}

// While it owes, an order's seats are fixed beyond the time of the hold, to
// the very end of its own, and not sold.
func TestSeatsStayWhileItOwes(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.owing()
	o := w.at()
	if o.State != order.AwaitingPayment || o.Step != "owe" || !o.Deadline.Equal(start.Add(week)) {
		t.Fatalf("%s at %s until %s", o.State, o.Step, o.Deadline)
	}
	w.untilDue()
	w.confirm(checkout.ByBuyer)
	if n := w.box.counts(); n.Paying != 2 || w.at().State != order.AwaitingPayment {
		t.Errorf("a second before it is due: %+v, %s", n, w.at().State)
	}
	w.clock.Advance(time.Second)
	w.confirm(checkout.ByJob)
	if n := w.box.counts(); n.Paying != 0 || n.Available != places || w.at().State != order.Expired {
		t.Errorf("when it is due: %+v, %s", n, w.at().State)
	}
	if got := w.timeline(); !slices.Equal(got, []string{order.WasOrdered, order.WasOpened, order.WasSealed, order.WasExpired}) {
		t.Errorf("the timeline is %v", got)
	}
}

// What is owed for days is not asked about every few minutes.
func TestReconcileLeavesWhatIsOwedAlone(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.owing()
	w.settle(start.Add(72 * time.Hour))
	before, found := w.store.next(checkout.JobResume)
	if err := w.service.Reconcile(t.Context()); err != nil || !found {
		t.Fatal(found, err)
	}
	if at, _ := w.store.next(checkout.JobResume); !at.Equal(before) {
		t.Errorf("a job that waits is brought forward from %s to %s", before, at)
	}
}

// Nobody can pay for a show that has begun.
func TestNotOwedBeyondTheShow(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.show.Show.StartsAt = start.Add(3 * time.Hour)
	w.owing()
	if o := w.at(); !o.Deadline.Equal(start.Add(3 * time.Hour)) {
		t.Errorf("due at %s", o.Deadline)
	}
}

// What people must send back by hand is in suspense, seen, and said once,
// until they have noted that they did.
func TestSentBackByHand(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.owing()
	w.company.receive(w.order, priceAll+500)
	w.confirm(checkout.ByWebhook)
	for range 3 {
		w.confirm(checkout.ByBuyer)
	}
	o, books := w.at(), w.check()[0]
	if o.State != order.Paid || o.Step != "change" || books.Balance.Suspense != 500 || w.valid(o.ID) != 2 {
		t.Fatalf("%s at %s, %+v", o.State, o.Step, books.Balance)
	}
	if got := w.timeline(); got[len(got)-1] != order.WasOwed || got[len(got)-2] == order.WasOwed {
		t.Errorf("the timeline is %v", got)
	}
	if _, err := w.service.Refund(t.Context(), key(9), account.Operator(), o.ID, order.Back{}); err == nil {
		t.Error("an order is refunded while something else goes back")
	}
	w.company.send()
	w.confirm(checkout.ByWebhook)
	if books := w.check()[0]; books.InFlight || books.Balance.Suspense != 0 || books.Balance.Refunded != 500 {
		t.Errorf("%+v", books.Balance)
	}
}

// Another way to pay makes another order, as long as nothing was paid.
func TestChoosingAnotherWay(t *testing.T) {
	w := calmWorld(t)
	second := newCompany(w.fuse)
	second.later, second.name = true, "transfer"
	w.service = checkout.New(w.config(second))
	ways := w.service.Ways()
	if len(ways) != 2 || ways[0].Provider != "company" || ways[0].Later() || !ways[1].Later() || ways[1].Provider != "transfer" {
		t.Fatalf("%+v", ways)
	}
	w.begin(1)
	first := w.at()
	by := ada
	by.PayWith = "cheque"
	_, err := w.service.Start(t.Context(), key(2), w.buyer, w.hold, by)
	mustBe(t, err, payment.ErrNoWay)
	by.PayWith = "transfer"
	o, err := w.service.Start(t.Context(), key(3), w.buyer, w.hold, by)
	if err != nil || o.ID == first.ID || o.Provider != "transfer" {
		t.Fatalf("%+v, %v", o, err)
	}
	w.settle(start.Add(time.Minute))
	if old := w.see(first.ID); old.State != order.Cancelled || w.company.of(first.ID).Standing != payment.Voided {
		t.Errorf("the first is %s, its page %s", old.State, w.company.of(first.ID).Standing)
	}
	if now := w.see(o.ID); now.State != order.AwaitingPayment || w.box.counts().Paying != 2 {
		t.Errorf("the second is %s, %+v", now.State, w.box.counts())
	}
	again, err := w.service.Start(t.Context(), key(4), w.buyer, w.hold, ada)
	if err != nil || again.ID != o.ID {
		t.Errorf("once its seats are fixed there is %v, %v", again.ID, err)
	}
}

// Money, the deadline and the buyer come at one moment, on four processes.
func TestLaterRaces(t *testing.T) {
	for n := range 15 {
		w := newWorld(t, &fuse{}, normal)
		w.owing()
		w.company.send()
		w.untilDue()
		if n%3 > 0 {
			w.clock.Advance(time.Second)
		}
		nodes := w.nodes()
		together(16, func(i int) {
			switch node := nodes[i%4]; {
			case i == 5:
				w.company.receive(w.order, priceAll)
			case i == 9 && n%3 != 1:
				_, _ = node.Cancel(t.Context(), idem.Key{}, w.order, w.buyer) // refused when something else won
			case i == 12:
				_, _ = w.place(id.New[id.Buyer](), "s/A/2") // perhaps somebody else is there
			default:
				if _, err := node.Confirm(t.Context(), w.order, checkout.ByWebhook); err != nil {
					t.Error(err)
				}
			}
		})
		w.settle(start.Add(60 * 24 * time.Hour))
		o := w.at()
		switch n := w.box.counts(); {
		case o.State == order.Paid && n.Sold == 2 && w.company.kept(o.ID) == priceAll && w.valid(o.ID) == 2:
		case o.State == order.Cancelled && n.Sold+n.Paying == 0 && w.company.kept(o.ID) == 0 && w.valid(o.ID) == 0:
		case o.State == order.Expired && n.Sold+n.Paying == 0 && w.company.kept(o.ID) == 0 && w.valid(o.ID) == 0:
		default:
			t.Errorf("%s at %s with %+v and %d kept", o.State, o.Step, n, w.company.kept(o.ID))
		}
		w.check()
	}
}
