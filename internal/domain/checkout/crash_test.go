package checkout_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

const (
	places   = 16 // of the show
	priceAll = 9000
)

func free(n inventory.Count) inventory.Count {
	n.Available = places - n.Held - n.Paying - n.Sold - n.Blocked
	return n
}

// story is one course of a purchase. However it is interrupted, it must end
// the same way.
type story struct {
	name   string
	prices prices
	play   func(w *world)
	until  time.Duration // when it must have ended, from the start
	end    ended
	then   func(w *world) // what must hold besides
}

var (
	paid      = ended{state: order.Paid, seats: free(inventory.Count{Sold: 2}), captures: 1, kept: priceAll, standing: payment.Captured, ticketed: 1}
	voided    = ended{state: order.Cancelled, seats: free(inventory.Count{}), standing: payment.Voided, cancelled: 1}
	stillHeld = with(voided, func(e *ended) { e.seats = free(inventory.Count{Held: 2}) }) // the buyer may try again
	taken     = free(inventory.Count{Blocked: 1})
	normal    = prices{4000, 500}
)

func with(e ended, change func(*ended)) ended { change(&e); return e }

var stories = []story{
	{name: "paid", prices: normal, until: time.Hour, end: paid, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.pay()
		w.confirm(checkout.ByBuyer)
	}},
	{name: "paid, and only the job finds out", prices: normal, until: time.Hour, end: paid, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.pay()
	}},
	{name: "declined, then paid", prices: normal, until: time.Hour, end: paid, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.company.decline(w.order)
		w.confirm(checkout.ByBuyer)
		w.pay()
		w.confirm(checkout.ByBuyer)
	}},
	{name: "captured at once", prices: normal, until: time.Hour, end: paid, play: func(w *world) {
		w.company.atOnce = true
		w.holdSeats()
		w.begin(1)
		w.pay()
		w.confirm(checkout.ByWebhook)
	}},
	{name: "late, the seats free", prices: normal, until: 25 * time.Hour, end: paid, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.clock.Advance(10 * time.Minute)
		w.confirm(checkout.ByJob)
		w.clock.Advance(time.Second)
		w.pay()
		w.confirm(checkout.ByWebhook)
	}},
	{name: "late, a seat gone", prices: normal, until: 25 * time.Hour,
		end: with(voided, func(e *ended) { e.seats = taken }), play: func(w *world) {
			w.holdSeats()
			w.begin(1)
			w.clock.Advance(10 * time.Minute)
			w.keepBack()
			w.pay()
			w.confirm(checkout.ByWebhook)
		}},
	{name: "late and captured at once, a seat gone", prices: normal, until: 25 * time.Hour,
		end: with(voided, func(e *ended) { e.seats, e.captures, e.standing = taken, 1, payment.Refunded }), play: func(w *world) {
			w.company.atOnce = true
			w.holdSeats()
			w.begin(1)
			w.clock.Advance(10 * time.Minute)
			w.keepBack()
			w.pay()
			w.confirm(checkout.ByWebhook)
		}},
	{name: "late, the sale closed", prices: normal, until: 90 * time.Hour, end: voided, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.clock.Advance(10 * time.Minute)
		if _, err := w.box.decide(inventory.SetSale{Sale: inventory.SaleClosed}); err != nil {
			w.t.Fatal(err)
		}
		w.pay()
		w.confirm(checkout.ByWebhook)
	}},
	{name: "a cent too little", prices: normal, until: 25 * time.Hour, end: stillHeld, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.company.approve(w.order, euro(priceAll-1))
		w.confirm(checkout.ByWebhook)
	}},
	{name: "captured in another currency", prices: normal, until: 25 * time.Hour,
		end: with(stillHeld, func(e *ended) { e.captures, e.standing = 1, payment.Refunded }), play: func(w *world) {
			w.company.atOnce = true
			w.holdSeats()
			w.begin(1)
			other := euro(priceAll)
			other.Currency = "USD"
			w.company.approve(w.order, other)
			w.confirm(checkout.ByWebhook)
		}},
	{name: "the authorisation lapses", prices: normal, until: 25 * time.Hour, end: voided, play: func(w *world) {
		w.holdSeats()
		w.begin(1)
		w.pay()
		w.box.afterSeal(func() { w.company.set(w.order, func(i *atCompany) { i.Standing = payment.Voided }) })
		w.confirm(checkout.ByWebhook)
	}},
	{name: "nobody pays", prices: normal, until: 60 * time.Hour,
		end: ended{state: order.Expired, seats: free(inventory.Count{}), standing: payment.Voided}, play: func(w *world) {
			w.holdSeats()
			w.begin(1)
		}},
	{name: "cancelled", prices: normal, until: time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), standing: payment.Voided}, play: func(w *world) {
			w.holdSeats()
			w.begin(1)
			w.try(func() error {
				_, err := w.service.Cancel(w.t.Context(), idem.Key{}, w.order, w.buyer)
				return err
			})
		}},
	{name: "refunded", prices: normal, until: time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, standing: payment.Refunded, ticketed: 1, cancelled: 1}, play: func(w *world) {
			w.holdSeats()
			w.begin(1)
			w.pay()
			w.confirm(checkout.ByBuyer)
			w.come(func(o order.Order) bool { return o.State == order.Paid })
			w.refund()
		}},
	{name: "nothing to pay", until: time.Hour,
		end: ended{state: order.Paid, seats: free(inventory.Count{Sold: 2}), ticketed: 1}, play: func(w *world) {
			w.holdSeats()
			w.begin(1)
		}},
	{name: "other seats, then paid", prices: normal, until: 60 * time.Hour,
		end: with(paid, func(e *ended) { e.seats, e.kept = free(inventory.Count{Sold: 1}), priceAll/2 }), play: func(w *world) {
			w.holdSeats()
			w.begin(1)
			first := w.order
			if _, err := w.box.decide(inventory.Change{Buyer: w.buyer, Hold: w.hold, Release: inventory.Choice{Seats: []string{"s/A/2"}}}); err != nil {
				w.t.Fatal(err)
			}
			w.begin(2)
			w.pay()
			w.confirm(checkout.ByBuyer)
			w.settle(w.clock.Now().Add(30 * time.Minute))
			if o := w.see(first); o.State != order.Cancelled || w.company.of(first).Standing == payment.Open {
				w.t.Errorf("after %q the first order is %s and its page %s", w.fuse.at, o.State, w.company.of(first).Standing)
			}
		}},
}

