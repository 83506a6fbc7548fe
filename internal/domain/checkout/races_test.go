package checkout_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

// checkoutIsOver is longer than anything waits when nothing is wrong outside.
const checkoutIsOver = 5 * time.Minute

// together runs do many times at once.
func together(times int, do func(n int)) {
	var all sync.WaitGroup
	ready := make(chan struct{})
	for n := range times {
		all.Go(func() {
			<-ready
			do(n)
		})
	}
	close(ready)
	all.Wait()
}

// nodes are four processes on one store.
func (w *world) nodes() (nodes []*checkout.Service) {
	for range 4 {
		w.boot()
		nodes = append(nodes, w.service)
	}
	return nodes
}

// TestWhoeverWaitsIsToldTheOutcome: in one process nobody is sent away with an
// order that somebody else is just settling.
func TestWhoeverWaitsIsToldTheOutcome(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	w.pay()
	together(64, func(int) {
		if o, err := w.service.Confirm(t.Context(), w.order, checkout.ByBuyer); err != nil || o.State != order.Paid {
			t.Errorf("told %s, %v", o.State, err)
		}
	})
}

func TestWebhookReturnAndJobAtOnce(t *testing.T) {
	for range 5 {
		w := calmWorld(t)
		w.begin(1)
		w.pay()
		nodes := w.nodes()
		together(64, func(n int) {
			var err error
			node := nodes[n%len(nodes)]
			switch n % 3 {
			case 0:
				_, err = node.Confirm(t.Context(), w.order, checkout.ByBuyer)
			case 1:
				_, err = node.Confirm(t.Context(), w.order, checkout.ByJob)
			default:
				err = node.Webhook(t.Context(), "company", nil, fmt.Appendf(nil, "e%d", n/6))
			}
			if err != nil {
				t.Error(err)
			}
		})
		w.settle(w.clock.Now().Add(checkoutIsOver))
		w.mustEnd(paid)
	}
}

func TestStartAtOnce(t *testing.T) {
	for _, sameKey := range []bool{true, false} {
		w := calmWorld(t)
		nodes := w.nodes()
		var mu sync.Mutex
		orders := map[id.Order]int{}
		together(64, func(n int) {
			k := key(1)
			if !sameKey {
				k = key(byte(n + 1))
			}
			o, err := nodes[n%4].Start(t.Context(), k, w.buyer, w.hold, ada)
			if err != nil {
				return // in flight: a client asks again
			}
			mu.Lock()
			defer mu.Unlock()
			orders[o.ID]++
		})
		if len(orders) != 1 || len(w.store.kept.orders) != 1 || len(w.company.intents) != 1 {
			t.Errorf("%d orders were given, %d are kept, %d intents opened", len(orders), len(w.store.kept.orders), len(w.company.intents))
		}
	}
}

// paidWorld has an order that is paid, and processes that may be asked for it.
func paidWorld(t *testing.T) (*world, []*checkout.Service) {
	w := calmWorld(t)
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	return w, w.nodes()
}

func TestRefundWhileEverybodyConfirms(t *testing.T) {
	for range 5 {
		w, nodes := paidWorld(t)
		together(64, func(n int) {
			var err error
			if n%2 == 0 {
				_, err = nodes[n/2%4].Refund(t.Context(), key(byte(n+1)), account.Operator(), w.order, order.Back{})
			} else {
				_, err = nodes[n/2%4].Confirm(t.Context(), w.order, checkout.ByWebhook)
			}
			if err != nil {
				t.Error(err)
			}
		})
		w.settle(w.clock.Now().Add(checkoutIsOver))
		if o := w.at(); o.State != order.Refunded || w.company.kept(w.order) != 0 || w.valid(w.order) != 0 || w.box.counts().Sold != 0 {
			t.Errorf("%+v, kept %d, seats %+v", o, w.company.kept(w.order), w.box.counts())
		}
		w.check()
	}
}

// Parts and the whole are asked for at once, by many, through four processes: each
// place goes back once, and all the money with the last.
func TestPartsAndTheWholeAtOnce(t *testing.T) {
	for range 5 {
		w, nodes := paidWorld(t)
		together(64, func(n int) {
			back := order.Back{Places: []int{1 + n/4%3}} // the third it does not have
			if n%4 == 3 {
				back = order.Back{}
			}
			_, _ = nodes[n/4%4].Refund(t.Context(), key(byte(n+1)), account.Operator(), w.order, back) // most are refused
		})
		w.settle(w.clock.Now().Add(checkoutIsOver))
		w.check()
		o := w.at()
		if gone := 2 - len(o.Left()); o.Step != "done" || gone == 0 || w.company.kept(w.order) != int64(2-gone)*priceAll/2 || w.box.counts().Sold != 2-gone {
			t.Errorf("%d places went back, kept %d, seats %+v", gone, w.company.kept(w.order), w.box.counts())
		}
	}
}

func TestCancelWhilePaying(t *testing.T) {
	for range 20 {
		w := calmWorld(t)
		w.begin(1)
		w.pay()
		nodes := w.nodes()
		together(8, func(n int) {
			if n%2 == 0 {
				_, _ = nodes[n/2].Cancel(t.Context(), idem.Key{}, w.order, w.buyer) // refused when the payment won
			} else if _, err := nodes[n/2].Confirm(t.Context(), w.order, checkout.ByBuyer); err != nil {
				t.Error(err)
			}
		})
		w.settle(w.clock.Now().Add(checkoutIsOver))
		o := w.at()
		switch sold := w.box.counts().Sold; {
		case o.State == order.Paid && sold == 2 && w.company.kept(o.ID) == priceAll:
		case o.State == order.Cancelled && sold == 0 && w.company.kept(o.ID) == 0:
		default:
			t.Errorf("%s with %d sold and %d kept", o.State, sold, w.company.kept(o.ID))
		}
		w.check()
	}
}
