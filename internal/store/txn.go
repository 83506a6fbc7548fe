package store

import (
	"context"
	"time"
)

// Tx is one unit of work. It has every operation of every feature; [Bind]
// narrows it. It must not be used after its body returned, nor by another
// goroutine.
type Tx struct {
	conn     *conn
	ctx      context.Context // of a View; a unit that writes cannot be cancelled
	now      time.Time
	process  string // who takes leases; of a unit that writes
	enqueued bool   // it added a job, whose runner wants to be woken
	spoiled  error  // the first statement that failed
	over     bool
}

// Now is the instant of this unit, taken once when it began.
func (tx *Tx) Now() time.Time { return tx.now }

// row is one row of an answer: a *sql.Rows that stands on it.
type row interface{ Scan(dest ...any) error }

// exec runs a statement that writes and gives the number of rows it changed. In
// a View the database refuses it with ErrReadOnly.
func (tx *Tx) exec(s *statement, args ...any) (int64, error) {
	if err := tx.fit(); err != nil {
		return 0, err
	}
	changed, err := tx.conn.exec(tx.ctx, s, args...)
	return changed, tx.spoil(err)
}

// queryAll runs a statement and gives its rows as scan reads them.
func queryAll[T any](tx *Tx, scan func(row) (T, error), s *statement, args ...any) ([]T, error) {
	if err := tx.fit(); err != nil {
		return nil, err
	}
	var all []T
	err := tx.conn.each(tx.ctx, func(r row) error {
		one, err := scan(r)
		all = append(all, one)
		return err
	}, s, args...)
	if err != nil {
		return nil, tx.spoil(err)
	}
	return all, nil
}

// queryOne runs a statement that gives at most one row, and reports whether
// there was one.
func queryOne[T any](tx *Tx, scan func(row) (T, error), s *statement, args ...any) (one T, found bool, err error) {
	all, err := queryAll(tx, scan, s, args...)
	if len(all) > 0 {
		one, found = all[0], true
	}
	return one, found, err
}

// scanValue reads a row of one column.
func scanValue[T any](r row) (value T, err error) {
	err = r.Scan(&value)
	return value, err
}

// fit reports why no statement may run any more, if so.
func (tx *Tx) fit() error {
	if tx.over {
		return errOver
	}
	return tx.spoiled
}

// spoil remembers the first failure, after which the unit is lost whatever its
// body makes of the error. SQLite would let it go on, sometimes outside the
// transaction; PostgreSQL would not.
func (tx *Tx) spoil(err error) error {
	if tx.spoiled == nil {
		tx.spoiled = err
	}
	return err
}
