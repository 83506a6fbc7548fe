package checkout

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/text"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/payment"
)

// errReadAgain means that a table that was begun would have to be read anew.
var errReadAgain = errors.New("checkout: the ledger was read anew while it was written out")

// FinanceCSV writes every posting of a show in a period, one a line, as a
// table for accountants, while it reads them: UTF-8 with its mark, commas, sums with a
// point. The sums of its columns are those of the report. Taxes have a column
// for each rule and rate. A sale has the voucher that took something off it, and
// what. No cell is anything that a spreadsheet would take for
// a formula.
func FinanceCSV(ctx context.Context, out io.Writer, run txn.Runner[FinanceTx], show id.Show, in Period) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	begun := false
	var columns []payment.Account
	err := ExportFinance(ctx, run, show, in,
		func(report []Finance) error {
			if begun { // a body may run again, and what is out is out
				return errReadAgain
			}
			begun = true
			if _, err := io.WriteString(out, "\ufeff"); err != nil {
				return err
			}
			columns = []payment.Account{payment.AccountTickets, payment.AccountFees}
			for _, f := range report {
				for _, t := range f.Taxes {
					if a := payment.AccountTax(t.Rule, t.Rate); !slices.Contains(columns, a) {
						columns = append(columns, a)
					}
				}
			}
			columns = append(columns, payment.AccountRetained, payment.AccountRefunded, payment.AccountChargedBack, payment.AccountExchanged, payment.AccountSuspense)
			head := []string{"at", "order", "posting", "currency", "captured"}
			for _, a := range columns {
				head = append(head, text.Cell(string(a)))
			}
			return w.Write(append(head, "voucher", "taken_off"))
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
			row := []string{p.At.UTC().Format(time.RFC3339Nano), text.Cell(p.Number), text.Cell(string(p.Kind)), text.Cell(string(p.Currency)), sum(captured)}
			for _, minor := range sums {
				row = append(row, sum(minor))
			}
			if p.Kind == payment.PostSale && p.Off > 0 {
				row = append(row, text.Cell(p.Voucher), sum(p.Off))
			} else {
				row = append(row, "", sum(0))
			}
			return w.Write(row)
		})
	if err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}
