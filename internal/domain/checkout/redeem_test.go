package checkout_test

import (
	"errors"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
)

// offerHalf makes a voucher of half the price, for one order.
func (w *world) offerHalf() {
	w.t.Helper()
	half := inventory.Voucher{Code: "HALF", Discount: pricing.Discount{Rate: 50_000}, Orders: 1}
	if _, err := w.box.decide(inventory.SetVouchers{Staff: id.New[id.Staff](), Vouchers: []inventory.Voucher{half}}); err != nil {
		w.t.Fatal(err)
	}
}

// redeem puts a code to the buyer's hold, or with "" takes it off.
func (w *world) redeem(n byte, code string) (answer inventory.Answer) {
	w.t.Helper()
	w.try(func() (err error) {
		answer, err = w.service.Redeem(w.t.Context(), key(n), w.buyer, w.hold, code)
		return err
	})
	return answer
}

const priceHalf = 2 * (2000 + 500)

// mustBeGivenUp is a first order whose hold costs something else since.
func (w *world) mustBeGivenUp(first id.Order) {
	w.t.Helper()
	w.settle(w.clock.Now().Add(30 * time.Minute))
	if o := w.see(first); o.State != order.Cancelled || w.company.of(first).Standing != payment.Voided {
		w.t.Errorf("after %q the first order is %s and its page %s", w.fuse.at, o.State, w.company.of(first).Standing)
	}
}

// buyAnew begins checkout a second time, and pays.
func (w *world) buyAnew(first id.Order) {
	w.t.Helper()
	w.begin(2)
	w.pay()
	w.confirm(checkout.ByBuyer)
	w.mustBeGivenUp(first)
}

var redeemStories = []story{
	{name: "a code before checkout", prices: normal, until: time.Hour, end: with(paid, func(e *ended) { e.kept = priceHalf }), play: func(w *world) {
		w.offerHalf()
		w.holdSeats()
		w.redeem(7, "half")
		w.begin(1)
		w.pay()
		w.confirm(checkout.ByBuyer)
	}},
	{name: "a code after checkout began, then paid", prices: normal, until: 60 * time.Hour, end: with(paid, func(e *ended) { e.kept = priceHalf }), play: func(w *world) {
		w.offerHalf()
		w.holdSeats()
		w.begin(1)
		first := w.order
		w.redeem(7, "half")
		w.buyAnew(first)
	}},
	{name: "the old price is paid after all", prices: normal, until: 25 * time.Hour, end: stillHeld, play: func(w *world) {
		w.offerHalf()
		w.holdSeats()
		w.begin(1)
		if _, err := w.box.decide(inventory.Redeem{Buyer: w.buyer, Hold: w.hold, Voucher: "half"}); err != nil { // and the process dies
			w.t.Fatal(err)
		}
		w.pay()
		w.confirm(checkout.ByWebhook)
	}},
	{name: "a code that is taken off again", prices: normal, until: 60 * time.Hour, end: paid, play: func(w *world) {
		w.offerHalf()
		w.holdSeats()
		w.redeem(7, "half")
		w.begin(1)
		first := w.order
		w.redeem(8, "")
		w.buyAnew(first)
	}},
}

// The page at the price from before is closed with the code, so that nobody
// pays on it in vain.
func TestRedeemEndsTheOrderThatWaits(t *testing.T) {
	w := calmWorld(t)
	w.offerHalf()
	w.begin(1)
	w.redeem(7, "half")
	if o := w.at(); o.State != order.Cancelled || w.company.of(o.ID).Standing != payment.Voided {
		t.Errorf("the order is %s, its page %s", o.State, w.company.of(o.ID).Standing)
	}
	w.begin(2)
	w.redeem(8, "half") // it has the code
	if o := w.at(); o.State != order.AwaitingPayment || o.Total().Minor != priceHalf {
		t.Errorf("the new order is %s and costs %s", o.State, o.Total())
	}
	w.company.setAway(true)
	w.redeem(9, "")
	w.company.setAway(false)
	w.mustBeGivenUp(w.order)
}

// While money is on its way the hold costs what it does, and whoever was
// answered before is answered the same again.
func TestRedeemWhileMoneyIsOnItsWay(t *testing.T) {
	w := calmWorld(t)
	w.offerHalf()
	first := w.redeem(7, "half")
	w.begin(1)
	w.pay()
	w.box.failing = errors.New("the seats cannot be reached")
	w.confirm(checkout.ByWebhook)
	w.box.failing = nil
	if _, err := w.service.Redeem(t.Context(), key(8), w.buyer, w.hold, ""); !errors.Is(err, inventory.ErrHoldSealed) {
		t.Fatalf("after the money came: %v", err)
	}
	if again := w.redeem(7, "half"); again.Version != first.Version || again.Hold.Total() != first.Hold.Total() {
		t.Errorf("first %+v, again %+v", first, again)
	}
	w.settle(start.Add(time.Hour))
	w.mustEnd(with(paid, func(e *ended) { e.kept = priceHalf }))
	if _, err := w.service.Redeem(t.Context(), key(9), w.buyer, w.hold, ""); !errors.Is(err, inventory.ErrHoldSealed) {
		t.Errorf("of sold seats: %v", err)
	}
}

// Codes come and go while the order is begun and paid, by four processes: what
// is sold is sold at the price of the hold, and paid in full.
func TestRedeemWhileCheckoutStarts(t *testing.T) {
	for range 10 {
		w := calmWorld(t)
		w.offerHalf()
		nodes := w.nodes()
		together(32, func(n int) {
			node, code := nodes[n%4], "half"
			if n%3 == 0 {
				code = ""
			}
			if n%2 == 0 {
				_, _ = node.Redeem(t.Context(), idem.Key{}, w.buyer, w.hold, code) // refused once money is on its way
				return
			}
			o, err := node.Start(t.Context(), key(byte(n+1)), w.buyer, w.hold, ada)
			if err != nil {
				return
			}
			if n%5 == 0 {
				w.company.approve(o.ID, o.Total())
			}
			_, _ = node.Confirm(t.Context(), o.ID, checkout.ByWebhook)
		})
		w.settle(w.clock.Now().Add(49 * time.Hour))
		for _, o := range w.store.kept.orders {
			hold, err := w.box.Hold(t.Context(), o.Hold, 0)
			if o.State == order.Paid && (err != nil || hold.Order != o.ID || o.Total() != hold.Total() || w.company.kept(o.ID) != o.Total().Minor) {
				t.Errorf("an order of %s is paid with %d, and its hold costs %s: %v", o.Total(), w.company.kept(o.ID), hold.Total(), err)
			}
			if o.State != order.Paid && w.company.kept(o.ID) != 0 {
				t.Errorf("a %s order has %d", o.State, w.company.kept(o.ID))
			}
		}
		w.check()
	}
}
