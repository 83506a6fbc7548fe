-- +goose Up

-- What an order costs beside its lines, and by which rates its taxes were
-- reckoned: JSON, '' for neither. Like the lines it never changes.
ALTER TABLE orders ADD COLUMN charges TEXT NOT NULL DEFAULT '';
