-- +goose Up

-- Which database a show's seats are kept in, for good: its log is the only lock
-- there is, so there must never be a second one elsewhere. Empty is this one.
CREATE TABLE seat_homes (
    show TEXT NOT NULL PRIMARY KEY,
    home TEXT NOT NULL
);
INSERT INTO seat_homes (show, home) SELECT bucket, '' FROM seat_log WHERE version = 0;

-- By what name this database is known as a home, wherever it is moved to.
CREATE TABLE identity (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    id  TEXT   NOT NULL
);
