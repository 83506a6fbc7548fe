-- +goose Up

-- What reading a chart's file put right or left out: JSON. The version before
-- leaves it out.
ALTER TABLE venue_charts ADD COLUMN notes TEXT NOT NULL DEFAULT '[]';
