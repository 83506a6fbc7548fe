package checkout_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
)

func (w *world) moreTime(n byte) inventory.Answer {
	w.t.Helper()
	var answer inventory.Answer
	w.try(func() (err error) {
		answer, err = w.service.Extend(w.t.Context(), key(n), w.buyer, w.hold)
		return err
	})
	return answer
}

// An order that waits to be paid waits as long as its seats are kept, and can
// be paid at the very end of the time.
func TestOrderFollowsItsHold(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	w.clock.Advance(9 * time.Minute)
	later := start.Add(15 * time.Minute)
	if a := w.moreTime(7); !a.Hold.Deadline.Equal(later) || !w.at().Deadline.Equal(later) {
		t.Fatalf("the hold lasts until %v, the order until %v", a.Hold.Deadline, w.at().Deadline)
	}
	again := w.moreTime(7)
	if !again.Hold.Deadline.Equal(later) {
		t.Errorf("the same request gave %v", again.Hold.Deadline)
	}
	w.settle(later.Add(-time.Second))
	if o := w.at(); o.State != order.AwaitingPayment {
		t.Fatalf("before the new deadline the order is %s", o.State)
	}
	w.pay()
	w.settle(later)
	if o := w.at(); o.State != order.Paid {
		t.Errorf("paid in time, and the order is %s", o.State)
	}
}

// Whoever extends the hold without this package, or dies right after, has the
// order follow at its old deadline.
func TestOrderFollowsByItself(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	if _, err := w.box.decide(inventory.Extend{Buyer: w.buyer, Hold: w.hold}); err != nil {
		t.Fatal(err)
	}
	w.settle(start.Add(12 * time.Minute))
	if o := w.at(); o.State != order.AwaitingPayment || !o.Deadline.Equal(start.Add(15*time.Minute)) {
		t.Fatalf("after the old deadline the order is %s until %v", o.State, o.Deadline)
	}
	if !slices.ContainsFunc(w.store.kept.entries[w.order], func(e order.Entry) bool { return e.What == order.WasExtended }) {
		t.Error("the timeline does not tell of it")
	}
	w.settle(start.Add(16 * time.Minute))
	if o := w.at(); o.State != order.Expired {
		t.Errorf("after the new deadline the order is %s", o.State)
	}
}

func TestExtendRefusals(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	if _, err := w.service.Extend(t.Context(), key(8), id.New[id.Buyer](), w.hold); !errors.Is(err, inventory.ErrNoHold) {
		t.Errorf("somebody else's hold: %v", err)
	}
	w.pay()
	w.confirm(checkout.ByBuyer)
	if _, err := w.service.Extend(t.Context(), key(9), w.buyer, w.hold); !errors.Is(err, inventory.ErrHoldSealed) {
		t.Errorf("a hold that is paid: %v", err)
	}
}

// Without the provider the seats are kept longer all the same.
func TestExtendWithoutTheProvider(t *testing.T) {
	w := calmWorld(t)
	w.begin(1)
	w.company.setAway(true)
	w.moreTime(7)
	w.company.setAway(false)
	w.settle(start.Add(12 * time.Minute))
	if o := w.at(); o.State != order.AwaitingPayment || !o.Deadline.Equal(start.Add(15*time.Minute)) {
		t.Errorf("the order is %s until %v", o.State, o.Deadline)
	}
}
