-- +goose Up

-- Everything that ever happened to a bucket's seats. Rows are only ever added,
-- and the primary key is the lock: whoever inserts a version has decided it
-- (I1). The hash stands before the large columns, so that checking it does not
-- read them.
CREATE TABLE seat_log (
    bucket  TEXT   NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 0),
    at      BIGINT NOT NULL,
    hash    {bytes} NOT NULL,
    public  {bytes} NOT NULL,
    private {bytes} NOT NULL,
    PRIMARY KEY (bucket, version)
);

-- A whole fold for each bucket, to start reading the log from.
CREATE TABLE seat_checkpoints (
    bucket  TEXT   NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    hash    {bytes} NOT NULL,
    fold    {bytes} NOT NULL
);

-- What each place is, for people and reports. It is written behind the log and
-- never read to decide anything. A seat has one line; a standing area has one
-- for each state some of its places are in.
CREATE TABLE seats (
    show     TEXT   NOT NULL,
    seat     TEXT   NOT NULL,
    state    BIGINT NOT NULL,
    holder   TEXT   NOT NULL, -- a hold's id; empty for none
    deadline BIGINT NOT NULL, -- microseconds; 0 unless held
    quantity BIGINT NOT NULL,
    version  BIGINT NOT NULL, -- of the log, when this was so
    PRIMARY KEY (show, seat, state, holder)
);

-- Which version of the log the table of seats is a copy of. A large change is
-- written in parts; while it is under way the table is of no one version.
CREATE TABLE seats_progress (
    show    TEXT   NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    writing BIGINT NOT NULL -- the version being written; 0 for none
);
