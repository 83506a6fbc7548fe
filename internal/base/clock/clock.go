// Package clock gives the time, and lets a test decide what it is.
//
// The domain never asks a clock: time reaches its functions as an argument.
// Instants are UTC and whole microseconds, the finest both databases keep.
package clock

import (
	"sync"
	"time"
)

// Clock tells the time, in UTC and whole microseconds.
type Clock interface{ Now() time.Time }

// Fake is a clock that stands still until a test moves it.
type Fake struct {
	mu  sync.Mutex
	now time.Time
}

// NewFake gives a clock that stands at now.
func NewFake(now time.Time) *Fake { return &Fake{now: now.UTC().Truncate(time.Microsecond)} }

// Now gives the instant the clock stands at.
func (f *Fake) Now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

// Advance moves the clock by d, which may be negative.
func (f *Fake) Advance(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(d).Truncate(time.Microsecond)
}

// Micros gives t as the 64-bit microseconds that databases and the seat log
// keep; the zero time is 0.
func Micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// FromMicros is the reverse of Micros.
func FromMicros(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}
