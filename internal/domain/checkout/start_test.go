package checkout_test

import (
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

func calmWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, &fuse{}, normal)
	w.holdSeats()
	return w
}

func TestStartFreezesTheHold(t *testing.T) {
	w := calmWorld(t)
	o, err := w.service.Start(t.Context(), key(1), w.buyer, w.hold, checkout.Details{Name: "  Ada   Lovelace ", Email: " Ada@Example.ORG "})
	if err != nil {
		t.Fatal(err)
	}
	if o.State != order.AwaitingPayment || o.Total() != euro(priceAll) || o.PayURL == "" || o.Provider != "company" ||
		o.Name != "Ada Lovelace" || o.Email != "Ada@example.org" || !o.Deadline.Equal(start.Add(10*time.Minute)) ||
		o.Organiser != w.show.Organiser.ID || o.Places() != 2 {
		t.Fatalf("%+v", o)
	}
	if _, ok := order.ParseNumber(o.Number); !ok {
		t.Errorf("number %q", o.Number)
	}
	asked := w.company.intents[o.Ref].asked
	if asked.Amount != o.Total() || asked.Title != "Swan Lake" || asked.Email != o.Email ||
		!strings.Contains(asked.ReturnURL, o.ID.String()) || !strings.HasSuffix(asked.NotifyURL, "/company") {
		t.Errorf("the provider was asked for %+v", asked)
	}
}

func TestStartRefuses(t *testing.T) {
	long := strings.Repeat("a", 101)
	for name, test := range map[string]struct {
		prepare func(w *world)
		buyer   func(w *world) id.Buyer
		details checkout.Details
		want    error
		fields  string
	}{
		"no name":           {details: checkout.Details{Email: "a@example.org"}, want: checkout.ErrDetails, fields: "name"},
		"a long name":       {details: checkout.Details{Name: long, Email: "a@example.org"}, want: checkout.ErrDetails, fields: "name"},
		"control character": {details: checkout.Details{Name: "A\x00da", Email: "a@example.org"}, want: checkout.ErrDetails, fields: "name"},
		"two lines":         {details: checkout.Details{Name: "Ada\r\nBcc: x", Email: "a@example.org"}, want: checkout.ErrDetails, fields: "name"},
		"no e-mail":         {details: checkout.Details{Name: "Ada"}, want: checkout.ErrDetails, fields: "email"},
		"two addresses":     {details: checkout.Details{Name: "Ada", Email: "a@example.org, b@example.org"}, want: checkout.ErrDetails, fields: "email"},
		"both wrong":        {details: checkout.Details{}, want: checkout.ErrDetails, fields: "name email"},
		"a foreign hold":    {buyer: func(*world) id.Buyer { return id.New[id.Buyer]() }, details: ada, want: inventory.ErrNoHold},
		"nobody":            {buyer: func(*world) id.Buyer { return id.Buyer{} }, details: ada, want: inventory.ErrNoHold},
		"no such hold":      {prepare: func(w *world) { w.hold.No = 99 }, details: ada, want: inventory.ErrNoHold},
		"past its deadline": {prepare: func(w *world) { w.clock.Advance(10 * time.Minute) }, details: ada, want: inventory.ErrHoldEnded},
		"released": {prepare: func(w *world) {
			if _, err := w.box.decide(inventory.Release{Buyer: w.buyer, Hold: w.hold}); err != nil {
				w.t.Fatal(err)
			}
		}, details: ada, want: inventory.ErrHoldEnded},
	} {
		t.Run(name, func(t *testing.T) {
			w := calmWorld(t)
			if test.prepare != nil {
				test.prepare(w)
			}
			buyer := w.buyer
			if test.buyer != nil {
				buyer = test.buyer(w)
			}
			_, err := w.service.Start(t.Context(), key(1), buyer, w.hold, test.details)
			mustBe(t, err, test.want)
			var at []string
			for _, f := range fault.From(err).Fields {
				at = append(at, f.At)
			}
			if got := strings.Join(at, " "); got != test.fields {
				t.Errorf("it blames %q, not %q", got, test.fields)
			}
			if len(w.store.kept.orders)+len(w.store.kept.keys)+len(w.store.kept.jobs)+len(w.company.intents) != 0 {
				t.Errorf("a refusal left something behind: %+v", w.store.kept)
			}
		})
	}
}

