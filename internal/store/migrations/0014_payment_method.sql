-- +goose Up

-- What an intent was paid with, such as one card, in the provider's own keyed
-- words and never its number; empty where the provider does not say. Limits
-- per way of paying are counted by a digest of it.
ALTER TABLE intents ADD COLUMN method TEXT NOT NULL DEFAULT '';
