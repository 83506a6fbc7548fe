package checkout_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// sellTo sells a seat to each of some buyers, and cancels the show.
func (w *world) sellTo(buyers int) (orders []id.Order) {
	w.t.Helper()
	for n := range buyers {
		w.buyer = id.New[id.Buyer]()
		answer, err := w.box.decide(inventory.Place{Buyer: w.buyer, Choice: inventory.Choice{Seats: []string{fmt.Sprintf("s/A/%d", n+1)}}})
		if err != nil {
			w.t.Fatal(err)
		}
		w.hold = answer.Hold.ID
		w.begin(byte(30 + n))
		w.pay()
		w.confirm(checkout.ByBuyer)
		w.come(func(o order.Order) bool { return o.State == order.Paid && o.Step == "done" })
		orders = append(orders, w.order)
	}
	w.show.Show.State = catalog.ShowCancelled
	return orders
}

func (w *world) refundShow(n byte) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.RefundShow(w.t.Context(), key(n), account.Operator(), w.show.Show.ID)
		return err
	})
}

func (w *world) progress() checkout.RunProgress {
	w.t.Helper()
	p, err := w.service.RefundsOf(w.t.Context(), account.Operator(), w.show.Show.ID)
	if err != nil {
		w.t.Fatal(err)
	}
	return p
}

// mustBeRefunded is that all money went back, once, and the books say so.
func (w *world) mustBeRefunded(orders []id.Order) {
	w.t.Helper()
	w.check()
	for _, o := range orders {
		if got := w.see(o); got.State != order.Refunded || got.Step != "done" || w.company.kept(o) != 0 || w.valid(o) != 0 {
			w.t.Errorf("after %q %s is %s at %s, %d kept, %d tickets", w.fuse.at, o, got.State, got.Step, w.company.kept(o), w.valid(o))
		}
	}
	p := w.progress()
	if p.Standing != checkout.RunDone || p.RunCounts != (checkout.RunCounts{Done: len(orders)}) || p.Money[0].Refunded != p.Money[0].Captured {
		w.t.Errorf("after %q the run is %+v", w.fuse.at, p)
	}
	if sold := w.box.counts().Sold; sold != 0 {
		w.t.Errorf("after %q %d seats are still sold", w.fuse.at, sold)
	}
}

// TestRefundRun refunds a cancelled show and interrupts that at every call outside
// and at every commit, by a kill and by a lost answer.
func TestRefundRun(t *testing.T) {
	play := func(f *fuse) {
		w := newWorld(t, &fuse{}, normal)
		orders := w.sellTo(3)
		w.fuse, w.store.fuse, w.company.fuse, w.box.fuse = f, f, f, f
		w.refundShow(40)
		w.settle(w.clock.Now().Add(6 * time.Hour))
		w.mustBeRefunded(orders)
	}
	calm := &fuse{}
	play(calm)
	for _, kills := range []bool{true, false} {
		for n := range calm.calls {
			play(&fuse{burns: map[int]bool{n: kills}})
			if t.Failed() {
				t.Fatalf("so it goes when call %d goes wrong, killed: %v", n, kills)
			}
		}
	}
}

// A provider with too little money has the run wait. It goes on by itself, or at
// once when staff press on, and what was refused is not refused for good.
func TestRefundRunWaitsForMoney(t *testing.T) {
	for name, pressed := range map[string]bool{"by itself": false, "pressed on": true} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, &fuse{}, normal)
			orders := w.sellTo(6)
			w.company.poor = true
			w.refundShow(40)
			w.settle(w.clock.Now())
			p := w.progress()
			if p.Standing != checkout.RunPaused || p.Why != payment.ErrNoFunds.Code || p.UnderWay == 0 || p.Done != 0 ||
				len(p.Troubles) == 0 || p.Troubles[0].Code != payment.ErrNoFunds.Code {
				t.Fatalf("%+v", p)
			}
			w.company.poor = false
			if pressed {
				w.refundShow(41)
				w.settle(w.clock.Now().Add(2 * time.Minute))
			} else {
				w.settle(w.clock.Now().Add(time.Hour))
			}
			w.mustBeRefunded(orders)
		})
	}
}

// A provider that is away has it wait too, and one that refuses an order does not
// keep the others.
func TestRefundRunMeetsTrouble(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	orders := w.sellTo(4)
	w.company.setAway(true)
	w.refundShow(40)
	w.settle(w.clock.Now())
	if p := w.progress(); p.Standing != checkout.RunPaused || p.Why != payment.ErrUnreachable.Code {
		t.Fatalf("%+v", p)
	}
	w.company.setAway(false)
	w.company.set(orders[1], func(i *atCompany) { i.disputed = true })
	w.settle(w.clock.Now().Add(time.Hour))
	p := w.progress()
	if p.Standing != checkout.RunRunning || p.Done != 3 || p.UnderWay != 1 || len(p.Troubles) != 1 || p.Troubles[0].Order != orders[1] || p.Troubles[0].Code != payment.ErrRefused.Code {
		t.Fatalf("%+v", p)
	}
	w.company.set(orders[1], func(i *atCompany) { i.disputed = false })
	w.settle(w.clock.Now().Add(time.Hour))
	w.mustBeRefunded(orders)
}

