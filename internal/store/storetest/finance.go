package storetest

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/store"
)

// financeOfSale holds the finance report, by period and as a table, against the
// ledger it is made from.
func financeOfSale(s *till) {
	show := id.New[id.Show]()
	run := store.Bind(s.db, func(tx *store.Tx) checkout.FinanceTx { return tx })
	began := s.clock.Now()
	book := func(o order.Order, refund bool) {
		s.does(func(q checkout.Tx) error { return payment.BookCapture(q, o.ID, "testpay", o.Total()) })
		s.clock.Advance(time.Minute)
		s.does(func(q checkout.Tx) error { return payment.BookSale(q, o.ID, o.Bill()) })
		if s.clock.Advance(time.Minute); !refund {
			return
		}
		s.does(func(q checkout.Tx) error {
			return payment.BookReturn(q, o.ID, 1, o.Bill(), o.Bill().Sums(), pricing.Sums{})
		})
		s.clock.Advance(time.Minute)
		s.does(func(q checkout.Tx) error { return payment.BookRefund(q, o.ID, 1, o.Total()) })
	}
	of := func(o *order.Order) { o.Show, o.PaidAt = show, s.clock.Now().Add(time.Minute) }
	book(s.order("done", of), false)
	book(s.order("done", of), true)
	book(s.order("done", func(o *order.Order) { o.Show, o.Tax.Rule = show, "" }), false)
	s.order("pay", func(o *order.Order) { o.Show = show })
	s.order("done", func(o *order.Order) {
		of(o)
		o.Lines = []pricing.Line{{Place: "a", Quantity: 1, Price: pricing.Price{Off: 9000}}}
		o.Voucher, o.PerOrder = "FREE", pricing.Charge{}
	})
	s.order("done", func(o *order.Order) { of(o); o.Lines[1].Off = 0 }) // it took nothing off
	book(s.order("done", nil), false)                                   // another show's
	waiting := s.order("done", of)
	s.does(func(q checkout.Tx) error { return payment.BookCapture(q, waiting.ID, "testpay", waiting.Total()) })

	report := func(in checkout.Period) checkout.Finance {
		s.Helper()
		all, err := checkout.FinanceOf(s.Context(), run, show, in)
		if err != nil || len(all) > 1 {
			s.Fatalf("%+v, %v", all, err)
		}
		if len(all) == 0 {
			return checkout.Finance{}
		}
		if f := all[0]; !f.Even() || f.Due() != f.Earned() || f.Sold-f.Returned != f.Earned() {
			s.Errorf("a report does not add up: %+v", f)
		}
		return all[0]
	}
	whole := report(checkout.Period{})
	want := payment.Balance{Currency: "EUR", Captured: 4 * 6738, Tickets: 2 * 5608, Fees: 2 * 620, Tax: 2 * 510, Refunded: 6738, Suspense: 6738}
	if whole.Balance != want || whole.Sales != 3 || whole.Returns != 1 || whole.Sold != 3*6738 || whole.Returned != 6738 {
		s.Errorf("the report: %+v", whole)
	}
	if t := whole.Taxes; len(t) != 4 || t[0] != (checkout.TaxLine{Rate: 7_000, Sold: 392}) || t[3] != (checkout.TaxLine{Rule: "de-culture", Rate: 19_000, Sold: 236, Returned: 118}) {
		s.Errorf("taxes: %+v", t)
	}
	totals, err := checkout.TakingsOf(s.Context(), store.Bind(s.db, func(tx *store.Tx) checkout.TakingsTx { return tx }), show)
	if err != nil || len(totals.Money) > 0 && totals.In("EUR") != want {
		s.Errorf("the ledger has %+v, %v", totals.Money, err)
	}
	sums := []checkout.VoucherLine{{Code: "FREE", Orders: 1, Off: 9000}, {Code: "SPRING", Orders: 3, Off: 3 * 500}}
	if !slices.Equal(whole.Vouchers, sums) || whole.Off() != 10_500 {
		s.Errorf("vouchers: %+v", whole.Vouchers)
	}
	for minutes := range 8 { // wherever the time is cut, both sides come to the whole
		cut := began.Add(time.Duration(minutes) * time.Minute)
		a, b := report(checkout.Period{To: cut}), report(checkout.Period{From: cut})
		if a.Captured+b.Captured != whole.Captured || a.Tax+b.Tax != whole.Tax || a.Sold+b.Sold != whole.Sold || a.Refunded+b.Refunded != whole.Refunded || a.Due()+b.Due() != whole.Due() || a.Off()+b.Off() != whole.Off() {
			s.Errorf("cut at %v: %+v and %+v", cut, a, b)
		}
	}

	var table bytes.Buffer
	if err := checkout.FinanceCSV(s.Context(), &table, run, show, checkout.Period{}); err != nil {
		s.Fatal(err)
	}
	file := table.Bytes()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff")))).ReadAll()
	if err != nil || len(rows) != 1+3*2+2+1 {
		s.Fatalf("%d rows, %v:\n%s", len(rows), err, file)
	}
	head := "at order posting currency captured tickets fees tax::7000 tax::19000 tax:de-culture:7000 tax:de-culture:19000 retained refunded charged_back exchanged suspense voucher taken_off"
	if got := strings.Join(rows[0], " "); got != head {
		s.Errorf("the columns are %s", got)
	}
	for column, want := range map[int]int64{4: whole.Captured, 5: whole.Tickets, 6: whole.Fees, 7: 392, 8: 118, 9: 392, 11: 0, 12: whole.Refunded, 13: 0, 14: 0, 15: whole.Suspense, 17: 3 * 500} {
		var sum int64
		for _, row := range rows[1:] {
			sum += cents(s, row[column])
		}
		if sum != want {
			s.Errorf("the column %s comes to %d, want %d", rows[0][column], sum, want)
		}
	}
}

// cents reads a sum of two decimals.
func cents(s *till, text string) (minor int64) {
	digits := strings.Replace(strings.TrimPrefix(text, "-"), ".", "", 1)
	for _, d := range digits {
		if d < '0' || d > '9' {
			s.Fatalf("%q is no sum", text)
		}
		minor = minor*10 + int64(d-'0')
	}
	if strings.HasPrefix(text, "-") {
		return -minor
	}
	return minor
}
