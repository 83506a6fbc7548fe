package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

var (
	ledgerAddSQL = stmt("ledger.add", `
INSERT INTO ledger (order_id, kind, account, posting, at, currency, minor) VALUES ($1, $2, $3, $4, $5, $6, $7)`)

	ledgerOfSQL = stmt("ledger.of", `
SELECT posting, kind, at, currency, account, minor FROM ledger WHERE order_id = $1 ORDER BY at, posting, account`)

	ledgerSumsSQL = stmt("ledger.sums", `
SELECT currency, account, CAST(SUM(minor) AS BIGINT) FROM ledger GROUP BY currency, account ORDER BY currency, account`)
)

// AddPosting writes a posting, one row a line.
func (tx *Tx) AddPosting(p payment.Posting) error {
	for _, l := range p.Lines {
		_, err := tx.exec(ledgerAddSQL, p.Order, p.Kind, l.Account, p.ID, clock.Micros(p.At), p.Currency, l.Minor)
		if err != nil {
			return err
		}
	}
	return nil
}

// Postings gives all that is booked for an order, oldest first.
func (tx *Tx) Postings(o id.Order) ([]payment.Posting, error) {
	type posted struct {
		payment.Posting
		line payment.Line
	}
	lines, err := queryAll(tx, func(r row) (p posted, err error) {
		var at int64
		err = r.Scan(&p.ID, &p.Kind, &at, &p.Currency, &p.line.Account, &p.line.Minor)
		p.Order, p.At = o, clock.FromMicros(at)
		return p, err
	}, ledgerOfSQL, o)
	var all []payment.Posting
	for _, l := range lines {
		if len(all) == 0 || all[len(all)-1].ID != l.ID {
			all = append(all, l.Posting)
		}
		last := &all[len(all)-1]
		last.Lines = append(last.Lines, l.line)
	}
	return all, err
}

// LedgerSums sums the whole ledger by account and currency.
func (tx *Tx) LedgerSums() ([]payment.Sum, error) {
	return queryAll(tx, scanSum, ledgerSumsSQL)
}

func scanSum(r row) (s payment.Sum, err error) {
	err = r.Scan(&s.Currency, &s.Account, &s.Minor)
	return s, err
}
