package checkout_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"log/slog"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/base/money"
	"frontrow/internal/base/sign"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/ticket"
)

var start = time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC)

// world is a checkout with everything around it: what the process loses when
// it is killed is only the service.
type world struct {
	t       tester
	clock   *clock.Fake
	fuse    *fuse
	store   *memory
	run     txn.Runner[checkout.Tx]
	company *company
	second  *company // another way to pay, where there is one
	box     *box
	show    catalog.ShowView
	buyer   id.Buyer
	service *checkout.Service

	order id.Order         // of the buyer, once begun
	older []id.Order       // whose places were changed, oldest first
	hold  inventory.HoldID // of the buyer

	elsewhere int64 // what the buyer had another way, in minor units
}

type prices struct{ face, fee int64 }

// tester is what the tests of package testing and of rapid have in common.
type tester interface {
	Helper()
	Context() context.Context
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Fatal(args ...any)
}

func newWorld(t tester, f *fuse, p prices) *world {
	t.Helper()
	w := &world{t: t, clock: clock.NewFake(start), fuse: f, company: newCompany(f), buyer: id.New[id.Buyer]()}
	w.store = newMemory(w.clock, f)
	w.run = w.store
	w.show = catalog.ShowView{
		Show: catalog.Show{ID: id.New[id.Show]()}, Event: catalog.Event{Title: "Swan Lake"},
		Organiser: catalog.Organiser{ID: id.New[id.Organiser]()},
	}
	w.store.kept.show = w.show
	w.box = newBox(w.show.Show.ID, w.clock, f, terms(start, p.face, p.fee))
	w.boot()
	return w
}

// boot starts the process anew on what it left behind.
func (w *world) boot() {
	w.store.process++
	w.service = checkout.New(w.config())
}

// config is how the process is set up, perhaps with more ways to pay.
func (w *world) config(more ...payment.Gateway) checkout.Config {
	return checkout.Config{
		Run: w.run, Seats: w.box, Tickets: tickets{}, Shows: w, Gateways: append([]payment.Gateway{w.company}, more...),
		ReturnURL: func(o id.Order) string { return "https://shop.example/orders/" + o.String() + "/return" },
		NotifyURL: func(p string) string { return "https://shop.example/v1/webhooks/payments/" + p },
		Logger:    slog.New(slog.DiscardHandler),
	}
}

func (w *world) Show(context.Context, id.Show) (catalog.ShowView, error) { return w.show, nil }

// tickets makes real tickets with a key of its own.
type tickets struct{}

var signer = sign.NewKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))

func (tickets) Issue(q checkout.Tx, o order.Order) error {
	_, err := ticket.Issue(q, signer, o)
	return err
}

func (tickets) Revoke(q checkout.Tx, o order.Order, places []int) error {
	_, err := ticket.Revoke(q, o.ID, places...)
	return err
}

func (tickets) Suspend(q checkout.Tx, o order.Order) error {
	_, err := ticket.Suspend(q, o.ID)
	return err
}

func (tickets) Restore(q checkout.Tx, o order.Order) error {
	_, err := ticket.Restore(q, o.ID)
	return err
}

// try does something as often as a client or a clock outside would: it is
// repeated after the process was killed or an answer was lost.
func (w *world) try(do func() error) {
	w.t.Helper()
	for {
		burnt := w.fuse.burnt()
		died, err := w.survive(do)
		switch {
		case died && burnt%2 == 0: // somebody sees it at once
			w.store.bury(w.store.process)
			w.boot()
			continue
		case died:
			w.boot()
		case err == nil:
			return
		case w.fuse.burnt() == burnt:
			w.t.Fatalf("after %q, although nothing went wrong this time: %v", w.fuse.at, err)
		}
		w.clock.Advance(50 * time.Second) // until the lease of whoever died unseen, or lost an answer, has ended
	}
}

// overtaken is how another process goes on with all orders that this one is
// about, which it takes for dead.
func (w *world) overtaken() {
	w.store.bury(w.store.process)
	w.store.process++
	other := checkout.New(w.config())
	for _, o := range w.store.unfinished() {
		if _, err := other.Confirm(w.t.Context(), o, checkout.ByJob); err != nil {
			w.t.Errorf("another process, in the midst of %q: %v", w.fuse.at, err)
		}
	}
}

func (w *world) survive(do func() error) (died bool, err error) {
	defer func() {
		if r := recover(); r != nil {
			if _, ok := r.(killed); !ok {
				panic(r)
			}
			died = true
		}
	}()
	return false, do()
}

func key(n byte) idem.Key { return idem.Key{Caller: [16]byte{1, n}, Body: [16]byte{2, n}} }

var ada = checkout.Details{Name: "Ada Lovelace", Email: "ada@example.org"}

