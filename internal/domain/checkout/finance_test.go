package checkout

import (
	"slices"
	"testing"

	"frontrow/internal/domain/payment"
)

// What was sold less what came back is what stays, of everything together and
// of each rate of tax.
func TestFinanceAddsUp(t *testing.T) {
	sum := func(kind payment.PostingKind, a payment.Account, minor int64, n int) FinanceSum {
		return FinanceSum{Kind: kind, Postings: n, Sum: payment.Sum{Currency: "EUR", Line: payment.Line{Account: a, Minor: minor}}}
	}
	low, high := payment.AccountTax("de-culture", 7_000), payment.AccountTax("de-culture", 19_000)
	report, err := financeBy([]FinanceSum{
		sum(payment.PostCapture, payment.AccountSuspense, -600, 5), sum(payment.PostCapture, payment.AccountAt("p"), 600, 5),
		sum(payment.PostRefund, payment.AccountRefunded, -100, 1), sum(payment.PostRefund, payment.AccountSuspense, 100, 1),
		sum(payment.PostReturn, payment.AccountFees, 11, 1), sum(payment.PostReturn, payment.AccountSuspense, -119, 1),
		sum(payment.PostReturn, high, 8, 1), sum(payment.PostReturn, payment.AccountTickets, 100, 1),
		sum(payment.PostSale, payment.AccountFees, -40, 4), sum(payment.PostSale, payment.AccountSuspense, 476, 4),
		sum(payment.PostSale, high, -8, 1), sum(payment.PostSale, low, -28, 4), sum(payment.PostSale, payment.AccountTickets, -400, 4),
	})
	if err != nil || len(report) != 1 {
		t.Fatalf("%+v, %v", report, err)
	}
	f := report[0]
	if f.Sold != 476 || f.Returned != 119 || f.Sales != 4 || f.Returns != 1 || f.Sold-f.Returned != f.Earned() || f.Due() != f.Earned() || !f.Even() {
		t.Errorf("%+v", f)
	}
	if want := []TaxLine{{"de-culture", 7_000, 28, 0}, {"de-culture", 19_000, 8, 8}}; !slices.Equal(f.Taxes, want) {
		t.Errorf("taxes %+v, want %+v", f.Taxes, want)
	}
}

// A spreadsheet reads none of these as a formula.
