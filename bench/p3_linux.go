package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"frontrow/internal/store/pgtest"
)

// textbook is one textbook way on a database of its own.
type textbook struct {
	options
	url    string
	take   taker
	orders []int
	shows  int
	next   atomic.Int64
	won    int64
}

// mostTextbook is more holds in a second than any textbook way does.
const mostTextbook = 20_000

func newTextbook(o options, server *pgtest.Server, name string, take taker) (*textbook, error) {
	t := &textbook{options: o, url: server.URL(name), take: take, orders: (&hall{labels: make([]string, hallSeats)}).order(1)}
	if err := server.Exec("CREATE DATABASE " + name); err != nil {
		return nil, err
	}
	tables := []string{textbookTables}
	if name == "skip_locked" {
		tables = append(tables, freeIndex)
	}
	return t, pgtest.Exec(t.url, tables...)
}

// provide makes so many seats more that nobody has asked for.
func (t *textbook) provide(seats int) error {
	for int64(t.shows*hallSeats)-t.next.Load() < int64(seats) {
		if err := pgtest.Exec(t.url, fmt.Sprintf("INSERT INTO seats (show, seat) SELECT %d, n FROM generate_series(0, %d) n", t.shows, hallSeats-1)); err != nil {
			return err
		}
		t.shows++
	}
	return pgtest.Exec(t.url, "VACUUM ANALYZE seats", "VACUUM ANALYZE holds", "CHECKPOINT")
}

// do has callers take seats, each over a connection of its own.
func (t *textbook) do(callers int, during time.Duration) (figure, error) {
	if err := t.provide(int(during.Seconds() * mostTextbook)); err != nil {
		return figure{}, err
	}
	config, err := pgxpool.ParseConfig(t.url)
	if err != nil {
		return figure{}, err
	}
	config.MaxConns, config.MinConns = int32(callers), int32(callers)
	pool, err := pgxpool.NewWithConfig(t.ctx, config)
	if err != nil {
		return figure{}, err
	}
	defer pool.Close()
	f, err := inProcess(t.ctx, callers, during, func(ctx context.Context) (bool, error) {
		return t.take(ctx, pool, want(int(t.next.Add(1)-1), t.orders))
	})
	t.won += f.done
	return f, err
}

// check counts what is there: a hold for each that was won, and no seat twice.
func (t *textbook) check() error {
	pool, err := pgxpool.New(t.ctx, t.url)
	if err != nil {
		return err
	}
	defer pool.Close()
	var holds, seats int64
	if err := pool.QueryRow(t.ctx, "SELECT count(*), count(DISTINCT (show, seat)) FROM holds").Scan(&holds, &seats); err != nil {
		return err
	}
	if holds != t.won || seats != t.won {
		return fmt.Errorf("%d holds were won, and %d are there, of %d seats", t.won, holds, seats)
	}
	return nil
}
