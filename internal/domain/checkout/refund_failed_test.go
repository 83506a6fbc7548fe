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
		open, err := w.service.Matters(t.Context(), account.Operator(), w.order)
		if err != nil || len(open) != 1 {
			t.Fatalf("%+v, %v", open, err)
		}
		mustBe(t, w.service.CloseMatter(t.Context(), key(90), account.Operator(), open[0].ID, "the buyer has another card", again), nil)
		w.confirm(checkout.ByJob) // what was settled elsewhere the provider still has: no check of both
		sent := w.company.of(w.order).Refunded.Minor
		if o := w.at(); o.State != order.Refunded || (sent == priceAll) != again {
			t.Errorf("again %v: the order is %s, and %d went back at the provider", again, o.State, sent)
		}
	}
}
