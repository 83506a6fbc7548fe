-- +goose Up

-- Who stopped a refund run, or had it go on, and why.
CREATE TABLE refund_run_turns (
    show  TEXT   NOT NULL,
    no    BIGINT NOT NULL, -- 1, 2, 3 …
    at    BIGINT NOT NULL,
    staff TEXT   NOT NULL, -- empty for whoever runs the program
    state TEXT   NOT NULL, -- what it is from then on: running, stopped
    why   TEXT   NOT NULL, -- in staff's words; empty for none
    PRIMARY KEY (show, no)
);
