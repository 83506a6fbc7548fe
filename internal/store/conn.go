package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// conn is one connection with its prepared statements. It is used by one
// goroutine at a time.
type conn struct {
	raw      *sql.Conn
	dialect  dialect
	since    int64 // how many had been lost when it was opened
	prepared map[*statement]*sql.Stmt
}

func openConn(ctx context.Context, pool *sql.DB, d dialect) (*conn, error) {
	raw, err := pool.Conn(ctx)
	if err != nil {
		if meaning := d.meaning(err); meaning != nil {
			return nil, fmt.Errorf("store: connect: %w: %w", meaning, err)
		}
		return nil, fmt.Errorf("store: connect: %w", err)
	}
	return &conn{raw: raw, dialect: d, prepared: map[*statement]*sql.Stmt{}}, nil
}

// bounded gives a statement no more than the dialect's patience.
func (c *conn) bounded(ctx context.Context) (context.Context, context.CancelFunc) {
	if patience := c.dialect.patience(); patience > 0 {
		return context.WithTimeout(ctx, patience)
	}
	return ctx, func() {}
}

// prepare gives the statement in its compiled form, which is kept: compiling
// takes longer than most statements run. It never uses a caller's context,
// because the statement outlives the call.
func (c *conn) prepare(s *statement) (*sql.Stmt, error) {
	if p, ok := c.prepared[s]; ok {
		return p, nil
	}
	ctx, cancel := c.bounded(context.Background())
	defer cancel()
	p, err := c.raw.PrepareContext(ctx, s.text)
	if err != nil {
		return nil, c.explain(s, err)
	}
	c.prepared[s] = p
	return p, nil
}

// exec runs a statement and gives the number of rows it changed.
func (c *conn) exec(ctx context.Context, s *statement, args ...any) (int64, error) {
	p, err := c.prepare(s)
	if err != nil {
		return 0, err
	}
	ctx, cancel := c.bounded(ctx)
	defer cancel()
	result, err := p.ExecContext(ctx, args...)
	if err != nil {
		return 0, c.explain(s, err)
	}
	return result.RowsAffected()
}

// each runs a statement and calls read for every row.
func (c *conn) each(ctx context.Context, read func(row) error, s *statement, args ...any) error {
	p, err := c.prepare(s)
	if err != nil {
		return err
	}
	ctx, cancel := c.bounded(ctx)
	defer cancel()
	rows, err := p.QueryContext(ctx, args...)
	if err != nil {
		return c.explain(s, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return fmt.Errorf("store: %s: read a row: %w", s.name, err)
		}
	}
	if err := rows.Err(); err != nil {
		return c.explain(s, err)
	}
	return nil
}

// explain adds the statement's name and what the error means to it.
func (c *conn) explain(s *statement, err error) error {
	if meaning := c.dialect.meaning(err); meaning != nil {
		return fmt.Errorf("store: %s: %w: %w", s.name, meaning, err)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return ErrBusy.Because(err)
	}
	return fmt.Errorf("store: %s: %w", s.name, err)
}

// close gives the connection back to its pool, which closes it when it closes.
// One to a server is closed at once: the server may be gone, and nothing is left
// to be done on it.
func (c *conn) close() error {
	if c.dialect.shared() {
		c.discard()
		return nil
	}
	var errs []error
	for _, p := range c.prepared {
		errs = append(errs, p.Close())
	}
	return errors.Join(append(errs, c.raw.Close())...)
}

// discard closes a connection that is not to be used again, by anybody.
func (c *conn) discard() {
	_ = c.raw.Raw(func(any) error { return driver.ErrBadConn }) // which makes the pool drop it
	_ = c.raw.Close()
}
