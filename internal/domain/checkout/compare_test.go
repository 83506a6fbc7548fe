package checkout_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// compare holds the company's list against the books, again when it was
// interrupted.
func (w *world) compare() (c payment.Comparison) {
	w.t.Helper()
	w.try(func() (err error) {
		c, err = checkout.Compare(w.t.Context(), w.run, w.company, start.Add(-time.Hour))
		return err
	})
	if c.EndedAt.IsZero() {
		w.t.Fatalf("the comparison did not end: %+v", c)
	}
	return c
}

// oddities are the open matters that comparisons raise.
func (w *world) oddities() (kinds []payment.MatterKind) {
	w.t.Helper()
	open, _, err := w.service.Matters(w.t.Context(), account.Operator(), id.Order{}, "", 50)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, m := range open {
		if strings.HasPrefix(string(m.Kind), "provider_") {
			kinds = append(kinds, m.Kind)
		}
	}
	return kinds
}

// stranger adds an intent to the company that is nobody's.
func (c *company) stranger(standing payment.Standing) {
	c.mu.Lock()
	defer c.mu.Unlock()
	ref := "ref_" + id.Secret()
	c.intents[ref] = &atCompany{Status: payment.Status{Ref: ref, Order: id.New[id.Order](), Standing: standing, Amount: euro(500), Refunded: euro(0)}}
}

// compareCases are what a provider's list may tell that the books do not.
var compareCases = []struct {
	name   string
	prices prices
	play   func(w *world) // before the comparison
	odd    []payment.MatterKind
	state  order.State // of the order in the end
	heals  bool        // the house went on with something
}{
	{"all is well", normal, (*world).buys, nil, order.Paid, false},
	{"somebody pays, and no message comes", normal, func(w *world) { w.holdSeats(); w.begin(1); w.pay() }, nil, order.Paid, true},
	{"a bank took the money, and no message came", normal, func(w *world) {
		w.buys()
		w.company.set(w.order, func(i *atCompany) { i.ChargedBack = backAll })
	}, nil, order.ChargedBack, true},
	{"money came after the end, and no message", normal, func(w *world) {
		w.givesUp()
		w.openedAgain(payment.Captured)
	}, nil, order.Cancelled, true},
	{"somebody refunded at the provider's", normal, func(w *world) {
		w.buys()
		w.company.set(w.order, func(i *atCompany) { i.Refunded = euro(100) })
	}, []payment.MatterKind{payment.MatterProviderDiffers}, order.Paid, false},
	{"another sum was taken than is booked", normal, func(w *world) {
		w.buys()
		w.company.set(w.order, func(i *atCompany) { i.Amount = euro(priceAll - 1) })
	}, []payment.MatterKind{payment.MatterProviderDiffers}, order.Paid, false},
	{"the provider knows nothing of it", normal, func(w *world) {
		w.buys()
		w.company.lose()
	}, []payment.MatterKind{payment.MatterProviderLacks}, order.Paid, false},
	{"money of nobody", normal, func(w *world) {
		w.buys()
		w.company.stranger(payment.Captured)
		w.company.stranger(payment.Authorised)
		w.company.stranger(payment.Voided)
		w.company.stranger(payment.Open)
	}, []payment.MatterKind{payment.MatterProviderStranger, payment.MatterProviderStranger}, order.Paid, false},
}

// lose has the company forget everything.
func (c *company) lose() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.intents)
}

func TestCompare(t *testing.T) {
	for _, test := range compareCases {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t, &fuse{}, test.prices)
			test.play(w)
			w.clock.Advance(time.Second)
			c := w.compare()
			if got := w.oddities(); !slices.Equal(got, test.odd) || c.Odd != int64(len(test.odd)) || c.Healed > 0 != test.heals {
				t.Errorf("people are told of %v, not of %v; %+v", got, test.odd, c)
			}
			w.company.settleAll(w)
			if got := w.at(); got.State != test.state || got.Step != "done" {
				t.Errorf("the order is %s at %s", got.State, got.Step)
			}
			// Compared again, nothing is told anew and nothing is left to heal.
			if again := w.compare(); again.Healed != 0 || again.Run != c.Run+1 || !slices.Equal(w.oddities(), test.odd) {
				t.Errorf("the second time: %+v, and people are told of %v", again, w.oddities())
			}
		})
	}
}

// settleAll lets the house do what the comparison led to.
func (*company) settleAll(w *world) {
	for range 3 {
		for _, kind := range backgroundJobs {
			for _, j := range w.store.due(kind) {
				if err := w.perform(j); err != nil {
					w.t.Fatal(err)
				}
			}
		}
	}
}

// TestCompareGoesOn: interrupted at every call and commit, a comparison of many
// intents finds each oddity once; what the list leaves out is asked about, and
// its own word is not enough.
func TestCompareGoesOn(t *testing.T) {
	course := func(f *fuse, skips bool) *world {
		w := newWorld(t, &fuse{}, normal)
		w.buys()
		for range 7 {
			w.company.stranger(payment.Captured)
		}
		w.company.stranger(payment.Open)
		w.company.skips = skips
		w.clock.Advance(time.Second)
		*w.fuse = fuse{burns: f.burns}
		c := w.compare()
		f.calls, f.at = w.fuse.calls, w.fuse.at
		if got := len(w.oddities()); !skips && (got != 7 || c.Seen != 9) {
			t.Errorf("after %q people are told of %d oddities; %+v", f.at, got, c)
		}
		return w
	}
	calm := &fuse{}
	course(calm, false)
	for n := range calm.calls {
		for _, kills := range []bool{true, false} {
			course(&fuse{burns: map[int]bool{n: kills}}, false)
		}
	}
	course(&fuse{}, true)
}

// TestTheListIsNotBelieved: a list that says otherwise than the provider does when
// it is asked changes nothing.
func TestTheListIsNotBelieved(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.buys()
	liar := lister{w.company}
	c, err := checkout.Compare(t.Context(), w.run, liar, start.Add(-time.Hour))
	if err != nil || c.Odd+c.Healed != 0 || len(w.oddities()) != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	w.company.setAway(true)
	if c, err := checkout.Compare(t.Context(), w.run, w.company, start); !errors.Is(err, payment.ErrUnreachable) || !c.EndedAt.IsZero() {
		t.Errorf("while it is away: %+v, %v", c, err)
	}
}
