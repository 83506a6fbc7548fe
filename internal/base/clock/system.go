package clock

import (
	"sync/atomic"
	"time"
)

// System is the machine's clock as it was at start, moved on by the time gone
// by since, that in which the machine slept included. A step of the wall clock
// while the process runs is not followed, so no deadline is cut short or
// stretched by it, unless another clock bears the step out: see [System.Follow].
type System struct {
	wall    time.Time            // at start
	start   time.Time            // the same instant by the monotonic timer, which stands still while the machine sleeps
	asleep  func() time.Duration // how long the machine has slept since it was started
	before  time.Duration        // how long it had slept when the clock was started
	slept   atomic.Int64         // nanoseconds that it slept since
	looked  atomic.Int64         // when that was looked at last, in nanoseconds since start
	stepped atomic.Int64         // nanoseconds by which Follow has moved it on
}

const (
	// lookEvery bounds how often the machine is asked whether it slept.
	lookEvery = 10 * time.Millisecond
	// leastSleep is what counts as sleep: less lies between two readings of clocks.
	leastSleep = time.Second
)

// NewSystem starts a System clock now, on a machine that does not sleep.
func NewSystem() *System { return NewSleeping(func() time.Duration { return 0 }) }

// NewSleeping starts a System clock now, on a machine that says how long it has
// slept since some instant in the past.
func NewSleeping(asleep func() time.Duration) *System {
	now := time.Now()
	return &System{wall: now.Round(0), start: now, asleep: asleep, before: asleep()}
}

// Now gives the time since start added to the time at start.
func (s *System) Now() time.Time {
	gone := time.Since(s.start)
	if looked := s.looked.Load(); int64(gone)-looked >= int64(lookEvery) && s.looked.CompareAndSwap(looked, int64(gone)) {
		s.sleptUntil(s.asleep() - s.before)
	}
	gone += time.Duration(s.slept.Load() + s.stepped.Load())
	return s.wall.Add(gone).UTC().Truncate(time.Microsecond)
}

// sleptUntil notes how long the machine has slept since start.
func (s *System) sleptUntil(all time.Duration) {
	if known := s.slept.Load(); int64(all)-known >= int64(leastSleep) {
		s.slept.CompareAndSwap(known, int64(all))
	}
}

// Follow moves the clock on to the wall clock, if that is ahead of it and no
// more than within from an instant that another machine's clock has just told.
// So it does after a virtual machine was paused, which no timer inside it
// notices. It reports whether the clock was moved. It never goes back.
func (s *System) Follow(theirs time.Time, within time.Duration) bool {
	stepped := s.stepped.Load()
	wall := time.Now().Round(0)
	ahead := wall.Sub(s.Now())
	return ahead > 0 && wall.Sub(theirs).Abs() <= within && s.stepped.CompareAndSwap(stepped, stepped+int64(ahead))
}
