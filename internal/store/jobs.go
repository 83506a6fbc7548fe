package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/payment"
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
DELETE FROM jobs WHERE id = $1 AND fence = $2 AND state = 1`)

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

var (
	// Jobs that were given up, and that nobody was told of yet.
	jobsGivenUpSQL = stmt("jobs.given_up", `
SELECT id, kind, args, fence, attempts, last_error FROM jobs WHERE state = 2
AND NOT EXISTS (SELECT 1 FROM matters WHERE matters.kind = 'job_failed' AND matters.subject = jobs.id || ' ' || CAST(jobs.fence AS TEXT))
ORDER BY id LIMIT 100`)

	jobReviveSQL = stmt("jobs.revive", `
UPDATE jobs SET state = 0, due_at = $1, attempts = 0 WHERE id = $2 AND state = 2
AND (key = '' OR NOT EXISTS (SELECT 1 FROM jobs AS other WHERE other.kind = jobs.kind AND other.key = jobs.key AND other.state = 0))`)
)

// ReviveJob has a job that was given up done once more, unless another of its
// kind and key waits already.
func (tx *Tx) ReviveJob(j id.Job) error {
	_, err := tx.exec(jobReviveSQL, clock.Micros(tx.now), j)
	tx.enqueued = true
	return err
}

// tellOfGivenUp has people look at each job that was given up, and tells whose
// order it is about.
func (tx *Tx) tellOfGivenUp() error {
	type buried struct {
		job.Claimed
		lastError string
	}
	all, err := queryAll(tx, func(r row) (b buried, err error) {
		var args string
		err = r.Scan(&b.ID, &b.Kind, &args, &b.Fence, &b.Attempt, &b.lastError)
		b.Args = json.RawMessage(args)
		return b, err
	}, jobsGivenUpSQL)
	if err != nil {
		return err
	}
	for _, b := range all {
		var about struct {
			Order id.Order `json:"order"`
		}
		_ = json.Unmarshal(b.Args, &about) // a job that is about no order is the house's own
		m := payment.Matter{Kind: payment.MatterJobFailed, Subject: fmt.Sprintf("%s %d", b.ID, b.Fence),
			Detail: fmt.Sprintf("%s, %d ×: %s", b.Kind, b.Attempt, b.lastError)}
		if o, found, err := tx.Order(about.Order); err != nil {
			return err
		} else if found {
			m.Order, m.Organiser = o.ID, o.Organiser
		}
		if err := payment.Raise(tx, m); err != nil {
			return err
		}
	}
	return nil
}

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

// DropJob removes the job of a kind and key that waits, if there is one: what it
// was to do has been done.
func (tx *Tx) DropJob(kind, key string) error {
	_, err := tx.exec(jobDropSQL, kind, key)
	return err
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

// Done removes a job that was carried out. Like Retry and Bury it gives
// job.ErrClaimLost when fence is not the one of the job's latest claim.
func (s Jobs) Done(ctx context.Context, job id.Job, fence int64) error {
	return s.db.update(ctx, func(tx *Tx) error { return claimHeld(tx.exec(jobDoneSQL, job, fence)) })
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
	return s.db.update(ctx, func(tx *Tx) error {
		settled, err := tx.exec(jobSettleSQL, jobBuried, clock.Micros(tx.now), lastError, id, fence)
		if err = claimHeld(settled, err); err != nil {
			return err
		}
		return tx.tellOfGivenUp()
	})
}

func claimHeld(settled int64, err error) error {
	if err == nil && settled == 0 {
		return job.ErrClaimLost
	}
	return err
}
