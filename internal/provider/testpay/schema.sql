CREATE TABLE IF NOT EXISTS intents (
    ref        TEXT   NOT NULL PRIMARY KEY,
    order_id   TEXT   NOT NULL,
    title      TEXT   NOT NULL,
    email      TEXT   NOT NULL,
    amount     BIGINT NOT NULL,
    currency   TEXT   NOT NULL,
    return_url TEXT   NOT NULL,
    notify_url TEXT   NOT NULL,
    expires_at BIGINT NOT NULL,
    standing   TEXT   NOT NULL,
    challenged BIGINT NOT NULL,
    declines   BIGINT NOT NULL,
    declined   TEXT   NOT NULL,
    captured   BIGINT NOT NULL,
    refunded   BIGINT NOT NULL,
    decide_at  BIGINT NOT NULL -- 0 for no decision to come
);
CREATE INDEX IF NOT EXISTS intents_decide ON intents (decide_at) WHERE decide_at <> 0;

-- The card that a payment was last tried with, under a keyed digest.
CREATE TABLE IF NOT EXISTS methods (
    ref    TEXT NOT NULL PRIMARY KEY,
    method TEXT NOT NULL
);

-- What the bank of whoever paid took back and keeps, in minor units.
CREATE TABLE IF NOT EXISTS charge_backs (
    ref   TEXT   NOT NULL PRIMARY KEY,
    minor BIGINT NOT NULL
);

-- What was asked under a key, so that it is done once.
CREATE TABLE IF NOT EXISTS calls (
    key    TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL,
    ref    TEXT NOT NULL
);

-- Webhooks until they are taken.
CREATE TABLE IF NOT EXISTS deliveries (
    id       TEXT   NOT NULL PRIMARY KEY,
    url      TEXT   NOT NULL,
    body     BLOB   NOT NULL,
    made_at  BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    due_at   BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at);

-- When a payment was made, for the list of all.
CREATE TABLE IF NOT EXISTS made (
    ref TEXT   NOT NULL PRIMARY KEY,
    at  BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS made_at ON made (at, ref);

-- How the company goes wrong with a payment, as it was asked to.
CREATE TABLE IF NOT EXISTS scripts (
    ref TEXT NOT NULL PRIMARY KEY,
    doc TEXT NOT NULL
);
