package testpay_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

var refundOrders = flag.Int("refunds", 2000, "how many orders TestShowIsRefunded refunds; a tenth of it in a short run")

// TestShowIsRefunded sells many orders and refunds them all, with the real store,
// the real seats and the company over HTTP. Amid it the company runs out of money,
// goes away, is asked too often, answers that it did what nobody hears of, and the process is given up for
// another one while it is still at work. Each order is refunded once, and the books
// balance all the while.
func TestShowIsRefunded(t *testing.T) {
	w := newWhole(t)
	orders := *refundOrders
	if testing.Short() {
		orders /= 10
	}
	w.sellStanding(orders)
	w.show.Show.State = catalog.ShowCancelled
	rough := &roughRoad{next: w.company, short: w.company.RunShort, enough: int64(orders / 20)}
	w.outside = rough

	if _, err := w.service.RefundShow(t.Context(), idem.Key{Caller: [16]byte{250}}, account.Operator(), w.show.Show.ID); err != nil {
		t.Fatal(err)
	}
	progress := func() checkout.RunProgress {
		p, err := w.service.RefundsOf(t.Context(), account.Operator(), w.show.Show.ID)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	var old sync.WaitGroup
	defer old.Wait()
	for stage := 0; ; stage++ {
		p := progress()
		if p.Standing == checkout.RunDone {
			break
		}
		if stage > 500+orders/4 {
			t.Fatalf("the run never ends: %+v", p)
		}
		rough.set(1 + stage%4)
		if stage%5 == 1 { // this process is given up while it is at work, and ends what it began
			args, err := json.Marshal(map[string]id.Show{"show": w.show.Show.ID})
			if err != nil {
				t.Fatal(err)
			}
			before := w.service
			old.Go(func() { _ = before.RefundStage(t.Context(), args) })
			w.service = checkout.New(w.config())
		}
		w.work()
		w.clock.Advance(time.Minute)
		if stage%(1+orders/60) != 0 { // to look at all of them takes a while
			continue
		}
		if err := checkout.Books(t.Context(), w.run, func(a checkout.Account) error { return a.Problem }); err != nil {
			t.Fatal(err)
		}
	}
	old.Wait()
	w.mustAllBeBack(orders)
	w.mustListAll(orders, rough)
	for what, times := range map[string]*atomic.Int64{"lost": &rough.lost, "turned away": &rough.away, "short of money": &rough.poor, "asked too often": &rough.busy} {
		if times.Load() == 0 {
			t.Errorf("nothing was %s on the way", what)
		}
	}
}

// sellStanding sells one place in the pit to each of many buyers.
func (w *whole) sellStanding(orders int) {
	w.Helper()
	var next atomic.Int64
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for n := next.Add(1); n <= int64(orders) && !w.Failed(); n = next.Add(1) {
				if err := w.sellOne(n); err != nil {
					w.Error(err)
				}
			}
		})
	}
	all.Wait()
	if sold := w.sold(); sold != orders {
		w.Fatalf("%d places are sold", sold)
	}
}

func (w *whole) sellOne(n int64) error {
	buyer := id.New[id.Buyer]()
	answer, err := w.engine.Do(w.Context(), w.show.Show.ID, inventory.Place{Buyer: buyer, Choice: inventory.Choice{Areas: []inventory.Places{{Area: "pit", Quantity: 1}}}})
	if err != nil {
		return err
	}
	d := checkout.Details{Name: "Ada", Email: buyer.String() + "@example.org"}
	o, err := w.service.Start(w.Context(), idem.Key{Caller: [16]byte{1, byte(n), byte(n >> 8), byte(n >> 16)}}, buyer, answer.Hold.ID, d)
	if err != nil {
		return err
	}
	w.post(o, "approve")
	o, err = w.service.Confirm(w.Context(), o.ID, checkout.ByBuyer)
	if err == nil && o.State != order.Paid {
		err = fmt.Errorf("%s is %s", o.ID, o.State)
	}
	return err
}

