package inventory

import (
	"crypto/sha256"

	"frontrow/internal/base/id"
)

// Hash is the link of the seat log's chain: SHA-256.
type Hash [sha256.Size]byte

// Row is one batch of changes as the seat log keeps it. Rows of a bucket are
// numbered without a gap from version 0, the genesis row, which holds nothing
// and gives the chain its start. docs/algorithms/seat-log.md specifies every
// byte.
type Row struct {
	Bucket  id.Show
	Version uint64
	At      int64  // instant of the decision, UTC microseconds; never less than the row before
	Public  []byte // what anybody may read: places, states, hold numbers, deadlines
	Private []byte // nonce, then buyers, orders, digests, keys with their answers
	Hash    Hash
}

// Checkpoint is a whole fold as one row: a place to start reading the log
// from. It counts only if the log holds its version with its hash.
type Checkpoint struct {
	Bucket  id.Show
	Version uint64
	Hash    Hash   // of the log's row at Version
	Fold    []byte // see docs/algorithms/seat-log.md
}

// SeatRecord is one line of the table of seats that reports read. It is a
// copy, written behind the log and never read to decide anything.
type SeatRecord struct {
	Seat     string // label, or a standing area's id
	State    State
	Hold     HoldID // zero unless held, paying or sold
	Deadline int64  // microseconds; 0 unless held
	Quantity int    // 1 for a seat; for a standing area the places in State
}
