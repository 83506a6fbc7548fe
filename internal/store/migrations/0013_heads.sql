-- +goose Up

-- Heads of seat logs that the house has signed and keeps: those printed on
-- orders, and one an hour. A log that does not hold them is not the one they
-- were made of (I8). The version before knows nothing of them.
CREATE TABLE seat_heads (
    show    TEXT   NOT NULL,
    version BIGINT NOT NULL,
    code    TEXT   NOT NULL, -- the signed head, as it is printed
    PRIMARY KEY (show, version)
);

-- Which head was printed on an order. It names no row of the table above by
-- reference, so that whoever takes one away does not take the other too.
CREATE TABLE order_heads (
    order_id TEXT NOT NULL PRIMARY KEY REFERENCES orders (id),
    show     TEXT NOT NULL,
    code     TEXT NOT NULL
);

-- The audit reads them by show.
CREATE INDEX order_heads_show ON order_heads (show, order_id);
