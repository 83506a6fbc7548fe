package jobs

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"
)

// Kind says how jobs of one kind are carried out.
type Kind struct {
	Name string // as in job.Job
	// Handle does the work. It may run more than once for one job, also after
	// it has succeeded, so it must be safe to repeat. Its context ends after
	// Timeout, and when the runner has waited long enough at its stop.
	Handle func(ctx context.Context, args json.RawMessage) error
	// Timeout is how long one try may take; 30 s when 0. It must be shorter
	// than the runner's lease.
	Timeout time.Duration
	// Attempts is how often it is tried before it is buried; 10 when 0.
	Attempts int
	// FirstWait is the longest pause after the first failure; 1 s when 0. Each
	// further one is twice as long, up to LastWait; 10 min when 0.
	FirstWait, LastWait time.Duration
}

func (k Kind) withDefaults() Kind {
	if k.Timeout == 0 {
		k.Timeout = 30 * time.Second
	}
	if k.Attempts == 0 {
		k.Attempts = 10
	}
	if k.FirstWait == 0 {
		k.FirstWait = time.Second
	}
	if k.LastWait == 0 {
		k.LastWait = 10 * time.Minute
	}
	return k
}

// wait gives the pause after the given failed attempt, the first being 1:
// between half and all of the doubled time, so that jobs that failed together
// do not come back together.
func (k Kind) wait(attempt int) time.Duration {
	longest := k.FirstWait
	for range attempt - 1 {
		if longest >= k.LastWait {
			break
		}
		longest *= 2
	}
	longest = min(longest, k.LastWait)
	return longest/2 + rand.N(longest/2+1)
}

// Task is work that comes round, such as telling people that holds have
// expired. Nothing may depend on when it runs or on its running once: every
// process runs its own.
type Task struct {
	Name  string
	Every time.Duration // from the end of one run to the start of the next
	Run   func(ctx context.Context) error
}

// permanent marks an error that trying again will not mend.
type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

// Permanent wraps the error of a handler whose job can never succeed: it is
// buried without another try.
func Permanent(err error) error { return permanent{err} }

func isPermanent(err error) bool {
	_, ok := errors.AsType[permanent](err)
	return ok
}

// lastError gives the text kept for people, of a bounded length.
func lastError(err error) string {
	const most = 1000
	text := err.Error()
	if len(text) > most {
		text = fmt.Sprintf("%s … (%d bytes more)", text[:most], len(text)-most)
	}
	return text
}
