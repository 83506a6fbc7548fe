-- +goose Up

-- Of money that goes back: how often the provider had too little for it, how many
-- refunds that failed people have decided about, and what they settled another way.
ALTER TABLE intents ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE intents ADD COLUMN refunds_failed BIGINT NOT NULL DEFAULT 0;
ALTER TABLE intents ADD COLUMN elsewhere BIGINT NOT NULL DEFAULT 0; -- minor units
