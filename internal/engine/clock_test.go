package engine_test

import (
	"context"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

// A node whose clock is half a second from its database's decides nothing, not
// even a refusal, and decides again once they agree.
func TestNodeOffTimeDoesNotDecide(t *testing.T) {
	for name, by := range map[string]time.Duration{"ahead": -501 * time.Millisecond, "behind": 501 * time.Millisecond} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newMemory()
				e, show := opened(t, log)
				ctx := context.Background()
				c := place(seat(0))
				c.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
				first, err := e.Do(ctx, show, c)
				if err != nil {
					t.Fatal(err)
				}
				log.time(func() time.Time { return time.Now().Add(by) })
				time.Sleep(time.Second) // of the bubble: the last comparison is old now
				_, err = e.Do(ctx, show, place(seat(1)))
				wantCode(t, err, inventory.ErrClock)
				_, appends := log.counts()
				_, err = e.Do(ctx, show, place(seat(0)))
				wantCode(t, err, inventory.ErrClock)
				_, err = e.Do(ctx, show, c)
				wantCode(t, err, inventory.ErrClock)
				if _, n := log.counts(); n != appends {
					t.Errorf("%d rows were offered", n-appends)
				}

				log.time(nil)
				time.Sleep(time.Second)
				if again, err := e.Do(ctx, show, c); err != nil || again.Version != first.Version {
					t.Errorf("%+v, %v", again, err)
				}
				if _, err := e.Do(ctx, show, place(seat(1))); err != nil {
					t.Errorf("once the clocks agree: %v", err)
				}
				if err := e.Close(ctx); err != nil {
					t.Fatal(err)
				}
				audit(t, log, show, first)
			})
		})
	}
}

// standstill is the clock of a machine that was paused and did not notice: what
// it says is behind by so much, until it follows.
type standstill struct {
	sync.Mutex
	by time.Duration
}

func (s *standstill) Now() time.Time {
	s.Lock()
	defer s.Unlock()
	return time.Now().Add(-s.by)
}

func (s *standstill) Follow(theirs time.Time, within time.Duration) bool {
	s.Lock()
	defer s.Unlock()
	if time.Since(theirs).Abs() > within {
		return false
	}
	s.by = 0
	return true
}

// A node that was paused goes on by itself, at the database's time.
func TestNodeThatStoodStillFollows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		still := &standstill{by: time.Hour}
		e, show := opened(t, log, func(c *engine.Config) { c.Clock = still })
		ctx := context.Background()
		if _, err := e.Do(ctx, show, place(seat(0))); err != nil {
			t.Fatal(err)
		}
		rows := log.log(show)
		if at := clock.FromMicros(rows[len(rows)-1].At); time.Since(at).Abs() > time.Minute {
			t.Errorf("the row is of %v, %v ago", at, time.Since(at))
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
	})
}

// Half a second is allowed, and so is a database that takes long to answer.
func TestSmallDriftIsAllowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		for i, by := range []time.Duration{500 * time.Millisecond, -500 * time.Millisecond} {
			log.time(func() time.Time { return time.Now().Add(by) })
			time.Sleep(time.Second)
			if _, err := e.Do(t.Context(), show, place(seat(i))); err != nil {
				t.Errorf("%v apart: %v", by, err)
			}
		}
		log.time(func() time.Time {
			asked := time.Now()
			time.Sleep(time.Second)
			return asked
		})
		time.Sleep(time.Second)
		if _, err := e.Do(t.Context(), show, place(seat(9))); err != nil {
			t.Errorf("a slow database: %v", err)
		}
		if err := e.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
	})
}

// The instant of a row is taken afresh at each try, and is never less than that
// of the row before.
func TestInstantIsTakenAfreshAtEachTry(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		one, show := opened(t, log)
		two := newEngine(log, func(c *engine.Config) { c.Clock = skewed{clock.NewFake(time.Now()), 400 * time.Millisecond} })
		ctx := context.Background()
		if _, err := two.Do(ctx, show, place(seat(0))); err != nil {
			t.Fatal(err)
		}
		if _, err := one.Do(ctx, show, place(seat(1))); err != nil { // its clock is behind the log
			t.Fatal(err)
		}
		log.trouble(func(inventory.Row) trouble {
			log.trouble(nil)
			time.Sleep(time.Second)
			log.mu.Lock()
			defer log.mu.Unlock()
			log.goOn(t, show, 1)
			return fine
		})
		offered := time.Now()
		if _, err := one.Do(ctx, show, place(seat(2))); err != nil {
			t.Fatal(err)
		}
		rows := log.log(show)
		if n := len(rows); rows[n-3].At != rows[n-4].At {
			t.Errorf("the instants %d and %d: a clock that is behind must take the row's before", rows[n-4].At, rows[n-3].At)
		}
		if at := clock.FromMicros(rows[len(rows)-1].At); at.Before(offered.Add(time.Second).Truncate(time.Microsecond)) {
			t.Errorf("the row that was offered again is of %v, the first try", at)
		}
	})
}