// place has somebody hold places: two seats, or what they name.
func (w *world) place(buyer id.Buyer, seats ...string) (inventory.HoldID, error) {
	if len(seats) == 0 {
		seats = []string{"s/A/1", "s/A/2"}
	}
	answer, err := w.box.decide(inventory.Place{Buyer: buyer, Choice: inventory.Choice{Seats: seats}})
	return answer.Hold.ID, err
}

// holdSeats and begin are a buyer who comes as far as the payment page.
func (w *world) holdSeats() {
	w.t.Helper()
	var err error
	if w.hold, err = w.place(w.buyer); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) begin(n byte) {
	w.t.Helper()
	w.try(func() error {
		o, err := w.service.Start(w.t.Context(), key(n), w.buyer, w.hold, ada)
		w.order = o.ID
		return err
	})
}

func (w *world) confirm(why checkout.Why) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Confirm(w.t.Context(), w.order, why)
		return err
	})
}

func (w *world) pay() { w.company.approve(w.order, w.at().Total()) }

// takeBack is staff who take back some places of the order.
func (w *world) takeBack(n byte, back order.Back) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Refund(w.t.Context(), key(n), account.Operator(), w.order, back)
		return err
	})
	w.come(func(o order.Order) bool { return o.Step == "done" })
}

func (w *world) refund() {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Refund(w.t.Context(), key(200), account.Operator(), w.order, order.Back{})
		return err
	})
}

// settle lets the jobs run, and the clock, until nothing waits or the instant
// given is reached.
func (w *world) settle(until time.Time) {
	w.t.Helper()
	for rounds := 0; ; rounds++ {
		if rounds > 500 {
			w.t.Fatal("the jobs never end")
		}
		for _, kind := range backgroundJobs {
			for _, j := range w.store.due(kind) {
				w.try(func() error { return w.perform(j) })
				w.check()
			}
		}
		at, found := time.Time{}, false
		for _, kind := range backgroundJobs {
			if next, also := w.store.next(kind); also && (!found || next.Before(at)) {
				at, found = next, true
			}
		}
		if !found || at.After(until) {
			return
		}
		if wait := at.Sub(w.clock.Now()); wait > 0 {
			w.clock.Advance(wait)
		}
	}
}

// backgroundJobs are the kinds of jobs that this package has, but for comps.
var backgroundJobs = []string{checkout.JobResume, checkout.JobBank, checkout.JobRefundRun}

func (w *world) perform(j job.Job) error {
	switch j.Kind {
	case checkout.JobBank:
		return w.service.LookAtBank(w.t.Context(), j.Args)
	case checkout.JobRefundRun:
		return w.service.RefundStage(w.t.Context(), j.Args)
	}
	return w.service.Resume(w.t.Context(), j.Args)
}

// come lets the jobs run until the order has come so far. On a bad day that
// takes a while.
func (w *world) come(far func(o order.Order) bool) {
	w.t.Helper()
	for range 60 {
		w.settle(w.clock.Now().Add(3 * time.Minute))
		if far(w.at()) {
			return
		}
		w.clock.Advance(3 * time.Minute)
	}
	w.t.Fatalf("the order does not come so far: %s at %s", w.at().State, w.at().Step)
}

func (w *world) at() order.Order {
	w.t.Helper()
	return w.see(w.order)
}