// keepBack is staff who want one of the seats. However long a day takes, they do
// not give it back, as a buyer would whose time runs out.
func (w *world) keepBack() {
	w.t.Helper()
	if _, err := w.box.decide(inventory.Block{Staff: id.New[id.Staff](), Choice: inventory.Choice{Seats: []string{"s/A/2"}}, Reason: "a camera"}); err != nil {
		w.t.Fatal(err)
	}
}

func (s story) run(t tester, f *fuse) *world {
	return s.runIn(newWorld(t, f, s.prices))
}

// overtaken is run with a process that is taken for dead in the midst of a
// call, and makes it all the same when others have gone on.
func (s story) overtaken(t tester, f *fuse) {
	w := newWorld(t, f, s.prices)
	f.overtake = w.overtaken
	s.runIn(w)
}

func (s story) runIn(w *world) *world {
	s.play(w)
	w.check()
	w.settle(start.Add(s.until))
	w.mustEnd(s.end)
	if s.then != nil {
		s.then(w)
	}
	return w
}

// TestStories interrupts every story at every call outside and at every
// commit, before and after it, once by killing the process and once by losing
// the answer; and has other processes go on in the midst of every call outside.
func TestStories(t *testing.T) {
	for _, s := range slices.Concat(stories, laterStories, returnStories, buyerStories, bankStories, redeemStories, afterStories, exchangeStories, limitStories, beyondStories) {
		t.Run(s.name, func(t *testing.T) {
			calm := &fuse{}
			s.run(t, calm)
			for _, n := range calm.outside {
				f := &fuse{pause: n}
				if s.overtaken(t, f); t.Failed() {
					t.Fatalf("so it goes when others take the process for dead in the midst of call %d (%s)", n, f.at)
				}
			}
			for _, kills := range []bool{true, false} {
				for n := range calm.calls {
					if t.Failed() {
						return
					}
					f := &fuse{burns: map[int]bool{n: kills}}
					s.run(t, f)
					if t.Failed() {
						t.Errorf("so it goes when call %d (%s) goes wrong, killed: %v", n, f.at, kills)
					}
				}
			}
		})
	}
}

// TestStoriesOnABadDay interrupts stories several times, yet not so often that the
// buyer's time runs out over it, which would be another story.
func TestStoriesOnABadDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := slices.Concat(stories, laterStories, returnStories, buyerStories, bankStories, redeemStories, afterStories, exchangeStories, limitStories, beyondStories)
		s := all[rapid.IntRange(0, len(all)-1).Draw(t, "story")]
		s.until += 24 * time.Hour
		burns := rapid.MapOfN(rapid.IntRange(0, 60), rapid.Bool(), 2, 6).Draw(t, "kills")
		s.run(t, &fuse{burns: burns})
	})
}
