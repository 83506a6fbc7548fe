package engine

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// Log is where the engine keeps the seat logs. Appending is the only lock
// there is: whoever inserts the row of a version has decided it.
type Log interface {
	// Begin writes a bucket's genesis row if it has none.
	Begin(genesis inventory.Row) error

	// Append adds a row, if and only if the log ends with the version before
	// it and that row has the hash that row.Hash was made from. It reports
	// false when another row is there. An error means the outcome is unknown:
	// only a further append that succeeds settles it. It takes no context,
	// because an append must not be given up half way.
	Append(row inventory.Row, previous inventory.Hash) (appended bool, err error)

	// Now gives the database's own time, by which the nodes that share it are held
	// together. A database that lives in this process has no other than ours.
	Now(ctx context.Context) (time.Time, error)

	// Rows reads at most most rows with a version greater than after, in order.
	Rows(ctx context.Context, bucket id.Show, after uint64, most int) ([]inventory.Row, error)

	// Row reads one row, and reports false when there is none.
	Row(ctx context.Context, bucket id.Show, version uint64) (inventory.Row, bool, error)

	// Checkpoint reads the bucket's checkpoint, and reports false when there is none.
	Checkpoint(ctx context.Context, bucket id.Show) (inventory.Checkpoint, bool, error)

	// SaveCheckpoint replaces the bucket's checkpoint if its version is higher and
	// the log holds the row it was made at. Otherwise it does nothing.
	SaveCheckpoint(ctx context.Context, c inventory.Checkpoint) error

	// Project updates the table of seats to what they are at a head of the log.
	// Records of a lower version than the table already has are ignored. It returns
	// inventory.ErrRowLost, having written nothing, when the log does not hold the
	// head's row: what nobody was ever told must not be shown.
	Project(ctx context.Context, at inventory.Head, seats []inventory.SeatRecord) error
}
