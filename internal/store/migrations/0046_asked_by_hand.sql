-- +goose Up

-- Every call to send money back by hand, once for its key: one that is repeated
-- after others gets the answer it had.
CREATE TABLE by_hand_asked (
    ref   TEXT   NOT NULL REFERENCES by_hand (ref),
    key   TEXT   NOT NULL,
    up_to BIGINT NOT NULL CHECK (up_to > 0), -- minor units: what had to be sent in all from then on
    PRIMARY KEY (ref, key)
);
INSERT INTO by_hand_asked (ref, key, up_to) SELECT ref, send_key, to_send FROM by_hand WHERE send_key <> '';
ALTER TABLE by_hand DROP COLUMN send_key;
