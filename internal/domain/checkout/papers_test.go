package checkout_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/paper"
)

// Books notice papers that come to another sum than the ledger, and a paid
// order that has none although the house numbers papers.
func TestBooksKnowPapers(t *testing.T) {
	w := chargedWorld(t)
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	w.check()
	kept := &w.store.kept
	right := kept.papers
	for name, c := range map[string]struct {
		change func(p *paper.Paper)
		well   bool
	}{
		"as it was":                     {func(*paper.Paper) {}, true},
		"a fee that is a ticket":        {func(p *paper.Paper) { p.Content.Lines[0].Tickets++; p.Content.Lines[0].Fees-- }, false},
		"a tax that is a ticket":        {func(p *paper.Paper) { p.Content.Lines[0].Tickets++; p.Content.Lines[0].TicketTax-- }, false},
		"a total its lines do not have": {func(p *paper.Paper) { p.Total.Minor++ }, false},
		"of another order, earlier":     {func(p *paper.Paper) { p.Order, p.At = id.Order{}, p.At.Add(-time.Hour) }, false},
		"before there were numbers":     {func(p *paper.Paper) { p.Order, p.At = id.Order{}, p.At.Add(time.Hour) }, true},
	} {
		one := right[0]
		one.Content.Lines = slices.Clone(one.Content.Lines)
		c.change(&one)
		kept.papers = []paper.Paper{one}
		err := checkout.Books(t.Context(), w.run, func(a checkout.Account) error { return a.Problem })
		if c.well != (err == nil) || err != nil && !errors.Is(err, paper.ErrNumbers) {
			t.Errorf("%s: %v", name, err)
		}
	}
	kept.papers = right
	w.check()
}
