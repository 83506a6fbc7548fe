package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/pressly/goose/v3"
)

// dialect is the closed list of what may differ between databases. Everything
// else is one text for all. A new entry needs a decision record.
type dialect interface {
	// engine names the database: the one whose statements stmtFor declares.
	engine() string

	// migrator names the database to the migration library.
	migrator() goose.Dialect

	// migrating runs migrate while no other process migrates the database.
	migrating(ctx context.Context, pool *sql.DB, migrate func() error) error

	// types replaces the type tokens in migrations, such as {bytes}.
	types() []string

	// writing says how units that write, and appends to seat logs, go about it.
	writing() (units, appends hands)

	// shared reports whether several processes may have the database open.
	shared() bool

	// writerPool and readerPool open the database with what each needs set.
	// Nothing is written through a connection of the reader pool.
	writerPool(size int) (*sql.DB, error)
	readerPool(size int) (*sql.DB, error)

	// durable reports why a new connection cannot keep what it commits, if so.
	durable(c *conn) error

	// patience is how long one statement may take before its connection is
	// given up; 0 for as long as it takes.
	patience() time.Duration

	// begin starts a transaction that writes. SQLite takes its one write lock
	// at once, so that no unit can fail half way for want of it. PostgreSQL
	// has to be told that units are serial.
	begin() *statement

	// view starts a transaction that reads one committed state.
	view() *statement

	// now gives the database's time in microseconds since 1970, UTC; nil for a
	// database that lives in this process and has no clock but the process's.
	now() *statement

	// claimable finds jobs to hand out: $1 now, $2 kinds as JSON, $3 most.
	// PostgreSQL must lock the rows, and skip those that others are claiming.
	claimable() *statement

	// tidy runs after a group of units was answered. SQLite moves what the log
	// gathered into the file.
	tidy(c *conn) error

	// meaning translates a driver's error to one of errors.go, or gives nil.
	meaning(err error) error
}

// hands says how many connections write side by side, and how.
type hands struct {
	connections int // 0: they are done by the other kind's
	// most is how many units share one commit at most, so that the first of
	// them does not wait long for the last.
	most int
	// bare is for units of one statement: it is a transaction by itself, and
	// begins and commits nothing.
	bare bool
}
