// Package txn is the one shape of a unit of work.
//
// A feature declares an interface Tx with exactly the operations it needs,
// embedding [Tx] for the instant and for jobs; the store offers one type that
// has them all and narrows it. The body of a unit of work may run again after
// a rollback, so it reads, writes through its Tx, assigns results, and does
// nothing else: it never calls a provider, never sleeps, never answers anybody.
package txn

import (
	"context"
	"time"

	"frontrow/internal/base/job"
)

// Tx is what every transaction offers.
type Tx interface {
	// Now is the instant of this transaction, taken once when it began.
	Now() time.Time
	job.Enqueuer
}

// Runner runs units of work against Q.
type Runner[Q any] interface {
	// Update runs fn in a transaction that may write. It returns nil only when
	// the commit is durable. An error from fn rolls back and is returned as it
	// is. Once begun, the unit runs to its end even if ctx is cancelled: ctx
	// only bounds the wait for its turn.
	Update(ctx context.Context, fn func(q Q) error) error
	// View runs fn against one consistent state that may be read only.
	View(ctx context.Context, fn func(q Q) error) error
}
