package store

import (
	"frontrow/internal/base/clock"
	"frontrow/internal/domain/payment"
)

var (
	comparisonGetSQL = stmt("comparison.get", `
SELECT provider, run, from_at, to_at, cursor, listed, after_order, started_at, ended_at, seen, healed, odd FROM comparisons WHERE provider = $1`)

	comparisonSaveSQL = stmt("comparison.save", `
INSERT INTO comparisons (provider, run, from_at, to_at, cursor, listed, after_order, started_at, ended_at, seen, healed, odd)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (provider) DO UPDATE SET run = excluded.run, from_at = excluded.from_at, to_at = excluded.to_at, cursor = excluded.cursor,
    listed = excluded.listed, after_order = excluded.after_order, started_at = excluded.started_at, ended_at = excluded.ended_at,
    seen = excluded.seen, healed = excluded.healed, odd = excluded.odd`)

	intentListedSQL = stmt("intent.listed", `UPDATE intents SET listed = $1 WHERE provider = $2 AND ref = $3 AND ref <> ''`)

	intentsUnlistedSQL = stmt("intent.unlisted", intentColumns+`
WHERE provider = $1 AND created_at >= $2 AND created_at < $3 AND listed <> $4 AND ref <> '' AND order_id > $5
ORDER BY order_id LIMIT $6`)
)

// Comparison finds the latest comparison of a provider's list with the books.
func (tx *Tx) Comparison(provider string) (payment.Comparison, bool, error) {
	return queryOne(tx, func(r row) (c payment.Comparison, err error) {
		var from, to, listed, started, ended int64
		err = r.Scan(&c.Provider, &c.Run, &from, &to, &c.Cursor, &listed, &c.After, &started, &ended, &c.Seen, &c.Healed, &c.Odd)
		c.From, c.To, c.Listed = clock.FromMicros(from), clock.FromMicros(to), listed != 0
		c.StartedAt, c.EndedAt = clock.FromMicros(started), clock.FromMicros(ended)
		return c, err
	}, comparisonGetSQL, provider)
}

// SaveComparison stores how far one has come.
func (tx *Tx) SaveComparison(c payment.Comparison) error {
	_, err := tx.exec(comparisonSaveSQL, c.Provider, c.Run, clock.Micros(c.From), clock.Micros(c.To), c.Cursor, flag(c.Listed), c.After.String(),
		clock.Micros(c.StartedAt), clock.Micros(c.EndedAt), c.Seen, c.Healed, c.Odd)
	return err
}

// MarkListed notes that a provider listed an intent.
func (tx *Tx) MarkListed(provider, ref string, run int64) error {
	_, err := tx.exec(intentListedSQL, run, provider, ref)
	return err
}

// UnlistedIntents lists what a provider's list left out.
func (tx *Tx) UnlistedIntents(c payment.Comparison, most int) ([]payment.Intent, error) {
	return queryAll(tx, scanIntent, intentsUnlistedSQL, c.Provider, clock.Micros(c.From), clock.Micros(c.To), c.Run, c.After.String(), most)
}