func (w *world) see(o id.Order) order.Order {
	w.t.Helper()
	var found order.Order
	err := w.run.View(w.t.Context(), func(q checkout.Tx) error {
		var ok bool
		var err error
		if found, ok, err = q.Order(o); err == nil && !ok {
			err = order.ErrNoOrder
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return found
}

// check is what must hold at every moment: the books are even (I2), and there
// are no more sold places than the orders whose money we have pay for.
func (w *world) check() (accounts []checkout.Account) {
	w.t.Helper()
	covered := 0
	err := checkout.Books(w.t.Context(), w.run, func(a checkout.Account) error {
		if a.Problem != nil {
			w.t.Errorf("after %q: %v", w.fuse.at, a.Problem)
		}
		if kept := w.kept(a.Order.ID) - w.elsewhere; !a.InFlight && a.Balance.Captured-a.Balance.Refunded != kept {
			w.t.Errorf("after %q: the books have %+v, the provider %d", w.fuse.at, a.Balance, kept)
		}
		covered += w.covered(a)
		accounts = append(accounts, a)
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, s := range w.store.numbers() {
		if err := s.Verify(); err != nil {
			w.t.Errorf("after %q: %v", w.fuse.at, err)
		}
	}
	if err := w.box.limits(); err != nil {
		w.t.Errorf("after %q: %v", w.fuse.at, err)
	}
	if sold := w.box.counts().Sold; sold > covered {
		w.t.Errorf("after %q: %d places are sold and %d paid for", w.fuse.at, sold, covered)
	}
	return accounts
}

// kept is what providers have of an order.
func (w *world) kept(o id.Order) int64 {
	kept := w.company.kept(o)
	if w.second != nil {
		kept += w.second.kept(o)
	}
	return kept
}

// covered counts the places an order may have: those whose money is there. While
// one of them goes back, that is still there.
func (w *world) covered(a checkout.Account) int {
	o := a.Order
	switch n := len(o.Returns) - 1; {
	case !a.Covers():
		return 0
	case n < 0 || !a.InFlight:
		return len(o.Left())
	case a.Balance.Captured-a.Balance.Refunded-a.Balance.Exchanged+a.Recalled >= o.Returns[n].Goes():
		return len(o.Left()) + len(o.Returns[n].Places)
	default:
		return len(o.Left())
	}
}

func (w *world) valid(o id.Order) (valid int) {
	w.t.Helper()
	err := w.run.View(w.t.Context(), func(q checkout.Tx) error {
		all, err := q.TicketsOfOrder(o)
		for _, t := range all {
			if t.State == ticket.Valid {
				valid++
			}
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return valid
}

// validPlaces gives the serials of the order's valid tickets.
func (w *world) validPlaces() (serials []int) {
	w.t.Helper()
	err := w.run.View(w.t.Context(), func(q checkout.Tx) error {
		all, err := q.TicketsOfOrder(w.order)
		for _, t := range all {
			if t.State == ticket.Valid {
				serials = append(serials, t.Serial)
			}
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return serials
}

// mails counts the jobs that tell the buyer something.
func (w *world) mails(kind string) (n int) {
	for _, j := range w.store.due(kind) {
		var args struct{ Order id.Order }
		if err := json.Unmarshal(j.Args, &args); err != nil || args.Order.IsZero() {
			w.t.Errorf("a job %s about %s", kind, j.Args)
		}
		n++
	}
	return n
}

func (w *world) timeline() (words []string) {
	w.t.Helper()
	err := w.run.View(w.t.Context(), func(q checkout.Tx) error {
		entries, err := q.OrderEntries(w.order)
		for _, e := range entries {
			words = append(words, e.What)
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return words
}

// ended is how a story is to end.
type ended struct {
	state     order.State
	seats     inventory.Count
	captures  int
	kept      int64
	standing  payment.Standing
	ticketed  int // mails with tickets
	cancelled int // mails that it came to nothing
}

func (w *world) mustEnd(want ended) {
	w.t.Helper()
	o := w.at()
	if o.State != want.state || o.Step != "done" {
		w.t.Errorf("after %q the order is %s at %s, not %s: %s", w.fuse.at, o.State, o.Step, want.state, o.Reason)
	}
	if got := w.box.counts(); got != want.seats {
		w.t.Errorf("after %q the seats are %+v, not %+v", w.fuse.at, got, want.seats)
	}
	if w.company.captures != want.captures || w.company.kept(w.order) != want.kept || w.company.of(w.order).Standing != want.standing {
		w.t.Errorf("after %q the provider captured %d times, keeps %d and says %+v; want %d, %d, %s", w.fuse.at,
			w.company.captures, w.company.kept(w.order), w.company.of(w.order), want.captures, want.kept, want.standing)
	}
	valid := 0
	if want.state == order.Paid {
		valid = len(o.Left())
	}
	if got := w.valid(w.order); got != valid {
		w.t.Errorf("after %q there are %d valid tickets, not %d", w.fuse.at, got, valid)
	}
	w.mustHavePapers(o, want.ticketed > len(w.older)) // each that was changed has had its tickets
	if got := w.mails(notify.JobTickets); got != want.ticketed {
		w.t.Errorf("after %q there are %d mails with tickets", w.fuse.at, got)
	}
	if got := w.mails(notify.JobCancelled); got != want.cancelled {
		w.t.Errorf("after %q there are %d mails that it ended", w.fuse.at, got)
	}
	for _, a := range w.check() {
		if a.InFlight {
			w.t.Errorf("after %q %s is still in flight", w.fuse.at, a.Order.ID)
		}
		if back := w.company.of(a.Order.ID).Refunded.Minor; !w.company.later && a.Balance.Refunded != back {
			w.t.Errorf("after %q the books gave back %d, the provider %d", w.fuse.at, a.Balance.Refunded, back)
		}
	}
}

// mustHavePapers is that what was sold for money has one receipt, and what was
// taken back of it a credit note.
func (w *world) mustHavePapers(o order.Order, sold bool) {
	w.t.Helper()
	want, got := "", ""
	if sold && !o.Total().IsZero() {
		want = "sale "
		for n, r := range o.Returns {
			if r.Goes() > 0 {
				want += paper.CauseOfReturn(n+1) + " "
			}
		}
	}
	err := w.run.View(w.t.Context(), func(q checkout.Tx) error {
		papers, err := q.PapersOfOrder(o.ID)
		for _, p := range papers {
			got += p.Cause + " "
		}
		return err
	})
	if err != nil || got != want {
		w.t.Errorf("after %q its papers are %q, not %q: %v", w.fuse.at, got, want, err)
	}
}

func euro(minor int64) money.Amount { return money.Of(minor, "EUR") }

func mustBe(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}
