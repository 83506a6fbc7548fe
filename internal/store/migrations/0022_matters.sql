-- +goose Up

-- Another name that a provider has for a payment, which its messages about what
-- comes after a sale use; '' where it has none, or none was told yet.
ALTER TABLE intents ADD COLUMN payment TEXT NOT NULL DEFAULT '';
CREATE INDEX intents_payment ON intents (provider, payment) WHERE payment <> '';

-- What is odd about money, and has to be looked at by people. One is raised once
-- for its kind and subject, and is never deleted.
CREATE TABLE matters (
    id        TEXT   NOT NULL PRIMARY KEY,
    kind      TEXT   NOT NULL,
    subject   TEXT   NOT NULL,
    order_id  TEXT   NOT NULL, -- '' where it is of no order
    organiser TEXT   NOT NULL, -- '' for the house's own
    detail    TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    closed_at BIGINT NOT NULL, -- 0 while it is open
    closed_by TEXT   NOT NULL, -- '' for whoever runs the program
    why       TEXT   NOT NULL,
    UNIQUE (kind, subject)
);
CREATE INDEX matters_open ON matters (id) WHERE closed_at = 0;
CREATE INDEX matters_order ON matters (order_id) WHERE order_id <> '';
