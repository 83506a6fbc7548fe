package storetest

import (
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
)

// matters are raised once for a kind and subject, and listed until they are closed.
func matters(t *testing.T, open Open) {
	s := newTill(t, open)
	o := s.order("done", nil)
	first := payment.Matter{ID: id.New[id.Matter](), Kind: payment.MatterChargeBack, Subject: "a", Order: o.ID, Organiser: o.Organiser, Detail: "90.00 EUR", At: s.clock.Now()}
	house := payment.Matter{ID: id.New[id.Matter](), Kind: payment.MatterOnlyThere, Subject: "a", At: s.clock.Now()}
	s.does(func(q checkout.Tx) error {
		for m, want := range map[payment.Matter]bool{first: true, house: true} {
			if fresh, err := q.AddMatter(m); err != nil || fresh != want {
				t.Errorf("%s is new: %v, %v", m.Kind, fresh, err)
			}
		}
		again := first
		again.ID = id.New[id.Matter]()
		if fresh, err := q.AddMatter(again); err != nil || fresh {
			t.Errorf("a second one of its kind and subject is new: %v, %v", fresh, err)
		}
		return nil
	})
	mustList := func(organiser id.Organiser, order id.Order, want ...payment.Matter) {
		t.Helper()
		s.does(func(q checkout.Tx) error {
			got, err := q.OpenMatters(organiser, order, 10)
			if len(got) != len(want) {
				t.Errorf("%d are open, not %d", len(got), len(want))
				return err
			}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("read %+v, stored %+v", got[i], want[i])
				}
			}
			return err
		})
	}
	mustList(id.Organiser{}, id.Order{}, first, house)
	mustList(o.Organiser, id.Order{}, first)
	mustList(id.Organiser{}, o.ID, first)
	mustList(id.New[id.Organiser](), id.Order{})
	first.ClosedAt, first.ClosedBy, first.Why = s.clock.Now(), id.New[id.Staff](), "seen to"
	s.does(func(q checkout.Tx) error { return q.SaveMatter(first) })
	mustList(id.Organiser{}, id.Order{}, house)
	s.does(func(q checkout.Tx) error {
		if got, found, err := q.Matter(first.ID); err != nil || !found || got != first {
			t.Errorf("read %+v, stored %+v (%v, %v)", got, first, found, err)
		}
		return nil
	})
}
