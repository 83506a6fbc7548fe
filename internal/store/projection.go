package store

import (
	"context"
	"math"
	"strconv"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// projectedAtOnce is how many lines of the table of seats one unit of work
// writes: a millisecond's worth, as buyers wait meanwhile.
const projectedAtOnce = 64

var (
	seatsHeadSQL = stmt("seats.head", `
SELECT version FROM seat_log WHERE bucket = $1 AND version = $2 AND hash = $3`)

	seatsAllSQL = stmt("seats.all", `
SELECT seat, state, holder, deadline, quantity FROM seats
WHERE show = $1 AND quantity > 0 ORDER BY seat, line`)

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

// seatsPut are the statements that write lines of the table of seats, many at a
// time, by how many, the most first.
var seatsPut = []seatsStatement{seatsPutting(32), seatsPutting(8), seatsPutting(1)}

type seatsStatement struct {
	lines int
	*statement
}

// lineColumns is how many columns have a value of their own in each line. The
// show and the version are those of the statement: $1, and after the first
// line's own $8.
const lineColumns = 6

func seatsPutting(lines int) seatsStatement {
	values := make([]string, lines)
	next := 2
	for i := range values {
		columns := []string{"$1"}
		for range lineColumns {
			columns = append(columns, "$"+strconv.Itoa(next))
			next++
		}
		values[i] = "(" + strings.Join(columns, ", ") + ", $8)"
		if i == 0 {
			next++
		}
	}
	return seatsStatement{lines, stmt("seats.put."+strconv.Itoa(lines), `
INSERT INTO seats (show, seat, line, state, holder, deadline, quantity, version)
VALUES `+strings.Join(values, ", ")+`
ON CONFLICT (show, seat, line) DO UPDATE
SET state = excluded.state, holder = excluded.holder, deadline = excluded.deadline, quantity = excluded.quantity, version = excluded.version
WHERE excluded.version >= seats.version`)}
}

// Project writes what the given places are at a head of their log. A place is
// always given with as many lines, side by side; they take the stead of those
// that are of no higher version. What was interrupted is made good by a later
// call that names the same places. It returns inventory.ErrRowLost when the log
// does not hold the head's row.
func (l SeatLog) Project(ctx context.Context, at inventory.Head, seats []inventory.SeatRecord) error {
	if at.Version > math.MaxInt64 {
		return errVersion
	}
	bucket, version := at.Show, int64(at.Version)
	parts := inParts(seats)
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

// inParts cuts lines into parts of about projectedAtOnce, between two places.
func inParts(seats []inventory.SeatRecord) (parts [][]inventory.SeatRecord) {
	for len(seats) > projectedAtOnce {
		n := projectedAtOnce
		for n < len(seats) && seats[n].Seat == seats[n-1].Seat {
			n++
		}
		parts, seats = append(parts, seats[:n]), seats[n:]
	}
	if len(seats) > 0 {
		parts = append(parts, seats)
	}
	return parts
}

func (tx *Tx) project(bucket id.Show, version int64, seats []inventory.SeatRecord) error {
	var args []any
	line, place := int64(0), ""
	for _, put := range seatsPut {
		for ; len(seats) >= put.lines; seats = seats[put.lines:] {
			args = append(args[:0], bucket)
			for i, s := range seats[:put.lines] {
				if line++; s.Seat != place {
					line, place = 0, s.Seat
				}
				args = append(args, s.Seat, line, int64(s.State), s.Hold.String(), s.Deadline, int64(s.Quantity))
				if i == 0 {
					args = append(args, version)
				}
			}
			if _, err := tx.exec(put.statement, args...); err != nil {
				return err
			}
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
