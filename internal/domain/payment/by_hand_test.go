package payment_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

func byHand() payment.ByHand {
	return payment.ByHand{Ref: "r", Provider: "transfer", Order: id.New[id.Order](), Amount: money.Of(9000, "EUR")}
}

func mustStand(t *testing.T, h payment.ByHand, want payment.Standing, amount, refunded int64) {
	t.Helper()
	if s := h.Status(); s.Standing != want || s.Amount.Minor != amount || s.Refunded.Minor != refunded {
		t.Errorf("it is %s with %d, of which %d went back; want %s, %d, %d", s.Standing, s.Amount.Minor, s.Refunded.Minor, want, amount, refunded)
	}
}

func mustBe(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestByHandPartThenMore(t *testing.T) {
	h := byHand()
	mustStand(t, h, payment.Open, 9000, 0)
	for _, part := range []int64{4000, 5500} {
		if err := h.Receive(part); err != nil {
			t.Fatal(err)
		}
		if part == 4000 {
			mustStand(t, h, payment.Open, 9000, 0)
			if h.Outstanding() != money.Of(5000, "EUR") {
				t.Errorf("%s are still to come", h.Outstanding())
			}
		}
	}
	mustStand(t, h, payment.Captured, 9500, 0)
	mustBe(t, h.Receive(1), payment.ErrNotDue)
	mustBe(t, h.Close(), payment.ErrRefused)
	mustBe(t, h.AskBack(9501, "all"), payment.ErrRefused)
	for range 2 {
		mustBe(t, h.AskBack(500, "change"), payment.ErrByHand)
	}
	if sent, err := h.SendBack(); err != nil || sent.Minor != 500 {
		t.Errorf("%s were sent, %v", sent, err)
	}
	mustBe(t, h.AskBack(500, "change"), nil)
	_, err := h.SendBack()
	mustBe(t, err, payment.ErrNothingToSend)
	mustStand(t, h, payment.Captured, 9500, 500)
	mustBe(t, h.AskBack(9000, "refund"), payment.ErrByHand)
	if sent, err := h.SendBack(); err != nil || sent.Minor != 9000 {
		t.Errorf("%s were sent, %v", sent, err)
	}
	mustStand(t, h, payment.Refunded, 9500, 9500)
}

// A call that is repeated after others gets the answer it had, and nothing more
// is sent for it. One that comes while another waits takes its place.
func TestByHandAskedAgain(t *testing.T) {
	h := byHand()
	mustBe(t, h.Receive(9000), nil)
	mustBe(t, h.AskBack(2000, "first"), payment.ErrByHand)
	mustBe(t, h.AskBack(5000, "second"), payment.ErrByHand)
	mustBe(t, h.AskBack(2000, "first"), payment.ErrByHand)
	if h.Owed().Minor != 5000 {
		t.Errorf("%s are to be sent", h.Owed())
	}
	if _, err := h.SendBack(); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"first", "second", "first"} {
		mustBe(t, h.AskBack(2000, key), nil)
	}
	mustBe(t, h.AskBack(4001, "third"), payment.ErrRefused)
	mustBe(t, h.AskBack(4000, "third"), payment.ErrByHand)
	mustBe(t, h.AskBack(2000, "first"), nil)
	mustStand(t, h, payment.Captured, 9000, 5000)
	if h.Owed().Minor != 4000 {
		t.Errorf("%s are to be sent", h.Owed())
	}
}

func TestByHandClosed(t *testing.T) {
	h := byHand()
	mustBe(t, h.Close(), nil)
	mustBe(t, h.Close(), nil)
	mustStand(t, h, payment.Voided, 9000, 0)
	mustBe(t, h.Receive(1), payment.ErrNotDue)

	h = byHand()
	mustBe(t, h.Receive(100), nil)
	mustBe(t, h.AskBack(100, "k"), payment.ErrRefused)
	mustBe(t, h.Close(), nil)
	mustStand(t, h, payment.Captured, 100, 0)
	mustBe(t, h.Receive(8900), payment.ErrNotDue)
}

// Whatever people and the saga do, no more goes back than came, and it is
// never open again once it is settled.
func TestByHandNeverGivesMoreThanCame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := byHand()
		settled := false
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				_ = h.Receive(rapid.Int64Range(1, 12000).Draw(t, "came"))
			case 1:
				_ = h.Close()
			case 2:
				_ = h.AskBack(rapid.Int64Range(-5, 12000).Draw(t, "back"), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "key"))
			default:
				_, _ = h.SendBack()
			}
			if h.Sent < 0 || h.Sent > h.ToSend || h.ToSend > h.Received || h.Outstanding().Minor < 0 {
				t.Fatalf("%+v", h)
			}
			open := h.Status().Standing == payment.Open
			if settled && open {
				t.Fatalf("open again: %+v", h)
			}
			settled = !open
		}
	})
}
