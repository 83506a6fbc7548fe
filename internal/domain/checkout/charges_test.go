package checkout_test

import (
	"slices"
	"testing"
	"time"

	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
)

// charged is terms with a fee per ticket, one per order, and a tax in all of it.
func charged(now time.Time) inventory.Terms {
	t := terms(now, 1070, 119)
	t.Prices.Fees = []pricing.Fee{{Name: "Handling", Per: pricing.PerOrder, Minor: 238}}
	t.Prices.Tax = pricing.Tax{Rule: "de-culture", Name: "MwSt", Ticket: 7_000, Fee: 19_000}
	return t
}

// chargedWorld is a buyer with seats at those terms.
func chargedWorld(t *testing.T) *world {
	t.Helper()
	w := newWorld(t, &fuse{}, prices{1000, 100})
	if _, err := w.box.decide(inventory.SetTerms{Terms: charged(start)}); err != nil {
		t.Fatal(err)
	}
	w.holdSeats()
	return w
}

// A purchase costs what its hold said, whatever the organiser changes under
// way, and the ledger has each part of it in its own account until it goes back.
func TestFeesAndTaxFromHoldToRefund(t *testing.T) {
	w := chargedWorld(t)
	dearer := charged(start)
	dearer.Prices.Levels[0].Face *= 2
	dearer.Prices.Fees, dearer.Prices.Tax.Ticket = nil, 19_000
	if _, err := w.box.decide(inventory.SetTerms{Terms: dearer}); err != nil {
		t.Fatal(err)
	}
	w.begin(1)
	const total = 2*(1070+119) + 238
	if got := w.at().Total(); got != euro(total) {
		t.Fatalf("the order costs %v", got)
	}
	w.pay()
	w.confirm(checkout.ByBuyer)
	if o := w.at(); o.State != order.Paid {
		t.Fatalf("the order is %s: %s", o.State, o.Reason)
	}
	account := w.check()[0]
	want := payment.Balance{Currency: "EUR", Captured: total, Tickets: 2000, Fees: 2*100 + 200, Tax: 2*(70+19) + 38}
	if account.Balance != want {
		t.Errorf("the books have %+v, want %+v", account.Balance, want)
	}
	sale := []payment.Line{
		{Account: payment.AccountSuspense, Minor: total}, {Account: payment.AccountTickets, Minor: -2000}, {Account: payment.AccountFees, Minor: -400},
		{Account: payment.AccountTax("de-culture", 7_000), Minor: -140}, {Account: payment.AccountTax("de-culture", 19_000), Minor: -76},
	}
	if got := w.posted(payment.PostSale); !slices.Equal(got, sale) {
		t.Errorf("the sale is %+v", got)
	}
	w.refund()
	want = payment.Balance{Currency: "EUR", Captured: total, Refunded: total}
	if got := w.check()[0].Balance; got != want {
		t.Errorf("given back, the books have %+v, want %+v", got, want)
	}
}

func (w *world) posted(kind payment.PostingKind) (lines []payment.Line) {
	w.t.Helper()
	err := w.run.View(w.t.Context(), func(q checkout.Tx) error {
		postings, err := q.Postings(w.order)
		for _, p := range postings {
			if p.Kind == kind {
				lines = p.Lines
			}
		}
		return err
	})
	if err != nil {
		w.t.Fatal(err)
	}
	return lines
}

// Books notice a sale whose sum is right and whose parts are not.
func TestBooksKnowWhatMoneyIsFor(t *testing.T) {
	w := chargedWorld(t)
	w.begin(1)
	w.pay()
	w.confirm(checkout.ByBuyer)
	sale := w.posted(payment.PostSale)
	for name, wrong := range map[string]func(lines []payment.Line){
		"tax kept as a fee":    func(l []payment.Line) { l[2].Minor, l[4].Minor = l[2].Minor-1, l[4].Minor+1 },
		"tax at another rate":  func(l []payment.Line) { l[3].Minor, l[4].Minor = l[3].Minor-1, l[4].Minor+1 },
		"a fee kept as ticket": func(l []payment.Line) { l[1].Minor, l[2].Minor = l[1].Minor-1, l[2].Minor+1 },
		"by another rule":      func(l []payment.Line) { l[3].Account = payment.AccountTax("", 7_000) },
	} {
		right := slices.Clone(sale)
		wrong(sale) // the lines are the ledger's own
		found := 0
		err := checkout.Books(t.Context(), w.run, func(a checkout.Account) error {
			if a.Problem != nil {
				found++
			}
			return nil
		})
		if err != nil || found != 1 {
			t.Errorf("%s: %d found, %v", name, found, err)
		}
		copy(sale, right)
	}
	w.check()
}
