package store

import (
	"context"
	"math"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// projectedAtOnce is how many lines of the table of seats one unit of work
// writes: few, so that it does not keep buyers waiting.
const projectedAtOnce = 200

var (
	seatsForgetSQL = stmt("seats.forget", `
DELETE FROM seats WHERE show = $1 AND seat = $2 AND version < $3`)

	seatsPutSQL = stmt("seats.put", `
INSERT INTO seats (show, seat, state, holder, deadline, quantity, version)
SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), $3, $4, $5, $6, CAST($7 AS BIGINT)
WHERE NOT EXISTS (SELECT 1 FROM seats WHERE show = $1 AND seat = $2 AND version > $7)
ON CONFLICT DO NOTHING`)

	seatsSQL = stmt("seats.all", `
SELECT seat, state, holder, deadline, quantity, version FROM seats
WHERE show = $1 ORDER BY seat, state, holder`)
)

// Project writes what the given places are as of version. The lines given for
// a place take the stead of all the table has of it, unless those are of a
// higher version. Lines of one place follow each other.
func (l SeatLog) Project(ctx context.Context, bucket id.Show, version uint64, seats []inventory.SeatRecord) error {
	if version > math.MaxInt64 {
		return errVersion
	}
	for len(seats) > 0 {
		n := min(projectedAtOnce, len(seats))
		for n < len(seats) && seats[n].Seat == seats[n-1].Seat {
			n++ // a place is never split
		}
		part := seats[:n]
		seats = seats[n:]
		err := l.db.update(ctx, func(tx *Tx) error { return tx.project(bucket, int64(version), part) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (tx *Tx) project(bucket id.Show, version int64, seats []inventory.SeatRecord) error {
	for i, s := range seats {
		if i == 0 || seats[i-1].Seat != s.Seat {
			if _, err := tx.exec(seatsForgetSQL, bucket, s.Seat, version); err != nil {
				return err
			}
		}
		if _, err := tx.exec(seatsPutSQL, bucket, s.Seat, int64(s.State), s.Hold.String(), s.Deadline, s.Quantity, version); err != nil {
			return err
		}
	}
	return nil
}

// SeatRecords reads the table of seats of one bucket, by label, and the highest
// version any of its lines is of.
func (l SeatLog) SeatRecords(ctx context.Context, bucket id.Show) (seats []inventory.SeatRecord, version uint64, err error) {
	scan := func(r row) (s inventory.SeatRecord, err error) {
		var asOf uint64
		err = r.Scan(&s.Seat, &s.State, &s.Hold, &s.Deadline, &s.Quantity, &asOf)
		version = max(version, asOf)
		return s, err
	}
	err = l.db.view(ctx, func(tx *Tx) error {
		seats, err = queryAll(tx, scan, seatsSQL, bucket)
		return err
	})
	return seats, version, err
}
