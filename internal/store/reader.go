package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

// readers is the pool of connections that only read.
type readers struct {
	pool    *sql.DB
	dialect dialect
	idle    chan *conn // nil stands for a connection that has yet to be opened
	closing chan struct{}
	stop    sync.Once
}

func openReaders(pool *sql.DB, d dialect, size int) *readers {
	r := &readers{pool: pool, dialect: d, idle: make(chan *conn, size), closing: make(chan struct{})}
	for range size {
		r.idle <- nil
	}
	return r
}

// view runs body against one committed state.
func (r *readers) view(ctx context.Context, tx *Tx, body func(*Tx) error) error {
	c, err := r.begin(ctx)
	if err != nil {
		return err
	}
	defer func() {
		tx.over = true
		// The caller's context may be over, but the connection has to be cleaned.
		_, err := c.exec(context.Background(), rollbackSQL)
		r.give(c, err == nil)
	}()
	tx.conn, tx.ctx = c, ctx
	if err := body(tx); err != nil {
		return err
	}
	return tx.spoiled
}

// begin takes a connection and begins to read on it. Connections are lost while
// they are idle, when a server restarts; nobody has to suffer for that, so they
// are replaced until a new one fails.
func (r *readers) begin(ctx context.Context) (*conn, error) {
	for {
		c, fresh, err := r.take(ctx)
		if err != nil {
			return nil, err
		}
		if _, err = c.exec(context.Background(), r.dialect.view()); err == nil {
			return c, nil
		}
		r.give(c, false)
		if fresh || !errors.Is(err, ErrAway) {
			return nil, err
		}
	}
}

// take gives a connection, and whether it is a new one.
func (r *readers) take(ctx context.Context) (c *conn, fresh bool, err error) {
	if err := ctx.Err(); err != nil {
		return nil, false, ErrBusy.Because(err)
	}
	select {
	case <-r.closing:
		return nil, false, ErrStopped
	case <-ctx.Done():
		return nil, false, ErrBusy.Because(ctx.Err())
	case c := <-r.idle:
		if c != nil {
			return c, false, nil
		}
		c, err := openConn(context.Background(), r.pool, r.dialect)
		if err != nil {
			r.idle <- nil
		}
		return c, true, err
	}
}

// give puts a connection back, or leaves its place empty if it cannot be used
// again.
func (r *readers) give(c *conn, healthy bool) {
	if !healthy {
		c.discard()
		c = nil
	}
	r.idle <- c
}

// close waits for the views that run and closes their connections.
func (r *readers) close() error {
	r.stop.Do(func() { close(r.closing) })
	var errs []error
	for range cap(r.idle) {
		if c := <-r.idle; c != nil {
			errs = append(errs, c.close())
		}
	}
	return errors.Join(append(errs, r.pool.Close())...)
}
