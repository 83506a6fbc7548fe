-- +goose Up

-- On which terms buyers may give places of a show back: JSON, '' for not at all.
ALTER TABLE shows ADD COLUMN return_terms TEXT NOT NULL DEFAULT '';

-- How long they may for the full price when it is moved, in microseconds, and until
-- when they may since it was moved last; 0 for never.
ALTER TABLE shows ADD COLUMN move_return_for BIGINT NOT NULL DEFAULT 1209600000000;
ALTER TABLE shows ADD COLUMN move_returns_until BIGINT NOT NULL DEFAULT 0;

-- The terms as an order's buyer was told them, with the start of the show: JSON, ''
-- for an order that is older than they are.
ALTER TABLE orders ADD COLUMN policy TEXT NOT NULL DEFAULT '';