// mustAllBeBack is that every order was refunded, once, as both the books and the
// company have it.
func (w *whole) mustAllBeBack(orders int) {
	w.Helper()
	n := 0
	err := checkout.Books(w.Context(), w.run, func(a checkout.Account) error {
		n++
		status, err := w.gateway.Fetch(w.Context(), a.Order.Ref)
		if err != nil {
			return err
		}
		if a.Order.State != order.Refunded || a.InFlight || status.Standing != payment.Refunded || status.Refunded.Minor != a.Balance.Refunded || a.Balance.Refunded != a.Balance.Captured {
			w.Errorf("%s is %s at %s, the books have %+v, the company %+v", a.Order.ID, a.Order.State, a.Order.Step, a.Balance, status)
		}
		return a.Problem
	})
	if err != nil || n != orders || w.sold() != 0 {
		w.Errorf("%d orders, %d places still sold, %v", n, w.sold(), err)
	}
}

// mustListAll is that the company's list says what the books do. Every third page of
// it fails and whoever compares them is restarted: what was compared is not again.
func (w *whole) mustListAll(orders int, rough *roughRoad) {
	w.Helper()
	rough.set(failsToList)
	began, restarts := time.Now(), 0
	for {
		c, err := checkout.Compare(w.Context(), w.run, w.gateway, start.Add(-time.Hour))
		if err == nil {
			if c.Seen != int64(orders) || c.Odd+c.Healed != 0 {
				w.Errorf("the company's list says otherwise: %+v", c)
			}
			break
		}
		if restarts++; !errors.Is(err, payment.ErrUnreachable) || restarts > orders {
			w.Fatal(err)
		}
	}
	w.Logf("%d payments compared in %v with %d restarts", orders, time.Since(began), restarts)
}

// roughRoad lies between the house and the company. After enough refunds on it something
// goes wrong: answers are lost, it is closed, the company has no more money, or it is asked
// too often.
type roughRoad struct {
	next   http.Handler
	short  func(bool)
	enough int64 // refunds that go well at a time

	wrong                  atomic.Int64
	refunds                atomic.Int64 // or pages of the list, since it was last set
	lost, away, poor, busy atomic.Int64
}

const (
	losesAnswers = 1 + iota
	isClosed
	isBusy
	isPoor // last: it has the run wait for many stages
	failsToList
)

func (r *roughRoad) set(wrong int) {
	r.short(false)
	r.refunds.Store(0)
	r.wrong.Store(int64(wrong))
}

func (r *roughRoad) ServeHTTP(w http.ResponseWriter, q *http.Request) {
	goes := r.wrong.Load()
	if goes == failsToList && q.Method == http.MethodGet && strings.HasSuffix(q.URL.Path, "/intents") && r.refunds.Add(1)%3 == 0 {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	if !strings.HasSuffix(q.URL.Path, "/refund") || goes == 0 || r.refunds.Add(1) <= r.enough {
		r.next.ServeHTTP(w, q)
		return
	}
	switch goes {
	case losesAnswers:
		r.lost.Add(1)
		r.next.ServeHTTP(nobody{http.Header{}}, q)
		w.WriteHeader(http.StatusBadGateway)
	case isClosed:
		r.away.Add(1)
		w.WriteHeader(http.StatusServiceUnavailable)
	case isPoor:
		r.poor.Add(1)
		r.short(true)
		r.next.ServeHTTP(w, q)
	case isBusy:
		r.busy.Add(1)
		w.WriteHeader(http.StatusTooManyRequests)
	}
}

// nobody hears an answer.
type nobody struct{ header http.Header }

func (n nobody) Header() http.Header         { return n.header }
func (nobody) Write(raw []byte) (int, error) { return len(raw), nil }
func (nobody) WriteHeader(int)               {}
