-- +goose Up

-- Jobs wait in queues that do not hold each other up: '' is the main one, and mails
-- that nobody waits for at a screen have one of their own.
ALTER TABLE jobs ADD COLUMN queue TEXT NOT NULL DEFAULT '';
UPDATE jobs SET queue = 'letters' WHERE kind IN
    ('notify.tickets', 'notify.cancelled', 'notify.owed', 'notify.lapsed', 'notify.refunded', 'notify.bank', 'notify.moved');
DROP INDEX jobs_due;
CREATE INDEX jobs_due ON jobs (queue, due_at) WHERE state <> 2;
