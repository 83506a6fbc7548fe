package checkout_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
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

// Who pays later is told how, and when it was too late; whoever has places taken
// back is told when the money went.
func TestMailsAboutMoney(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.owing()
	if n := w.mails(notify.JobOwed); n != 1 {
		t.Errorf("%d mails say how to pay", n)
	}
	w.pastDue()
	if n := w.mails(notify.JobLapsed); n != 1 {
		t.Errorf("%d mails say that it was not paid", n)
	}

	w = newWorld(t, &fuse{}, normal)
	w.buy()
	for n, places := range [][]int{{1}, {2, 3}} {
		w.takeBack(byte(20+n), order.Back{Places: places})
		if got := w.mails(notify.JobRefunded); got != 1 {
			t.Errorf("%d mails tell of part %d", got, n+1)
		}
	}
	if n := w.mails(notify.JobCancelled); n != 0 {
		t.Errorf("%d mails say that the order ended", n)
	}
}
