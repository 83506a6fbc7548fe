package inventory

import (
	"fmt"
	"testing"
	"time"

	"frontrow/internal/base/fault"
)

// paidWith seals places that somebody has just taken, with a card.
func (h *house) paidWith(b, card byte, seats ...string) error {
	h.t.Helper()
	s := sealOf(h.must(place(b, seats...)), b)
	s.Payment = [16]byte{0xcc, card}
	_, err := h.do(s)
	return err
}

func TestLimitPerPayment(t *testing.T) {
	h, terms := newHouse(t), smallTerms()
	terms.MaxPerPayment = 3
	h.must(SetTerms{terms})
	if err := h.paidWith(1, 1, "s/A/1", "s/A/2"); err != nil {
		t.Fatal(err)
	}
	err := h.paidWith(2, 1, "s/B/1", "s/B/2")
	if f := fault.From(err); f == nil || f.Code != ErrPaymentLimit.Code || f.Detail["limit"] != 3 || f.Detail["have"] != 2 {
		t.Fatalf("the fourth place with one card: %v", err)
	}
	h.seats(Held, "s/B/1", "s/B/2") // for their time: another card may do
	if err := h.paidWith(3, 1, "s/C/1"); err != nil {
		t.Errorf("the third: %v", err)
	}
	if err := h.paidWith(4, 2, "s/A/4", "s/A/5", "s/A/6"); err != nil {
		t.Errorf("another card: %v", err)
	}
	h.audit()
	// What one batch seals counts for the rest of it.
	h.must(Unseal{HoldID{testShow, 1}, order(1)})
	var batch []Command
	for b := byte(5); b < 8; b++ {
		s := sealOf(h.must(place(b, fmt.Sprintf("s/B/%d", b-2))), b)
		s.Payment = [16]byte{0xcc, 1}
		batch = append(batch, s)
	}
	won := 0
	for _, o := range h.all(batch...) {
		if o.Err == nil {
			won++
		}
	}
	if won != 2 {
		t.Errorf("a card that has 1 of 3 places got %d more in one batch", won)
	}
	h.audit()
	if err := h.fold.CheckLimits(); err != nil {
		t.Error(err)
	}
}

// Where nobody can say what was paid with, nothing is counted; and without a
// limit, nothing is refused.
func TestPaymentsWithoutALimit(t *testing.T) {
	h, terms := newHouse(t), smallTerms()
	for i, seat := range []string{"s/A/1", "s/B/1"} {
		if err := h.paidWith(byte(i+1), 1, seat); err != nil {
			t.Fatal(err)
		}
	}
	terms.MaxPerPayment = 1
	h.must(SetTerms{terms})
	for i, seat := range []string{"s/C/1", "s/C/2"} {
		s := sealOf(h.must(place(byte(i+3), seat)), byte(i+3))
		s.Payment = [16]byte{}
		h.must(s)
	}
	if err := h.paidWith(5, 1, "s/C/3"); fault.From(err) == nil || fault.From(err).Code != ErrPaymentLimit.Code {
		t.Errorf("a card that had two places before there was a limit of one: %v", err)
	}
	h.audit()
}

// A late payment counts like any other.
func TestLimitPerPaymentOfLateMoney(t *testing.T) {
	h, terms := newHouse(t), smallTerms()
	terms.MaxPerPayment = 1
	h.must(SetTerms{terms})
	late := sealOf(h.must(place(1, "s/A/1")), 1)
	late.Payment = [16]byte{0xcc, 1}
	h.now = h.now.Add(time.Hour)
	h.must(Expire{Most: 9})
	if err := h.paidWith(2, 1, "s/B/1"); err != nil {
		t.Fatal(err)
	}
	h.refused(late, ErrPaymentLimit)
	h.must(Unseal{HoldID{testShow, 2}, order(2)})
	h.must(late)
	h.audit()
}

// A checkpoint says what each hold was paid with, so that a limit goes on counting.
func TestWhatWasPaidWithSurvivesARestart(t *testing.T) {
	h, terms := newHouse(t), smallTerms()
	terms.MaxPerPayment = 2
	h.must(SetTerms{terms})
	if err := h.paidWith(1, 1, "s/A/1", "s/A/2"); err != nil {
		t.Fatal(err)
	}
	restored, err := Restore(h.fold.Checkpoint())
	if err != nil {
		t.Fatal(err)
	}
	h.fold = restored
	if err := h.paidWith(2, 1, "s/B/1"); fault.From(err) == nil || fault.From(err).Code != ErrPaymentLimit.Code {
		t.Errorf("the third place with one card: %v", err)
	}
}
