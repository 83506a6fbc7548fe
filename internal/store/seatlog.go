package store

import (
	"context"
	"fmt"
	"math"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// SeatLog keeps the seat logs of every bucket, with their checkpoints and the
// table of seats.
type SeatLog struct{ db *DB }

// SeatLog gives the seat logs that this database keeps.
func (db *DB) SeatLog() SeatLog { return SeatLog{db: db} }

// The append is the only lock there is. It inserts a row if and only if the
// row before it is the one it was decided on, by number and by hash; the
// primary key lets one such row in.
var (
	seatBeginSQL = stmt("seatlog.begin", `
INSERT INTO seat_log (bucket, version, at, hash, public, private)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT DO NOTHING`)

	seatAppendSQL = stmt("seatlog.append", `
INSERT INTO seat_log (bucket, version, at, hash, public, private)
SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), $3, $4, $5, $6
WHERE EXISTS (SELECT 1 FROM seat_log WHERE bucket = $1 AND version = $2 - 1 AND hash = $7)
ON CONFLICT DO NOTHING`)

	seatRowsSQL = stmt("seatlog.rows", `
SELECT bucket, version, at, hash, public, private FROM seat_log
WHERE bucket = $1 AND version > $2 ORDER BY version LIMIT $3`)

	seatRowSQL = stmt("seatlog.row", `
SELECT bucket, version, at, hash, public, private FROM seat_log
WHERE bucket = $1 AND version = $2`)

	seatBucketsSQL = stmt("seatlog.buckets", `
SELECT bucket FROM seat_log WHERE version = 0 ORDER BY bucket`)
)

// Begin writes a bucket's genesis row, version 0, if it has none.
func (l SeatLog) Begin(genesis inventory.Row) error {
	if genesis.Version != 0 {
		return fmt.Errorf("store: a seat log begins with version 0, not %d", genesis.Version)
	}
	return l.db.appender.insist(func(tx *Tx) error {
		_, err := tx.exec(seatBeginSQL, rowArgs(genesis)...)
		return err
	})
}

// Append adds a row if the log ends with the version before it and that row
// has the hash previous. It reports false when it does not, or when another
// row is there. An error means that the outcome is unknown; it is settled by a
// further append that succeeds, never by reading. It waits for its turn however
// long that takes.
func (l SeatLog) Append(row inventory.Row, previous inventory.Hash) (appended bool, err error) {
	if row.Version == 0 || row.Version > math.MaxInt64 {
		return false, errVersion
	}
	args := append(rowArgs(row), previous[:])
	err = l.db.appender.insist(func(tx *Tx) error {
		inserted, err := tx.exec(seatAppendSQL, args...)
		appended = inserted == 1
		return err
	})
	return appended && err == nil, err
}

// Rows reads at most most rows with a version greater than after, in order.
func (l SeatLog) Rows(ctx context.Context, bucket id.Show, after uint64, most int) (rows []inventory.Row, err error) {
	if after > math.MaxInt64 {
		return nil, nil
	}
	err = l.db.view(ctx, func(tx *Tx) error {
		rows, err = queryAll(tx, scanRow, seatRowsSQL, bucket, int64(after), max(most, 0))
		return err
	})
	return rows, err
}

// Row reads one row, and reports false when there is none.
func (l SeatLog) Row(ctx context.Context, bucket id.Show, version uint64) (row inventory.Row, found bool, err error) {
	if version > math.MaxInt64 {
		return row, false, nil
	}
	err = l.db.view(ctx, func(tx *Tx) error {
		row, found, err = queryOne(tx, scanRow, seatRowSQL, bucket, int64(version))
		return err
	})
	return row, found, err
}

// Buckets lists every bucket that has a log.
func (l SeatLog) Buckets(ctx context.Context) (buckets []id.Show, err error) {
	err = l.db.view(ctx, func(tx *Tx) error {
		buckets, err = queryAll(tx, scanValue[id.Show], seatBucketsSQL)
		return err
	})
	return buckets, err
}

func rowArgs(r inventory.Row) []any {
	return []any{r.Bucket, int64(r.Version), r.At, r.Hash[:], present(r.Public), present(r.Private)}
}

func scanRow(r row) (row inventory.Row, err error) {
	var hash []byte
	if err := r.Scan(&row.Bucket, &row.Version, &row.At, &hash, &row.Public, &row.Private); err != nil {
		return row, err
	}
	row.Hash, err = asHash(hash)
	return row, err
}

func asHash(raw []byte) (inventory.Hash, error) {
	if len(raw) != len(inventory.Hash{}) {
		return inventory.Hash{}, fmt.Errorf("a hash of %d bytes", len(raw))
	}
	return inventory.Hash(raw), nil
}

// present keeps empty bytes from becoming NULL.
func present(raw []byte) []byte {
	if raw == nil {
		return []byte{}
	}
	return raw
}

// Now gives the database's own time, by which the processes that share it are
// held together. SQLite lives in this process and has the process's clock.
func (l SeatLog) Now(ctx context.Context) (now time.Time, err error) {
	if l.db.dialect.now() == nil {
		return l.db.writer.clock.Now(), nil
	}
	err = l.db.view(ctx, func(tx *Tx) error {
		now, err = tx.sharedNow()
		return err
	})
	return now, err
}
