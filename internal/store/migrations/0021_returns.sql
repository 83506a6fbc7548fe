-- +goose Up

-- What of an order was taken back since it was paid, oldest first: JSON, '' for
-- nothing. Like the timeline it is only ever added to.
ALTER TABLE orders ADD COLUMN returns TEXT NOT NULL DEFAULT '';
