package store

import (
	"context"
	"encoding/json"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
)

// What settling leaves a job as; see the table of jobs. One that is done is
// gone.
const (
	jobWaiting = 0
	jobBuried  = 2
)

var (
	// A job with a key that waits already is not added; if the new one is due
	// earlier, the waiting one is brought forward.
	jobAddSQL = stmt("jobs.add", `
INSERT INTO jobs (id, kind, key, args, state, due_at, attempts, fence, last_error, created_at, queue)
VALUES ($1, $2, $3, $4, 0, $5, 0, 0, '', $6, $7)
ON CONFLICT (kind, key) WHERE state = 0 AND key <> '' DO UPDATE
SET due_at = excluded.due_at WHERE excluded.due_at < jobs.due_at`)

	jobClaimSQL = stmt("jobs.claim", `
UPDATE jobs SET state = 1, due_at = $1, attempts = $2, fence = $3, claimed_by = $4 WHERE id = $5`)

	jobDoneSQL = stmt("jobs.done", `
DELETE FROM jobs WHERE id = $1 AND fence = $2 AND state = 1
RETURNING kind, key`)

	jobDropSQL = stmt("jobs.drop", `
DELETE FROM jobs WHERE kind = $1 AND key = $2 AND state = 0 AND key <> ''`)

	// When another of its key waits by now, that one will do the work.
	jobYieldSQL = stmt("jobs.yield", `
DELETE FROM jobs WHERE id = $1 AND fence = $2 AND state = 1 AND key <> ''
AND EXISTS (SELECT 1 FROM jobs AS other WHERE other.kind = jobs.kind AND other.key = jobs.key AND other.state = 0)`)

	jobSettleSQL = stmt("jobs.settle", `
UPDATE jobs SET state = $1, due_at = $2, last_error = $3
WHERE id = $4 AND fence = $5 AND state = 1`)
)

// Enqueue adds a job to this unit of work. The runner is woken after the
// commit.
func (tx *Tx) Enqueue(j job.Job) error {
	due := j.RunAt
	if due.IsZero() {
		due = tx.now
	}
	args := j.Args
	if len(args) == 0 {
		args = json.RawMessage("null")
	}
	_, err := tx.exec(jobAddSQL, id.New[id.Job](), j.Kind, j.Key, string(args), clock.Micros(due), clock.Micros(tx.now), j.Queue)
	tx.enqueued = true
	return err
}

// DropJob removes the job of a kind and key that waits, if there is one, and
// what was given up of it: what it was to do has been done.
func (tx *Tx) DropJob(kind, key string) error {
	if _, err := tx.exec(jobDropSQL, kind, key); err != nil {
		return err
	}
	return tx.doneAfterAll(work{kind, key})
}

// Jobs hands out the jobs of one queue and settles them.
type Jobs struct {
	db    *DB
	queue string
}

// Jobs gives the jobs that this database keeps in the main queue.
func (db *DB) Jobs() Jobs { return Jobs{db: db} }

// JobsIn gives the jobs of another queue.
func (db *DB) JobsIn(queue string) Jobs { return Jobs{db, queue} }

// Claim hands out at most most jobs of these kinds that are due at now and not
// under somebody's lease, those due longest first, each under a lease until
// now+lease, or until this process is buried, with a higher fence.
func (s Jobs) Claim(ctx context.Context, now time.Time, lease time.Duration, most int, kinds []string) (claimed []job.Claimed, err error) {
	list, err := json.Marshal(append([]string{}, kinds...)) // a list even when there are none
	if err != nil {
		return nil, err
	}
	scan := func(r row) (c job.Claimed, err error) {
		var args string
		err = r.Scan(&c.ID, &c.Kind, &args, &c.Attempt, &c.Fence)
		c.Args = json.RawMessage(args)
		return c, err
	}
	err = s.db.update(ctx, func(tx *Tx) error {
		claimed, err = queryAll(tx, scan, s.db.dialect.claimable(), s.queue, clock.Micros(now), string(list), max(most, 0))
		for _, c := range claimed {
			if _, err := tx.exec(jobClaimSQL, clock.Micros(now.Add(lease)), c.Attempt, c.Fence, s.db.process, c.ID); err != nil {
				return err
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return claimed, nil
}

// Done removes a job that was carried out, and what was given up of its kind and
// key before. Like Retry and Bury it gives job.ErrClaimLost when fence is not the
// one of the job's latest claim.
func (s Jobs) Done(ctx context.Context, job id.Job, fence int64) error {
	return s.db.update(ctx, func(tx *Tx) error {
		done, found, err := queryOne(tx, scanWork, jobDoneSQL, job, fence)
		if err != nil {
			return err
		}
		if !found {
			return claimHeld(0, nil)
		}
		return tx.doneAfterAll(done)
	})
}

// Retry gives a job back, to run again not before runAt.
func (s Jobs) Retry(ctx context.Context, id id.Job, fence int64, runAt time.Time, lastError string) error {
	return s.db.update(ctx, func(tx *Tx) error {
		yielded, err := tx.exec(jobYieldSQL, id, fence)
		if err != nil || yielded == 1 {
			return err
		}
		settled, err := tx.exec(jobSettleSQL, jobWaiting, clock.Micros(runAt), lastError, id, fence)
		return claimHeld(settled, err)
	})
}

// Bury sets a job aside for people to look at, and tells them in the same
// transaction.
func (s Jobs) Bury(ctx context.Context, id id.Job, fence int64, lastError string) error {
	return s.db.update(ctx, func(tx *Tx) error { return tx.giveUp(id, fence, lastError) })
}

func claimHeld(settled int64, err error) error {
	if err == nil && settled == 0 {
		return job.ErrClaimLost
	}
	return err
}
