package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
)

// Options says which database to open and how.
type Options struct {
	Path   string       // the SQLite file; made if there is none
	URL    string       // a PostgreSQL database, in place of a file
	Clock  clock.Clock  // gives every unit its instant
	Logger *slog.Logger // nil: nothing is logged
	// Readers is how many Views run at the same time; 0 means 4.
	Readers int
	// Fatal is called once, by a writer, after an I/O error that leaves unknown
	// what the disk of this machine holds. It must end the process. By default
	// it panics. A PostgreSQL server looks after its own disk.
	Fatal func(error)
}

// DB is an open database. Its methods may be called by any goroutine.
type DB struct {
	dialect  dialect
	process  string // who takes leases
	clock    clock.Clock
	log      *slog.Logger
	pool     *sql.DB // of the connections that write
	writer   *writer // of units of work
	appender *writer // of rows of seat logs; the same where one connection writes
	readers  *readers
	lost     atomic.Int64
	closed   func() error
}

// Open opens the database and starts its writers. Call [DB.Migrate] before
// anything else is asked of it.
func Open(ctx context.Context, o Options) (*DB, error) {
	d, err := o.dialect()
	if err != nil {
		return nil, err
	}
	db := &DB{dialect: d, process: id.Secret(), clock: o.Clock, log: o.Logger}
	if db.log == nil {
		db.log = slog.New(slog.DiscardHandler)
	}
	if o.Readers == 0 {
		o.Readers = 4
	}
	if o.Fatal == nil {
		o.Fatal = func(err error) { panic(err) }
	}

	units, appends := d.writing()
	if db.pool, err = d.writerPool(units.connections + appends.connections); err != nil {
		return nil, fmt.Errorf("store: open the database: %w", err)
	}
	first, err := db.connect(ctx)
	if err != nil {
		// Whoever starts the program is told the cause: no fault for strangers.
		return nil, errors.Join(fmt.Errorf("store: open the database: %v", err), db.pool.Close()) //nolint:errorlint // on purpose
	}
	readerPool, err := d.readerPool(o.Readers)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store: open the database: %w", err), first.close(), db.pool.Close())
	}
	again := func() (*conn, error) { return db.connect(context.Background()) }
	db.writer = startWriter(units, d, first, again, &db.lost, db.clock, db.log, o.Fatal)
	db.appender = db.writer
	if appends.connections > 0 {
		db.appender = startWriter(appends, d, nil, again, &db.lost, db.clock, db.log, o.Fatal)
	}
	db.readers = openReaders(readerPool, d, o.Readers)
	db.closed = sync.OnceValue(db.close)
	return db, nil
}

func (o Options) dialect() (dialect, error) {
	if o.URL != "" {
		return newPostgresDialect(o.URL)
	}
	path, err := filepath.Abs(o.Path)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	// The file holds people's names: made here, only its owner may read it.
	// The database gives its log the same rights.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("store: open the database: %w", err)
	}
	return sqliteDialect{path: path}, file.Close()
}

// connect gives a connection to write with, if what it commits is kept.
func (db *DB) connect(ctx context.Context) (*conn, error) {
	since := db.lost.Load()
	c, err := openConn(ctx, db.pool, db.dialect)
	if err != nil {
		return nil, err
	}
	c.since = since
	if err := db.dialect.durable(c); err != nil {
		c.discard()
		return nil, err
	}
	return c, nil
}

// Close lets what waits be written, waits for the Views that run, and closes
// the database. Whatever is asked of it afterwards is refused with
// [ErrStopped].
func (db *DB) Close() error { return db.closed() }

func (db *DB) close() error {
	db.writer.close()
	db.appender.close()
	return errors.Join(db.readers.close(), db.pool.Close())
}

// Check reports whether the database can be read and its writer is running,
// for a readiness check. It writes nothing.
func (db *DB) Check(ctx context.Context) error {
	select {
	case <-db.writer.closing:
		return ErrStopped
	default:
	}
	return db.view(ctx, func(tx *Tx) error {
		_, _, err := queryOne(tx, scanValue[int64], checkSQL)
		return err
	})
}

var checkSQL = stmt("check", `SELECT COUNT(*) FROM jobs WHERE id = ''`)

// OnJobs has woken called after every commit that added jobs, so that a runner
// need not wait for its next look. It is called by the writer: it must not
// block, nor use the store.
func (db *DB) OnJobs(woken func()) { db.writer.woken.Store(&woken) }

// Stats is what the writers have done since they started.
type Stats struct {
	Groups  int64 // commits
	Units   int64 // units of work in them
	Retried int64 // times a unit was run again: its group was lost, or it met another
	Waiting int   // units in the queue now
	Writers int   // units of work that run side by side
}

// Stats reads the writers' counters.
func (db *DB) Stats() Stats {
	var sum Stats
	for _, w := range db.writers() {
		sum.Groups += w.stats.groups.Load()
		sum.Units += w.stats.units.Load()
		sum.Retried += w.stats.retried.Load()
		sum.Waiting += len(w.queue)
	}
	sum.Writers = db.writer.hands.connections
	return sum
}

func (db *DB) writers() []*writer {
	if db.appender == db.writer {
		return []*writer{db.writer}
	}
	return []*writer{db.writer, db.appender}
}

func (db *DB) update(ctx context.Context, body func(*Tx) error) error {
	return db.writer.update(ctx, func(tx *Tx) error {
		tx.process = db.process
		return body(tx)
	})
}

func (db *DB) view(ctx context.Context, body func(*Tx) error) error {
	return db.readers.view(ctx, &Tx{now: db.clock.Now()}, body)
}

// PrepareAll compiles every statement of the program against the database, so
// that one that does not fit the schema is found at start and not by a buyer.
func (db *DB) PrepareAll(ctx context.Context) error {
	return db.update(ctx, func(tx *Tx) error {
		var errs []error
		for _, s := range statementsFor(db.dialect.engine()) {
			_, err := tx.conn.prepare(s)
			errs = append(errs, err)
		}
		return errors.Join(errs...)
	})
}
