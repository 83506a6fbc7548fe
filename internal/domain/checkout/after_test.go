package checkout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/idem"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// news is the provider's message that something happened to the order, sent
// twice.
func (w *world) news(n int) {
	w.t.Helper()
	for range 2 {
		w.try(func() error {
			return w.service.Webhook(w.t.Context(), "company", nil, fmt.Appendf(nil, "news %d", n))
		})
	}
}

// givesUp is a buyer who cancels, and whose page the provider says it closed.
func (w *world) givesUp() {
	w.t.Helper()
	w.holdSeats()
	w.begin(1)
	w.try(func() error {
		_, err := w.service.Cancel(w.t.Context(), idem.Key{}, w.order, w.buyer)
		return err
	})
	w.come(func(o order.Order) bool { return o.Step == "done" })
}

// waitsInVain is a buyer who does not pay, and whose page is closed.
func (w *world) waitsInVain() {
	w.t.Helper()
	w.holdSeats()
	w.begin(1)
	w.settle(w.clock.Now().Add(60 * time.Hour))
}

// openedAgain is a provider that takes money on a page it had closed.
func (w *world) openedAgain(standing payment.Standing) {
	w.company.set(w.order, func(i *atCompany) { i.Standing = standing })
}

// afterStories are providers that come with money when an order has ended.
var afterStories = []story{
	{name: "set aside after it was given up", prices: normal, until: 3 * time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), standing: payment.Voided, cancelled: 1}, play: func(w *world) {
			w.givesUp()
			w.openedAgain(payment.Authorised)
			w.news(1)
		}},
	{name: "set aside after its page was closed", prices: normal, until: 90 * time.Hour,
		end: ended{state: order.Cancelled, seats: free(inventory.Count{}), standing: payment.Voided, cancelled: 1}, play: func(w *world) {
			w.waitsInVain()
			w.openedAgain(payment.Authorised)
			w.news(1)
		}},
}

// TestMoneyAfterTheEnd: money that a provider takes after it said that it closed
// the page goes back, and the buyer is told.
func TestMoneyAfterTheEnd(t *testing.T) {
	for name, first := range map[string]func(w *world){"given up": (*world).givesUp, "expired": (*world).waitsInVain} {
		for _, standing := range []payment.Standing{payment.Authorised, payment.Captured} {
			w := newWorld(t, &fuse{}, normal)
			first(w)
			w.openedAgain(standing)
			w.news(1)
			w.settle(w.clock.Now().Add(3 * time.Hour))
			o, status := w.at(), w.company.of(w.order)
			if o.Step != "done" || o.State != order.Cancelled || w.company.kept(w.order) != 0 || status.Standing != payment.Voided && status.Standing != payment.Refunded {
				t.Errorf("%s, %s: the order is %s at %s, and at the provider it is %+v", name, standing, o.State, o.Step, status)
			}
			if strings.Count(o.Reason, "Your money was") != 1 {
				t.Errorf("%s, %s: the buyer is told %q", name, standing, o.Reason)
			}
			w.check()
		}
	}
}