// A provider that is only asked too often holds nothing up, and those it turns away
// are no trouble for people.
func TestRefundRunIsTooFast(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	orders := w.sellTo(6)
	w.company.busy = 2
	w.refundShow(40)
	w.settle(w.clock.Now())
	if p := w.progress(); p.Standing != checkout.RunRunning || p.Left != 0 || p.Done != 4 || p.UnderWay != 2 || len(p.Troubles) != 0 {
		t.Fatalf("%+v", p)
	}
	w.settle(w.clock.Now().Add(time.Hour))
	w.mustBeRefunded(orders)
}

// Money that takes days to arrive does not hold the others up.
func TestRefundRunGoesOnWhileMoneyIsOnItsWay(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	orders := w.sellTo(6)
	for _, o := range orders[:5] {
		w.company.set(o, func(i *atCompany) { i.Returning = i.Amount })
	}
	w.refundShow(40)
	w.settle(w.clock.Now())
	if p := w.progress(); p.Standing != checkout.RunRunning || p.Done != 1 || p.UnderWay != 5 || p.Left != 0 {
		t.Fatalf("%+v", p)
	}
	for _, o := range orders[:5] {
		w.company.set(o, func(i *atCompany) { i.Returning, i.Refunded, i.Standing = notBack, i.Amount, payment.Refunded })
	}
	w.settle(w.clock.Now().Add(2 * time.Hour))
	w.mustBeRefunded(orders)
}

// Who is paid late, while a run goes on, is refunded too.
func TestRefundRunFindsLatecomers(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	orders := w.sellTo(1)
	w.show.Show.State = catalog.ShowPublished
	w.company.later = true
	w.buyer = id.New[id.Buyer]()
	var err error
	if w.hold, err = w.place(w.buyer, "s/A/5"); err != nil {
		t.Fatal(err)
	}
	w.begin(50)
	w.come(func(o order.Order) bool { return o.Step == "owe" })
	w.company.later, w.company.sent = false, true
	w.show.Show.State = catalog.ShowCancelled
	w.refundShow(40)
	w.settle(w.clock.Now().Add(time.Hour))
	if p := w.progress(); p.Standing != checkout.RunRunning || p.Done != 1 || p.Open != 1 {
		t.Fatalf("%+v", p)
	}
	w.company.receive(w.order, 4500)
	w.settle(w.clock.Now().Add(24 * time.Hour))
	w.mustBeRefunded(append(orders, w.order))
}

func (w *world) stopRefunds(n byte, why string) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.StopRefunds(w.t.Context(), key(n), account.Operator(), w.show.Show.ID, why)
		return err
	})
}

// A run that staff stop begins no order any more, whatever comes; what was begun goes on
// to its end. It goes on when they say so, and who said what is kept.
func TestRefundRunIsStopped(t *testing.T) {
	play := func(f *fuse) {
		w := newWorld(t, &fuse{}, normal)
		orders := w.sellTo(6)
		w.company.setAway(true) // so that the first stage ends in the midst
		w.refundShow(40)
		w.settle(w.clock.Now())
		w.company.setAway(false)
		w.fuse, w.store.fuse, w.company.fuse, w.box.fuse = f, f, f, f
		w.stopRefunds(41, "the bank asked us to wait")
		left := w.progress().Left
		if left == 0 || left == len(orders) {
			t.Fatalf("%d are left", left)
		}
		w.settle(w.clock.Now().Add(6 * time.Hour))
		if p := w.progress(); p.Standing != checkout.RunStopped || p.RunCounts != (checkout.RunCounts{Left: left, Done: len(orders) - left}) || !p.NextAt.IsZero() {
			t.Fatalf("after %q it is stopped, and %+v", f.at, p)
		}
		w.check()
		w.refundShow(42)
		w.settle(w.clock.Now().Add(6 * time.Hour))
		w.mustBeRefunded(orders)
		w.stopRefunds(43, "") // it is done: nothing is stopped
		p := w.progress()
		if p.Standing != checkout.RunDone || len(p.Turns) != 3 || p.Turns[1].Standing != checkout.RunStopped || p.Turns[1].Why != "the bank asked us to wait" || p.Turns[2].Standing != checkout.RunRunning {
			t.Errorf("after %q: %+v", f.at, p.Turns)
		}
	}
	calm := &fuse{}
	play(calm)
	for _, kills := range []bool{true, false} {
		for n := range calm.calls {
			play(&fuse{burns: map[int]bool{n: kills}})
			if t.Failed() {
				t.Fatalf("so it goes when call %d goes wrong, killed: %v", n, kills)
			}
		}
	}
}

