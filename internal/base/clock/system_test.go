package clock

import (
	"testing"
	"time"
)

func TestSystemGoesForwardInMicroseconds(t *testing.T) {
	c := NewSystem()
	before := c.Now()
	for range 1000 {
		now := c.Now()
		if now.Before(before) {
			t.Fatalf("%v came after %v", now, before)
		}
		if now.Location() != time.UTC || now.Nanosecond()%1000 != 0 {
			t.Fatalf("%v is not in UTC and whole microseconds", now)
		}
		before = now
	}
}

// What the machine slept counts, once; what is only the time between two
// readings does not, and nothing takes it back.
func TestSystemCountsSleep(t *testing.T) {
	c := NewSystem()
	for _, step := range []struct{ asleep, want time.Duration }{
		{time.Second - 1, 0}, {time.Hour, time.Hour}, {time.Hour + time.Millisecond, time.Hour}, {time.Minute, time.Hour}, {2 * time.Hour, 2 * time.Hour},
	} {
		c.sleptUntil(step.asleep)
		if got := -time.Since(c.Now()); got.Round(time.Minute) != step.want {
			t.Errorf("after %v asleep it is ahead by %v, want %v", step.asleep, got, step.want)
		}
	}
}

// A machine that was paused without noticing is behind its own wall clock and
// everybody else's.
func TestSystemFollowsTwoClocksThatAgree(t *testing.T) {
	behind := func(by time.Duration) *System {
		c := NewSystem()
		c.wall = c.wall.Add(-by)
		return c
	}
	for name, test := range map[string]struct {
		by, theirs time.Duration // how far the clock is behind the wall, and the other ahead of that
		want       bool
	}{
		"both are ahead":            {time.Hour, 400 * time.Millisecond, true},
		"only the wall is ahead":    {time.Hour, -time.Hour, false},
		"only the other is ahead":   {0, time.Hour, false},
		"the wall went back":        {-time.Hour, 0, false},
		"they are ahead, far apart": {time.Hour, 600 * time.Millisecond, false},
	} {
		t.Run(name, func(t *testing.T) {
			c := behind(test.by)
			before := c.Now()
			if got := c.Follow(time.Now().Add(test.theirs), 500*time.Millisecond); got != test.want {
				t.Errorf("followed: %v", got)
			}
			moved := c.Now().Sub(before).Round(time.Minute)
			if want := test.by; test.want && moved != want || !test.want && moved != 0 {
				t.Errorf("it moved by %v", moved)
			}
		})
	}
}
