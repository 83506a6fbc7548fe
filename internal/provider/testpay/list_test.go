package testpay_test

import (
	"errors"
	"testing"
	"time"

	"frontrow/internal/domain/payment"
)

// TestListGoesThroughAll: the list has each payment of a time once, oldest first,
// over as many pages as it takes, while more are made.
func TestListGoesThroughAll(t *testing.T) {
	w := newWorld(t)
	var made []string
	for n := range 120 {
		if n%7 == 0 { // some at the same instant
			w.clock.Advance(time.Second)
		}
		_, created := w.create()
		made = append(made, created.Ref)
	}
	w.post(w.standingPage(made[3]), choose("approve"))
	until := w.clock.Now().Add(time.Second)
	seen, cursor := map[string]payment.Status{}, ""
	for pages := 0; ; pages++ {
		listing, err := w.client.List(t.Context(), start, until, cursor)
		if err != nil || pages > 5 {
			t.Fatalf("page %d: %v", pages, err)
		}
		for _, s := range listing.Items {
			if _, twice := seen[s.Ref]; twice {
				t.Errorf("%s is listed twice", s.Ref)
			}
			seen[s.Ref] = s
		}
		w.clock.Advance(2 * time.Second)
		w.create() // after the time that is asked for
		if cursor = listing.Next; cursor == "" {
			break
		}
	}
	if len(seen) != len(made) || seen[made[3]].Standing != payment.Authorised {
		t.Errorf("%d of %d are listed; one is %+v", len(seen), len(made), seen[made[3]])
	}
	if seen[made[5]] != w.standing(made[5]) {
		t.Errorf("the list tells %+v, and asked about it %+v", seen[made[5]], w.standing(made[5]))
	}
	if listing, err := w.client.List(t.Context(), start.Add(-time.Hour), start, ""); err != nil || len(listing.Items) != 0 {
		t.Errorf("before the first there are %v, %v", listing, err)
	}
	w.server.Close()
	if _, err := w.client.List(t.Context(), start, until, ""); !errors.Is(err, payment.ErrUnreachable) {
		t.Errorf("nobody there: %v", err)
	}
}

func (w *world) standingPage(ref string) string { return w.server.URL + "/testpay/pay/" + ref }
