package inventory

import (
	"bytes"
	"errors"
	"testing"
	"time"
)

// Terms are written in the first form that says them whole, and every form is
// read back as it was, from the log and from a checkpoint.
func TestTermsOfEveryForm(t *testing.T) {
	for name, c := range map[string]struct {
		set        func(t *Terms)
		kind       byte
		checkpoint byte
	}{
		"plain":         {func(t *Terms) { t.ExtendBy = 0 }, 1, 1},
		"an extension":  {func(t *Terms) { t.ExtendBy = time.Minute }, 15, 2},
		"a payment":     {func(t *Terms) { t.ExtendBy, t.MaxPerPayment = 0, 4 }, 16, 3},
		"lone seats":    {func(t *Terms) { t.RefuseLoneSeats = true }, 16, 3},
		"accessible":    {func(t *Terms) { t.KeepAccessible = true }, 16, 3},
		"all there are": {func(t *Terms) { t.MaxPerPayment, t.RefuseLoneSeats, t.KeepAccessible = 9, true, true }, 16, 3},
	} {
		t.Run(name, func(t *testing.T) {
			h := &house{t: t, plan: smallPlan, fold: NewFold(testShow), now: opening, log: []Row{Genesis(testShow)}}
			terms := smallTerms()
			c.set(&terms)
			h.must(SetTerms{terms})
			got, _ := h.fold.Terms()
			if want := terms.normal(); !got.same(&want) || got.MaxPerPayment != terms.MaxPerPayment ||
				got.RefuseLoneSeats != terms.RefuseLoneSeats || got.KeepAccessible != terms.KeepAccessible || got.ExtendBy != terms.ExtendBy {
				t.Errorf("set %+v, in force %+v", terms, got)
			}
			if kind := h.log[1].Public[2]; kind != c.kind {
				t.Errorf("written as kind %d, want %d", kind, c.kind)
			}
			if format := h.fold.Checkpoint().Fold[0]; format != c.checkpoint {
				t.Errorf("the checkpoint is in format %d, want %d", format, c.checkpoint)
			}
			h.audit()
		})
	}
}

// Whoever does not know an option does not know the rules, and what could be
// written in another way is not the log's.
func TestOptionsThatCannotBeRead(t *testing.T) {
	f := NewFold(testShow)
	terms := smallTerms()
	terms.KeepAccessible = true
	row := forge(f, content{digest: f.Digest(), effects: []Effect{{Kind: kindTerms, Terms: &terms, shape: shape{seats: 18, capacities: []uint32{8}}}}})
	var written writer
	written.options(&terms)
	head, found := bytes.CutSuffix(row.Public, written)
	if !found {
		t.Fatalf("%x does not end with %x", row.Public, written)
	}
	extend := writer{}
	extend.uvarint(uint64(terms.ExtendBy.Microseconds()))
	for name, tail := range map[string][]byte{
		"an unknown tag":        {1, 5, 1},
		"tag 0":                 {1, 0, 1},
		"a tag twice":           {2, 4, 1, 4, 1},
		"tags out of order":     {2, 4, 1, 3, 1},
		"a value of 0":          {1, 4, 0},
		"more than yes":         {1, 4, 2},
		"none at all":           {0},
		"an extension alone":    append([]byte{1, 1}, extend...),
		"an option less":        {2, 4, 1},
		"an option more":        {1, 3, 1, 4, 1},
		"a count that is a lie": {200, 1, 4, 1},
	} {
		bad := row
		bad.Public = append(bytes.Clone(head), tail...)
		bad.Hash = bad.link(f.hash)
		if _, err := f.Apply(bad); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := f.Apply(row); err != nil {
		t.Errorf("the row that was changed: %v", err)
	}
}

func TestTermsWithAPaymentLimitMustFit(t *testing.T) {
	for _, limit := range []int{-1, maxLimit + 1} {
		h, terms := newHouse(t), smallTerms()
		terms.MaxPerPayment = limit
		if f := h.refused(SetTerms{terms}, ErrBadTerms); len(f.Fields) != 1 || f.Fields[0].At != "max_per_payment" {
			t.Errorf("%d: %v", limit, f.Fields)
		}
	}
}
