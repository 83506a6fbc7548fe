package store

import (
	"encoding/json"
	"fmt"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/payment"
)

// Of each piece of work, which is a kind with a key, at most one given-up job is
// kept; see the index jobs_given_up. A later job for the same work that is given
// up too joins it, and one that is done removes it.

var (
	// What was given up of the same work before, with what it is to be now.
	jobGivenUpBeforeSQL = stmt("jobs.given_up_before", `
SELECT earlier.id, earlier.kind, claimed.args, earlier.fence, earlier.attempts + claimed.attempts, ''
FROM jobs AS claimed JOIN jobs AS earlier ON earlier.kind = claimed.kind AND earlier.key = claimed.key AND earlier.state = 2
WHERE claimed.id = $1 AND claimed.fence = $2 AND claimed.state = 1 AND claimed.key <> ''`)

	jobGivenUpAgainSQL = stmt("jobs.given_up_again", `
UPDATE jobs SET args = $1, fence = $2, attempts = $3, due_at = $4, last_error = $5 WHERE id = $6`)

	// Jobs that were given up, and that nobody was told of yet.
	jobsUntoldSQL = stmt("jobs.untold", `
SELECT id, kind, args, fence, attempts, last_error FROM jobs WHERE state = 2
AND NOT EXISTS (SELECT 1 FROM matters WHERE matters.kind = 'job_failed' AND matters.subject = jobs.id || ' ' || CAST(jobs.fence AS TEXT))
ORDER BY id LIMIT 100`)

	jobDoneAfterAllSQL = stmt("jobs.done_after_all", `
DELETE FROM jobs WHERE state = 2 AND kind = $1 AND key = $2 AND key <> ''
RETURNING id, fence`)

	jobReviveSQL = stmt("jobs.revive", `
UPDATE jobs SET state = 0, due_at = $1, attempts = 0 WHERE id = $2 AND state = 2
AND (key = '' OR NOT EXISTS (SELECT 1 FROM jobs AS other WHERE other.kind = jobs.kind AND other.key = jobs.key AND other.state = 0))`)
)

// work is what a job is for. Without a key it is like no other.
type work struct{ kind, key string }

func scanWork(r row) (w work, err error) {
	err = r.Scan(&w.kind, &w.key)
	return w, err
}

// givenUp is a job that was given up.
type givenUp struct {
	job.Claimed
	lastError string
}

func scanGivenUp(r row) (g givenUp, err error) {
	var args string
	err = r.Scan(&g.ID, &g.Kind, &args, &g.Fence, &g.Attempt, &g.lastError)
	g.Args = json.RawMessage(args)
	return g, err
}

// subject names the time that a job was given up: it may be revived, and given
// up again.
func (g givenUp) subject() string { return fmt.Sprintf("%s %d", g.ID, g.Fence) }

// ReviveJob has a job that was given up done once more, unless another of its
// kind and key waits already.
func (tx *Tx) ReviveJob(j id.Job) error {
	_, err := tx.exec(jobReviveSQL, clock.Micros(tx.now), j)
	tx.enqueued = true
	return err
}

// giveUp sets a claimed job aside, and tells people.
func (tx *Tx) giveUp(j id.Job, fence int64, lastError string) error {
	now := clock.Micros(tx.now)
	earlier, found, err := queryOne(tx, scanGivenUp, jobGivenUpBeforeSQL, j, fence)
	if err != nil {
		return err
	}
	if !found {
		settled, err := tx.exec(jobSettleSQL, jobBuried, now, lastError, j, fence)
		if err = claimHeld(settled, err); err != nil {
			return err
		}
		return tx.tellOfUntold()
	}
	m, told, err := tx.MatterOf(payment.MatterJobFailed, earlier.subject())
	if err != nil {
		return err
	}
	if told && !m.Open() {
		earlier.Fence++ // somebody has seen to it: this is news
	}
	earlier.lastError = lastError
	if _, err := tx.exec(jobGivenUpAgainSQL, string(earlier.Args), earlier.Fence, earlier.Attempt, now, lastError, earlier.ID); err != nil {
		return err
	}
	if _, err := tx.exec(jobDoneSQL, j, fence); err != nil {
		return err
	}
	return tx.tellOf(earlier)
}

// tellOfUntold has people look at each job that was given up and that they do
// not know of.
func (tx *Tx) tellOfUntold() error {
	all, err := queryAll(tx, scanGivenUp, jobsUntoldSQL)
	if err != nil {
		return err
	}
	for _, g := range all {
		if err := tx.tellOf(g); err != nil {
			return err
		}
	}
	return nil
}

// tellOf has people look at one, and tells whose order it is about.
func (tx *Tx) tellOf(g givenUp) error {
	var about struct {
		Order id.Order `json:"order"`
	}
	_ = json.Unmarshal(g.Args, &about) // a job that is about no order is the house's own
	m := payment.Matter{Kind: payment.MatterJobFailed, Subject: g.subject(), Detail: fmt.Sprintf("%s, %d ×: %s", g.Kind, g.Attempt, g.lastError)}
	if o, found, err := tx.Order(about.Order); err != nil {
		return err
	} else if found {
		m.Order, m.Organiser = o.ID, o.Organiser
	}
	return payment.Raise(tx, m)
}

// doneAfterAll forgets what was given up of work that has been done since.
// Nobody has to look at it any more.
func (tx *Tx) doneAfterAll(w work) error {
	gone, err := queryAll(tx, func(r row) (g givenUp, err error) {
		err = r.Scan(&g.ID, &g.Fence)
		return g, err
	}, jobDoneAfterAllSQL, w.kind, w.key)
	if err != nil {
		return err
	}
	for _, g := range gone {
		m, found, err := tx.MatterOf(payment.MatterJobFailed, g.subject())
		if err == nil && found && m.Open() {
			err = payment.Settle(tx, m)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
