package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"frontrow/internal/domain/inventory"
)

const (
	// maxDrift is how far this node's clock may be from that of its database for
	// the node to decide. Rows of several nodes stand in one log, and deadlines are
	// compared with their instants: a node that is ahead would end holds early.
	maxDrift = 500 * time.Millisecond
	// driftEvery is how long one comparison of the clocks is good for.
	driftEvery = time.Second
	// driftWithin bounds one comparison.
	driftWithin = 2 * time.Second
)

// drift compares this node's clock with the database's, when something is to be
// decided and the last comparison is too old. So a node whose clock was put
// right decides again without anybody's doing; and one that was paused has its
// clock follow, if the machine's wall clock and the database's agree.
type drift struct {
	sync.Mutex
	comparing bool
	due       time.Time // of the next comparison, by our own clock; zero before the first
	fault     error     // why this node may not decide; nil when it may
	far       atomic.Bool
}

// follower is a clock that can be moved on, as [clock.System] is.
type follower interface {
	Follow(theirs time.Time, within time.Duration) bool
}

var errNeverCompared = errors.New("engine: the database's clock could not be read yet")

// onTime returns ErrClock while this node's clock is too far from the
// database's, and ErrUnavailable while nothing is known of that. While one batch
// compares, others go by what is known.
func (e *Engine) onTime() error {
	d := &e.drift
	d.Lock()
	known := !d.due.IsZero()
	before := e.Clock.Now()
	if known && (d.comparing || before.Before(d.due)) {
		defer d.Unlock()
		return d.fault
	}
	d.comparing = true
	d.Unlock()

	ctx, cancel := context.WithTimeout(e.reading, driftWithin)
	defer cancel()
	theirs, err := e.Log.Now(ctx)
	after := e.Clock.Now()

	d.Lock()
	defer d.Unlock()
	d.comparing = false
	switch {
	case err != nil && !known:
		return inventory.ErrUnavailable.Because(errors.Join(errNeverCompared, err)).After(time.Second)
	case err != nil:
		e.Logger.Warn("the database's clock cannot be read", "error", err)
		return d.fault // the next batch tries again
	}
	by := apart(theirs, before, after)
	if follower, ok := e.Clock.(follower); ok && by > maxDrift && follower.Follow(theirs, maxDrift) {
		e.Logger.Warn("this node stood still: its clock was moved on to its machine's, which the database's bears out", "by", by)
		after = e.Clock.Now()
		by = apart(theirs, before, after)
	}
	d.due, d.fault = after.Add(driftEvery), nil
	if far := by > maxDrift; far != d.far.Swap(far) {
		if far {
			e.Logger.Error("ALARM: this node's clock is too far from its database's; it decides nothing until they agree", "by", by)
		} else {
			e.Logger.Warn("this node's clock agrees with its database's again", "by", by)
		}
	}
	if d.far.Load() {
		d.fault = inventory.ErrClock.Because(fmt.Errorf("the clocks are %v apart", by)).After(driftEvery)
	}
	return d.fault
}

// apart is how far an instant lies outside the time in which it was read: what
// of the difference cannot be the way there and back.
func apart(theirs, before, after time.Time) time.Duration {
	return max(0, before.Sub(theirs), theirs.Sub(after))
}
