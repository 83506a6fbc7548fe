package testpay_test

import (
	"testing"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/store"
)

// A bank takes the money of a sale back and gives it up again, and the house
// hears of it by messages alone.
func TestTheBankTakesTheMoneyBack(t *testing.T) {
	w := newWhole(t)
	o, err := w.begin("s/A/1")
	if err != nil {
		t.Fatal(err)
	}
	w.post(o, "approve")
	w.turn()
	for _, step := range []struct {
		outcome string
		want    order.State
		taken   int64
	}{{"charge-back", order.ChargedBack, 4500}, {"give-up", order.Paid, 0}, {"charge-back", order.ChargedBack, 4500}} {
		w.post(o, step.outcome)
		w.turn() // the message is sent
		w.turn() // and what it led to is done
		if got := w.see(o); got.State != step.want || got.Step != "done" {
			t.Fatalf("after %s the order is %s at %s", step.outcome, got.State, got.Step)
		}
		totals, err := payment.Totals(t.Context(), store.Bind(w.db, func(tx *store.Tx) payment.Tx { return tx }))
		if err != nil || totals[0].ChargedBack != step.taken || totals[0].Captured != 4500 {
			t.Errorf("after %s the books have %+v, %v", step.outcome, totals, err)
		}
		if w.balanced() != 1 || w.sold() != 1 {
			t.Errorf("after %s %d seats are sold", step.outcome, w.sold())
		}
	}
}
