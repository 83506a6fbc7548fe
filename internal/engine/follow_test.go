package engine_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
)

// next asks a follower, and wants seats with their states, as pairs.
func next(t *testing.T, f *engine.Follower, want ...engine.SeatState) engine.Changes {
	t.Helper()
	c, err := f.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(c.Seats, want) {
		t.Errorf("moved: %v, want %v", c.Seats, want)
	}
	return c
}

// A follower learns of own and other nodes' rows, once, and of a seat that was
// taken anew while its snapshot showed it free.
func TestFollow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		other := newEngine(log)
		defer e.Close(context.Background())
		defer other.Close(context.Background())
		woken := 0
		f := e.Follow(show, func() { woken++ })
		if c := next(t, f); c.Whole == nil || c.Whole.Version != c.Version {
			t.Fatalf("the first time: %+v", c)
		}
		if c := next(t, f); c.Whole != nil || c.Version != 1 || !c.Since.IsZero() {
			t.Errorf("nothing has happened: %+v", c)
		}

		if _, err := e.Do(t.Context(), show, place(seat(3), seat(1))); err != nil {
			t.Fatal(err)
		}
		if woken == 0 {
			t.Error("nobody was woken")
		}
		held := seating.StateHeld
		next(t, f, engine.SeatState{Seat: 1, State: held}, engine.SeatState{Seat: 3, State: held})
		next(t, f)

		// Another node's row, read because Next may not be older than MaxStale.
		if _, err := other.Do(t.Context(), show, place(seat(2))); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		next(t, f, engine.SeatState{Seat: 2, State: held})

		// At the deadline somebody else takes the seat, before any sweep: held
		// before, and held after.
		time.Sleep(terms(time.Now()).HoldFor - time.Second)
		if s, err := e.Snapshot(t.Context(), show); err != nil || s.Seats[0]&0b1100 != 0 {
			t.Fatalf("the snapshot shows the seat as taken (%v)", err)
		}
		if _, err := e.Do(t.Context(), show, place(seat(1))); err != nil {
			t.Fatal(err)
		}
		c, err := f.Next(t.Context())
		if err != nil || !slices.Contains(c.Seats, engine.SeatState{Seat: 1, State: held}) {
			t.Errorf("the seat that was taken anew is not told of: %v, %v", c.Seats, err)
		}

		f.Close()
		before := woken
		if _, err := e.Do(t.Context(), show, place(seat(9))); err != nil {
			t.Fatal(err)
		}
		if woken != before {
			t.Error("woken after the end")
		}
	})
}

// What a follower knows is the whole show again after the fold was dropped.
func TestFollowerLosesTrack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		defer e.Close(context.Background())
		f := e.Follow(show, func() {})
		defer f.Close()
		next(t, f)
		log.trouble(func(inventory.Row) trouble { return failed })
		if _, err := e.Do(t.Context(), show, place(seat(0))); !errors.Is(err, inventory.ErrUnavailable) {
			t.Fatal(err)
		}
		log.trouble(nil)
		if c := next(t, f); c.Whole == nil {
			t.Errorf("the fold was read anew, and the follower tells only %v", c.Seats)
		}
	})
}

func TestFollowAreas(t *testing.T) {
	log := newMemory()
	e, show := opened(t, log)
	f := e.Follow(show, func() {})
	defer f.Close()
	next(t, f)
	_, err := e.Do(t.Context(), show, inventory.Place{Buyer: place().Buyer, Choice: inventory.Choice{Areas: []inventory.Places{{Area: "floor", Quantity: 3}}}})
	if err != nil {
		t.Fatal(err)
	}
	c := next(t, f)
	if len(c.Areas) != 1 || c.Areas[0].Available != hall.Areas()[c.Areas[0].Area].Capacity-3 {
		t.Errorf("areas %v", c.Areas)
	}
	if _, err := f.Next(t.Context()); err != nil {
		t.Error(err)
	}
}
