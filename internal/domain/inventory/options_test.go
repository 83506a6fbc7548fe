package inventory

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/domain/pricing"
)

// Terms are written in the first form that says them whole, and every form is
// read back as it was, from the log and from a checkpoint.
func TestTermsOfEveryForm(t *testing.T) {
	for name, c := range map[string]struct {
		set        func(t *Terms)
		kind       byte
		checkpoint byte
	}{
		"plain":        {func(t *Terms) { t.ExtendBy = 0 }, 1, 1},
		"an extension": {func(t *Terms) { t.ExtendBy = time.Minute }, 15, 2},
		"a payment":    {func(t *Terms) { t.ExtendBy, t.MaxPerPayment = 0, 4 }, 16, 3},
		"lone seats":   {func(t *Terms) { t.RefuseLoneSeats = true }, 16, 3},
		"accessible":   {func(t *Terms) { t.KeepAccessible = true }, 16, 3},
		"a fee": {func(t *Terms) {
			t.ExtendBy, t.Prices.Fees = 0, []pricing.Fee{{Name: "F", Per: pricing.PerOrder, Minor: 1}}
		}, 20, 4},
		"a tax and an extension": {func(t *Terms) { t.Prices.Tax = pricing.Tax{Name: "T", Fee: 1, Added: true} }, 20, 4},
		"fees, tax and all options": {func(t *Terms) {
			t.MaxPerPayment, t.RefuseLoneSeats, t.KeepAccessible = 9, true, true
			t.Prices.Fees = []pricing.Fee{{Name: "F", Per: pricing.PerTicket, Rate: 1, Round: pricing.RoundDown, Within: true}, {Name: "G", Per: pricing.PerTicket, Minor: 2}}
			t.Prices.Tax = pricing.Tax{Rule: "de-culture", Name: "MwSt", Ticket: 7_000, Fee: 19_000}
		}, 20, 4},
		"all there are": {func(t *Terms) { t.MaxPerPayment, t.RefuseLoneSeats, t.KeepAccessible = 9, true, true }, 16, 3},
	} {
		t.Run(name, func(t *testing.T) {
			h := &house{t: t, plan: smallPlan, fold: NewFold(testShow), now: opening, log: []Row{Genesis(testShow)}}
			terms := smallTerms()
			c.set(&terms)
			h.must(SetTerms{terms})
			got, _ := h.fold.Terms()
			if want := terms.normal(); !got.same(&want) || got.MaxPerPayment != terms.MaxPerPayment ||
				got.RefuseLoneSeats != terms.RefuseLoneSeats || got.KeepAccessible != terms.KeepAccessible || got.ExtendBy != terms.ExtendBy ||
				!slices.Equal(got.Prices.Fees, terms.Prices.Fees) || got.Prices.Tax != terms.Prices.Tax {
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
	unreadable(t, f, row, head, map[string][]byte{
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
	})
}

// unreadable has a fold refuse a row that ends in any of these ways, and take
// it as it is.
func unreadable(t *testing.T, f *Fold, row Row, head []byte, tails map[string][]byte) {
	t.Helper()
	for name, tail := range tails {
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

// What could not have been written of fees and taxes is not read.
func TestChargesThatCannotBeRead(t *testing.T) {
	f := NewFold(testShow)
	terms := smallTerms()
	terms.ExtendBy = 0
	terms.Prices.Fees = []pricing.Fee{{Name: "F", Per: pricing.PerTicket, Minor: 1}}
	row := forge(f, content{digest: f.Digest(), effects: []Effect{{Kind: kindTerms, Terms: &terms, shape: shape{seats: 18, capacities: []uint32{8}}}}})
	written := []byte{0, 1, 1, 'F', 0, 0, 0, 1, 0, 0} // no options; one fee; no tax
	head, found := bytes.CutSuffix(row.Public, written)
	if !found {
		t.Fatalf("%x does not end with %x", row.Public, written)
	}
	unreadable(t, f, row, head, map[string][]byte{
		"neither fees nor tax": {0, 0, 0},
		"a fee per nothing":    {0, 1, 1, 'F', 2, 0, 0, 1, 0, 0},
		"half within":          {0, 1, 1, 'F', 0, 2, 0, 1, 0, 0},
		"a rounding unknown":   {0, 1, 1, 'F', 0, 0, 4, 1, 0, 0},
		"a rate beyond all":    {0, 1, 1, 'F', 0, 0, 0, 0, 0xa1, 0x8d, 6, 0},
		"a tax of nothing":     {0, 0, 1, 0, 0, 0, 0, 0},
		"half a tax":           {0, 1, 1, 'F', 0, 0, 0, 1, 0, 1, 0},
		"fees without end":     append(append([]byte{0, 9}, bytes.Repeat([]byte{1, 'F', 0, 0, 0, 1, 0}, 9)...), 0),
	})
}

// The price of a hold is that of the terms it was taken under, with fees and
// taxes, and only an order at that price seals it.
func TestPriceIsFrozenAtHold(t *testing.T) {
	h, terms := newHouse(t), smallTerms()
	terms.Prices.Fees = []pricing.Fee{{Name: "F", Per: pricing.PerTicket, Minor: 30}, {Name: "G", Per: pricing.PerOrder, Minor: 250}}
	terms.Prices.Tax = pricing.Tax{Name: "VAT", Ticket: 7_000, Fee: 19_000}
	h.must(SetTerms{terms})
	hold := h.must(Place{Buyer: buyer(1), Choice: Choice{Best: &Wish{Quantity: 2}}}).Hold
	level, _ := terms.Prices.Level(hold.Lines[0].Level)
	bill := terms.Prices.Bill([]pricing.Line{
		{Place: hold.Lines[0].Place, Quantity: 1, Level: level.ID, Price: terms.Prices.Price(level)},
		{Place: hold.Lines[1].Place, Quantity: 1, Level: level.ID, Price: terms.Prices.Price(level)}})
	if got := hold.Bill(); got.Total() != bill.Total() || got.Sums() != bill.Sums() || got.PerOrder.Fee != 250 || got.PerOrder.Tax != 40 {
		t.Fatalf("the hold costs %+v, by the list %+v", got, bill)
	}
	later := terms
	later.Prices.Fees, later.Prices.Tax = nil, pricing.Tax{Name: "VAT", Ticket: 1_000, Added: true}
	h.must(SetTerms{later})
	now, _ := h.fold.View(h.plan, hold.ID.No, h.now)
	if now.Total() != hold.Total() || now.Tax != hold.Tax {
		t.Errorf("the price became %v, %+v", now.Total(), now.Tax)
	}
	seal := Seal{Buyer: hold.Buyer, Hold: hold.ID, Revision: hold.Revision, Order: order(1), Lines: hold.Lines}
	h.refused(seal, ErrHoldChanged) // without the fee of the order
	seal.PerOrder = hold.PerOrder
	seal.Lines = slices.Clone(hold.Lines)
	seal.Lines[0].Tax++
	h.refused(seal, ErrHoldChanged)
	seal.Lines[0].Tax--
	h.must(seal)
	h.audit()
}