func TestStartAgain(t *testing.T) {
	w := calmWorld(t)
	ctx := t.Context()
	first, err := w.service.Start(ctx, key(1), w.buyer, w.hold, ada)
	if err != nil {
		t.Fatal(err)
	}
	w.order = first.ID

	other := key(1)
	other.Body[0]++
	_, err = w.service.Start(ctx, other, w.buyer, w.hold, ada)
	mustBe(t, err, idem.ErrKeyReused)

	mended := checkout.Details{Name: "Ada King", Email: "ada.king@example.org"}
	second, err := w.service.Start(ctx, key(2), w.buyer, w.hold, mended)
	if err != nil || second.ID != first.ID || second.PayURL != first.PayURL || second.Name != mended.Name || second.Email != mended.Email {
		t.Fatalf("%+v, %v", second, err)
	}

	// More time, and details that are mended once more, are another command's.
	if _, err = w.service.Extend(ctx, key(4), w.buyer, w.hold); err != nil {
		t.Fatal(err)
	}
	for k, want := range map[byte]order.Order{1: first, 2: second} {
		d := ada
		if k == 2 {
			d = mended
		}
		got, err := w.service.Start(ctx, key(k), w.buyer, w.hold, d)
		if err != nil || !got.Deadline.Equal(want.Deadline) || got.Name != want.Name || got.Email != want.Email || got.Language != want.Language {
			t.Errorf("the answer was %+v and is %+v, %v", want, got, err)
		}
	}
	if !w.at().Deadline.After(first.Deadline) {
		t.Error("there is no more time")
	}

	w.pay()
	w.confirm(checkout.ByBuyer)
	if o := w.at(); o.State != order.Paid {
		t.Fatalf("%+v", o)
	}
	replay, err := w.service.Start(ctx, key(2), w.buyer, w.hold, mended)
	if err != nil || replay.State != second.State || replay.PaidAt != second.PaidAt || replay.PayURL != second.PayURL || replay.Reason != second.Reason {
		t.Fatalf("the answer was %+v and is %+v, %v", second, replay, err)
	}
	third, err := w.service.Start(ctx, key(3), w.buyer, w.hold, checkout.Details{Name: "Eve", Email: "eve@example.org"})
	if err != nil || third.ID != first.ID || third.State != order.Paid || third.Name != mended.Name {
		t.Fatalf("checking out a paid hold gives %+v, %v", third, err)
	}
	w.clock.Advance(30 * time.Hour) // the hold is forgotten, the key's answer is not
	if replay, err = w.service.Start(ctx, key(2), w.buyer, w.hold, mended); err != nil || replay.ID != first.ID {
		t.Fatalf("%+v, %v", replay, err)
	}
	if len(w.company.intents) != 1 || w.company.captures != 1 {
		t.Errorf("%d intents, %d captures", len(w.company.intents), w.company.captures)
	}
}

func TestStartWhileTheProviderIsAway(t *testing.T) {
	w := calmWorld(t)
	w.company.setAway(true)
	_, err := w.service.Start(t.Context(), key(1), w.buyer, w.hold, ada)
	mustBe(t, err, payment.ErrUnreachable)
	if fault.From(err).RetryAfter == 0 {
		t.Error("it does not say when to try again")
	}
	w.company.setAway(false)
	o, err := w.service.Start(t.Context(), key(1), w.buyer, w.hold, ada)
	if err != nil || o.PayURL == "" || len(w.store.kept.orders) != 1 {
		t.Fatalf("%+v, %v", o, err)
	}
}

