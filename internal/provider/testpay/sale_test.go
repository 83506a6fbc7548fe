package testpay_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/engine"
	"frontrow/internal/provider/testpay"
	"frontrow/internal/store"
)

// whole is a checkout with nothing played: the real store on a disk, the real
// engine, and testpay over HTTP with its webhooks.
type whole struct {
	*testing.T
	clock   *clock.Fake
	db      *store.DB
	engine  *engine.Engine
	company *testpay.Company
	service *checkout.Service
	gateway payment.Gateway
	url     string       // of the house
	outside http.Handler // the company as the house reaches it
	inside  http.HandlerFunc
	show    catalog.ShowView
	run     interface {
		Update(context.Context, func(checkout.Tx) error) error
		View(context.Context, func(checkout.Tx) error) error
	}
}

// saleTickets makes real tickets with a key of its own.
type saleTickets struct{}

var signer = sign.NewKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))

func (saleTickets) Issue(q checkout.Tx, o order.Order) error {
	_, err := ticket.Issue(q, signer, o)
	return err
}

func (saleTickets) Revoke(q checkout.Tx, o order.Order, places []int) error {
	_, err := ticket.Revoke(q, o.ID, places...)
	return err
}

func (saleTickets) Suspend(q checkout.Tx, o order.Order) error {
	_, err := ticket.Suspend(q, o.ID)
	return err
}

func (saleTickets) Restore(q checkout.Tx, o order.Order) error {
	_, err := ticket.Restore(q, o.ID)
	return err
}

// salePlan has one row of six seats, and room for many who stand.
var salePlan = func() *seating.Plan {
	p, err := seating.Compile(&seating.Chart{
		Name: "Small", Zones: []seating.Zone{{ID: "front"}, {ID: "pit"}},
		Sections: []seating.ChartSection{{ID: "s", Rows: []seating.ChartRow{{
			ID: "A", Zone: "front",
			Line: &seating.Line{From: seating.Point{X: 0, Y: 0}, To: seating.Point{X: 250, Y: 0}, Count: 6, First: 1, Step: 1},
		}}}},
		Areas: []seating.ChartArea{{ID: "pit", Zone: "pit", Capacity: 50_000}},
	})
	if err != nil {
		panic(err)
	}
	return p
}()

var saleTerms = inventory.Terms{
	Chart: salePlan.Hash(),
	Prices: pricing.List{Currency: "EUR", Levels: []pricing.Level{
		{ID: "l1", Name: "Front", Zones: []string{"front"}, Face: 4000, Fee: 500},
		{ID: "l2", Name: "Pit", Zones: []string{"pit"}, Face: 2000, Fee: 250},
	}},
	OpensAt: start.Add(-time.Hour), ClosesAt: start.Add(48 * time.Hour),
	HoldFor: 10 * time.Minute, MaxPerHold: 6, MaxPerBuyer: 6, MaxPerEmail: 6,
}

func newWhole(t *testing.T) *whole {
	t.Helper()
	w := &whole{T: t, clock: clock.NewFake(start)}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	var err error
	w.db, err = store.Open(t.Context(), store.Options{
		Path: filepath.Join(dir, "frontrow.db"), Clock: w.clock,
		Fatal: func(err error) { t.Errorf("the store gives up: %v", err) },
	})
	must(err)
	t.Cleanup(func() { must(w.db.Close()) })
	must(w.db.Migrate(t.Context()))
	w.run = store.Bind(w.db, func(tx *store.Tx) checkout.Tx { return tx })

	quiet := slog.New(slog.DiscardHandler)
	w.engine = engine.New(engine.Config{
		Log: w.db.SeatLog(), Clock: w.clock, Logger: quiet,
		Plans: func(context.Context, seating.Hash) (*seating.Plan, error) { return salePlan, nil },
	})
	t.Cleanup(func() { must(w.engine.Close(context.Background())) })
	w.show = catalog.ShowView{
		Show: catalog.Show{ID: id.New[id.Show]()}, Event: catalog.Event{ID: id.New[id.Event](), Title: "Swan Lake", Slug: "swan-lake"},
		Venue:     catalog.Venue{ID: id.New[id.Venue](), Name: "Hall", Slug: "hall", City: "Berlin", Country: "DE", TimeZone: "Europe/Berlin"},
		Organiser: catalog.Organiser{ID: id.New[id.Organiser](), Name: "House", Slug: "house", Email: "box@example.org", Accent: "#123456"},
	}
	must(w.announce())
	must(w.engine.Open(t.Context(), w.show.Show.ID, saleTerms))

	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	w.company, err = testpay.Open(t.Context(), testpay.Options{
		Path: filepath.Join(dir, "testpay.db"), Secret: "s", BaseURL: server.URL + "/testpay", ShopURL: server.URL,
		Clock: w.clock, Logger: quiet,
	})
	must(err)
	t.Cleanup(func() { must(w.company.Close()) })
	w.outside = w.company
	mux.HandleFunc("/testpay/", func(rw http.ResponseWriter, r *http.Request) { w.outside.ServeHTTP(rw, r) })
	w.inside = func(rw http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err == nil {
			err = w.service.Webhook(r.Context(), r.PathValue("provider"), r.Header, body)
		}
		if err != nil {
			rw.WriteHeader(http.StatusBadRequest)
		}
	}
	mux.HandleFunc("POST /v1/webhooks/payments/{provider}", func(rw http.ResponseWriter, r *http.Request) { w.inside(rw, r) })
	w.gateway = testpay.NewClient(server.URL+"/testpay", "s", nil)
	w.url = server.URL
	w.service = checkout.New(w.config())
	return w
}

