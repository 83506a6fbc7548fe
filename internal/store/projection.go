package store

import (
	"context"
	"math"
	"slices"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// projectedAtOnce is how many lines of the table of seats one unit of work
// writes: few, so that it does not keep buyers waiting.
const projectedAtOnce = 200

var (
	seatsHeadSQL = stmt("seats.head", `
SELECT version FROM seat_log WHERE bucket = $1 AND version = $2 AND hash = $3`)

	seatsForgetSQL = stmt("seats.forget", `
DELETE FROM seats WHERE show = $1 AND seat = $2 AND version < $3`)

	seatsPutSQL = stmt("seats.put", `
INSERT INTO seats (show, seat, state, holder, deadline, quantity, version)
SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), $3, $4, $5, $6, CAST($7 AS BIGINT)
WHERE NOT EXISTS (SELECT 1 FROM seats WHERE show = $1 AND seat = $2 AND version > $7)
ON CONFLICT DO NOTHING`)

	seatsAllSQL = stmt("seats.all", `
SELECT seat, state, holder, deadline, quantity FROM seats
WHERE show = $1 ORDER BY seat, state, holder`)

	seatsBeginSQL = stmt("seats.begin", `
INSERT INTO seats_progress (show, version, writing) VALUES ($1, 0, $2)
ON CONFLICT (show) DO UPDATE SET writing = excluded.writing
WHERE excluded.writing > seats_progress.version AND excluded.writing > seats_progress.writing`)

	seatsEndSQL = stmt("seats.end", `
INSERT INTO seats_progress (show, version, writing) VALUES ($1, $2, 0)
ON CONFLICT (show) DO UPDATE SET version = excluded.version,
	writing = CASE WHEN seats_progress.writing > excluded.version THEN seats_progress.writing ELSE 0 END
WHERE excluded.version > seats_progress.version`)

	seatsVersionSQL = stmt("seats.version", `
SELECT version FROM seats_progress WHERE show = $1 AND writing = 0`)
)

// Project writes what the given places are at a head of their log. The lines
// given for a place take the stead of all the table has of it, unless those are
// of a higher version. What was interrupted is made good by a later call that
// names the same places. It returns inventory.ErrRowLost when the log does not
// hold the head's row.
func (l SeatLog) Project(ctx context.Context, at inventory.Head, seats []inventory.SeatRecord) error {
	if at.Version > math.MaxInt64 {
		return errVersion
	}
	bucket, version := at.Show, int64(at.Version)
	parts := slices.Collect(slices.Chunk(seats, projectedAtOnce))
	for i, part := range parts {
		err := l.db.update(ctx, func(tx *Tx) error {
			if _, held, err := queryOne(tx, scanValue[int64], seatsHeadSQL, bucket, version, at.Hash[:]); err != nil {
				return err
			} else if !held {
				return inventory.ErrRowLost
			}
			if i == 0 && len(parts) > 1 {
				if _, err := tx.exec(seatsBeginSQL, bucket, version); err != nil {
					return err
				}
			}
			if err := tx.project(bucket, version, part); err != nil {
				return err
			}
			if i == len(parts)-1 {
				_, err := tx.exec(seatsEndSQL, bucket, version)
				return err
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) project(bucket id.Show, version int64, seats []inventory.SeatRecord) error {
	for _, s := range seats {
		if _, err := tx.exec(seatsForgetSQL, bucket, s.Seat, version); err != nil {
			return err
		}
		if _, err := tx.exec(seatsPutSQL, bucket, s.Seat, int64(s.State), s.Hold.String(), s.Deadline, s.Quantity, version); err != nil {
			return err
		}
	}
	return nil
}

// SeatRecords reads the table of seats of one bucket, by label, and which
// version of the log it is a copy of: 0 when it has never been written, or is
// being written in parts and is of no one version.
func (l SeatLog) SeatRecords(ctx context.Context, bucket id.Show) (seats []inventory.SeatRecord, version uint64, err error) {
	err = l.db.view(ctx, func(tx *Tx) error {
		if version, _, err = queryOne(tx, scanValue[uint64], seatsVersionSQL, bucket); err != nil {
			return err
		}
		seats, err = queryAll(tx, scanSeat, seatsAllSQL, bucket)
		return err
	})
	return seats, version, err
}

func scanSeat(r row) (s inventory.SeatRecord, err error) {
	err = r.Scan(&s.Seat, &s.State, &s.Hold, &s.Deadline, &s.Quantity)
	return s, err
}
