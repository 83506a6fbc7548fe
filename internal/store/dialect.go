package store

import (
	"database/sql"

	"github.com/pressly/goose/v3"
)

// dialect is the closed list of what may differ between databases. Everything
// else is one text for all. A new entry needs a decision record.
type dialect interface {
	// engine names the database: the one whose statements stmtFor declares.
	engine() string

	// migrator names the database to the migration library.
	migrator() goose.Dialect

	// types replaces the type tokens in migrations, such as {bytes}.
	types() []string

	// writerPool and readerPool open the database with what each needs set.
	// Nothing is written through a connection of the reader pool.
	writerPool() (*sql.DB, error)
	readerPool(size int) (*sql.DB, error)

	// durable reports why a new connection cannot keep what it commits, if so.
	durable(c *conn) error

	// begin starts a transaction that writes. SQLite takes its one write lock
	// at once, so that no unit can fail half way for want of it.
	begin() *statement

	// claimable finds jobs to hand out: $1 now, $2 kinds as JSON, $3 most.
	// PostgreSQL must lock the rows, and skip those that others are claiming.
	claimable() *statement

	// tidy runs after a group of units was answered. SQLite moves what the log
	// gathered into the file.
	tidy(c *conn) error

	// meaning translates a driver's error to one of errors.go, or gives nil.
	meaning(err error) error
}
