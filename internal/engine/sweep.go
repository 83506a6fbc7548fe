package engine

import (
	"sync"
	"time"

	"frontrow/internal/domain/inventory"
)

// sweep is the next time that holds past their deadline are told of. It makes
// nothing available that was not already (I3): people see it come back.
type sweep struct {
	sync.Mutex
	at   time.Time // zero when none is due
	stop func()
	last time.Time
}

// arrange calls for what has to follow a step: writing behind, and a sweep
// when the next hold runs out. However many run out together, sweeps keep
// their distance and their size, so that they never stand in a buyer's way.
func (b *bucket) arrange() {
	if b.behind.claim() {
		b.Run.After(b.ProjectEvery, b.project)
	}
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.fold == nil || b.stopped != nil {
		return
	}
	deadline, found := b.fold.NextDeadline()
	if !found {
		return
	}
	s := &b.sweep
	s.Lock()
	defer s.Unlock()
	at := deadline
	if earliest := s.last.Add(b.SweepEvery); at.Before(earliest) {
		at = earliest
	}
	if !s.at.IsZero() && !at.Before(s.at) {
		return
	}
	if s.stop != nil {
		s.stop()
	}
	s.at, s.stop = at, b.Run.After(max(0, at.Sub(b.Clock.Now())), b.sweepNow)
}

// sweepNow queues the command that tells of expired holds.
func (b *bucket) sweepNow() {
	now := b.Clock.Now()
	b.sweep.Lock()
	b.sweep.at, b.sweep.stop, b.sweep.last = time.Time{}, nil, now
	b.sweep.Unlock()
	b.mu.RLock()
	due := false
	if b.fold != nil {
		deadline, found := b.fold.NextDeadline()
		due = found && !now.Before(deadline)
	}
	b.mu.RUnlock()
	if !due {
		b.arrange()
		return
	}
	// A full queue or a dropped bucket has better things to do; the next step
	// arranges the next sweep.
	_ = b.enqueue(&request{
		ctx: b.reading, command: inventory.Expire{Most: b.SweepMost}, since: now,
		done: func(inventory.Answer, error) {},
	})
}
