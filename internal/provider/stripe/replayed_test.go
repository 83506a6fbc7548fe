package stripe

import (
	"errors"
	"testing"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// TestErrorsThatStripeKeeps: an error of Stripe's own is answered under its key for
// a day. The next call is made under a fresh one, and never does twice what was
// done behind the error.
func TestErrorsThatStripeKeeps(t *testing.T) {
	for _, doing := range []bool{false, true} {
		c, g := newCompany(t)
		c.with(func() { c.session = "open"; c.doing = doing })
		c.pays()
		calls := []struct {
			what string
			do   func() error
		}{
			{"capture", func() error { return g.Capture(t.Context(), "cs_1", money.Of(9000, "EUR"), "k:capture") }},
			{"refund", func() error { return g.Refund(t.Context(), "cs_1", money.Of(4000, "EUR"), "k:refund") }},
		}
		for _, call := range calls {
			c.with(func() { c.breaks = 2 })
			if err := call.do(); !errors.Is(err, payment.ErrUnreachable) {
				t.Errorf("%s: the first time: %v", call.what, err)
			}
			// The fresh key meets an error, too, unless it is seen that the call was done.
			if err := call.do(); doing && err != nil || !doing && !errors.Is(err, payment.ErrUnreachable) {
				t.Errorf("%s, done behind the error %v: the second time: %v", call.what, doing, err)
			}
			c.with(func() { c.breaks = 0 })
			if err := call.do(); err != nil {
				t.Errorf("%s, done behind the error %v: the third time: %v", call.what, doing, err)
			}
		}
		status, err := g.Fetch(t.Context(), "cs_1")
		if err != nil || status.Standing != payment.Captured || status.Amount.Minor != 9000 || c.back != 4000 {
			t.Errorf("done behind the error %v: %+v with %d back, %v", doing, status, c.back, err)
		}
	}
}
