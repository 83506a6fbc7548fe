-- +goose Up

-- What opens the door: one row for each place of a paid order. A ticket is
-- never deleted; it is revoked.
CREATE TABLE tickets (
    id        TEXT   NOT NULL PRIMARY KEY,
    order_id  TEXT   NOT NULL REFERENCES orders (id),
    serial    BIGINT NOT NULL CHECK (serial > 0), -- counts the order's tickets from 1
    show      TEXT   NOT NULL,
    place     TEXT   NOT NULL, -- a seat's label, or a standing area's id
    area      BIGINT NOT NULL, -- 1 when place is a standing area
    holder    TEXT   NOT NULL,
    code      TEXT   NOT NULL,
    state     TEXT   NOT NULL,
    issued_at BIGINT NOT NULL,
    UNIQUE (order_id, serial)
);

-- Who comes to a show.
CREATE INDEX tickets_show ON tickets (show, place);

-- Mails about orders: what is to be sent, and how that ended. The first of a
-- kind is sent by itself; higher numbers were asked for.
CREATE TABLE messages (
    id         TEXT   NOT NULL PRIMARY KEY,
    order_id   TEXT   NOT NULL REFERENCES orders (id),
    kind       TEXT   NOT NULL,
    no         BIGINT NOT NULL CHECK (no > 0),
    recipient  TEXT   NOT NULL,
    state      TEXT   NOT NULL,
    attempts   BIGINT NOT NULL,
    last_error TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at    BIGINT NOT NULL, -- 0 unless sent
    UNIQUE (order_id, kind, no)
);
