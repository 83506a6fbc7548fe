-- +goose Up

-- What pages and search engines are told of shows and venues. The version
-- before this one knows none of it: its rows have the defaults.

ALTER TABLE shows ADD COLUMN moved_from BIGINT NOT NULL DEFAULT 0; -- the start that was announced first; 0: it stands
ALTER TABLE shows ADD COLUMN moves BIGINT NOT NULL DEFAULT 0; -- how often the start was changed since publishing
ALTER TABLE shows ADD COLUMN sold_out_at BIGINT NOT NULL DEFAULT 0; -- when the last place went; 0: some are left. A copy of what the seat log says, written behind it
CREATE INDEX shows_opening ON shows (opens_at) WHERE state = 'published';

ALTER TABLE venues ADD COLUMN slug TEXT NOT NULL DEFAULT ''; -- in addresses; '': its id stands there
ALTER TABLE venues ADD COLUMN access TEXT NOT NULL DEFAULT ''; -- how people get in, and around: plain text
CREATE UNIQUE INDEX venues_slug ON venues (slug) WHERE slug <> '';
