package checkout_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

func TestWhatPeopleAreTold(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	say := func(what string, want order.State) {
		t.Helper()
		if o := w.at(); o.State != want {
			t.Errorf("%s: the order is %s, not %s", what, o.State, want)
		}
	}
	w.company.setAway(true)
	w.confirm(checkout.ByJob)
	say("a job could not ask, and nobody has paid as far as we know", order.AwaitingPayment)
	w.confirm(checkout.ByBuyer)
	say("the buyer is back and we cannot ask", order.Checking)
	w.company.setAway(false)
	w.confirm(checkout.ByJob)
	say("nothing was paid", order.AwaitingPayment)
	w.company.decline(w.order)
	w.confirm(checkout.ByBuyer)
	w.confirm(checkout.ByWebhook)
	say("declined", order.AwaitingPayment)
	if o := w.at(); o.Declined == "" || w.box.counts().Held != 2 {
		t.Errorf("declined: %+v", o)
	}
	w.company.set(w.order, func(i *atCompany) { i.Standing = payment.Pending })
	w.confirm(checkout.ByBuyer)
	say("the bank is at work", order.Checking)
	w.clock.Advance(10 * time.Minute)
	w.confirm(checkout.ByJob)
	say("the bank is still at work at the deadline", order.Checking)
	w.company.set(w.order, func(i *atCompany) { i.Standing = payment.Open })
	w.confirm(checkout.ByJob)
	say("the bank gave up after the deadline", order.Expired)
	w.company.setAway(true)
	w.confirm(checkout.ByJob)
	say("a job could not ask about an expired one", order.Expired)
	w.confirm(checkout.ByWebhook)
	say("there is news about an expired one and we cannot ask", order.Checking)
	w.company.setAway(false)
	w.pay()
	w.confirm(checkout.ByJob)
	say("paid late", order.Paid)
	want := []string{order.WasOrdered, order.WasOpened, order.WasDoubtful, order.WasDeclined, order.WasExpired, order.WasDoubtful,
		order.WasAuthorised, order.WasSealed, order.WasCaptured, order.WasTicketed}
	if got := w.timeline(); !slices.Equal(got, want) {
		t.Errorf("the timeline is %v, not %v", got, want)
	}
}

func TestAnIntentThatClosesUnpaid(t *testing.T) {
	for _, standing := range []payment.Standing{payment.Failed, payment.Voided} {
		w := calmWorld(t)
		w.begin(1)
		w.company.set(w.order, func(i *atCompany) { i.Standing = standing })
		w.confirm(checkout.ByWebhook)
		if o := w.at(); o.State != order.Cancelled || o.Reason == "" || w.box.counts().Held != 2 {
			t.Errorf("%s: %+v", standing, o)
		}
		first := w.order
		w.begin(2)
		if w.order == first {
			t.Errorf("%s: checking out again gives the order that has ended", standing)
		}
	}
}

func TestAProviderThatMixesUpOrders(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	w.pay()
	w.company.set(w.order, func(i *atCompany) { i.Order = id.New[id.Order]() })
	w.confirm(checkout.ByWebhook)
	if o := w.at(); o.State != order.Checking || w.company.captures != 0 || w.box.counts().Held != 2 {
		t.Errorf("%+v, %+v", o, w.box.counts())
	}
}

func TestReasons(t *testing.T) {
	for name, test := range map[string]struct {
		prepare func(w *world)
		want    []string
	}{
		"gone":   {func(w *world) { w.keepBack() }, []string{"somebody else", "not taken"}},
		"closed": {func(w *world) { w.sale(inventory.SaleClosed) }, []string{"ended", "not taken"}},
		"paused": {func(w *world) { w.sale(inventory.SalePaused) }, []string{"paused", "not taken"}},
		"gone, and captured at once": {func(w *world) {
			w.company.atOnce = true
			w.keepBack()
		}, []string{"somebody else", "returned in full"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := calmWorld(t)
			w.begin(1)
			w.clock.Advance(10 * time.Minute)
			test.prepare(w)
			w.pay()
			w.confirm(checkout.ByBuyer)
			o := w.at()
			for _, part := range test.want {
				if !strings.Contains(o.Reason, part) {
					t.Errorf("the reason %q does not say %q", o.Reason, part)
				}
			}
		})
	}
}

func (w *world) sale(s inventory.Sale) {
	w.t.Helper()
	if _, err := w.box.decide(inventory.SetSale{Sale: s}); err != nil {
		w.t.Fatal(err)
	}
}

