-- +goose Up

-- The refund of all orders of a cancelled show, in stages: one run a show. Which
-- orders are left to do is what the orders themselves say.
CREATE TABLE refund_runs (
    show       TEXT   NOT NULL PRIMARY KEY,
    staff      TEXT   NOT NULL, -- who started it last; empty for whoever runs the program
    state      TEXT   NOT NULL,
    why        TEXT   NOT NULL, -- the code of what it waits for; empty for nothing
    started_at BIGINT NOT NULL,
    ended_at   BIGINT NOT NULL, -- 0 until it has
    next_at    BIGINT NOT NULL  -- when it goes on by itself; 0 when it has ended
);

-- Why the money of an order could not go back when a run last tried.
CREATE TABLE refund_troubles (
    order_id TEXT   NOT NULL PRIMARY KEY REFERENCES orders (id),
    at       BIGINT NOT NULL,
    code     TEXT   NOT NULL
);

-- Those are looked for at each stage.
CREATE INDEX orders_to_refund ON orders (show, id) WHERE state = 'paid' AND step = 'done';
