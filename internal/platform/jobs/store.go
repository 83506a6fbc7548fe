package jobs

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
)

// Store keeps the jobs. Every method is one transaction, durable when it
// returns nil; Done, Retry and Bury return [job.ErrClaimLost], and change
// nothing, when fence is not the one of the job's latest claim.
type Store interface {
	// Claim hands out at most the given number of jobs of these kinds that are
	// due at now (RunAt not after it) and are not under a lease that lasts
	// beyond it, those due longest first. Each is under a lease until
	// now+lease, or until this process is known to be dead, its attempt
	// counted up by one and its fence by at least one. No job is an empty slice, not an error.
	Claim(ctx context.Context, now time.Time, lease time.Duration, most int, kinds []string) ([]job.Claimed, error)

	// Done removes a job that was carried out.
	Done(ctx context.Context, job id.Job, fence int64) error

	// Retry gives a job back, to run again not before runAt, and keeps
	// lastError for people.
	Retry(ctx context.Context, job id.Job, fence int64, runAt time.Time, lastError string) error

	// Bury sets a job aside for people to look at: it is kept with lastError
	// and never claimed again.
	Bury(ctx context.Context, job id.Job, fence int64, lastError string) error
}