// config is how a process of the house is set up.
func (w *whole) config() checkout.Config {
	return checkout.Config{
		Run: w.run, Seats: w.engine, Tickets: saleTickets{}, Shows: w,
		Gateways:  []payment.Gateway{w.gateway},
		ReturnURL: func(o id.Order) string { return w.url + "/orders/" + o.String() + "/return" },
		NotifyURL: func(p string) string { return w.url + "/v1/webhooks/payments/" + p },
		Logger:    slog.New(slog.DiscardHandler),
	}
}

// announce writes the show into the catalogue, which receipts are made from.
func (w *whole) announce() error {
	v := &w.show
	v.Venue.Organiser, v.Event.Organiser, v.Show.Organiser = v.Organiser.ID, v.Organiser.ID, v.Organiser.ID
	v.Show.Event, v.Show.Venue, v.Show.Chart, v.Show.Prices = v.Event.ID, v.Venue.ID, salePlan.Hash(), saleTerms.Prices
	return store.Bind(w.db, func(tx *store.Tx) catalog.Tx { return tx }).Update(w.Context(), func(q catalog.Tx) error {
		if err := q.AddOrganiser(v.Organiser); err != nil {
			return err
		}
		if err := q.AddVenue(v.Venue); err != nil {
			return err
		}
		if _, err := q.AddChart(catalog.ChartInfo{Hash: salePlan.Hash(), Venue: v.Venue.ID, Name: "Small", Seats: salePlan.Len()}, []byte("{}")); err != nil {
			return err
		}
		if err := q.AddEvent(v.Event); err != nil {
			return err
		}
		return q.AddShow(v.Show)
	})
}

func (w *whole) Show(context.Context, id.Show) (catalog.ShowView, error) { return w.show, nil }

// between puts something between the house and the company, both ways.
func (w *whole) between(outside func(http.Handler) http.Handler, inside http.HandlerFunc) {
	w.outside, w.inside = outside(w.company), inside
}

// begin is a new buyer who holds a seat and comes to the page to pay on.
func (w *whole) begin(seat string) (order.Order, error) { return w.beginAt(0, seat) }

// beginAt is begin, with a number that no other purchase has.
func (w *whole) beginAt(n int, seat string) (order.Order, error) {
	buyer := id.New[id.Buyer]()
	answer, err := w.engine.Do(w.Context(), w.show.Show.ID, inventory.Place{Buyer: buyer, Choice: inventory.Choice{Seats: []string{seat}}})
	if err != nil {
		return order.Order{}, err
	}
	d := checkout.Details{Name: "Ada", Email: buyer.String() + "@example.org"}
	return w.service.Start(w.Context(), idem.Key{Caller: [16]byte{byte(answer.Hold.ID.No), byte(n), byte(n >> 8), byte(n >> 16)}}, buyer, answer.Hold.ID, d)
}

