package checkout_test

import (
	"errors"
	"slices"
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

// bankOf is what the bank says of whoever paid the n-th order.
func (w *world) bankOf(n, message int, level money.Amount) {
	w.t.Helper()
	newest := w.order
	w.order = w.older[n]
	w.bankSays(message, level)
	w.order = newest
}

func (w *world) banked() { w.come(func(o order.Order) bool { return o.State == order.ChargedBack }) }

// sameSwapped is two seats changed for two of the same price.
func (w *world) sameSwapped() {
	w.t.Helper()
	w.bought(seats("s/A/1", "s/A/2"))
	w.swap(2, seats("s/A/3", "s/A/4"))
	w.changed()
}

// halfSwapped is two seats, one of which was changed for another.
func (w *world) halfSwapped() {
	w.t.Helper()
	w.bought(seats("s/A/1", "s/A/2"))
	w.swap(2, seats("s/A/6"), 2)
	w.changed()
}

func (w *world) dearerSwapped() {
	w.t.Helper()
	w.bought(standing(2))
	w.swap(2, seats("s/A/3", "s/A/4"))
	w.payRest()
	w.confirm(checkout.ByBuyer)
	w.changed()
}

// chained is two seats changed for three standing places, and those for two seats.
func (w *world) chained() {
	w.t.Helper()
	w.bought(seats("s/A/1", "s/A/2"))
	w.swap(2, standing(3))
	w.changed()
	w.swap(3, seats("s/A/5", "s/A/6"))
	w.payRest()
	w.confirm(checkout.ByBuyer)
	w.changed()
}

// noTickets is what holds while the bank has money of an order: no ticket of it or of what it
// pays for opens a door.
func noTickets(t func(w *world)) func(w *world) {
	return func(w *world) {
		w.t.Helper()
		t(w)
		if n := w.valid(w.order); n != 0 {
			w.t.Errorf("after %q %d tickets are valid that the bank has the money of", w.fuse.at, n)
		}
	}
}

// beyondStories are banks that take money which pays for other places by now.
var beyondStories = []story{
	{name: "changed, and a bank takes the money of the old places", prices: normal, until: 6 * time.Hour,
		end: with(swapped(2, 1, 0), func(e *ended) { e.state = order.ChargedBack }), play: func(w *world) {
			w.sameSwapped()
			w.bankOf(0, 1, euro(9000))
		}, then: noTickets(oldOne(order.Refunded, 0, 9000))},
	{name: "changed, and a bank takes the money of the old places and gives it up", prices: normal, until: 9 * time.Hour,
		end: swapped(2, 1, 0), play: func(w *world) {
			w.sameSwapped()
			w.bankOf(0, 1, euro(9000))
			w.banked()
			w.bankOf(0, 2, notBack)
		}, then: oldOne(order.Refunded, 0, 9000)},
	{name: "one of two changed, and the bank takes all", prices: normal, until: 6 * time.Hour,
		end: with(swapped(2, 1, 0), func(e *ended) { e.state = order.ChargedBack }), play: func(w *world) {
			w.halfSwapped()
			w.bankOf(0, 1, euro(9000))
		}, then: noTickets(oldOne(order.ChargedBack, 0, 9000))},
	{name: "one of two changed, and the bank takes no more than the other costs", prices: normal, until: 6 * time.Hour,
		end: swapped(2, 1, 0), play: func(w *world) {
			w.halfSwapped()
			w.bankOf(0, 1, euro(4500))
			w.settle(w.clock.Now().Add(time.Hour))
		}, then: oldOne(order.ChargedBack, 0, 9000)},
	{name: "one of two changed, the bank takes all and gives up a part, then the rest", prices: normal, until: 12 * time.Hour,
		end: swapped(2, 1, 0), play: func(w *world) {
			w.halfSwapped()
			w.bankOf(0, 1, euro(9000))
			w.banked()
			w.bankOf(0, 2, euro(4500))
			w.settle(w.clock.Now().Add(time.Hour))
			w.bankOf(0, 3, notBack)
		}, then: oldOne(order.Paid, 1, 9000)},
	{name: "changed for dearer ones, and the bank takes what the old ones cost", prices: normal, until: 6 * time.Hour,
		end: with(swapped(2, 2, rest), func(e *ended) { e.state = order.ChargedBack }), play: func(w *world) {
			w.dearerSwapped()
			w.bankOf(0, 1, euro(rest))
		}, then: noTickets(oldOne(order.Refunded, 0, rest))},
	{name: "changed for dearer ones, both payments taken back, and given up", prices: normal, until: 12 * time.Hour,
		end: swapped(2, 2, rest), play: func(w *world) {
			w.dearerSwapped()
			w.bankOf(0, 1, euro(rest))
			w.banked()
			w.bankSays(2, euro(rest))
			w.settle(w.clock.Now().Add(time.Hour))
			w.bankOf(0, 3, notBack)
			w.settle(w.clock.Now().Add(time.Hour))
			w.bankSays(4, notBack)
		}, then: oldOne(order.Refunded, 0, rest)},
	{name: "changed, the bank takes the money, and the seats are sold again", prices: normal, until: 9 * time.Hour,
		end: with(swapped(0, 1, 0), func(e *ended) { e.state = order.ChargedBack }), play: func(w *world) {
			w.sameSwapped()
			w.bankOf(0, 1, euro(9000))
			w.banked()
			w.refundNow(201)
		}, then: noTickets(oldOne(order.Refunded, 0, 9000))},
	{name: "changed, the bank takes the money, the seats are sold again, and it gives up", prices: normal, until: 12 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, ticketed: 2, cancelled: 1}, play: func(w *world) {
			w.sameSwapped()
			w.bankOf(0, 1, euro(9000))
			w.banked()
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.Step == "done" })
			w.bankOf(0, 2, notBack)
		}, then: oldOne(order.Refunded, 0, 0)},
	{name: "changed for dearer ones, the bank takes some, and the seats are sold again", prices: normal, until: 9 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 2, standing: payment.Refunded, ticketed: 2, cancelled: 1}, play: func(w *world) {
			w.dearerSwapped()
			w.bankOf(0, 1, euro(4000))
			w.banked()
			w.refundNow(201)
		}, then: oldOne(order.Refunded, 0, 4000)},
	{name: "changed twice, and the bank takes what was paid first", prices: normal, until: 9 * time.Hour,
		end: with(swapped(2, 2, 2250), func(e *ended) { e.state, e.ticketed = order.ChargedBack, 3 }), play: func(w *world) {
			w.chained()
			w.bankOf(0, 1, euro(6750))
		}, then: noTickets(func(w *world) { w.old(0, order.Refunded, 0, 6750); w.old(1, order.Refunded, 0, 0) })},
	{name: "changed twice, the bank takes what was paid first, and gives it up", prices: normal, until: 12 * time.Hour,
		end: with(swapped(2, 2, 2250), func(e *ended) { e.ticketed = 3 }), play: func(w *world) {
			w.chained()
			w.bankOf(0, 1, euro(6750))
			w.banked()
			w.bankOf(0, 2, notBack)
		}, then: func(w *world) { w.old(0, order.Refunded, 0, 6750); w.old(1, order.Refunded, 0, 0) }},
	{name: "changed, and the bank takes the money while the new order is refunded", prices: normal, until: 9 * time.Hour,
		end: ended{state: order.Refunded, seats: free(inventory.Count{}), captures: 1, ticketed: 2, cancelled: 1}, play: func(w *world) {
			w.sameSwapped()
			w.company.set(w.older[0], func(i *atCompany) { i.ChargedBack = euro(9000) })
			w.refundNow(201)
			w.bankOf(0, 1, euro(9000))
		}, then: oldOne(order.Refunded, 0, 9000)},
}

