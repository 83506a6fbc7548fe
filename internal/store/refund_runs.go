package store

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
)

var (
	refundRunGetSQL = stmt("refund_run.get", `
SELECT show, staff, state, why, started_at, ended_at, next_at FROM refund_runs WHERE show = $1`)

	refundRunSaveSQL = stmt("refund_run.save", `
INSERT INTO refund_runs (show, staff, state, why, started_at, ended_at, next_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (show) DO UPDATE SET staff = excluded.staff, state = excluded.state, why = excluded.why,
                                 ended_at = excluded.ended_at, next_at = excluded.next_at`)

	refundRunOrdersSQL = stmt("refund_run.orders", `
SELECT id FROM orders WHERE show = $1 AND state = 'paid' AND step = 'done' AND id > $2 ORDER BY id LIMIT $3`)

	refundRunCountsSQL = stmt("refund_run.counts", `
SELECT CAST(COALESCE(SUM(CASE WHEN state = 'paid' AND step = 'done' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN state = 'refunding' OR state = 'paid' AND step <> 'done' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN state = 'refunded' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN step <> 'done' AND state NOT IN ('paid', 'refunding', 'expired') THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM orders WHERE show = $1`)

	refundTurnSQL = stmt("refund_run.turn", `
INSERT INTO refund_run_turns (show, no, at, staff, state, why)
VALUES ($1, (SELECT COUNT(*) + 1 FROM refund_run_turns WHERE show = $1), $2, $3, $4, $5)`)

	refundTurnsSQL = stmt("refund_run.turns", `
SELECT at, staff, state, why FROM refund_run_turns WHERE show = $1 ORDER BY no`)

	refundTroubleAgainSQL = stmt("refund_trouble.again", `
UPDATE refund_troubles SET at = $1, code = $2 WHERE order_id = $3`)

	refundTroubleSQL = stmt("refund_trouble.note", `
INSERT INTO refund_troubles (at, code, order_id) VALUES ($1, $2, $3)`)

	refundTroubleOverSQL = stmt("refund_trouble.over", `
DELETE FROM refund_troubles WHERE order_id = $1`)

	refundTroublesSQL = stmt("refund_trouble.of", `
SELECT o.id, o.number, t.at, t.code FROM refund_troubles AS t JOIN orders AS o ON o.id = t.order_id
WHERE o.show = $1 AND (o.step <> 'done' OR o.state = 'paid') ORDER BY o.id LIMIT $2`)
)

// RefundRun finds the refund run of a show.
func (tx *Tx) RefundRun(show id.Show) (checkout.RefundRun, bool, error) {
	return queryOne(tx, func(r row) (run checkout.RefundRun, err error) {
		var started, ended, next int64
		err = r.Scan(&run.Show, &run.Staff, &run.Standing, &run.Why, &started, &ended, &next)
		run.StartedAt, run.EndedAt, run.NextAt = clock.FromMicros(started), clock.FromMicros(ended), clock.FromMicros(next)
		return run, err
	}, refundRunGetSQL, show)
}

// SaveRefundRun stores a run, whether it is new or not.
func (tx *Tx) SaveRefundRun(r checkout.RefundRun) error {
	_, err := tx.exec(refundRunSaveSQL, r.Show, r.Staff.String(), r.Standing, r.Why,
		clock.Micros(r.StartedAt), clock.Micros(r.EndedAt), clock.Micros(r.NextAt))
	return err
}

// AddRunTurn notes that staff changed the course of a show's run.
func (tx *Tx) AddRunTurn(show id.Show, t checkout.RunTurn) error {
	_, err := tx.exec(refundTurnSQL, show, clock.Micros(t.At), t.Staff.String(), t.Standing, t.Why)
	return err
}

// RunTurns lists what staff did with a show's run, the oldest first.
func (tx *Tx) RunTurns(show id.Show) ([]checkout.RunTurn, error) {
	return queryAll(tx, func(r row) (t checkout.RunTurn, err error) {
		var at int64
		err = r.Scan(&at, &t.Staff, &t.Standing, &t.Why)
		t.At = clock.FromMicros(at)
		return t, err
	}, refundTurnsSQL, show)
}

// OrdersToRefund lists orders of a show that are paid and at rest, by id, all after
// the one given.
func (tx *Tx) OrdersToRefund(show id.Show, after id.Order, most int) ([]id.Order, error) {
	return queryAll(tx, scanValue[id.Order], refundRunOrdersSQL, show, after.String(), most)
}

// RunCounts counts the orders of a show.
func (tx *Tx) RunCounts(show id.Show) (checkout.RunCounts, error) {
	n, _, err := queryOne(tx, func(r row) (n checkout.RunCounts, err error) {
		err = r.Scan(&n.Left, &n.UnderWay, &n.Done, &n.Open)
		return n, err
	}, refundRunCountsSQL, show)
	return n, err
}

// NoteTrouble keeps why an order's money could not go back, and reports whether
// there was no trouble with it before.
func (tx *Tx) NoteTrouble(o id.Order, at time.Time, code string) (fresh bool, err error) {
	known, err := tx.exec(refundTroubleAgainSQL, clock.Micros(at), code, o)
	if err != nil || known > 0 {
		return false, err
	}
	_, err = tx.exec(refundTroubleSQL, clock.Micros(at), code, o)
	return true, err
}

// DropTrouble forgets it, once the money has gone.
func (tx *Tx) DropTrouble(o id.Order) error {
	_, err := tx.exec(refundTroubleOverSQL, o)
	return err
}

// Troubles lists the orders of a show that have one.
func (tx *Tx) Troubles(show id.Show, most int) ([]checkout.RunTrouble, error) {
	return queryAll(tx, func(r row) (t checkout.RunTrouble, err error) {
		var at int64
		err = r.Scan(&t.Order, &t.Number, &at, &t.Code)
		t.At = clock.FromMicros(at)
		return t, err
	}, refundTroublesSQL, show, most)
}
