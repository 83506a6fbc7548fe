-- +goose Up

-- Work to do after the transaction that asked for it. A job that was done is
-- deleted.
CREATE TABLE jobs (
    id         TEXT   NOT NULL PRIMARY KEY,
    kind       TEXT   NOT NULL,
    key        TEXT   NOT NULL, -- empty: not unique
    args       TEXT   NOT NULL,
    state      BIGINT NOT NULL, -- 0 waiting, 1 claimed, 2 buried
    due_at     BIGINT NOT NULL, -- waiting: not before; claimed: when the lease ends; buried: when it was
    attempts   BIGINT NOT NULL,
    fence      BIGINT NOT NULL,
    last_error TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

-- One job a kind and key waits; one that is being done does not count, because
-- it may have read what it needs before the new reason for it arose.
CREATE UNIQUE INDEX jobs_waiting ON jobs (kind, key) WHERE state = 0 AND key <> '';
CREATE INDEX jobs_due ON jobs (due_at) WHERE state <> 2;

-- Answers to commands, by key (I5), stored with their effects. Both digests are
-- of what the client sent; no text of a client is kept.
CREATE TABLE idempotency_keys (
    caller  {bytes} NOT NULL PRIMARY KEY,
    body    {bytes} NOT NULL,
    answer  {bytes} NOT NULL,
    used_at BIGINT NOT NULL
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (used_at);

-- Who is signed in. The token is a digest of the one the client has.
CREATE TABLE sessions (
    token      TEXT   NOT NULL PRIMARY KEY,
    data       {bytes} NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_expiry ON sessions (expires_at);
