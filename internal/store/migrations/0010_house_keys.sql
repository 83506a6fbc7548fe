-- +goose Up

-- Which keys the processes of a shared database must have, by the digest of
-- each: one that starts with others is refused. The keys themselves are not
-- here, so that whoever reads a copy of the database cannot make tickets.
CREATE TABLE house_keys (
    name   TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL
);
