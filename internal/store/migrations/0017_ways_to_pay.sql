-- +goose Up

-- An order that is paid later, as by bank transfer, has its seats fixed before
-- its money comes. Its intent says so from the first: the ways to pay that are
-- set up may have changed by the time it is paid.
ALTER TABLE intents ADD COLUMN later BIGINT NOT NULL DEFAULT 0;