// TestBanksAndExchanges plays any tree of changes and whatever banks do with the money: at
// rest nobody has a valid ticket of an order that is not paid whole, the books have what each bank has,
// and once all have given up everything is as it was.
func TestBanksAndExchanges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t, &fuse{}, prices{face: rapid.Int64Range(1, 5000).Draw(t, "face") * 2, fee: rapid.Int64Range(0, 300).Draw(t, "fee") * 2})
		w.bought(standing(rapid.IntRange(1, 3).Draw(t, "n")))
		all := []id.Order{w.order}
		message := 0
		says := func(o id.Order, level int64) {
			w.order = o
			message++
			w.bankSays(message, euro(level))
			w.settle(w.clock.Now().Add(5 * time.Minute))
		}
		for n := range byte(rapid.IntRange(1, 10).Draw(t, "steps")) {
			var paid, charged, has []id.Order
			for _, o := range all {
				switch w.see(o).State {
				case order.Paid:
					paid = append(paid, o)
				case order.ChargedBack:
					charged = append(charged, o)
				}
				if w.company.kept(o) > 0 {
					has = append(has, o)
				}
			}
			switch what := rapid.IntRange(0, 5).Draw(t, "what"); {
			case what < 2 && len(has) > 0:
				o := rapid.SampledFrom(has).Draw(t, "of")
				says(o, w.company.kept(o)*rapid.Int64Range(0, 4).Draw(t, "quarters")/4)
			case what == 2 && len(charged) > 0:
				w.order = rapid.SampledFrom(charged).Draw(t, "given up")
				w.refundNow(50 + n)
			case what > 2 && len(paid) > 0:
				o := rapid.SampledFrom(paid).Draw(t, "order")
				var some []int
				if left := w.see(o).Left(); len(left) > 1 && rapid.IntRange(0, 3).Draw(t, "some") > 0 {
					some = left[:1]
				}
				made, err := w.service.Exchange(t.Context(), key(100+n), account.Operator(), o, checkout.Exchange{Places: some, Choice: standing(rapid.IntRange(1, 2).Draw(t, "places"))})
				if err != nil {
					continue // more than one may have
				}
				w.order = made.ID
				all = append(all, made.ID)
				w.payRest()
				w.confirm(checkout.ByBuyer)
			}
			w.settle(w.clock.Now().Add(5 * time.Minute))
			w.mustFollowBanks(all)
		}
		for _, o := range all {
			if w.company.of(o).ChargedBack.Minor > 0 {
				says(o, 0)
			}
		}
		w.settle(w.clock.Now().Add(60 * time.Hour))
		w.mustFollowBanks(all)
		worth, kept := int64(0), int64(0)
		for _, o := range all {
			kept += w.company.kept(o)
			switch found := w.see(o); found.State {
			case order.Paid:
				worth += found.Worth().Minor
			case order.ChargedBack:
				t.Fatalf("%s is still charged back, and no bank has anything", o)
			}
		}
		if worth != kept {
			t.Fatalf("places worth %d are left and the provider keeps %d", worth, kept)
		}
	})
}

