package hop

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/lease"
)

func TestLeaseLastsAsLongAsItIsUsed(t *testing.T) {
	w := newTown(t)
	one, two := w.process("one", 0), w.process("two", 0)
	w.beat(one, two)
	for range 10 { // used again and again, it stays
		w.clock.Advance(lease.Term/2 + time.Microsecond)
		w.beat(two, one)
		if holder, elsewhere := two.leases.use(w.show); !elsewhere || holder != one.leases.me || one.Held() != 1 || two.Held() != 0 {
			t.Fatalf("%v, %v; %d and %d are held", holder, elsewhere, one.Held(), two.Held())
		}
	}
	w.clock.Advance(lease.Term) // unused, it ends
	if _, elsewhere := two.leases.use(w.show); elsewhere || one.Held() != 0 {
		t.Error("a lease outlives its term")
	}
	w.beat(two, one)
	if holder, elsewhere := one.leases.use(w.show); !elsewhere || holder != two.leases.me || two.Held() != 1 {
		t.Errorf("%v, %v", holder, elsewhere)
	}
}

// TestFreshLeasesAreNotAskedAbout: a beat costs the database as little as can be.
func TestFreshLeasesAreNotAskedAbout(t *testing.T) {
	w := newTown(t)
	p := w.process("one", 0)
	w.beat(p, p, p)
	if got := w.board.beats; len(got) != 3 || got[0] != 1 || got[1] != 0 || got[2] != 0 {
		t.Errorf("asked about %v shows", got)
	}
}

func TestBeatsAreBounded(t *testing.T) {
	w := newTown(t)
	p := w.process("one", 0)
	for range mostAsked + 7 {
		p.leases.use(id.New[id.Show]())
	}
	for range 2 {
		if err := p.leases.beat(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := w.board.beats; got[0] != mostAsked || got[1] != 7 || p.Held() != mostAsked+7 {
		t.Errorf("asked about %v shows, %d held", got, p.Held())
	}
}

// TestUnknownEndsWhatIsKnown: while the database is away hints run out, and what
// was asked about is asked again.
func TestUnknownEndsWhatIsKnown(t *testing.T) {
	w := newTown(t)
	one, two := w.process("one", 0), w.process("two", 0)
	w.beat(one, two)
	w.clock.Advance(lease.Term)
	w.board.away = errors.New("away")
	if _, elsewhere := two.leases.use(w.show); elsewhere {
		t.Error("a hint outlives its term")
	}
	if err := two.leases.beat(t.Context()); err == nil {
		t.Error("no error")
	}
	w.board.away = nil
	if err := two.leases.beat(t.Context()); err != nil {
		t.Fatal(err)
	}
	if last := w.board.beats[len(w.board.beats)-1]; last != 1 {
		t.Errorf("asked about %d shows", last)
	}
}

// TestFirstUseWakesTheBeat: a show that is new here wakes the beat.
func TestFirstUseWakesTheBeat(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newTown(t)
		p := New(Options{Board: w.board, URL: "http://one", Clock: w.clock, Logger: discard})
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { defer close(ended); p.Run(ctx) }()
		synctest.Wait()
		p.leases.use(w.show)
		synctest.Wait() // no time passes
		if got := w.board.beats; len(got) != 2 || got[1] != 1 || p.Held() != 1 {
			t.Errorf("asked about %v shows, %d held", got, p.Held())
		}
		stop()
		<-ended
	})
}

// TestBrokenBoardIsNotPestered: a database that is away is asked once a beat,
// however many are waiting to know.
func TestBrokenBoardIsNotPestered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newTown(t)
		w.board.away = errors.New("away")
		p := New(Options{Board: w.board, URL: "http://one", Clock: w.clock, Logger: discard})
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { defer close(ended); p.Run(ctx) }()
		for range 50 {
			p.leases.use(w.show)
			synctest.Wait()
		}
		if got := len(w.board.beats); got != 1 {
			t.Errorf("asked %d times", got)
		}
		stop()
		<-ended
	})
}
