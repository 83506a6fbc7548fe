-- +goose Up

-- What a buyer wants on their invoice beside their name. Papers keep their own
-- copy. The version before knows nothing of it.
CREATE TABLE paper_billing (
    order_id TEXT NOT NULL PRIMARY KEY REFERENCES orders (id),
    company  TEXT NOT NULL,
    address  TEXT NOT NULL
);
