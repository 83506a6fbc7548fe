-- +goose Up

-- The language of the page an order was made on: its mails and tickets are in
-- it too. Orders from before are spoken to in English, as they were.
ALTER TABLE orders ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
