-- +goose Up

-- The processes that decide on this database, how the others reach each, and
-- until when it counts as alive unless it says so again.
CREATE TABLE nodes (
    id    TEXT   NOT NULL PRIMARY KEY,
    url   TEXT   NOT NULL,
    until BIGINT NOT NULL
);

-- Which process decides a show at present. Only a hint: nothing that is right
-- depends on it, so it may be wrong, lost or emptied at any time.
CREATE TABLE show_leases (
    show  TEXT   NOT NULL PRIMARY KEY,
    node  TEXT   NOT NULL,
    until BIGINT NOT NULL
);
