-- +goose Up

-- 1 where a matter was closed by doing once more what went wrong.
ALTER TABLE matters ADD COLUMN again BIGINT NOT NULL DEFAULT 0;
