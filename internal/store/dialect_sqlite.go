package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const sqliteEngine = "sqlite"

// sqliteDialect is one file, with one connection that writes.
type sqliteDialect struct{ path string }

func (sqliteDialect) engine() string          { return sqliteEngine }
func (sqliteDialect) migrator() goose.Dialect { return goose.DialectSQLite3 }
func (sqliteDialect) types() []string         { return []string{"{bytes}", "BLOB"} }
func (sqliteDialect) shared() bool            { return false }
func (sqliteDialect) patience() time.Duration { return 0 }
func (sqliteDialect) begin() *statement       { return sqliteBeginSQL }
func (sqliteDialect) view() *statement        { return sqliteViewSQL }
func (sqliteDialect) now() *statement         { return nil }
func (sqliteDialect) claimable() *statement   { return sqliteClaimableSQL }

var (
	sqliteBeginSQL = stmtFor(sqliteEngine, "sqlite.begin", `BEGIN IMMEDIATE`)
	sqliteViewSQL  = stmtFor(sqliteEngine, "sqlite.view", `BEGIN`)
)

// One connection writes, so units and appends go together into its commits,
// and the sync is paid once for all.
func (sqliteDialect) writing() (units, appends hands) {
	return hands{connections: 1, most: 512}, hands{}
}

// The data folder has a lock: no other process migrates.
func (sqliteDialect) migrating(_ context.Context, _ *sql.DB, migrate func() error) error {
	return migrate()
}

// One writer at a time, so nobody else can be claiming.
var sqliteClaimableSQL = stmtFor(sqliteEngine, "sqlite.claimable", `
SELECT id, kind, args, attempts + 1, fence + 1 FROM jobs
WHERE queue = $1 AND state <> 2 AND due_at <= $2 AND kind IN (SELECT value FROM json_each($3))
ORDER BY due_at, id LIMIT $4`)

// Every commit is synced (FULL); the log is moved into the file by tidy, not
// inside somebody's commit, where SQLite would also keep its errors to itself.
func (d sqliteDialect) writerPool(size int) (*sql.DB, error) {
	return d.pool(size, url.Values{
		"_txlock": {"immediate"}, // for the migrations, which begin their own transactions
		"_pragma": {"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "temp_store(MEMORY)",
			"wal_autocheckpoint(0)", "journal_size_limit(67108864)", "trusted_schema(OFF)"},
	})
}

func (d sqliteDialect) readerPool(size int) (*sql.DB, error) {
	return d.pool(size, url.Values{
		"_pragma": {"busy_timeout(5000)", "query_only(ON)", "temp_store(MEMORY)", "trusted_schema(OFF)"},
	})
}

func (d sqliteDialect) pool(size int, settings url.Values) (*sql.DB, error) {
	settings.Set("_dqs", "false") // "name" is a column, never a string that happens to be misspelt
	name := "file:" + (&url.URL{Path: d.path}).EscapedPath() + "?" + settings.Encode()
	connector, err := sqlite.NewConnector(name)
	if err != nil {
		return nil, err
	}
	pool := sql.OpenDB(connector)
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	return pool, nil
}

var (
	journalSQL     = stmtFor(sqliteEngine, "sqlite.journal", `PRAGMA journal_mode`)
	synchronousSQL = stmtFor(sqliteEngine, "sqlite.synchronous", `PRAGMA synchronous`)
)

const synchronousFull = "2"

func (d sqliteDialect) durable(c *conn) error {
	for s, want := range map[*statement]string{journalSQL: "wal", synchronousSQL: synchronousFull} {
		var got string
		if err := c.each(context.Background(), func(r row) error { return r.Scan(&got) }, s); err != nil {
			return err
		}
		if got != want {
			return fmt.Errorf("store: %s cannot keep a write-ahead log (%s gives %q); put the data folder on a local disk", d.path, s.text, got)
		}
	}
	return nil
}

var (
	walSizeSQL = stmtFor(sqliteEngine, "sqlite.wal_size", `PRAGMA wal_checkpoint(NOOP)`)
	walMoveSQL = stmtFor(sqliteEngine, "sqlite.wal_move", `PRAGMA wal_checkpoint(PASSIVE)`)
)

// walPages is how many pages of 4 KiB the log may gather before they are moved
// into the file: enough for pages that change often to be moved once, few
// enough that moving them takes milliseconds.
const walPages = 1000

func (sqliteDialect) tidy(c *conn) error {
	var waiting int
	size := func(r row) error {
		var blocked, logged, moved int
		err := r.Scan(&blocked, &logged, &moved)
		waiting = logged - moved
		return err
	}
	if err := c.each(context.Background(), size, walSizeSQL); err != nil || waiting < walPages {
		return err
	}
	return c.each(context.Background(), size, walMoveSQL)
}

func (sqliteDialect) meaning(err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return nil
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_ROWID:
		return ErrUnique
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return ErrForeignKey
	}
	switch e.Code() & 0xff { // the low byte is the family
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_READONLY:
		return ErrReadOnly
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN:
		return ErrIO
	}
	return nil
}
