package clock

import (
	"testing"
	"time"
)

func TestMicros(t *testing.T) {
	at := time.Date(2026, 11, 21, 20, 30, 0, 123456000, time.UTC)
	if got := FromMicros(Micros(at)); !got.Equal(at) || got.Location() != time.UTC {
		t.Errorf("%v became %v", at, got)
	}
	if Micros(time.Time{}) != 0 || !FromMicros(0).IsZero() {
		t.Error("the zero time does not survive")
	}
}

func TestFakeStandsStill(t *testing.T) {
	c := NewFake(time.Date(2026, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600)))
	if first := c.Now(); !c.Now().Equal(first) || c.Now().Location() != time.UTC {
		t.Error("it moved by itself")
	}
	at := c.Now()
	c.Advance(-time.Hour)
	if got := c.Now(); !got.Equal(at.Add(-time.Hour)) {
		t.Errorf("moved to %v", got)
	}
}
