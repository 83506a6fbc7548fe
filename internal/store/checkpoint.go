package store

import (
	"context"
	"math"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

var (
	checkpointSQL = stmt("checkpoint.get", `
SELECT bucket, version, hash, fold FROM seat_checkpoints WHERE bucket = $1`)

	checkpointSaveSQL = stmt("checkpoint.save", `
INSERT INTO seat_checkpoints (bucket, version, hash, fold)
SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), $3, $4
WHERE EXISTS (SELECT 1 FROM seat_log WHERE bucket = $1 AND version = $2 AND hash = $3)
ON CONFLICT (bucket) DO UPDATE
SET version = excluded.version, hash = excluded.hash, fold = excluded.fold
WHERE excluded.version > seat_checkpoints.version`)
)

// Checkpoint reads the bucket's checkpoint, and reports false when there is
// none. Whether it counts is for the reader to check against the log.
func (l SeatLog) Checkpoint(ctx context.Context, bucket id.Show) (c inventory.Checkpoint, found bool, err error) {
	err = l.db.view(ctx, func(tx *Tx) error {
		c, found, err = queryOne(tx, scanCheckpoint, checkpointSQL, bucket)
		return err
	})
	return c, found, err
}

// SaveCheckpoint replaces the bucket's checkpoint if its version is higher and
// the log holds the row it was made at. Otherwise it does nothing.
func (l SeatLog) SaveCheckpoint(ctx context.Context, c inventory.Checkpoint) error {
	if c.Version > math.MaxInt64 {
		return errVersion
	}
	return l.db.update(ctx, func(tx *Tx) error {
		_, err := tx.exec(checkpointSaveSQL, c.Bucket, int64(c.Version), c.Hash[:], present(c.Fold))
		return err
	})
}

func scanCheckpoint(r row) (c inventory.Checkpoint, err error) {
	var hash []byte
	if err := r.Scan(&c.Bucket, &c.Version, &hash, &c.Fold); err != nil {
		return c, err
	}
	c.Hash, err = asHash(hash)
	return c, err
}