func (w *whole) post(o order.Order, outcome string) {
	w.Helper()
	stay := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := stay.PostForm(o.PayURL, url.Values{"outcome": {outcome}})
	if err != nil {
		w.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusSeeOther {
		w.Fatalf("the page answers %s", response.Status)
	}
}

// turn lets the company send its webhooks and the jobs that are due run.
func (w *whole) turn() {
	w.Helper()
	if err := w.company.Tick(w.Context()); err != nil {
		w.Fatal(err)
	}
	w.work()
}

// work runs the jobs that are due.
func (w *whole) work() {
	w.Helper()
	do := map[string]func(context.Context, json.RawMessage) error{
		checkout.JobResume: w.service.Resume, checkout.JobBank: w.service.LookAtBank, checkout.JobRefundRun: w.service.RefundStage,
	}
	claimed, err := w.db.Jobs().Claim(w.Context(), w.clock.Now(), time.Minute, 100, slices.Sorted(maps.Keys(do)))
	if err != nil {
		w.Fatal(err)
	}
	var all sync.WaitGroup
	for _, c := range claimed {
		all.Go(func() {
			if err := do[c.Kind](w.Context(), c.Args); err != nil {
				w.Error(err)
			}
			if err := w.db.Jobs().Done(w.Context(), c.ID, c.Fence); err != nil && !errors.Is(err, job.ErrClaimLost) {
				w.Error(err)
			}
		})
	}
	all.Wait()
}

func (w *whole) see(o order.Order) (now order.Order) {
	w.Helper()
	if err := w.run.View(w.Context(), func(q checkout.Tx) (err error) {
		now, _, err = q.Order(o.ID)
		return err
	}); err != nil {
		w.Fatal(err)
	}
	return now
}

// balanced checks the books and gives how many seats the paid orders have.
func (w *whole) balanced() (paidFor int) {
	w.Helper()
	if err := checkout.Books(w.Context(), w.run, func(a checkout.Account) error {
		if a.Covers() {
			paidFor += a.Order.Places()
		}
		return a.Problem
	}); err != nil {
		w.Error(err)
	}
	return paidFor
}

func (w *whole) sold() int {
	w.Helper()
	counts, err := w.engine.Counts(w.Context(), w.show.Show.ID)
	if err != nil {
		w.Fatal(err)
	}
	return counts.All.Sold
}

func TestSaleWithEverythingReal(t *testing.T) {
	w := newWhole(t)
	started := func(o order.Order, err error) order.Order {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	prompt := started(w.begin("s/A/1"))
	tardy := started(w.begin("s/A/2"))
	loser := started(w.begin("s/A/3"))
	absent := started(w.begin("s/A/4"))

	w.post(prompt, "approve")
	w.turn()
	if o := w.see(prompt); o.State != order.Paid {
		t.Errorf("paid in time: %s at %s", o.State, o.Step)
	}
	w.post(tardy, "late")
	w.post(loser, "late")
	w.turn()
	w.clock.Advance(10 * time.Minute)
	w.turn()
	if o := w.see(tardy); o.State != order.Checking {
		t.Errorf("the bank is at work: %s", o.State)
	}
	if o := w.see(absent); o.State != order.Expired {
		t.Errorf("nobody pays: %s", o.State)
	}
	rival := started(w.begin("s/A/3"))
	w.post(rival, "approve")
	w.turn()
	w.clock.Advance(time.Second)
	w.turn()
	if o := w.see(tardy); o.State != order.Paid {
		t.Errorf("late, the seat free: %s, %s", o.State, o.Reason)
	}
	if o := w.see(loser); o.State != order.Cancelled || !strings.Contains(o.Reason, "not taken") {
		t.Errorf("late, the seat gone: %s, %s", o.State, o.Reason)
	}
	if o := w.see(rival); o.State != order.Paid {
		t.Errorf("the rival: %s, %s", o.State, o.Reason)
	}
	if _, err := w.service.Refund(t.Context(), idem.Key{Caller: [16]byte{200}}, account.Operator(), prompt.ID, order.Back{}); err != nil {
		t.Fatal(err)
	}
	if o := w.see(prompt); o.State != order.Refunded {
		t.Errorf("refunded: %s", o.State)
	}
	if sold, paidFor := w.sold(), w.balanced(); sold != 2 || paidFor != 2 {
		t.Errorf("%d seats are sold, %d paid for", sold, paidFor)
	}
}

// TestManyBuyersAtOnce has buyers fight for six seats, pay at once and be
// confirmed by webhook, browser and job together.
func TestSaleToManyBuyersAtOnce(t *testing.T) {
	w := newWhole(t)
	var mu sync.Mutex
	var orders []order.Order
	together(48, func(n int) {
		o, err := w.begin("s/A/" + string(rune('1'+n%6)))
		if err != nil {
			if !errors.Is(err, inventory.ErrTaken) {
				t.Errorf("%v (%s)", err, fault.From(err).Code)
			}
			return
		}
		w.post(o, "approve")
		mu.Lock()
		defer mu.Unlock()
		orders = append(orders, o)
	})
	if len(orders) != 6 {
		t.Fatalf("%d orders for 6 seats", len(orders))
	}
	together(48, func(n int) {
		if n%8 == 7 {
			w.turn()
			return
		}
		if _, err := w.service.Confirm(t.Context(), orders[n%6].ID, checkout.ByBuyer); err != nil {
			t.Error(err)
		}
	})
	for _, o := range orders {
		if now := w.see(o); now.State != order.Paid {
			t.Errorf("%s at %s: %s", now.State, now.Step, now.Reason)
		}
	}
	if sold, paidFor := w.sold(), w.balanced(); sold != 6 || paidFor != 6 {
		t.Errorf("%d seats are sold, %d paid for", sold, paidFor)
	}
}

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
