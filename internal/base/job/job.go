// Package job describes deferred work that commits with the data it is about.
//
// A feature enqueues a job in the same transaction as the change that calls
// for it; a runner performs it later, at least once. So every handler must be
// safe to run again.
package job

import (
	"encoding/json"
	"fmt"
	"time"
)

// Job is one piece of work to do later.
type Job struct {
	Kind  string          // names the handler: "checkout.resume"
	Key   string          // when set, a second job with the same kind and key that waits to run is not added
	Args  json.RawMessage // what the handler needs; keep it to ids
	RunAt time.Time       // not before this instant; the zero time means at once
	Queue string          // whom it waits behind: only jobs of the same queue; empty for the main one
}

// Letters is the queue of mails that nobody waits for at a screen. A sold-out show
// has tens of thousands of them at once; money and seats do not wait behind those.
const Letters = "letters"

// In gives the job in a queue.
func (j Job) In(queue string) Job {
	j.Queue = queue
	return j
}

// Enqueuer adds jobs to the transaction at hand.
type Enqueuer interface {
	Enqueue(j Job) error
}

// New gives a job of a kind with args as JSON. It panics when args cannot be
// JSON, which is a mistake in the program.
func New(kind, key string, args any, runAt time.Time) Job {
	raw, err := json.Marshal(args)
	if err != nil {
		panic(fmt.Sprintf("job: arguments of %s: %v", kind, err))
	}
	return Job{Kind: kind, Key: key, Args: raw, RunAt: runAt}
}