func TestWebhook(t *testing.T) {
	w := calmWorld(t)
	ctx := t.Context()
	w.begin(1)
	mustBe(t, w.service.Webhook(ctx, "nobody", nil, []byte("e1")), payment.ErrUnknownProvider)
	mustBe(t, w.service.Webhook(ctx, "company", nil, nil), payment.ErrBadSignature)
	w.pay()
	for range 3 {
		if err := w.service.Webhook(ctx, "company", nil, []byte("e1")); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.timeline(); !slices.Equal(got[2:], []string{order.WasNotified}) {
		t.Errorf("the timeline is %v", got)
	}
	due := w.store.due(checkout.JobResume)
	if len(due) != 1 {
		t.Fatalf("%d jobs are due", len(due))
	}
	if err := w.perform(due[0]); err != nil {
		t.Fatal(err)
	}
	if o := w.at(); o.State != order.Paid {
		t.Errorf("%+v", o)
	}
	if err := w.service.Resume(ctx, json.RawMessage(`{"order": 5}`)); err == nil {
		t.Error("arguments that are none are taken")
	}
	mustBe(t, w.service.Resume(ctx, json.RawMessage(`{"order":"`+id.New[id.Order]().String()+`"}`)), order.ErrNoOrder)
}

func TestRefundRefuses(t *testing.T) {
	w := calmWorld(t)
	ctx := t.Context()
	w.begin(1)
	own := account.Actor{Role: account.RoleBoxOffice, Organiser: w.show.Organiser.ID}
	_, err := w.service.Refund(ctx, key(9), own, w.order, order.Back{})
	mustBe(t, err, checkout.ErrNotRefundable)
	w.pay()
	w.confirm(checkout.ByBuyer)
	door, foreign := own, own
	door.Role, foreign.Organiser = account.RoleDoor, id.New[id.Organiser]()
	_, err = w.service.Refund(ctx, key(9), door, w.order, order.Back{})
	mustBe(t, err, account.ErrForbidden)
	_, err = w.service.Refund(ctx, key(9), foreign, w.order, order.Back{})
	mustBe(t, err, order.ErrNoOrder)
	_, err = w.service.Refund(ctx, key(9), own, id.New[id.Order](), order.Back{})
	mustBe(t, err, order.ErrNoOrder)
	if w.at().State != order.Paid {
		t.Fatal("a refusal changed the order")
	}
	first, err := w.service.Refund(ctx, key(9), own, w.order, order.Back{})
	if err != nil || first.State != order.Refunding {
		t.Fatalf("%+v, %v", first, err)
	}
	again, err := w.service.Refund(ctx, key(9), own, w.order, order.Back{})
	if err != nil || again.State != first.State || again.Reason != first.Reason {
		t.Fatalf("the answer was %+v and is %+v, %v", first, again, err)
	}
	other, err := w.service.Refund(ctx, key(10), own, w.order, order.Back{})
	if err != nil || other.State != order.Refunded {
		t.Fatalf("%+v, %v", other, err)
	}
}

// Who takes an order back may have its seats kept back.
func TestRefundKeepsSeatsBack(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	sold := w.box.counts().Sold
	if _, err := w.service.Refund(t.Context(), key(9), account.Operator(), w.order, order.Back{Block: true}); err != nil {
		t.Fatal(err)
	}
	if now := w.box.counts(); now.Sold != 0 || now.Blocked != sold || sold == 0 || w.at().State != order.Refunded {
		t.Errorf("of %d sold: %+v, the order is %s", sold, now, w.at().State)
	}
}

func TestReconcileReplacesLostJobs(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	before, _ := w.store.next(checkout.JobResume)
	w.clock.Advance(time.Second)
	if err := w.service.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	if at, _ := w.store.next(checkout.JobResume); !at.Equal(before) {
		t.Errorf("a job that waits is brought forward from %s to %s", before, at)
	}
	w.store.kept.jobs = nil
	if err := w.service.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.pay()
	w.settle(start.Add(time.Hour))
	if o := w.at(); o.State != order.Paid {
		t.Errorf("%+v", o)
	}
	if err := w.service.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, found := w.store.next(checkout.JobResume); found {
		t.Error("an order that has ended is still asked about")
	}
}

func TestWhoeverIsSentAwayComesBack(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	w.store.kept.jobs = nil
	// Another process has the order, asked too early, and dies.
	if err := w.run.Update(t.Context(), func(q checkout.Tx) error {
		_, won, err := q.TakeOrderLease(w.order, "pay", q.Now().Add(45*time.Second), false)
		if !won {
			t.Error("no lease")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	w.pay()
	o, err := w.service.Confirm(t.Context(), w.order, checkout.ByWebhook)
	if err != nil || o.State != order.AwaitingPayment {
		t.Fatalf("%s, %v", o.State, err)
	}
	w.settle(start.Add(time.Minute))
	if o := w.at(); o.State != order.Paid {
		t.Errorf("%s at %s", o.State, o.Step)
	}
}
