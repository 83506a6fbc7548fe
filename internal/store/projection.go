package store

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// projectedAtOnce is how many lines of the table of seats one unit of work
// writes: few, so that it does not keep buyers waiting.
const projectedAtOnce = 200

// linesAtOnce is how many of them one statement writes: in an on-sale each seat
// changes within seconds, and a statement costs more than what it does.
const linesAtOnce = 50

// parameters writes the parameters of so many lines, from $first on: "$3, $4", or
// where a line has more than one, "($1, $2, $3, $4), ($1, $2, $5, $6)" with what
// all lines begin with.
func parameters(first, lines, each int, begin string) string {
	var b strings.Builder
	for i := range lines {
		if i > 0 {
			b.WriteString(", ")
		}
		if each > 1 {
			b.WriteString("(" + begin)
		}
		for j := range each {
			if j > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "$%d", first+i*each+j)
		}
		if each > 1 {
			b.WriteString(")")
		}
	}
	return b.String()
}

var (
	seatsNewerSQL = stmt("seats.newer", `
SELECT seat FROM seats WHERE show = $1 AND version > $2 AND seat IN (`+parameters(3, linesAtOnce, 1, "")+`)`)

	seatsForgetSQL = stmt("seats.forget", `
DELETE FROM seats WHERE show = $1 AND version < $2 AND seat IN (`+parameters(3, linesAtOnce, 1, "")+`)`)

	seatsPutSQL = stmt("seats.put", `
INSERT INTO seats (show, version, seat, state, holder, deadline, quantity)
VALUES `+parameters(3, linesAtOnce, 5, "$1, $2, ")+`
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

// Project writes what the given places are as of version. The lines given for
// a place take the stead of all the table has of it, unless those are of a
// higher version. What was interrupted is made good by a later call that names
// the same places.
func (l SeatLog) Project(ctx context.Context, bucket id.Show, version uint64, seats []inventory.SeatRecord) error {
	if version > math.MaxInt64 {
		return errVersion
	}
	parts := slices.Collect(slices.Chunk(seats, projectedAtOnce))
	for i, part := range parts {
		err := l.db.update(ctx, func(tx *Tx) error {
			if i == 0 && len(parts) > 1 {
				if _, err := tx.exec(seatsBeginSQL, bucket, int64(version)); err != nil {
					return err
				}
			}
			if err := tx.project(bucket, int64(version), part); err != nil {
				return err
			}
			if i == len(parts)-1 {
				_, err := tx.exec(seatsEndSQL, bucket, int64(version))
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
	for some := range slices.Chunk(seats, linesAtOnce) {
		if err := tx.putLines(bucket, version, some); err != nil {
			return err
		}
	}
	return nil
}

// putLines writes at most linesAtOnce lines. Where there are fewer, the first
// is named again and again, which changes nothing.
func (tx *Tx) putLines(bucket id.Show, version int64, lines []inventory.SeatRecord) error {
	places, content := []any{bucket, version}, []any{bucket, version}
	for i := range linesAtOnce {
		places = append(places, lines[i%len(lines)].Seat)
	}
	newer, err := queryAll(tx, scanValue[string], seatsNewerSQL, places...)
	if err != nil {
		return err
	}
	lines = slices.DeleteFunc(slices.Clone(lines), func(s inventory.SeatRecord) bool { return slices.Contains(newer, s.Seat) })
	if len(lines) == 0 {
		return nil
	}
	for i := range linesAtOnce {
		s := lines[i%len(lines)]
		content = append(content, s.Seat, int64(s.State), s.Hold.String(), s.Deadline, s.Quantity)
	}
	if _, err := tx.exec(seatsForgetSQL, places...); err != nil {
		return err
	}
	_, err = tx.exec(seatsPutSQL, content...)
	return err
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
