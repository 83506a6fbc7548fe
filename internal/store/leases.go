package store

import (
	"context"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/checkout"
)

var (
	buryJobsSQL = stmt("bury.jobs", `
UPDATE jobs SET due_at = $1 WHERE state = 1 AND due_at > $1 AND claimed_by = $2`)

	buryOrdersSQL = stmt("bury.orders", `
UPDATE orders SET lease_until = 0 WHERE step <> 'done' AND lease_until > 0 AND lease_by = $1
RETURNING id`)

	// The job that would have gone on with such an order in case of a crash.
	buryResumeSQL = stmt("bury.resume", `
UPDATE jobs SET due_at = $1 WHERE kind = $2 AND key = $3 AND state = 0 AND due_at > $1`)

	buryNodeSQL = stmt("bury.node", `
DELETE FROM nodes WHERE id = $1`)

	deadNodesSQL = stmt("node.dead", `
SELECT id FROM nodes WHERE id <> $1 AND until <= $2`)
)

// Process is the name of this process in the leases that it takes here: new
// each time the database is opened.
func (db *DB) Process() string { return db.process }

// Shared reports whether other processes may have the database open.
func (db *DB) Shared() bool { return db.dialect.shared() }

// Bury ends every lease on jobs and orders that a process has, so that others
// go on at once with what it was doing, and forgets it. Fences keep it from
// settling anything afterwards, should it be alive after all: then calls outside
// are made twice, under the same keys, and nothing else happens.
func (db *DB) Bury(ctx context.Context, process string) error {
	return db.update(ctx, func(tx *Tx) error {
		now := clock.Micros(tx.now)
		if _, err := tx.exec(buryJobsSQL, now, process); err != nil {
			return err
		}
		orders, err := queryAll(tx, scanValue[id.Order], buryOrdersSQL, process)
		if err != nil {
			return err
		}
		for _, o := range orders {
			if _, err := tx.exec(buryResumeSQL, now, checkout.JobResume, o.String()); err != nil {
				return err
			}
		}
		_, err = tx.exec(buryNodeSQL, process)
		tx.enqueued = true
		return err
	})
}

// Dead lists the processes that have not said for too long that they are
// alive, and that nobody has buried yet; never this one.
func (n Nodes) Dead(ctx context.Context) (dead []string, err error) {
	err = n.db.view(ctx, func(tx *Tx) error {
		now, err := tx.sharedNow()
		if err != nil {
			return err
		}
		dead, err = queryAll(tx, scanValue[string], deadNodesSQL, n.db.process, clock.Micros(now))
		return err
	})
	return dead, err
}
