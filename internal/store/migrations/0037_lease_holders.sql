-- +goose Up

-- Which process has the lease of an order or the claim of a job, by the name it
-- gave itself at its start; '' for one that the version before took. A lease ends
-- with its process at the latest.
ALTER TABLE orders ADD COLUMN lease_by TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN claimed_by TEXT NOT NULL DEFAULT '';
