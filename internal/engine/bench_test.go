package engine_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
)

// BenchmarkHold is a hold of two seats and its release, by so many callers at
// once, on a log in memory: what the engine itself costs. It is for
// orientation; bench/ measures with a database and over HTTP.
func BenchmarkHold(b *testing.B) {
	for _, callers := range []int{1, 64, 1024} {
		b.Run(fmt.Sprintf("callers=%d", callers), func(b *testing.B) {
			e, show := opened(b, newMemory())
			defer e.Close(context.Background())
			var ask sync.WaitGroup
			next := make(chan int, callers)
			b.ReportAllocs()
			b.ResetTimer()
			for c := range callers {
				ask.Go(func() {
					buyer, seats := id.New[id.Buyer](), []string{seat(2 * (c % 1000)), seat(2*(c%1000) + 1)}
					for n := range next {
						p := inventory.Place{Buyer: buyer, Choice: inventory.Choice{Seats: seats}}
						p.Key = inventory.Key{Caller: [16]byte{1, byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24), byte(c), byte(c >> 8)}, Body: [16]byte{1}}
						a, err := e.Do(context.Background(), show, p)
						if err != nil {
							continue // somebody else of the same seats
						}
						if _, err := e.Do(context.Background(), show, inventory.Release{Buyer: buyer, Hold: a.Hold.ID}); err != nil {
							b.Error(err)
						}
					}
				})
			}
			for n := range b.N {
				next <- n
			}
			close(next)
			ask.Wait()
		})
	}
}

// BenchmarkRefusal is what most requests of an on-sale end in.
func BenchmarkRefusal(b *testing.B) {
	e, show := opened(b, newMemory())
	defer e.Close(context.Background())
	if _, err := e.Do(context.Background(), show, place(seat(7))); err != nil {
		b.Fatal(err)
	}
	c := place(seat(7))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := e.Do(context.Background(), show, c); err == nil {
			b.Fatal("granted")
		}
	}
}

// BenchmarkSnapshot takes a snapshot of a stadium after each change, as the maps
// of an on-sale do.
func BenchmarkSnapshot(b *testing.B) {
	plan, err := seating.Compile(seating.Stadium())
	if err != nil {
		b.Fatal(err)
	}
	e := newEngine(newMemory(), func(c *engine.Config) {
		c.Plans = func(context.Context, seating.Hash) (*seating.Plan, error) { return plan, nil }
	})
	defer e.Close(context.Background())
	t := terms(time.Now())
	t.Chart = plan.Hash()
	t.Prices.Levels[0].Zones = nil
	for _, z := range plan.Zones() {
		t.Prices.Levels[0].Zones = append(t.Prices.Levels[0].Zones, z.ID)
	}
	show := id.New[id.Show]()
	if err := e.Open(b.Context(), show, t); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if _, err := e.Do(b.Context(), show, place(plan.Label(i%plan.Len()))); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		if _, err := e.Snapshot(b.Context(), show); err != nil {
			b.Fatal(err)
		}
	}
}
