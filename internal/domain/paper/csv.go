package paper

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/base/text"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

// WriteCSV writes the papers of a query as a table for accountants, one a line,
// while it reads them: UTF-8 with its mark, commas, sums with a point, below zero on
// credit notes. The column taxes has each rule and rate with its sum. No cell is
// anything that a spreadsheet would take for a formula. It returns what List
// does before anything is written.
func WriteCSV(ctx context.Context, w io.Writer, run txn.Runner[Tx], by account.Actor, query Query) error {
	table := csv.NewWriter(w)
	table.UseCRLF = true
	head := func() error {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
		return table.Write([]string{"number", "kind", "at", "order", "name", "email", "company", "corrects", "currency", "net", "tax", "total", "taxes"})
	}
	begun := false
	err := Each(ctx, run, by, query, func(p Paper) error {
		if !begun {
			begun = true
			if err := head(); err != nil {
				return err
			}
		}
		return table.Write(row(p))
	})
	if err == nil && !begun {
		err = head()
	}
	table.Flush()
	if err != nil {
		return err
	}
	return table.Error()
}

func row(p Paper) []string {
	sum := func(minor int64) string { return money.Of(p.Kind.Sign()*minor, p.Total.Currency).Decimal() }
	sums, c := Sums(p.Content.Lines), p.Content
	var taxes []string
	for _, t := range p.Taxes() {
		taxes = append(taxes, strings.Trim(c.Tax.Rule+" "+percent(t.Rate), " ")+" %: "+sum(t.Minor))
	}
	cells := []string{p.Number(), string(p.Kind), p.At.UTC().Format(time.RFC3339Nano), c.Order, c.To.Name, c.To.Email, c.To.Company, c.Corrects, string(p.Total.Currency)}
	for i, cell := range cells {
		cells[i] = text.Cell(cell)
	}
	return append(cells, sum(sums.Tickets+sums.Fees), sum(sums.Tax()), sum(p.Total.Minor), text.Cell(strings.Join(taxes, "; ")))
}

// percent writes a rate in thousandths of a percent with a point: 8875 is "8.875".
func percent(rate int64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", rate/1000, rate%1000), "0"), ".")
}
