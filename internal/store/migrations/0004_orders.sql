-- +goose Up

-- What buyers pay for. Show and organiser are in other tables, and may one day
-- be in another database, so nothing refers to them. What a buyer has frozen
-- (hold, revision, lines, currency) never changes; the deadline follows the hold's.
CREATE TABLE orders (
    id          TEXT   NOT NULL PRIMARY KEY,
    number      TEXT   NOT NULL UNIQUE,
    show        TEXT   NOT NULL,
    organiser   TEXT   NOT NULL,
    buyer       TEXT   NOT NULL,
    name        TEXT   NOT NULL,
    email       TEXT   NOT NULL,
    searched    TEXT   NOT NULL, -- number, name and e-mail address, folded
    hold        TEXT   NOT NULL,
    revision    BIGINT NOT NULL,
    lines       TEXT   NOT NULL, -- JSON
    currency    TEXT   NOT NULL,
    deadline    BIGINT NOT NULL,
    state       TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    paid_at     BIGINT NOT NULL, -- 0 until it is

    -- The saga. Whoever runs a step has won the order at that step until
    -- lease_until; fence counts the leases.
    step        TEXT   NOT NULL,
    step_since  BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    fence       BIGINT NOT NULL
);

-- One order of a hold may wait to be paid. What has moved on is on its way to
-- an end, and the seats themselves decide which of two gets them.
CREATE UNIQUE INDEX orders_payable ON orders (hold) WHERE step IN ('open', 'pay');
CREATE INDEX orders_hold ON orders (hold, id);
CREATE INDEX orders_unfinished ON orders (id) WHERE step <> 'done';
CREATE INDEX orders_organiser ON orders (organiser, id);
CREATE INDEX orders_show ON orders (show, id);

-- The timeline that buyer and staff read. Lines are only ever added.
CREATE TABLE order_entries (
    order_id TEXT   NOT NULL REFERENCES orders (id),
    no       BIGINT NOT NULL,
    at       BIGINT NOT NULL,
    what     TEXT   NOT NULL,
    text     TEXT   NOT NULL,
    PRIMARY KEY (order_id, no)
);

-- Our attempt to be paid for an order, and the last we heard of it. An order
-- that costs nothing has none.
CREATE TABLE intents (
    order_id   TEXT   NOT NULL PRIMARY KEY REFERENCES orders (id),
    id         TEXT   NOT NULL UNIQUE,
    provider   TEXT   NOT NULL,
    amount     BIGINT NOT NULL,
    currency   TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    email      TEXT   NOT NULL,
    expires_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ref        TEXT   NOT NULL, -- the provider's name for it; empty until it is open there
    url        TEXT   NOT NULL,
    standing   TEXT   NOT NULL,
    declines   BIGINT NOT NULL,
    declined   TEXT   NOT NULL
);
CREATE UNIQUE INDEX intents_ref ON intents (provider, ref) WHERE ref <> '';

-- Providers' messages, each stored once, in the transaction of its effect.
CREATE TABLE provider_events (
    provider TEXT   NOT NULL,
    event    TEXT   NOT NULL, -- the provider's id for it
    type     TEXT   NOT NULL,
    ref      TEXT   NOT NULL,
    order_id TEXT   NOT NULL, -- empty: about nothing of ours
    at       BIGINT NOT NULL, -- when it happened there
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (provider, event)
);

-- The ledger: double entry, one row a line, only ever added. A posting is the
-- lines of one order and kind and adds up to 0; the primary key lets nothing
-- be booked twice (I2).
CREATE TABLE ledger (
    order_id TEXT   NOT NULL REFERENCES orders (id),
    kind     TEXT   NOT NULL,
    account  TEXT   NOT NULL,
    posting  TEXT   NOT NULL,
    at       BIGINT NOT NULL,
    currency TEXT   NOT NULL,
    minor    BIGINT NOT NULL CHECK (minor <> 0),
    PRIMARY KEY (order_id, kind, account)
);