// mustFollowBanks is what holds whenever nothing is under way.
func (w *world) mustFollowBanks(all []id.Order) {
	w.t.Helper()
	for _, a := range w.check() {
		if a.InFlight || !slices.Contains(all, a.Order.ID) {
			continue
		}
		if has := w.company.of(a.Order.ID).ChargedBack.Minor; has != a.Balance.ChargedBack {
			w.t.Errorf("the bank has %d of %s, and the books say %d", has, a.Order.ID, a.Balance.ChargedBack)
		}
		if got := w.valid(a.Order.ID); a.Recalled > 0 && got > 0 {
			w.t.Errorf("%d tickets of %s are valid, of which banks have %d", got, a.Order.ID, a.Recalled)
		}
	}
}

// TestBooksKnowWhatBanksHaveOfOthers: an order whose bank has money of another, that
// does not know of it, is told of.
func TestBooksKnowWhatBanksHaveOfOthers(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.sameSwapped()
	w.bankOf(0, 1, euro(9000))
	w.banked()
	w.store.kept.postings[w.order] = slices.DeleteFunc(w.store.kept.postings[w.order], func(p payment.Posting) bool { return p.Kind.Base() == payment.PostRecall })
	found := 0
	err := checkout.Books(t.Context(), w.run, func(a checkout.Account) error {
		if errors.Is(a.Problem, payment.ErrLedger) && a.Order.ID == w.older[0] {
			found++
		}
		return nil
	})
	if err != nil || found != 1 {
		t.Errorf("%d orders are told of, %v", found, err)
	}
}

// TestStaffSeeWhatABankHasOfOthers: the matter is about the order whose tickets are suspended, and
// is closed when the bank gives up. Its buyer is told of both.
func TestStaffSeeWhatABankHasOfOthers(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.dearerSwapped()
	w.bankOf(0, 1, euro(rest))
	w.banked()
	mustMatter(t, w, payment.MatterChargeBackOdd)
	w.bankOf(0, 2, notBack)
	w.come(func(o order.Order) bool { return o.State == order.Paid })
	mustMatter(t, w)
	if n := w.mails(notify.JobBank); n != 2 {
		t.Errorf("they are told %d times", n)
	}
}
