package checkout_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
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

// What a buyer says at checkout stands on their first receipt; while nothing is
// paid they may mend it by checking out again, and saying nothing leaves it.
func TestBillingAtCheckout(t *testing.T) {
	w := newWorld(t, &fuse{}, normal)
	w.holdSeats()
	start := func(n byte, b *paper.Billing) error {
		d := ada
		d.Billing = b
		o, err := w.service.Start(t.Context(), key(n), w.buyer, w.hold, d)
		if err == nil {
			w.order = o.ID
		}
		return err
	}
	err := start(1, &paper.Billing{Company: strings.Repeat("x", 121), Address: strings.Repeat("y", 401)})
	if mustBe(t, err, checkout.ErrDetails); len(fault.From(err).Fields) != 2 {
		t.Errorf("%+v", fault.From(err).Fields)
	}
	mustBe(t, start(2, &paper.Billing{Company: "Love"}), nil)
	want := paper.Billing{Company: "Lovelace Ltd", Address: "1 Road\nTown\nVAT GB 1"}
	mustBe(t, start(3, &paper.Billing{Company: " Lovelace  Ltd", Address: "1 Road\r\nTown\nVAT GB 1 "}), nil)
	mustBe(t, start(4, nil), nil)
	w.pay()
	w.confirm(checkout.ByBuyer)
	mustBe(t, start(5, &paper.Billing{Company: "too late"}), nil)
	w.come(func(o order.Order) bool { return o.Step == "done" })
	if p := w.store.kept.papers; len(p) != 1 || p[0].Content.To.Company != want.Company || p[0].Content.To.Address != want.Address {
		t.Errorf("the papers are %+v", p)
	}
	if got := w.store.kept.billing[w.order]; got != want {
		t.Errorf("it is kept as %+v", got)
	}
}
