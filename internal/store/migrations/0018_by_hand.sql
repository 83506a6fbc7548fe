-- +goose Up

-- Money that people send and people note, as by bank transfer: what is to be
-- paid for an order, and what came of it. It stands for the intent at a
-- provider that is no program.
CREATE TABLE by_hand (
    ref      TEXT   NOT NULL PRIMARY KEY, -- the intent's id
    provider TEXT   NOT NULL,
    order_id TEXT   NOT NULL UNIQUE REFERENCES orders (id),
    minor    BIGINT NOT NULL,
    currency TEXT   NOT NULL,
    closed   BIGINT NOT NULL,
    received BIGINT NOT NULL CHECK (received >= 0),
    to_send  BIGINT NOT NULL CHECK (to_send <= received),
    sent     BIGINT NOT NULL CHECK (sent >= 0 AND sent <= to_send),
    send_key TEXT   NOT NULL
);

-- What staff noted, one row a note, only ever added.
CREATE TABLE by_hand_notes (
    ref   TEXT   NOT NULL REFERENCES by_hand (ref),
    no    BIGINT NOT NULL,
    at    BIGINT NOT NULL,
    staff TEXT   NOT NULL, -- empty for whoever runs the program
    minor BIGINT NOT NULL CHECK (minor <> 0), -- below zero: sent back
    note  TEXT   NOT NULL,
    PRIMARY KEY (ref, no)
);
