package checkout_test

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
)

var comparedPayments = flag.Int("compared", 1000, "how many payments TestCompareMany compares; a tenth of it in a short run")

// sold puts orders that are paid and done into the store and the company, without
// the seats.
func (w *world) sold(orders int) (refs []string) {
	w.t.Helper()
	err := w.run.Update(w.t.Context(), func(q checkout.Tx) error {
		for range orders {
			o := order.Order{
				ID: id.New[id.Order](), Number: order.NewNumber(), Show: w.show.Show.ID, Currency: "EUR", State: order.Paid, Step: "done", CreatedAt: q.Now(),
				Lines: []pricing.Line{{Place: "s/A/1", Quantity: 1, Level: "l", Price: pricing.Price{Face: 4000, Fee: 500}}},
			}
			i := payment.Intent{ID: id.New[id.Intent](), Order: o.ID, Provider: w.company.Name(), Ref: "many_" + o.ID.String(), Amount: o.Total(),
				Standing: payment.Captured, CreatedAt: q.Now()}
			refs = append(refs, i.Ref)
			err := errors.Join(q.AddOrder(o), q.AddIntent(i), q.SaveIntent(i),
				payment.BookCapture(q, o.ID, i.Provider, i.Amount), payment.BookSale(q, o.ID, o.Bill()))
			if err != nil {
				return err
			}
			w.company.intents[i.Ref] = &atCompany{Status: payment.Status{Ref: i.Ref, Order: o.ID, Standing: payment.Captured, Amount: i.Amount,
				Refunded: euro(0), Returning: euro(0), ChargedBack: euro(0)}}
		}
		return nil
	})
	if err != nil {
		w.t.Fatal(err)
	}
	slices.Sort(refs)
	return refs
}

// TestCompareMany: a list of many pages, of which some fail, each time ending the
// process, is gone through once: no page that was done is asked for again, each
// oddity is found once, and what the list left out is asked about.
func TestCompareMany(t *testing.T) {
	many := *comparedPayments
	if testing.Short() {
		many /= 10
	}
	w := newWorld(t, &fuse{}, normal)
	refs := w.sold(many)
	w.company.page, w.company.fails = 50, 3
	differ, taken := 0, 0
	for n, ref := range refs {
		switch n % 50 {
		case 7:
			w.company.intents[ref].Refunded = euro(100)
			differ++
		case 23:
			w.company.intents[ref].ChargedBack = w.company.intents[ref].Amount
			taken++
		}
	}
	for range 3 {
		w.company.stranger(payment.Captured)
	}
	w.clock.Advance(time.Second)
	var c payment.Comparison
	restarts := 0
	for began := time.Now(); c.EndedAt.IsZero(); {
		w.boot()
		var err error
		if c, err = checkout.Compare(t.Context(), w.run, w.company, start.Add(-time.Hour)); err != nil && !errors.Is(err, payment.ErrUnreachable) {
			t.Fatal(err)
		}
		if c.EndedAt.IsZero() {
			restarts++
			w.clock.Advance(time.Hour)
		} else {
			t.Logf("%d payments in %v with %d restarts", many, time.Since(began), restarts)
		}
		if restarts > many/50+5 {
			t.Fatal("it never ends")
		}
	}
	pages := (many + 3 + 49) / 50
	if w.company.listed != pages+restarts || restarts == 0 || c.Seen != int64(many+3) || c.Odd != int64(differ+3) || c.Healed != int64(taken) {
		t.Errorf("%d pages asked for, %d restarts: %+v; %d differ, of %d a bank took the money", w.company.listed, restarts, c, differ, taken)
	}
	if got := len(w.oddities()); got != min(differ+3, 200) { // as many as are shown at once
		t.Errorf("people are told of %d", got)
	}
}

// TestAPaymentThatIsNeverToldOf is asked about again for hours, as in an outage, and
// then left to people: the comparison goes on with the others and ends. When it is
// told of, nobody need look any more.
func TestAPaymentThatIsNeverToldOf(t *testing.T) {
	for _, skips := range []bool{false, true} { // in the list, or not
		t.Run(fmt.Sprint("left out ", skips), func(t *testing.T) {
			w := newWorld(t, &fuse{}, normal)
			refs := w.sold(9)
			mute := refs[2]
			w.company.mute, w.company.skips = map[string]bool{mute: true}, skips
			if !skips {
				w.company.intents[mute].Refunded = euro(1) // so that it is asked about
			}
			w.clock.Advance(time.Second)
			compare := func() (payment.Comparison, error) {
				return checkout.Compare(t.Context(), w.run, w.company, start.Add(-time.Hour))
			}
			for range 6 {
				if c, err := compare(); !errors.Is(err, payment.ErrUnreachable) || !c.EndedAt.IsZero() || len(w.oddities()) != 0 {
					t.Fatalf("for hours: %+v, %v, people are told of %v", c, err, w.oddities())
				}
				w.clock.Advance(time.Hour)
			}
			w.company.setAway(true)
			if c, err := compare(); !errors.Is(err, payment.ErrUnreachable) || !c.EndedAt.IsZero() || len(w.oddities()) != 0 {
				t.Fatalf("in an outage: %+v, %v, people are told of %v", c, err, w.oddities())
			}
			w.company.setAway(false)
			want := []payment.MatterKind{payment.MatterProviderUnclear}
			if c, err := compare(); err != nil || c.EndedAt.IsZero() || c.Odd != 1 || !slices.Equal(w.oddities(), want) {
				t.Fatalf("then: %+v, %v, people are told of %v", c, err, w.oddities())
			}
			w.company.mute, w.company.intents[mute].Refunded = nil, euro(0)
			w.clock.Advance(24 * time.Hour)
			if c, err := compare(); err != nil || c.Odd != 0 || len(w.oddities()) != 0 {
				t.Errorf("told of: %+v, %v, people are told of %v", c, err, w.oddities())
			}
		})
	}
}
