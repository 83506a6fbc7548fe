package checkout

import (
	"cmp"
	"context"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/payment"
)

// Finance is what the ledger says of a show in one currency and a period.
// Every figure is a sum of postings, so its figures and those of any other
// periods add up to the ledger's.
type Finance struct {
	payment.Balance // what the period's postings come to
	Sales, Returns  int
	Sold, Returned  int64     // what was sold, and what of sales was taken back, with fees and tax
	Taxes           []TaxLine // by rule and rate

	// Vouchers is what vouchers took off what was sold in the period, the largest
	// first, whatever came back of it since. Sold is without it.
	Vouchers []VoucherLine
}

// VoucherLine is what one voucher took off.
type VoucherLine struct {
	Code   string
	Orders int
	Off    int64 // minor units, with fees and tax
}

// Off is what all vouchers together took off.
func (f Finance) Off() (sum int64) {
	for _, v := range f.Vouchers {
		sum += v.Off
	}
	return sum
}

// TaxLine is what is owed to the state at one rate, in minor units.
type TaxLine struct {
	Rule           string // "" for the organiser's own rates
	Rate           int64  // thousandths of a percent
	Sold, Returned int64
}

// Due is what is left to be paid out for the period: what was taken and
// neither given back nor waits for a sale. It contains the tax, which whoever sells owes to
// the state, and does not know what the payment provider keeps.
func (f Finance) Due() int64 { return f.Captured - f.Refunded - f.ChargedBack - f.Suspense }

// Period is from an instant up to, and without, another. The zero instants
// are before and after everything.
type Period struct{ From, To time.Time }

// FinanceTx is what the finance report asks of a transaction.
type FinanceTx interface {
	txn.Tx

	// FinanceSums sums what is booked for a show's orders in a period by
	// currency, kind and account, in that order.
	FinanceSums(show id.Show, in Period) ([]FinanceSum, error)
	// FinanceVouchers sums what vouchers took off the orders of a show that were paid
	// in a period, by currency and then the largest first.
	FinanceVouchers(show id.Show, in Period) ([]VoucherSum, error)
	// PostingsOf gives the postings of a show's orders in a period: those of up
	// to most orders after the one given, by order. It also gives the last order it looked
	// at, zero when there are no more.
	PostingsOf(show id.Show, in Period, after id.Order, most int) (rows []Posted, last id.Order, err error)
}

// FinanceSum is what the postings of a kind put into an account.
type FinanceSum struct {
	payment.Sum
	Kind     payment.PostingKind
	Postings int
}

// VoucherSum is what a voucher took off in a currency.
type VoucherSum struct {
	Currency money.Currency
	VoucherLine
}

// Posted is a posting with the number of its order, and with the voucher that
// took something off it.
type Posted struct {
	Number  string
	Voucher string
	Off     int64 // minor units
	payment.Posting
}

// FinanceOf gives the report of a show, by currency. Whether the caller may know
// is the same question as whether they may read reports of the show; ask that first.
func FinanceOf(ctx context.Context, run txn.Runner[FinanceTx], show id.Show, in Period) (report []Finance, err error) {
	err = run.View(ctx, func(q FinanceTx) error {
		report, err = financeIn(q, show, in)
		return err
	})
	return report, err
}

func financeIn(q FinanceTx, show id.Show, in Period) ([]Finance, error) {
	sums, err := q.FinanceSums(show, in)
	if err != nil {
		return nil, err
	}
	vouchers, err := q.FinanceVouchers(show, in)
	if err != nil {
		return nil, err
	}
	report, err := financeBy(sums)
	for _, v := range vouchers { // what was free with one has no postings
		at, found := slices.BinarySearchFunc(report, v.Currency, func(f Finance, c money.Currency) int { return cmp.Compare(f.Currency, c) })
		if !found {
			report = slices.Insert(report, at, Finance{Balance: payment.Balance{Currency: v.Currency}})
		}
		report[at].Vouchers = append(report[at].Vouchers, v.VoucherLine)
	}
	return report, err
}

func financeBy(sums []FinanceSum) (report []Finance, err error) {
	for _, sum := range sums {
		if n := len(report); n == 0 || report[n-1].Currency != sum.Currency {
			report = append(report, Finance{Balance: payment.Balance{Currency: sum.Currency}})
		}
		f := &report[len(report)-1]
		if err := f.Balance.Add(sum.Line); err != nil {
			return nil, err
		}
		f.add(sum)
	}
	return report, nil
}

func (f *Finance) add(sum FinanceSum) {
	sold, returned := int64(0), int64(0)
	switch sum.Kind.Base() {
	case payment.PostSale:
		sold = -sum.Minor
	case payment.PostReturn:
		returned = sum.Minor
	case payment.PostChargeBack, payment.PostRecall:
		switch sum.Account {
		case payment.AccountSuspense, payment.AccountChargedBack, payment.AccountExchanged:
			return // it was no sale any more, or is one of another order
		}
		returned = sum.Minor
		f.Returned += returned
	default:
		return
	}
	if sum.Account == payment.AccountSuspense { // every sale and return has one such line
		f.Sold, f.Returned = f.Sold-sold, f.Returned-returned
		if sum.Kind == payment.PostSale {
			f.Sales += sum.Postings
		} else {
			f.Returns += sum.Postings
		}
		return
	}
	rule, rate, isTax := sum.Account.TaxOf()
	if !isTax {
		return
	}
	at, found := slices.BinarySearchFunc(f.Taxes, TaxLine{Rule: rule, Rate: rate}, func(a, b TaxLine) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Rate, b.Rate))
	})
	if !found {
		f.Taxes = slices.Insert(f.Taxes, at, TaxLine{Rule: rule, Rate: rate})
	}
	f.Taxes[at].Sold += sold
	f.Taxes[at].Returned += returned
}

// financeOrders is how many orders an export reads at a time.
const financeOrders = 500

// ExportFinance shows every posting of a show in a period to visit, by order,
// as of one moment, after the report they add up to was shown to begin.
func ExportFinance(ctx context.Context, run txn.Runner[FinanceTx], show id.Show, in Period, begin func([]Finance) error, visit func(Posted) error) error {
	return run.View(ctx, func(q FinanceTx) error {
		report, err := financeIn(q, show, in)
		if err != nil {
			return err
		}
		if err := begin(report); err != nil {
			return err
		}
		for after := (id.Order{}); ; {
			rows, last, err := q.PostingsOf(show, in, after, financeOrders)
			if err != nil {
				return err
			}
			for _, p := range rows {
				if err := visit(p); err != nil {
					return err
				}
			}
			if last.IsZero() {
				return nil
			}
			after = last
		}
	})
}
