package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// conn is one connection with its prepared statements. It is used by one
// goroutine at a time.
type conn struct {
	raw      *sql.Conn
	dialect  dialect
	prepared map[*statement]*sql.Stmt
}

func openConn(ctx context.Context, pool *sql.DB, d dialect) (*conn, error) {
	raw, err := pool.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("store: connect: %w", err)
	}
	return &conn{raw: raw, dialect: d, prepared: map[*statement]*sql.Stmt{}}, nil
}

// prepare gives the statement in its compiled form, which is kept: compiling
// takes longer than most statements run. It never uses a caller's context,
// because the statement outlives the call.
func (c *conn) prepare(s *statement) (*sql.Stmt, error) {
	if p, ok := c.prepared[s]; ok {
		return p, nil
	}
	p, err := c.raw.PrepareContext(context.Background(), s.text)
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
func (c *conn) close() error {
	var errs []error
	for _, p := range c.prepared {
		errs = append(errs, p.Close())
	}
	return errors.Join(append(errs, c.raw.Close())...)
}
