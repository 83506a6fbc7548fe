-- +goose Up

-- A place has as many lines as ever: a seat one, a standing area one for each
-- state. So a line is found by its number, many of them are written by one
-- statement, and none ever has to be removed. The logs have all that the table
-- had; without checkpoints they are read from the beginning, which fills it.
DROP TABLE seats;
CREATE TABLE seats (
    show     TEXT   NOT NULL,
    seat     TEXT   NOT NULL,
    line     BIGINT NOT NULL, -- of the place, from 0
    state    BIGINT NOT NULL,
    holder   TEXT   NOT NULL, -- a hold's id; empty for none
    deadline BIGINT NOT NULL, -- microseconds; 0 unless held
    quantity BIGINT NOT NULL, -- 0 where no place of an area is in the state
    version  BIGINT NOT NULL, -- of the log, when this was so
    PRIMARY KEY (show, seat, line)
);
DELETE FROM seats_progress;
DELETE FROM seat_checkpoints;
