package store

import (
	"context"

	"frontrow/internal/base/clock"
)

var (
	jobLeasesSQL = stmt("jobs.end_leases", `
UPDATE jobs SET due_at = $1 WHERE state = 1 AND due_at > $1`)

	orderLeasesSQL = stmt("order.end_leases", `
UPDATE orders SET lease_until = $1 WHERE lease_until > $1`)
)

// EndLeases ends every lease on jobs and orders now. The one process that has
// a data folder to itself calls it at its start: whoever took those leases is
// dead, and buyers should not wait for them to run out. Fences still keep the
// dead from settling anything. In a database that others may be using it ends
// none: they run out by themselves.
func (db *DB) EndLeases(ctx context.Context) error {
	if db.dialect.shared() {
		return nil
	}
	return db.update(ctx, func(tx *Tx) error {
		now := clock.Micros(tx.Now())
		if _, err := tx.exec(jobLeasesSQL, now); err != nil {
			return err
		}
		_, err := tx.exec(orderLeasesSQL, now)
		return err
	})
}
