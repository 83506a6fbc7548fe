-- +goose Up

-- Of each piece of work one job at most is given up, and people look at it once.
DELETE FROM jobs WHERE state = 2 AND key <> '' AND EXISTS (
    SELECT 1 FROM jobs AS later WHERE later.kind = jobs.kind AND later.key = jobs.key AND later.state = 2 AND later.id > jobs.id);
UPDATE matters SET closed_at = at, why = 'settled with the order'
WHERE kind = 'job_failed' AND closed_at = 0 AND NOT EXISTS (
    SELECT 1 FROM jobs WHERE jobs.state = 2 AND matters.subject LIKE jobs.id || ' %');
CREATE UNIQUE INDEX jobs_given_up ON jobs (kind, key) WHERE state = 2 AND key <> '';
