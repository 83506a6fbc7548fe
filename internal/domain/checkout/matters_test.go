package checkout_test

import (
	"fmt"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
)

// More matters of one order than are read at once are listed page by page, and
// all settle with it.
func TestManyMatters(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	const many = 250
	organiser := w.at().Organiser
	mustBe(t, w.run.Update(t.Context(), func(q checkout.Tx) error {
		for n := range many {
			m := payment.Matter{Kind: payment.MatterChargeBackOdd, Subject: fmt.Sprint(w.order, " ", n), Order: w.order, Organiser: organiser}
			if err := payment.Raise(q, m); err != nil {
				return err
			}
		}
		return nil
	}), nil)

	listed := map[id.Matter]bool{}
	for cursor := ""; ; {
		open, next, err := w.service.Matters(t.Context(), account.Operator(), w.order, cursor, 100)
		mustBe(t, err, nil)
		for _, m := range open {
			listed[m.ID] = true
		}
		if cursor = next; next == "" {
			break
		}
	}
	if len(listed) != many {
		t.Errorf("%d are listed, not %d", len(listed), many)
	}
	_, _, err := w.service.Matters(t.Context(), account.Operator(), w.order, "no cursor", 100)
	mustBe(t, err, catalog.ErrBadCursor)

	w.bankSays(1, w.at().Total())
	w.settle(w.clock.Now().Add(time.Hour))
	mustMatter(t, w, payment.MatterChargeBack)
}
