package checkout_test

import (
	"testing"
	"time"

	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Money that is on its way back is not back, and is not sent twice.
func TestRefundOnItsWay(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	w.company.set(w.order, func(i *atCompany) { i.Returning = backAll })
	w.refundNow(201)
	w.settle(w.clock.Now().Add(time.Hour))
	if o := w.at(); o.State != order.Refunding || w.company.of(w.order).Refunded.Minor != 0 {
		t.Errorf("while it is on its way the order is %s, and %s went back", o.State, w.company.of(w.order).Refunded)
	}
	w.company.set(w.order, func(i *atCompany) { i.Returning, i.Refunded, i.Standing = notBack, backAll, payment.Refunded })
	w.settle(w.clock.Now().Add(time.Hour))
	if o := w.at(); o.State != order.Refunded {
		t.Errorf("after it arrived the order is %s", o.State)
	}
}

// Of money that came back to us people decide: it is sent once more, or they
// have settled it another way.
func TestRefundThatFailed(t *testing.T) {
	for _, again := range []bool{true, false} {
		w := newWorld(t, &fuse{}, normal)
		w.buys()
		w.company.set(w.order, func(i *atCompany) { i.RefundsFailed = 1 })
		w.refundNow(201)
		w.settle(w.clock.Now().Add(time.Hour))
		mustMatter(t, w, payment.MatterRefundFailed)
		if o := w.at(); o.State != order.Refunding {
			t.Errorf("before anybody has decided the order is %s", o.State)
		}
		open, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "", 50)
		if err != nil || len(open) != 1 {
			t.Fatalf("%+v, %v", open, err)
		}
		if !again {
			w.elsewhere = priceAll
		}
		mustBe(t, w.service.CloseMatter(t.Context(), key(90), account.Operator(), open[0].ID, "the buyer has another card", again), nil)
		w.confirm(checkout.ByJob)
		sent := w.company.of(w.order).Refunded.Minor
		if o := w.at(); o.State != order.Refunded || (sent == priceAll) != again {
			t.Errorf("again %v: the order is %s, and %d went back at the provider", again, o.State, sent)
		}
		w.check()
		w.mustAgree()
	}
}

// mustAgree fails where a comparison finds anything to say.
func (w *world) mustAgree() {
	w.t.Helper()
	w.clock.Advance(time.Hour)
	if c := w.compare(); c.Healed+c.Odd != 0 {
		w.t.Errorf("after it all %d payments were gone on with, and %d are odd", c.Healed, c.Odd)
	}
}

// isTold reports whether staff have just one matter to look at, of a kind.
func (w *world) isTold(kind payment.MatterKind) bool {
	w.t.Helper()
	open, _, err := w.service.Matters(w.t.Context(), account.Operator(), w.order, "", 50)
	if err != nil {
		w.t.Fatal(err)
	}
	return len(open) == 1 && open[0].Kind == kind
}

// decide is staff who close the one open matter: it is done again, or settled
// another way, which is so much.
func (w *world) decide(n byte, again bool, elsewhere int64) {
	w.t.Helper()
	open, _, err := w.service.Matters(w.t.Context(), account.Operator(), w.order, "", 50)
	if err != nil || len(open) != 1 || open[0].Kind != payment.MatterRefundFailed {
		w.t.Fatalf("staff are told of %+v (%v)", open, err)
	}
	w.elsewhere += elsewhere
	w.try(func() error {
		return w.service.CloseMatter(w.t.Context(), key(n), account.Operator(), open[0].ID, "as agreed", again)
	})
	w.settle(w.clock.Now().Add(time.Hour))
}

// bring has staff take back one place, whose money goes back or waits.
func (w *world) bring(n byte, place int) {
	w.t.Helper()
	w.try(func() error {
		_, err := w.service.Refund(w.t.Context(), key(n), account.Operator(), w.order, order.Back{Places: []int{place}})
		return err
	})
	w.settle(w.clock.Now().Add(time.Hour))
}

// sent fails unless so much went back at the provider, and the order is done.
func (w *world) sent(when string, minor int64) {
	w.t.Helper()
	if got := w.company.of(w.order).Refunded.Minor; got != minor || w.at().Step != "done" {
		w.t.Errorf("%s %d went back at the provider, not %d; the order is at %s", when, got, minor, w.at().Step)
	}
	w.check()
}

// What people say of one refund that failed is said of that one: the next goes by
// the provider again, and what the buyer had in cash is not sent as well.
func TestRefundAfterOneThatFailed(t *testing.T) {
	const place = priceAll / 2
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	fails := func(n int) { w.company.set(w.order, func(i *atCompany) { i.RefundsFailed = n }) }
	fails(1)
	w.bring(10, 1)
	w.decide(90, false, place)
	w.sent("of what was paid in cash", 0)
	w.bring(11, 2)
	w.sent("after the second return", place)
	mustMatter(t, w)
	fails(2)
	w.bring(12, 3)
	if w.company.of(w.order).Refunded.Minor != place {
		t.Error("money went back before anybody said so")
	}
	w.decide(91, true, 0)
	w.sent("of the third, tried again", bought-w.worth()-place)
	w.mustAgree()
}

// worth is what the order's places that are left cost.
func (w *world) worth() int64 { o := w.at(); return o.Worth().Minor }

