-- +goose Up

CREATE TABLE organisers (
    id     TEXT NOT NULL PRIMARY KEY,
    name   TEXT NOT NULL,
    slug   TEXT NOT NULL UNIQUE,
    accent TEXT NOT NULL, -- "#rrggbb"
    email  TEXT NOT NULL
);

CREATE TABLE staff (
    id            TEXT   NOT NULL PRIMARY KEY,
    organiser     TEXT   REFERENCES organisers (id), -- NULL for an admin
    email         TEXT   NOT NULL,
    sign_in       TEXT   NOT NULL UNIQUE, -- the address in small letters
    name          TEXT   NOT NULL,
    role          TEXT   NOT NULL,
    password_hash TEXT   NOT NULL,
    created_at    BIGINT NOT NULL
);
CREATE INDEX staff_organiser ON staff (organiser, id);

-- Tries to sign in since the first of the last while, under a digest of the
-- address that was typed. Old rows go when the next try is counted.
CREATE TABLE sign_in_tries (
    digest TEXT   NOT NULL PRIMARY KEY,
    tries  BIGINT NOT NULL,
    since  BIGINT NOT NULL
);
CREATE INDEX sign_in_tries_age ON sign_in_tries (since);

CREATE TABLE venues (
    id          TEXT NOT NULL PRIMARY KEY,
    organiser   TEXT NOT NULL REFERENCES organisers (id),
    name        TEXT NOT NULL,
    address     TEXT NOT NULL,
    city        TEXT NOT NULL,
    city_folded TEXT NOT NULL, -- for filters, in whatever letters people type
    country     TEXT NOT NULL,
    time_zone   TEXT NOT NULL
);
CREATE INDEX venues_organiser ON venues (organiser, id);

-- A chart's bytes are kept once, whatever venues use it. They never change:
-- the hash is of them.
CREATE TABLE charts (
    hash TEXT    NOT NULL PRIMARY KEY, -- SHA-256 in hexadecimal digits
    body {bytes} NOT NULL
);

CREATE TABLE venue_charts (
    venue    TEXT   NOT NULL REFERENCES venues (id),
    hash     TEXT   NOT NULL REFERENCES charts (hash),
    name     TEXT   NOT NULL,
    seats    BIGINT NOT NULL,
    places   BIGINT NOT NULL,
    zones    TEXT   NOT NULL, -- JSON: what a price can be set for
    added_at BIGINT NOT NULL,
    PRIMARY KEY (venue, hash)
);

CREATE TABLE events (
    id         TEXT   NOT NULL PRIMARY KEY,
    organiser  TEXT   NOT NULL REFERENCES organisers (id),
    title      TEXT   NOT NULL,
    slug       TEXT   NOT NULL UNIQUE,
    genre      TEXT   NOT NULL,
    summary    TEXT   NOT NULL,
    about      TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    searched   TEXT   NOT NULL DEFAULT '' -- folded words of the event, its organiser, venues and cities
);
CREATE INDEX events_organiser ON events (organiser, id);

CREATE TABLE shows (
    id            TEXT   NOT NULL PRIMARY KEY,
    event         TEXT   NOT NULL REFERENCES events (id),
    venue         TEXT   NOT NULL,
    organiser     TEXT   NOT NULL REFERENCES organisers (id),
    chart         TEXT   NOT NULL,
    starts_at     BIGINT NOT NULL,
    doors_at      BIGINT NOT NULL, -- 0: not announced
    opens_at      BIGINT NOT NULL,
    closes_at     BIGINT NOT NULL,
    prices        TEXT   NOT NULL, -- JSON
    price_from    BIGINT NOT NULL, -- lowest total of prices, for filters
    currency      TEXT   NOT NULL, -- of prices
    hold_for      BIGINT NOT NULL, -- microseconds
    max_per_order BIGINT NOT NULL,
    max_per_buyer BIGINT NOT NULL,
    max_per_email BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    published_at  BIGINT NOT NULL, -- 0: never
    FOREIGN KEY (venue, chart) REFERENCES venue_charts (venue, hash)
);
CREATE INDEX shows_event ON shows (event, starts_at);
CREATE INDEX shows_organiser ON shows (organiser, id);
CREATE INDEX shows_venue ON shows (venue, starts_at);
CREATE INDEX shows_coming ON shows (starts_at) WHERE state = 'published';
