package checkout

import (
	"bytes"
	"context"
	"encoding/csv"
	"slices"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/payment"
)

// FinanceCSV writes every posting of a show in a period, one a line, as a
// table for accountants: UTF-8 with its mark, commas, sums with a point. The sums of its
// columns are those of the report. Taxes have a column for each rule and rate.
// No cell is anything that a spreadsheet would take for a formula.
func FinanceCSV(ctx context.Context, run txn.Runner[FinanceTx], show id.Show, in Period) ([]byte, error) {
	var b bytes.Buffer
	var w *csv.Writer
	var columns []payment.Account
	err := ExportFinance(ctx, run, show, in,
		func(report []Finance) error {
			b.Reset() // a body may run again
			b.WriteString("\ufeff")
			w = csv.NewWriter(&b)
			w.UseCRLF = true
			columns = []payment.Account{payment.AccountTickets, payment.AccountFees}
			for _, f := range report {
				for _, t := range f.Taxes {
					if a := payment.AccountTax(t.Rule, t.Rate); !slices.Contains(columns, a) {
						columns = append(columns, a)
					}
				}
			}
			columns = append(columns, payment.AccountRefunded, payment.AccountChargedBack, payment.AccountSuspense)
			head := []string{"at", "order", "posting", "currency", "captured"}
			for _, a := range columns {
				head = append(head, cell(string(a)))
			}
			return w.Write(head)
		},
		func(p Posted) error {
			captured, sums := int64(0), make([]int64, len(columns))
			for _, l := range p.Lines {
				if at := slices.Index(columns, l.Account); at >= 0 {
					sums[at] -= l.Minor
				} else {
					captured += l.Minor
				}
			}
			sum := func(minor int64) string { return money.Of(minor, p.Currency).Decimal() }
			row := []string{p.At.UTC().Format(time.RFC3339Nano), cell(p.Number), cell(string(p.Kind)), cell(string(p.Currency)), sum(captured)}
			for _, minor := range sums {
				row = append(row, sum(minor))
			}
			return w.Write(row)
		})
	if err != nil {
		return nil, err
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// cell gives a text that no spreadsheet reads as a formula: one that begins
// like one gets an apostrophe before it. Sums are numbers and need none.
func cell(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}
