-- +goose Up

-- How much more time a buyer may ask for, once; microseconds. Shows from before
-- there was any give none, as their seat logs say.
ALTER TABLE shows ADD COLUMN extend_by BIGINT NOT NULL DEFAULT 0;

-- Whoever lost the mail with the tickets asks for it by the address.
CREATE INDEX orders_mailbox ON orders (lower(email), id);

-- How often somebody asked for mails in the last while, under a digest of the
-- address or of where the request came from. Old rows go when the next is
-- counted.
CREATE TABLE mail_asks (
    digest TEXT   NOT NULL PRIMARY KEY,
    asks   BIGINT NOT NULL,
    since  BIGINT NOT NULL
);
CREATE INDEX mail_asks_age ON mail_asks (since);