// Staff stop it while a stage is at work: that stage begins nothing more.
func TestRefundRunIsStoppedInItsMidst(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	orders := w.sellTo(6)
	w.refundShow(40)
	w.company.onRefund = func() { w.stopRefunds(41, "") }
	w.settle(w.clock.Now().Add(6 * time.Hour))
	if p := w.progress(); p.Standing != checkout.RunStopped || p.Left == 0 || p.UnderWay != 0 || p.Left+p.Done != len(orders) {
		t.Fatalf("%+v", p)
	}
	if _, err := w.service.StopRefunds(t.Context(), key(44), account.Operator(), w.show.Show.ID, "two\nlines"); !errors.Is(err, checkout.ErrDetails) {
		t.Errorf("a reason in two lines: %v", err)
	}
}

// Only the organiser's own staff refund a show, and only a cancelled one.
func TestWhoMayRefundAShow(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.sellTo(1)
	ask := func(by account.Actor) error {
		_, err := w.service.RefundShow(t.Context(), key(40), by, w.show.Show.ID)
		if _, stopped := w.service.StopRefunds(t.Context(), key(41), by, w.show.Show.ID, ""); err != nil {
			mustBe(t, stopped, err)
		}
		_, again := w.service.RefundsOf(t.Context(), by, w.show.Show.ID)
		mustBe(t, again, err)
		return err
	}
	_, err := w.service.StopRefunds(t.Context(), key(42), account.Operator(), w.show.Show.ID, "")
	mustBe(t, err, checkout.ErrNoRun)
	mustBe(t, ask(account.Actor{Role: account.RoleManager, Organiser: id.New[id.Organiser]()}), catalog.ErrNoShow)
	mustBe(t, ask(account.Actor{Role: account.RoleDoor, Organiser: w.show.Organiser.ID}), account.ErrForbidden)
	w.show.Show.State = catalog.ShowPublished
	mustBe(t, ask(account.Operator()), checkout.ErrNotCancelled)
	w.show.Show.State = catalog.ShowCancelled
	mustBe(t, ask(account.Actor{Role: account.RoleManager, Organiser: w.show.Organiser.ID}), nil)
}

// A bank that has the money of an order when its show's refund run ends, and gives it
// up afterwards, has the run go on: the order is refunded as all others were.
func TestRefundRunAndABankThatGivesUp(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	orders := w.sellTo(2)
	w.bankSays(1, euro(4500))
	w.come(func(o order.Order) bool { return o.State == order.ChargedBack && o.Step == "done" })
	w.refundShow(40)
	w.settle(w.clock.Now().Add(time.Hour))
	if p := w.progress(); p.Standing != checkout.RunDone || p.RunCounts != (checkout.RunCounts{Done: 1}) {
		t.Fatalf("%+v", p)
	}
	w.bankSays(2, notBack)
	w.settle(w.clock.Now().Add(time.Hour))
	w.mustBeRefunded(orders)
}

// A run waits for an order that something else is under way with, and does not ask for it
// all the time.
func TestRefundRunWaitsForAPart(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	w.company.setAway(true)
	_, err := w.service.Refund(t.Context(), key(10), account.Operator(), w.order, order.Back{Places: []int{1}})
	mustBe(t, err, nil)
	w.show.Show.State = catalog.ShowCancelled
	w.refundShow(40)
	for range 3 {
		for _, j := range w.store.due(checkout.JobRefundRun) {
			mustBe(t, w.perform(j), nil)
		}
	}
	if p := w.progress(); p.Standing != checkout.RunRunning || p.RunCounts != (checkout.RunCounts{UnderWay: 1}) || !p.NextAt.After(w.clock.Now()) {
		t.Errorf("%+v", p)
	}
	w.company.setAway(false)
	w.settle(w.clock.Now().Add(2 * time.Hour))
	w.mustBeRefunded([]id.Order{w.order})
}

// Money of some places that a provider does not give back is told of, once, and is
// no trouble any more when it has gone.
func TestARefusedPartIsTold(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	w.company.set(w.order, func(i *atCompany) { i.disputed = true })
	_, err := w.service.Refund(t.Context(), key(10), account.Operator(), w.order, order.Back{Places: []int{1}})
	mustBe(t, err, nil)
	w.settle(w.clock.Now().Add(20 * time.Hour))
	told := func() (n int) {
		for _, what := range w.timeline() {
			if what == order.WasDelayed {
				n++
			}
		}
		return n
	}
	w.show.Show.State = catalog.ShowCancelled
	if p := w.progress(); told() != 1 || len(p.Troubles) != 1 || p.Troubles[0].Order != w.order {
		t.Errorf("it is told %d times, with %+v", told(), p.Troubles)
	}
	w.company.set(w.order, func(i *atCompany) { i.disputed = false })
	w.settle(w.clock.Now().Add(2 * time.Hour))
	if p := w.progress(); w.at().Step != "done" || len(p.Troubles) != 0 {
		t.Errorf("%+v at %s", p.Troubles, w.at().Step)
	}
}
