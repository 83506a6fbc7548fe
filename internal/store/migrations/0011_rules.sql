-- +goose Up

-- Rules a show may have beside those every show has. Shows from before have
-- none of them, as their seat logs say: any number of places may be bought
-- with one card, lone seats are explained and not refused, and accessible
-- seats are on sale to everybody.
ALTER TABLE shows ADD COLUMN max_per_payment BIGINT NOT NULL DEFAULT 0;
ALTER TABLE shows ADD COLUMN refuse_lone_seats BIGINT NOT NULL DEFAULT 0;
ALTER TABLE shows ADD COLUMN keep_accessible BIGINT NOT NULL DEFAULT 0;
