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
					seats := []string{seat(2 * (c % 1000)), seat(2*(c%1000) + 1)}
					for n := range next {
						buyer := id.New[id.Buyer]() // one is remembered so much and no more
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

// BenchmarkCheckpoint tells how long a checkpoint keeps rows from being applied,
// and how long it takes in all, with a hold on every second seat.
func BenchmarkCheckpoint(b *testing.B) {
	for _, seats := range []int{1_000, 50_000, 200_000} {
		b.Run(fmt.Sprintf("seats=%d", seats), func(b *testing.B) {
			f := heldFold(b, seats)
			var still *inventory.Fold
			stalls := time.Duration(0)
			for b.Loop() {
				began := time.Now()
				still = f.Still()
				stalls += time.Since(began)
				still.Checkpoint()
			}
			b.ReportMetric(float64(stalls.Microseconds())/float64(b.N), "stall-us/op")
		})
	}
}

// BenchmarkHoldWhileHoldsEnd is a batch of a hundred holds in a hall in which a
// hundred thousand holds have just ended, none of which anybody was told of yet,
// beside the same before they ended.
func BenchmarkHoldWhileHoldsEnd(b *testing.B) {
	const seats = 200_000
	f, plan := heldFold(b, seats), wide(b, seats)
	var batch []inventory.Command
	for i := range 100 {
		batch = append(batch, place(plan.Label(2000*i+1))) // between two that are held
	}
	decide := func(now time.Time) time.Duration {
		began := time.Now()
		inventory.Decide(f, plan, batch, now, inventory.Nonce{})
		return time.Since(began)
	}
	var before, after time.Duration
	for b.Loop() {
		before += decide(f.At().Add(time.Minute))
		after += decide(f.At().Add(time.Hour))
	}
	b.ReportMetric(float64(before.Nanoseconds())/float64(b.N*len(batch)), "before-ns/hold")
	b.ReportMetric(float64(after.Nanoseconds())/float64(b.N*len(batch)), "after-ns/hold")
	b.ReportMetric(float64(after)/float64(before), "ratio")
}

// heldFold gives a fold with a hold on every second seat.
func heldFold(tb testing.TB, seats int) *inventory.Fold {
	tb.Helper()
	plan := wide(tb, seats)
	now := time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC)
	t := terms(now)
	t.Chart = plan.Hash()
	f := inventory.NewFold(id.New[id.Show]())
	decide := func(commands []inventory.Command) {
		d := inventory.Decide(f, plan, commands, now, inventory.Nonce{})
		for _, o := range d.Outcomes {
			if o.Err != nil {
				tb.Fatal(o.Err)
			}
		}
		if _, err := f.Apply(d.Row); err != nil {
			tb.Fatal(err)
		}
	}
	decide([]inventory.Command{inventory.SetTerms{Terms: t}})
	for i := 0; i < seats; i += 2000 {
		var batch []inventory.Command
		for s := i; s < min(i+2000, seats); s += 2 {
			batch = append(batch, place(plan.Label(s)))
		}
		decide(batch)
	}
	return f
}

// wide gives a hall of so many seats, two hundred in a row.
func wide(tb testing.TB, seats int) *seating.Plan {
	tb.Helper()
	c := &seating.Chart{Name: "Wide", Zones: []seating.Zone{{ID: "z"}}, Sections: []seating.ChartSection{{ID: "s", Zone: "z"}}}
	for r := range seats / 200 {
		y := float64(100 * (r + 1))
		c.Sections[0].Rows = append(c.Sections[0].Rows, seating.ChartRow{ID: fmt.Sprint(r + 1), Line: &seating.Line{
			From: seating.Point{X: 0, Y: y}, To: seating.Point{X: 199 * 50, Y: y}, Count: 200, First: 1, Step: 1}})
	}
	plan, err := seating.Compile(c)
	if err != nil {
		tb.Fatal(err)
	}
	return plan
}
