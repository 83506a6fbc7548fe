package store

import (
	"context"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/lease"
)

var (
	nodeBeatSQL = stmt("node.beat", `
INSERT INTO nodes (id, url, until) VALUES ($1, $2, $3)
ON CONFLICT (id) DO UPDATE SET url = excluded.url, until = excluded.until`)

	nodeLeaveSQL = stmt("node.leave", `
DELETE FROM show_leases WHERE node = $1`)

	showLeaseTakeSQL = stmt("show_lease.take", `
INSERT INTO show_leases (show, node, until) VALUES ($1, $2, $3)
ON CONFLICT (show) DO UPDATE SET node = excluded.node, until = excluded.until
WHERE show_leases.node = excluded.node OR show_leases.until <= $4
	OR NOT EXISTS (SELECT 1 FROM nodes WHERE nodes.id = show_leases.node AND nodes.until > $4)`)

	showLeaseSQL = stmt("show_lease.get", `
SELECT show_leases.show, nodes.id, nodes.url, show_leases.until
FROM show_leases JOIN nodes ON nodes.id = show_leases.node
WHERE show_leases.show = $1`)
)

// Nodes is the [lease.Board] that this database keeps. It goes by the
// database's clock, so that the processes need not agree on theirs.
type Nodes struct {
	db          *DB
	alive, term time.Duration
}

// Nodes gives the board. A process counts as alive, and a lease as taken, for so
// long after each beat: usually [lease.Alive] and [lease.Term].
func (db *DB) Nodes(alive, term time.Duration) Nodes { return Nodes{db, alive, term} }

// Beat tells that a process is alive, takes what is free of the shows, and
// gives who has each.
func (n Nodes) Beat(ctx context.Context, me lease.Node, shows []id.Show) (all []lease.Lease, err error) {
	err = n.db.update(ctx, func(tx *Tx) error {
		all = nil
		now, err := tx.sharedNow()
		if err != nil {
			return err
		}
		if _, err := tx.exec(nodeBeatSQL, me.ID, me.URL, clock.Micros(now.Add(n.alive))); err != nil {
			return err
		}
		for _, show := range shows {
			if _, err := tx.exec(showLeaseTakeSQL, show, me.ID, clock.Micros(now.Add(n.term)), clock.Micros(now)); err != nil {
				return err
			}
			found, _, err := queryOne(tx, func(r row) (l lease.Lease, err error) {
				var until int64
				err = r.Scan(&l.Show, &l.Holder.ID, &l.Holder.URL, &until)
				l.Left = clock.FromMicros(until).Sub(now)
				return l, err
			}, showLeaseSQL, show)
			if err != nil {
				return err
			}
			all = append(all, found)
		}
		return nil
	})
	return all, err
}

// Leave frees the shows that a process decides. It may well go on to live: what
// it has begun is still to be ended.
func (n Nodes) Leave(ctx context.Context, me lease.Node) error {
	return n.db.update(ctx, func(tx *Tx) error {
		_, err := tx.exec(nodeLeaveSQL, me.ID)
		return err
	})
}

// sharedNow is the instant by the clock of the database where it has one.
func (tx *Tx) sharedNow() (time.Time, error) {
	asked := tx.conn.dialect.now()
	if asked == nil {
		return tx.now, nil
	}
	micros, _, err := queryOne(tx, scanValue[int64], asked)
	return clock.FromMicros(micros), err
}
