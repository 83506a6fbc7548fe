package store

import (
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/domain/order"
)

var (
	ordersOfMailboxSQL = stmt("order.of_mailbox", orderColumns+`
WHERE lower(o.email) = lower($1) AND o.created_at >= $2 ORDER BY o.id DESC LIMIT $3`)

	askForgetOldSQL = stmt("ask.forget_old", `
DELETE FROM mail_asks WHERE digest IN (SELECT digest FROM mail_asks WHERE since < $1 LIMIT $2)`)

	askCountSQL = stmt("ask.count", `
INSERT INTO mail_asks (digest, asks, since) VALUES ($1, 1, $2)
ON CONFLICT (digest) DO UPDATE SET
	asks = CASE WHEN mail_asks.since < $3 THEN 1 ELSE mail_asks.asks + 1 END,
	since = CASE WHEN mail_asks.since < $3 THEN excluded.since ELSE mail_asks.since END
RETURNING asks, since`)
)

// OrdersOfMailbox lists the orders made with an address, newest first.
func (tx *Tx) OrdersOfMailbox(email string, since time.Time, most int) ([]order.Order, error) {
	return queryAll(tx, scanOrder, ordersOfMailboxSQL, email, clock.Micros(since), most)
}

// CountAsk counts one more request for mails. Those that began before stale
// are forgotten, a bounded number of them at a time.
func (tx *Tx) CountAsk(digest string, now, stale time.Time) (asks int, since time.Time, err error) {
	if _, err := tx.exec(askForgetOldSQL, clock.Micros(stale), prunedAtOnce); err != nil {
		return 0, time.Time{}, err
	}
	scan := func(r row) (began int64, err error) {
		err = r.Scan(&asks, &began)
		return began, err
	}
	began, _, err := queryOne(tx, scan, askCountSQL, digest, clock.Micros(now), clock.Micros(stale))
	return asks, clock.FromMicros(began), err
}
