package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
)

var readSQL = stmt("view.begin", `BEGIN`)

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
	c, err := r.take(ctx)
	if err != nil {
		return err
	}
	healthy := false
	defer func() {
		tx.over = true
		// The caller's context may be over, but the connection has to be cleaned.
		if _, err := c.exec(context.Background(), rollbackSQL); err != nil {
			healthy = false
		}
		r.give(c, healthy)
	}()
	if _, err := c.exec(context.Background(), readSQL); err != nil {
		return err
	}
	healthy = true
	tx.conn, tx.ctx = c, ctx
	if err := body(tx); err != nil {
		return err
	}
	return tx.spoiled
}

func (r *readers) take(ctx context.Context) (*conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, ErrBusy.Because(err)
	}
	select {
	case <-r.closing:
		return nil, ErrStopped
	case <-ctx.Done():
		return nil, ErrBusy.Because(ctx.Err())
	case c := <-r.idle:
		if c != nil {
			return c, nil
		}
		c, err := openConn(context.Background(), r.pool, r.dialect)
		if err != nil {
			r.idle <- nil
		}
		return c, err
	}
}

// give puts a connection back, or leaves its place empty if it cannot be used
// again.
func (r *readers) give(c *conn, healthy bool) {
	if !healthy {
		c.close()
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