// A page to pay on that could be made only after the time had run out is offered
// to nobody.
func TestPageTooLate(t *testing.T) {
	w := calmWorld(t)
	w.company.setAway(true)
	_, err := w.service.Start(t.Context(), key(1), w.buyer, w.hold, ada)
	mustBe(t, err, payment.ErrUnreachable)
	w.clock.Advance(time.Hour)
	w.company.setAway(false)
	for _, o := range w.store.kept.orders {
		w.order = o.ID
	}
	w.confirm(checkout.ByJob)
	if o := w.at(); o.State != order.Expired || w.company.of(o.ID).Ref == "" {
		t.Errorf("the order is %s, with the page %q", o.State, o.PayURL)
	}
}

// An order whose page could not be made, and never will be, comes to an end.
func TestGivenUpBeforeTheProviderRefuses(t *testing.T) {
	w := calmWorld(t)
	w.company.setAway(true)
	_, err := w.service.Start(t.Context(), key(1), w.buyer, w.hold, ada)
	mustBe(t, err, payment.ErrUnreachable)
	for _, o := range w.store.kept.orders {
		w.order = o.ID
	}
	if _, err := w.service.Cancel(t.Context(), idem.Key{}, w.order, w.buyer); err != nil {
		t.Fatal(err)
	}
	w.company.setAway(false)
	w.company.refuses = true
	w.settle(start.Add(48 * time.Hour))
	if o := w.at(); o.State != order.Cancelled || o.Step != "done" {
		t.Errorf("the order is %s at %s", o.State, o.Step)
	}
}

func TestCancel(t *testing.T) {
	w := calmWorld(t)
	ctx := t.Context()
	w.begin(1)
	_, err := w.service.Cancel(ctx, idem.Key{}, w.order, id.New[id.Buyer]())
	mustBe(t, err, order.ErrNoOrder)
	_, err = w.service.Cancel(ctx, idem.Key{}, id.New[id.Order](), w.buyer)
	mustBe(t, err, order.ErrNoOrder)
	for n, as := range []order.State{order.Checking, order.Checking, order.Cancelled} {
		o, err := w.service.Cancel(ctx, key(byte(20+n/2)), w.order, w.buyer) // the second has the key of the first
		if err != nil || o.State != as || o.Reason == "" || w.at().State != order.Cancelled {
			t.Fatalf("%+v, %v", o, err)
		}
	}
	if n := w.box.counts().Held; n != 0 {
		t.Errorf("%d places are held", n)
	}
	w.pay() // too late: the page is closed
	w.confirm(checkout.ByWebhook)
	if o := w.at(); o.State != order.Cancelled {
		t.Errorf("%+v", o)
	}

	w.holdSeats()
	w.begin(2)
	w.pay()
	w.confirm(checkout.ByBuyer)
	_, err = w.service.Cancel(ctx, idem.Key{}, w.order, w.buyer)
	mustBe(t, err, checkout.ErrNotCancelable)
}

func TestNothingIsTakenForMoreThanOneMayHave(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	var orders []id.Order
	for n := range byte(4) { // four buyers with one address, two places each, where six may be bought
		w.buyer = id.New[id.Buyer]()
		hold, err := w.box.decide(inventory.Place{Buyer: w.buyer, Choice: inventory.Choice{Areas: []inventory.Places{{Area: "floor", Quantity: 2}}}})
		if err != nil {
			t.Fatal(err)
		}
		w.hold = hold.Hold.ID
		w.begin(n + 1)
		w.pay()
		orders = append(orders, w.order)
	}
	for _, w.order = range orders {
		w.confirm(checkout.ByWebhook)
	}
	last := w.at()
	if last.State != order.Cancelled || !strings.Contains(last.Reason, "e-mail") || w.company.of(last.ID).Standing != payment.Voided {
		t.Errorf("the fourth is %s: %s", last.State, last.Reason)
	}
	if w.company.captures != 3 || w.box.counts().Sold != 6 {
		t.Errorf("%d captures, %+v", w.company.captures, w.box.counts())
	}
	w.check()
}
