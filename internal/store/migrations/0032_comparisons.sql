-- +goose Up

-- How far a provider's list of payments has been held against the books: the
-- latest comparison of each.
CREATE TABLE comparisons (
    provider    TEXT   NOT NULL PRIMARY KEY,
    run         BIGINT NOT NULL, -- grows with every comparison
    from_at     BIGINT NOT NULL,
    to_at       BIGINT NOT NULL,
    cursor      TEXT   NOT NULL, -- the provider's, of the page that is next
    listed      BIGINT NOT NULL, -- 1 once the list is through
    after_order TEXT   NOT NULL, -- the last order looked at that the list left out
    started_at  BIGINT NOT NULL,
    ended_at    BIGINT NOT NULL, -- 0 until it has
    seen        BIGINT NOT NULL,
    healed      BIGINT NOT NULL,
    odd         BIGINT NOT NULL
);

-- The run that last saw an intent in its provider's list; 0 for none.
ALTER TABLE intents ADD COLUMN listed BIGINT NOT NULL DEFAULT 0;
CREATE INDEX intents_made ON intents (provider, created_at);
