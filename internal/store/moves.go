package store

import (
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
)

var (
	moveOrdersSQL = stmt("move.orders", `
SELECT id FROM orders WHERE show = $1 AND state IN ('paid', 'charged_back') AND id > $2 ORDER BY id LIMIT $3`)

	moveTellsSQL = stmt("move.tells", `
SELECT CAST(COALESCE(SUM(CASE WHEN m.state = 'sent' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN m.state = 'queued' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN m.state = 'failed' THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM orders AS o JOIN messages AS m ON m.order_id = o.id
WHERE o.show = $1 AND m.kind = 'moved' AND m.no = $2`)

	// What was returned because of a move says so in its JSON.
	moveOrderCountsSQL = stmt("move.order_counts", `
SELECT CAST(COALESCE(SUM(CASE WHEN state = 'paid' THEN 1 ELSE 0 END), 0) AS BIGINT),
       CAST(COALESCE(SUM(CASE WHEN returns LIKE '%"moved":true%' THEN 1 ELSE 0 END), 0) AS BIGINT)
FROM orders WHERE show = $1`)
)

// OrdersToTell lists orders of a show whose buyers are told that it was moved.
func (tx *Tx) OrdersToTell(show id.Show, after id.Order, most int) ([]id.Order, error) {
	return queryAll(tx, scanValue[id.Order], moveOrdersSQL, show, after.String(), most)
}

// MoveCounts counts who was told of the move of a show with that number.
func (tx *Tx) MoveCounts(show id.Show, move int) (checkout.MoveCounts, error) {
	n, _, err := queryOne(tx, func(r row) (n checkout.MoveCounts, err error) {
		err = r.Scan(&n.Told, &n.Waiting, &n.Failed)
		return n, err
	}, moveTellsSQL, show, move)
	if err != nil {
		return n, err
	}
	orders, _, err := queryOne(tx, func(r row) (of [2]int, err error) {
		err = r.Scan(&of[0], &of[1])
		return of, err
	}, moveOrderCountsSQL, show)
	n.Orders, n.Returned = orders[0], orders[1]
	return n, err
}
