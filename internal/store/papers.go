package store

import (
	"encoding/json"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/paper"
)

const paperColumns = `
SELECT id, organiser, series, no, order_id, cause, kind, at, currency, minor, content FROM papers
`

var (
	paperIssuerSQL = stmt("paper.issuer", `
SELECT name, address, tax_number, prefix FROM paper_issuers WHERE organiser = $1`)

	paperIssuerSaveSQL = stmt("paper.issuer_save", `
INSERT INTO paper_issuers (organiser, name, address, tax_number, prefix) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (organiser) DO UPDATE SET name = excluded.name, address = excluded.address, tax_number = excluded.tax_number, prefix = excluded.prefix`)

	paperBillingSQL = stmt("paper.billing", `SELECT company, address FROM paper_billing WHERE order_id = $1`)

	paperBillingSaveSQL = stmt("paper.billing_save", `
INSERT INTO paper_billing (order_id, company, address) VALUES ($1, $2, $3)
ON CONFLICT (order_id) DO UPDATE SET company = excluded.company, address = excluded.address`)

	paperNextSQL = stmt("paper.next", `
INSERT INTO paper_series (organiser, series, last) VALUES ($1, $2, 1)
ON CONFLICT (organiser, series) DO UPDATE SET last = paper_series.last + 1
RETURNING last`)

	paperAddSQL = stmt("paper.add", `
INSERT INTO papers (id, organiser, series, no, order_id, cause, kind, at, currency, minor, content)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`)

	paperGetSQL = stmt("paper.get", paperColumns+`WHERE id = $1`)

	papersOfOrderSQL = stmt("paper.of_order", paperColumns+`WHERE order_id = $1 ORDER BY id`)

	paperListSQL = stmt("paper.list", paperColumns+`
WHERE organiser = $1 AND id > $2 AND at >= $3 AND at < $4 ORDER BY id LIMIT $5`)

	paperFirstSQL = stmt("paper.first", `SELECT at FROM papers ORDER BY at LIMIT 1`)

	paperSeriesSQL = stmt("paper.series", `
SELECT s.organiser, s.series, s.last, COUNT(p.no), COALESCE(MIN(p.no), 0), COALESCE(MAX(p.no), 0)
FROM paper_series AS s LEFT JOIN papers AS p ON p.organiser = s.organiser AND p.series = s.series
GROUP BY s.organiser, s.series, s.last
UNION ALL
SELECT p.organiser, p.series, CAST(0 AS BIGINT), COUNT(*), MIN(p.no), MAX(p.no)
FROM papers AS p WHERE NOT EXISTS (SELECT 1 FROM paper_series AS s WHERE s.organiser = p.organiser AND s.series = p.series)
GROUP BY p.organiser, p.series
ORDER BY 1, 2`)
)

func scanPaper(r row) (p paper.Paper, err error) {
	var at int64
	var content string
	if err = r.Scan(&p.ID, &p.Organiser, &p.Series, &p.No, &p.Order, &p.Cause, &p.Kind, &at, &p.Total.Currency, &p.Total.Minor, &content); err != nil {
		return p, err
	}
	p.At = clock.FromMicros(at)
	return p, json.Unmarshal([]byte(content), &p.Content)
}

// PaperIssuer gives who stands on an organiser's papers.
func (tx *Tx) PaperIssuer(organiser id.Organiser) (paper.Issuer, error) {
	issuer, _, err := queryOne(tx, func(r row) (i paper.Issuer, err error) {
		err = r.Scan(&i.Name, &i.Address, &i.TaxNumber, &i.Prefix)
		return i, err
	}, paperIssuerSQL, organiser)
	return issuer, err
}

// SavePaperIssuer stores who stands on an organiser's papers.
func (tx *Tx) SavePaperIssuer(organiser id.Organiser, i paper.Issuer) error {
	_, err := tx.exec(paperIssuerSaveSQL, organiser, i.Name, i.Address, i.TaxNumber, i.Prefix)
	return err
}

// PaperBilling gives what a buyer wants on the papers of an order.
func (tx *Tx) PaperBilling(o id.Order) (paper.Billing, error) {
	b, _, err := queryOne(tx, func(r row) (b paper.Billing, err error) {
		err = r.Scan(&b.Company, &b.Address)
		return b, err
	}, paperBillingSQL, o)
	return b, err
}

// SavePaperBilling stores what a buyer wants on the papers of an order.
func (tx *Tx) SavePaperBilling(o id.Order, b paper.Billing) error {
	_, err := tx.exec(paperBillingSaveSQL, o, b.Company, b.Address)
	return err
}

// NextPaperNo counts a series up by one and gives where it then stands.
func (tx *Tx) NextPaperNo(organiser id.Organiser, series string) (int64, error) {
	no, _, err := queryOne(tx, scanValue[int64], paperNextSQL, organiser, series)
	return no, err
}

// AddPaper stores a paper.
func (tx *Tx) AddPaper(p paper.Paper) error {
	content, err := json.Marshal(p.Content)
	if err != nil {
		return err
	}
	_, err = tx.exec(paperAddSQL, p.ID, p.Organiser, p.Series, p.No, p.Order, p.Cause, string(p.Kind), clock.Micros(p.At),
		string(p.Total.Currency), p.Total.Minor, string(content))
	return err
}

// Paper finds a paper.
func (tx *Tx) Paper(p id.Paper) (paper.Paper, bool, error) {
	return queryOne(tx, scanPaper, paperGetSQL, p)
}

// PapersOfOrder gives the papers of an order, oldest first.
func (tx *Tx) PapersOfOrder(o id.Order) ([]paper.Paper, error) {
	return queryAll(tx, scanPaper, papersOfOrderSQL, o)
}

// Papers lists an organiser's papers in the order they were numbered in.
func (tx *Tx) Papers(q paper.Query) ([]paper.Paper, error) {
	to := clock.Micros(farthest)
	if !q.To.IsZero() {
		to = clock.Micros(q.To)
	}
	return queryAll(tx, scanPaper, paperListSQL, q.Organiser, q.After.String(), clock.Micros(q.From), to, q.Most)
}

// FirstPaperAt is when the first paper of the house was numbered.
func (tx *Tx) FirstPaperAt() (time.Time, error) {
	at, found, err := queryOne(tx, scanValue[int64], paperFirstSQL)
	if err != nil || !found {
		return time.Time{}, err
	}
	return clock.FromMicros(at), nil
}

// PaperSeries tells how the numbers of every series stand.
func (tx *Tx) PaperSeries() ([]paper.Series, error) {
	return queryAll(tx, func(r row) (s paper.Series, err error) {
		err = r.Scan(&s.Organiser, &s.Name, &s.Last, &s.Count, &s.First, &s.Most)
		return s, err
	}, paperSeriesSQL)
}
