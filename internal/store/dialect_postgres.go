package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
)

const postgresEngine = "postgres"

// postgresDialect is a PostgreSQL server, which many processes may use at once.
type postgresDialect struct{ config *pgx.ConnConfig }

func (postgresDialect) engine() string          { return postgresEngine }
func (postgresDialect) migrator() goose.Dialect { return goose.DialectPostgres }
func (postgresDialect) shared() bool            { return true }
func (postgresDialect) begin() *statement       { return postgresBeginSQL }
func (postgresDialect) view() *statement        { return postgresViewSQL }
func (postgresDialect) now() *statement         { return postgresNowSQL }
func (postgresDialect) claimable() *statement   { return postgresClaimableSQL }
func (postgresDialect) tidy(*conn) error        { return nil }

// Text is compared byte by byte, as SQLite does, whatever language the database
// was made for.
func (postgresDialect) types() []string {
	return []string{"{bytes}", "BYTEA", " TEXT", ` TEXT COLLATE "C"`}
}

// Units of one process run side by side, and the database sees to it that the
// outcome is that of some order (SERIALIZABLE). It also shares a sync among
// those who commit at the same time. Appends have connections of their own, so
// that no report or job can keep the seats waiting.
func (postgresDialect) writing() (units, appends hands) {
	return hands{connections: 8, most: 1}, hands{connections: 8, most: 1, bare: true}
}

// A statement that takes longer has met a server that is gone or a network that
// is cut. Nobody would wait for its answer.
func (postgresDialect) patience() time.Duration { return 15 * time.Second }

var (
	postgresBeginSQL = stmtFor(postgresEngine, "postgres.begin", `BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE`)
	postgresViewSQL  = stmtFor(postgresEngine, "postgres.view", `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`)

	// Of the moment, and not of the transaction's beginning.
	postgresNowSQL = stmtFor(postgresEngine, "postgres.now", `
SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)`)

	postgresClaimableSQL = stmtFor(postgresEngine, "postgres.claimable", `
SELECT id, kind, args, attempts + 1, fence + 1 FROM jobs
WHERE queue = $1 AND state <> 2 AND due_at <= $2 AND kind IN (SELECT json_array_elements_text(CAST($3 AS json)))
ORDER BY due_at, id LIMIT $4 FOR UPDATE SKIP LOCKED`)

	postgresSettingsSQL = stmtFor(postgresEngine, "postgres.settings", `
SELECT CAST(current_setting('server_version_num') AS BIGINT), current_setting('server_encoding'),
	current_setting('synchronous_commit'), current_setting('fsync')`)
)

// postgresOldest is the oldest version the tests are run on.
const postgresOldest = 15

// newPostgresDialect reads the database's address. What is wrong with it is told
// without the password in it.
func newPostgresDialect(url string) (dialect, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("store: the database's address: %w", err)
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 5 * time.Second
	}
	// A server that follows another, as the old one does after a failover, takes
	// no writes.
	config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	set := func(name, value string) {
		if _, given := config.RuntimeParams[name]; !given {
			config.RuntimeParams[name] = value
		}
	}
	set("application_name", "frontrow")
	set("lock_timeout", "5s")
	// The server ends what a process that has gone left open, before others have
	// waited long for its locks.
	set("idle_in_transaction_session_timeout", "30s")
	// Appends are made to be right under READ COMMITTED. Units and views say
	// themselves what they need.
	config.RuntimeParams["default_transaction_isolation"] = "read committed"
	config.RuntimeParams["default_transaction_read_only"] = "off"
	return postgresDialect{config: config}, nil
}

// A unit that reads a table from end to end would conflict with everybody who
// writes to it, so indexes are used even where a table is small.
func (d postgresDialect) writerPool(size int) (*sql.DB, error) {
	return d.pool(size, "enable_seqscan", "off")
}

func (d postgresDialect) readerPool(size int) (*sql.DB, error) { return d.pool(size, "", "") }

func (d postgresDialect) pool(size int, setting, value string) (*sql.DB, error) {
	config := d.config.Copy()
	if setting != "" {
		config.RuntimeParams[setting] = value
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(size)
	pool.SetMaxIdleConns(size)
	return pool, nil
}

// migrationsLock is the number of the advisory lock of who migrates.
const migrationsLock = 0x66726f6e74726f77 // "frontrow"

func (postgresDialect) migrating(ctx context.Context, pool *sql.DB, migrate func() error) error {
	locker, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer locker.Close() // which ends the session, and with it the lock
	// Whoever migrates may take long; a lock's timeout does not count here.
	if _, err := locker.ExecContext(ctx, `SET lock_timeout = 0`); err != nil {
		return err
	}
	if _, err := locker.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, int64(migrationsLock)); err != nil {
		return err
	}
	return migrate()
}

func (d postgresDialect) durable(c *conn) error {
	var version int
	var encoding, commit, sync string
	read := func(r row) error { return r.Scan(&version, &encoding, &commit, &sync) }
	if err := c.each(context.Background(), read, postgresSettingsSQL); err != nil {
		return err
	}
	database := fmt.Sprintf("store: the database %q of %s", d.config.Database, d.config.Host)
	switch {
	case version/10000 < postgresOldest:
		return fmt.Errorf("%s is of PostgreSQL %d; %d or newer is needed", database, version/10000, postgresOldest)
	case encoding != "UTF8":
		return fmt.Errorf("%s has the encoding %s; create it with ENCODING 'UTF8'", database, encoding)
	case sync != "on":
		return fmt.Errorf("%s forgets what it committed when its machine stops: set fsync = on", database)
	case !slices.Contains([]string{"on", "remote_apply"}, commit):
		return fmt.Errorf("%s may forget what it committed (synchronous_commit = %s): set it to on, for the server or the role", database, commit)
	}
	return nil
}