// A provider that takes a refund on has not given anything back yet, also where it
// gave something back before.
func TestRefundThatIsOnlyTakenOn(t *testing.T) {
	for _, fails := range []bool{false, true} {
		w := newWorld(t, &fuse{}, normal)
		w.buy()
		w.bring(10, 1)
		before := w.company.of(w.order).Refunded.Minor
		w.company.set(w.order, func(i *atCompany) { i.slow, i.loses = !fails, fails })
		w.bring(11, 2)
		if a := w.check()[0]; a.Balance.Refunded != before || a.Balance.Suspense != before {
			t.Errorf("fails %v: of what is on its way the books have %+v", fails, a.Balance)
		}
		if fails {
			w.company.set(w.order, func(i *atCompany) { i.loses = false })
			w.decide(90, true, 0)
		} else {
			mustMatter(t, w)
			w.company.set(w.order, func(i *atCompany) { i.Returning, i.Refunded = notBack, euro(2*before) })
			w.come(func(o order.Order) bool { return o.Step == "done" })
		}
		w.sent("in the end", 2*before)
		w.mustAgree()
	}
}

// Money that comes back to us after it was booked waits again, whether a message
// tells of it or the provider's list, and people decide.
func TestRefundThatFailsLater(t *testing.T) {
	for _, listed := range []bool{false, true} {
		for _, again := range []bool{false, true} {
			w := newWorld(t, &fuse{}, normal)
			w.buys()
			w.refundNow(201)
			w.come(func(o order.Order) bool { return o.State == order.Refunded })
			w.company.set(w.order, func(i *atCompany) { i.RefundsFailed, i.Refunded, i.Standing = 1, notBack, payment.Captured })
			if listed {
				w.clock.Advance(time.Hour)
				w.compare()
			} else {
				mustBe(t, w.service.Webhook(t.Context(), "company", nil, []byte("bank 7 of "+w.order.String())), nil)
			}
			w.settle(w.clock.Now().Add(time.Hour))
			if a := w.check()[0]; a.Balance.Suspense != priceAll || !a.InFlight {
				t.Errorf("listed %v: money that came back is in the books as %+v", listed, a.Balance)
			}
			if again {
				w.decide(90, true, 0)
				w.sent("when it was tried again", priceAll)
			} else {
				w.decide(90, false, priceAll)
				w.sent("when it was settled in cash", 0)
			}
			if o := w.at(); o.State != order.Refunded {
				t.Errorf("in the end the order is %s", o.State)
			}
			w.mustAgree()
		}
	}
}

// What staff send on the provider's own page nobody has to look at any more.
func TestRefundSentOnTheProvidersPage(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	w.company.set(w.order, func(i *atCompany) { i.RefundsFailed = 1 })
	w.refundNow(201)
	w.settle(w.clock.Now().Add(time.Hour))
	mustMatter(t, w, payment.MatterRefundFailed)
	w.company.set(w.order, func(i *atCompany) { i.Refunded, i.Standing = backAll, payment.Refunded })
	w.confirm(checkout.ByJob)
	mustMatter(t, w)
	w.sent("by hand", priceAll)
}

// Money of no sale goes back as well, once the provider has it, though it keeps
// what it refused under a key.
func TestNoMoneyForWhatWasNoSale(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.company.atOnce = true
	w.holdSeats()
	w.begin(1)
	w.company.approve(w.order, euro(priceAll+100))
	w.company.poor = true
	w.confirm(checkout.ByBuyer)
	w.company.poor = false
	w.settle(w.clock.Now().Add(20 * time.Hour))
	if o := w.at(); o.State != order.Cancelled || w.company.kept(w.order) != 0 {
		t.Errorf("the order is %s, and the provider keeps %d", o.State, w.company.kept(w.order))
	}
}

// What came beyond the price goes back as any other money does: slowly, or when
// people have decided.
func TestExcessThatIsOnlyTakenOn(t *testing.T) {
	for _, fails := range []bool{false, true} {
		w := newWorld(t, &fuse{}, normal)
		w.owing()
		w.company.send()
		w.company.set(w.order, func(i *atCompany) { i.slow, i.loses = !fails, fails })
		w.company.receive(w.order, priceAll+500)
		w.confirm(checkout.ByWebhook)
		w.settle(w.clock.Now().Add(time.Hour))
		if a := w.check()[0]; a.Order.State != order.Paid || a.Balance.Refunded != 0 || a.Balance.Suspense != 500 {
			t.Errorf("fails %v: of the excess the books of an order that is %s have %+v", fails, a.Order.State, a.Balance)
		}
		if fails {
			w.company.set(w.order, func(i *atCompany) { i.loses = false })
			w.decide(90, true, 0)
		} else {
			w.company.set(w.order, func(i *atCompany) { i.Returning, i.Refunded = notBack, euro(500) })
			w.settle(w.clock.Now().Add(24 * time.Hour))
		}
		w.sent("in the end", 500)
		w.mustAgree()
	}
}

// What was given in cash the bank does not take of money that went back since.
func TestBankAfterCash(t *testing.T) {
	const place = priceAll / 2
	w := newWorld(t, &fuse{}, normal)
	w.buy()
	w.company.set(w.order, func(i *atCompany) { i.RefundsFailed = 1 })
	w.bring(10, 1)
	w.decide(90, false, place)
	w.company.set(w.order, func(i *atCompany) { i.disputed = true })
	w.bring(11, 2)
	w.company.set(w.order, func(i *atCompany) { i.Refunded = euro(place) }) // it was made, and the answer lost
	w.bankSays(1, euro(2000))
	w.settle(w.clock.Now().Add(24 * time.Hour))
	w.sent("with the bank at it", place)
	if a := w.check()[0]; a.Balance.Refunded != 2*place || a.Balance.ChargedBack != 2000 {
		t.Errorf("the books have %+v", a.Balance)
	}
}
