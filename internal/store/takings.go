package store

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/payment"
)

var (
	takingsSalesSQL = stmt("takings.sales", `
SELECT CAST(COALESCE(SUM(CASE WHEN state = 'paid' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN paid_at >= $1 THEN 1 ELSE 0 END), 0) AS BIGINT),
       COALESCE(MIN(paid_at), 0), COALESCE(MAX(paid_at), 0)
FROM orders WHERE show = $2 AND paid_at > 0`)

	takingsStepsSQL = stmt("takings.steps", `
SELECT step, COUNT(*) FROM (
	SELECT (issued_at - CAST($1 AS BIGINT)) / CAST($2 AS BIGINT) AS step FROM tickets WHERE show = $3 AND state = 'valid'
) AS issued
GROUP BY step ORDER BY step`)

	takingsLedgerSQL = stmt("takings.ledger", `
SELECT l.currency, l.account, CAST(SUM(l.minor) AS BIGINT)
FROM orders AS o JOIN ledger AS l ON l.order_id = o.id
WHERE o.show = $1 GROUP BY l.currency, l.account ORDER BY l.currency, l.account`)
)

// SalesOf counts a show's paid orders.
func (tx *Tx) SalesOf(show id.Show, since time.Time) (checkout.Sales, error) {
	s, _, err := queryOne(tx, func(r row) (s checkout.Sales, err error) {
		var first, last int64
		err = r.Scan(&s.Paid, &s.Recent, &first, &last)
		s.First, s.Last = clock.FromMicros(first), clock.FromMicros(last)
		return s, err
	}, takingsSalesSQL, clock.Micros(since), show)
	return s, err
}

// SoldSteps counts a show's valid tickets by when they were issued.
func (tx *Tx) SoldSteps(show id.Show, from time.Time, step time.Duration) ([]checkout.SoldStep, error) {
	return queryAll(tx, func(r row) (s checkout.SoldStep, err error) {
		err = r.Scan(&s.Step, &s.Sold)
		return s, err
	}, takingsStepsSQL, clock.Micros(from), step.Microseconds(), show)
}

// LedgerSumsOf sums what is booked for the orders of a show.
func (tx *Tx) LedgerSumsOf(show id.Show) ([]payment.Sum, error) {
	return queryAll(tx, scanSum, takingsLedgerSQL, show)
}
