-- +goose Up

-- The code of the voucher an order was made with, '' for none, and what it took off
-- its places, in minor units with fees and tax: for reports, where the price that was frozen has
-- both in JSON. The version before leaves them empty.
ALTER TABLE orders ADD COLUMN voucher TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN voucher_off BIGINT NOT NULL DEFAULT 0;
