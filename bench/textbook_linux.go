package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// The textbook ways of keeping seats in PostgreSQL, with the same care: one
// pool with a connection for each caller, statements prepared on first use, as
// few round trips as the way allows, an index for every question, room in the
// pages for updates to stay where they are. Each grants a seat until a
// deadline, counts what the buyer has, and binds the request's key, in one
// transaction that is durable when it returns.
const textbookTables = `
CREATE TABLE seats (
	show INTEGER NOT NULL, seat INTEGER NOT NULL, state SMALLINT NOT NULL DEFAULT 0, deadline BIGINT NOT NULL DEFAULT 0,
	version BIGINT NOT NULL DEFAULT 0, PRIMARY KEY (show, seat)
) WITH (fillfactor = 70);
CREATE TABLE holds (
	key TEXT PRIMARY KEY, show INTEGER NOT NULL, seat INTEGER NOT NULL, buyer INTEGER NOT NULL, deadline BIGINT NOT NULL
);
CREATE INDEX holds_of_buyer ON holds (show, buyer);`

// free is what SKIP LOCKED looks for seats by; the other ways are not made to
// keep it up.
const freeIndex = `CREATE INDEX free ON seats (show, seat) WHERE state = 0`

// wanted is one request.
type wanted struct {
	show, seat, buyer int
	key               string
	now, deadline     int64
}

// want gives the n-th request: each seat is wanted once, so that nobody loses.
// That is the best case of every way here, and makes no difference to ours.
func want(n int, order []int) wanted {
	now := time.Now()
	return wanted{show: n / hallSeats, seat: order[n%hallSeats], buyer: n % buyers, key: fmt.Sprintf("%032x", n),
		now: now.UnixMicro(), deadline: now.Add(holdFor).UnixMicro()}
}

// taker takes a seat, or reports that it was not to be had.
type taker func(ctx context.Context, pool *pgxpool.Pool, w wanted) (won bool, err error)

// withinLimit is how all of them count what a buyer has.
const withinLimit = `(SELECT count(*) FROM holds WHERE show = $1 AND buyer = $3 AND deadline > $4) < 6`

// conditionalUpdate takes the seat by one statement: it is free, or its hold
// has run out.
func conditionalUpdate(ctx context.Context, pool *pgxpool.Pool, w wanted) (bool, error) {
	done, err := pool.Exec(ctx, `
WITH taken AS (
	UPDATE seats SET state = 1, deadline = $5
	WHERE show = $1 AND seat = $2 AND (state = 0 OR deadline <= $4) AND `+withinLimit+`
	RETURNING show, seat)
INSERT INTO holds (key, show, seat, buyer, deadline) SELECT $6, show, seat, $3, $5 FROM taken`,
		w.show, w.seat, w.buyer, w.now, w.deadline, w.key)
	return done.RowsAffected() == 1, err
}

// skipLocked takes any free seat nobody is about to take. That is an easier
// wish than a seat by name.
func skipLocked(ctx context.Context, pool *pgxpool.Pool, w wanted) (bool, error) {
	done, err := pool.Exec(ctx, `
WITH next AS (
	SELECT show, seat FROM seats WHERE show = $1 AND state = 0 AND `+`(SELECT count(*) FROM holds WHERE show = $1 AND buyer = $2 AND deadline > $3) < 6`+`
	ORDER BY seat LIMIT 1 FOR UPDATE SKIP LOCKED),
taken AS (
	UPDATE seats SET state = 1, deadline = $4 FROM next WHERE seats.show = next.show AND seats.seat = next.seat
	RETURNING seats.show, seats.seat)
INSERT INTO holds (key, show, seat, buyer, deadline) SELECT $5, show, seat, $2, $4 FROM taken`,
		w.show, w.buyer, w.now, w.deadline, w.key)
	return done.RowsAffected() == 1, err
}

const (
	takeSQL = `UPDATE seats SET state = 1, deadline = $3, version = version + 1 WHERE show = $1 AND seat = $2`
	holdSQL = `INSERT INTO holds (key, show, seat, buyer, deadline) VALUES ($1, $2, $3, $4, $5)`
)

// forUpdate locks the seat's row, looks, and takes it, in two round trips.
func forUpdate(ctx context.Context, pool *pgxpool.Pool, w wanted) (bool, error) {
	c, err := pool.Acquire(ctx)
	if err != nil {
		return false, err
	}
	defer c.Release()
	look := &pgx.Batch{}
	look.Queue("BEGIN")
	var state int
	var deadline int64
	var within bool
	look.Queue(`SELECT state, deadline, (SELECT count(*) FROM holds WHERE show = $1 AND buyer = $3 AND deadline > $4) < 6
FROM seats WHERE show = $1 AND seat = $2 FOR UPDATE`, w.show, w.seat, w.buyer, w.now).QueryRow(func(row pgx.Row) error {
		return row.Scan(&state, &deadline, &within)
	})
	if err := c.SendBatch(ctx, look).Close(); err != nil {
		return false, err
	}
	if !within || state != 0 && deadline > w.now {
		_, err := c.Exec(ctx, "ROLLBACK")
		return false, err
	}
	take := &pgx.Batch{}
	take.Queue(takeSQL, w.show, w.seat, w.deadline)
	take.Queue(holdSQL, w.key, w.show, w.seat, w.buyer, w.deadline)
	take.Queue("COMMIT")
	return true, c.SendBatch(ctx, take).Close()
}

// optimistic reads the seat and its version, and takes it if that is still its
// version, again and again while others are quicker.
func optimistic(ctx context.Context, pool *pgxpool.Pool, w wanted) (bool, error) {
	for {
		var state int
		var deadline, version int64
		err := pool.QueryRow(ctx, `SELECT state, deadline, version FROM seats WHERE show = $1 AND seat = $2`, w.show, w.seat).
			Scan(&state, &deadline, &version)
		if err != nil || state != 0 && deadline > w.now {
			return false, err
		}
		done, err := pool.Exec(ctx, `
WITH taken AS (
	UPDATE seats SET state = 1, deadline = $5, version = version + 1
	WHERE show = $1 AND seat = $2 AND version = $7 AND `+withinLimit+`
	RETURNING show, seat)
INSERT INTO holds (key, show, seat, buyer, deadline) SELECT $6, show, seat, $3, $5 FROM taken`,
			w.show, w.seat, w.buyer, w.now, w.deadline, w.key, version)
		if err != nil || done.RowsAffected() == 1 {
			return err == nil, err
		}
	}
}

// setNX takes the seat in Redis, where it comes free by itself, then writes the
// hold down in PostgreSQL and has Redis remember when to look at it again.
func setNX(redis *redisPool) taker {
	return func(ctx context.Context, pool *pgxpool.Pool, w wanted) (bool, error) {
		seat := fmt.Sprintf("seat:%d:%d", w.show, w.seat)
		won, err := redis.do("SET", seat, w.key, "NX", "EX", fmt.Sprint(int(holdFor.Seconds())))
		if err != nil || won != "OK" {
			return false, err
		}
		done, err := pool.Exec(ctx, `INSERT INTO holds (key, show, seat, buyer, deadline) SELECT $6, $1, $2, $3, $5 WHERE `+withinLimit,
			w.show, w.seat, w.buyer, w.now, w.deadline, w.key)
		if err != nil || done.RowsAffected() == 0 {
			_, again := redis.do("DEL", seat)
			return false, errors.Join(err, again)
		}
		_, err = redis.do("ZADD", "to-expire", fmt.Sprint(w.deadline), w.key)
		return err == nil, err
	}
}
