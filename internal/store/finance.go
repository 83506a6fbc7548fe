package store

import (
	"math"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
)

var (
	financeSumsSQL = stmt("finance.sums", `
SELECT l.currency, l.kind, l.account, CAST(SUM(l.minor) AS BIGINT), COUNT(*)
FROM orders AS o JOIN ledger AS l ON l.order_id = o.id
WHERE o.show = $1 AND l.at >= $2 AND l.at < $3
GROUP BY l.currency, l.kind, l.account ORDER BY l.currency, l.kind, l.account`)

	financeVouchersSQL = stmt("finance.vouchers", `
SELECT currency, voucher, CAST(SUM(voucher_off) AS BIGINT), COUNT(*) FROM orders
WHERE show = $1 AND voucher_off > 0 AND paid_at > 0 AND paid_at >= $2 AND paid_at < $3
GROUP BY currency, voucher ORDER BY currency, 3 DESC, voucher`)

	// An order without a posting in the period has one line, so that it is known to
	// have been looked at.
	financePostingsSQL = stmt("finance.postings", `
SELECT o.id, o.number, o.voucher, o.voucher_off, COALESCE(l.posting, ''), COALESCE(l.kind, ''), COALESCE(l.at, 0), COALESCE(l.currency, ''),
       COALESCE(l.account, ''), COALESCE(l.minor, 0)
FROM (SELECT id, number, voucher, voucher_off FROM orders WHERE show = $1 AND id > $2 ORDER BY id LIMIT $3) AS o
LEFT JOIN ledger AS l ON l.order_id = o.id AND l.at >= $4 AND l.at < $5
ORDER BY o.id, l.at, l.posting, l.account`)
)

// bounds gives a period as instants of the table.
func bounds(in checkout.Period) (from, to int64) {
	from, to = clock.Micros(in.From), int64(math.MaxInt64)
	if !in.To.IsZero() {
		to = clock.Micros(in.To)
	}
	return from, to
}

// FinanceSums sums what is booked for a show's orders in a period.
func (tx *Tx) FinanceSums(show id.Show, in checkout.Period) ([]checkout.FinanceSum, error) {
	from, to := bounds(in)
	return queryAll(tx, func(r row) (s checkout.FinanceSum, err error) {
		err = r.Scan(&s.Currency, &s.Kind, &s.Account, &s.Minor, &s.Postings)
		return s, err
	}, financeSumsSQL, show, from, to)
}

// FinanceVouchers sums what vouchers took off the orders of a show that were paid in
// a period.
func (tx *Tx) FinanceVouchers(show id.Show, in checkout.Period) ([]checkout.VoucherSum, error) {
	from, to := bounds(in)
	return queryAll(tx, func(r row) (s checkout.VoucherSum, err error) {
		err = r.Scan(&s.Currency, &s.Code, &s.Off, &s.Orders)
		return s, err
	}, financeVouchersSQL, show, from, to)
}

// PostingsOf gives the postings of a show's orders in a period.
func (tx *Tx) PostingsOf(show id.Show, in checkout.Period, after id.Order, most int) (rows []checkout.Posted, last id.Order, err error) {
	from, to := bounds(in)
	type posted struct {
		checkout.Posted
		line payment.Line
	}
	lines, err := queryAll(tx, func(r row) (p posted, err error) {
		var at int64
		err = r.Scan(&p.Order, &p.Number, &p.Voucher, &p.Off, &p.ID, &p.Kind, &at, &p.Currency, &p.line.Account, &p.line.Minor)
		p.At = clock.FromMicros(at)
		return p, err
	}, financePostingsSQL, show, after.String(), most, from, to)
	for _, l := range lines {
		last = l.Order
		if l.ID.IsZero() {
			continue
		}
		if n := len(rows); n == 0 || rows[n-1].ID != l.ID {
			rows = append(rows, l.Posted)
		}
		one := &rows[len(rows)-1]
		one.Lines = append(one.Lines, l.line)
	}
	return rows, last, err
}
