package storetest

import (
	"fmt"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// comparisons keep how far they came, and find what a provider's list left out.
func comparisons(t *testing.T, open Open) {
	s := newTill(t, open)
	var orders []order.Order
	now := s.clock.Now()
	for n, provider := range []string{"testpay", "testpay", "testpay", "other", "testpay", "testpay"} {
		o := s.order("done", nil)
		orders = append(orders, o)
		i := payment.Intent{ID: id.New[id.Intent](), Order: o.ID, Provider: provider, Amount: o.Total(), ExpiresAt: now, CreatedAt: now, Standing: payment.Open}
		switch n {
		case 4: // made before the time that is compared
			i.CreatedAt = now.Add(-2 * time.Hour)
		case 5: // made when it had ended
			i.CreatedAt = now.Add(time.Hour)
		}
		s.does(func(q checkout.Tx) error {
			if err := q.AddIntent(i); err != nil {
				return err
			}
			i.Ref = fmt.Sprintf("tp_%d", n)
			return q.SaveIntent(i)
		})
	}
	c := payment.Comparison{Provider: "testpay", Run: 3, From: now.Add(-time.Hour), To: now.Add(time.Hour), Cursor: "x", StartedAt: now}
	for range 2 {
		s.does(func(q checkout.Tx) error {
			if _, found, err := q.Comparison("other"); found || err != nil {
				t.Errorf("one that never was: %v, %v", found, err)
			}
			c.Seen, c.Healed, c.Odd, c.Listed, c.After, c.EndedAt = c.Seen+5, 1, 2, true, orders[0].ID, now
			return q.SaveComparison(c)
		})
	}
	left := func(after id.Order, most int, want ...int) {
		t.Helper()
		s.does(func(q checkout.Tx) error {
			got, _, err := q.Comparison("testpay")
			if got != c {
				t.Errorf("stored %+v, read %+v", c, got)
			}
			got.After = after
			intents, none := q.UnlistedIntents(got, most)
			if len(intents) != len(want) || none != nil {
				t.Errorf("%d were left out, not %d: %v", len(intents), len(want), none)
				return err
			}
			for n := range want {
				if intents[n].Order != orders[want[n]].ID {
					t.Errorf("%d is %s", n, intents[n].Ref)
				}
			}
			return err
		})
	}
	left(id.Order{}, 10, 0, 1, 2)
	left(id.Order{}, 2, 0, 1)
	left(orders[0].ID, 10, 1, 2)
	s.does(func(q checkout.Tx) error {
		for _, ref := range []string{"tp_1", "", "tp_9"} {
			if err := q.MarkListed("testpay", ref, 3); err != nil {
				return err
			}
		}
		return q.MarkListed("testpay", "tp_2", 2) // by an earlier one
	})
	left(id.Order{}, 10, 0, 2)
}
