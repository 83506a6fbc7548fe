-- +goose Up

-- Who stands on an organiser's invoices from now on. Papers keep their own copy.
CREATE TABLE paper_issuers (
    organiser  TEXT NOT NULL PRIMARY KEY REFERENCES organisers (id),
    name       TEXT NOT NULL,
    address    TEXT NOT NULL,
    tax_number TEXT NOT NULL,
    prefix     TEXT NOT NULL
);

-- Where each series stands. It is counted up in the transaction that writes
-- the paper, so that no number is without one.
CREATE TABLE paper_series (
    organiser TEXT   NOT NULL REFERENCES organisers (id),
    series    TEXT   NOT NULL,
    last      BIGINT NOT NULL,
    PRIMARY KEY (organiser, series)
);

-- Receipts, invoices and credit notes, only ever added. The version before
-- writes none; what it sells has no paper.
CREATE TABLE papers (
    id        TEXT   NOT NULL PRIMARY KEY,
    organiser TEXT   NOT NULL REFERENCES organisers (id),
    series    TEXT   NOT NULL,
    no        BIGINT NOT NULL CHECK (no > 0),
    order_id  TEXT   NOT NULL REFERENCES orders (id),
    cause     TEXT   NOT NULL, -- what it was made for, once for an order
    kind      TEXT   NOT NULL,
    at        BIGINT NOT NULL,
    currency  TEXT   NOT NULL,
    minor     BIGINT NOT NULL CHECK (minor > 0),
    content   TEXT   NOT NULL, -- JSON: what stands on it
    UNIQUE (organiser, series, no),
    UNIQUE (order_id, cause)
);
CREATE INDEX papers_by_organiser ON papers (organiser, id);
CREATE INDEX papers_by_age ON papers (at);
