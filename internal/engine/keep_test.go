package engine_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

// tally counts what an engine loads and how far behind it was.
type tally struct {
	mu         sync.Mutex
	loads      int
	rows, most int // read by loads
	behind     []time.Duration
}

func (*tally) Batch(int, time.Duration)             {}
func (*tally) Append(engine.Outcome, time.Duration) {}
func (*tally) Refused(error, bool)                  {}

func (l *tally) Loaded(rows int, _ time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.loads, l.rows, l.most = l.loads+1, l.rows+rows, max(l.most, rows)
}

func (l *tally) Followed(_ int, behind time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.behind = append(l.behind, behind)
}

// Ten thousand shows on one node that may have a hundredth of them in memory.
// Each is sold from, looked at, and sold from again: what has left memory is read
// again from its checkpoint, and nothing is forgotten.
func TestTenThousandShows(t *testing.T) {
	shows, room := 10_000, 100
	if testing.Short() {
		shows = 1500
	}
	synctest.Test(t, func(t *testing.T) {
		log, seen := newMemory(), &tally{}
		e := newEngine(log, func(c *engine.Config) { c.MaxSeats, c.Watch = room*(hall.Len()+1000), seen })
		ctx := context.Background()
		terms := terms(time.Now())
		all := make([]id.Show, shows)
		for i := range all {
			all[i] = id.New[id.Show]()
			if err := e.Open(ctx, all[i], terms); err != nil {
				t.Fatal(err)
			}
			if _, err := e.Do(ctx, all[i], place(seat(0))); err != nil {
				t.Fatal(err)
			}
		}
		most := 0
		for i, show := range all {
			_, err := e.Do(ctx, show, place(seat(0)))
			wantCode(t, err, inventory.ErrTaken)
			if _, err := e.Do(ctx, show, place(seat(1))); err != nil {
				t.Fatal(err)
			}
			if i%100 == 0 {
				synctest.Wait()
				most = max(most, e.Loaded())
			}
		}
		if most > room {
			t.Errorf("%d shows were in memory, want %d at most", most, room)
		}
		seen.mu.Lock()
		if seen.loads < 2*shows-room || seen.most > 1 {
			t.Errorf("%d loads of %d shows, each of %d rows at most; want nearly two of each, by its checkpoint", seen.loads, shows, seen.most)
		}
		seen.mu.Unlock()
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		for _, show := range all[:10] {
			if err := audit(t, log, show).DiffersTable(hall, log.records(show)); err != nil {
				t.Error(err)
			}
		}
		time.Sleep(time.Hour) // let the timers run out
	})
}

// A show that is busy does not keep others waiting: each has its own turn at the
// log, whatever the queue of another.
func TestBusyShowKeepsNobodyElseWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, busy := opened(t, log, func(c *engine.Config) { c.MaxBatch = 1 })
		ctx := context.Background()
		quiet := id.New[id.Show]()
		if err := e.Open(ctx, quiet, terms(time.Now())); err != nil {
			t.Fatal(err)
		}
		g := newGate()
		log.trouble(func(row inventory.Row) trouble {
			if row.Bucket == busy {
				return g.before(row)
			}
			return fine
		})
		var crowd answers
		for i := range 1000 {
			crowd.ask(ctx, e, busy, place(seat(i)))
		}
		<-g.arrived
		for i := range 3 {
			if _, err := e.Do(ctx, quiet, place(seat(i))); err != nil {
				t.Fatal(err)
			}
			g.open <- fine
			<-g.arrived
		}
		if n := crowd.count(); n > 3 {
			t.Errorf("%d of the crowd had their turn before three of the quiet show", n)
		}
		log.trouble(nil)
		g.open <- fine
		crowd.wait.Wait()
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		audit(t, log, busy)
		audit(t, log, quiet)
	})
}

// How far behind a node is with another's rows is told while somebody looks.
func TestFollowingIsMeasured(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log, seen := newMemory(), &tally{}
		one, show := opened(t, log)
		two := newEngine(log, func(c *engine.Config) { c.Watch = seen })
		ctx := context.Background()
		look := func() {
			if _, err := two.Snapshot(ctx, show); err != nil {
				t.Fatal(err)
			}
		}
		look()
		for i, pause := range []time.Duration{300 * time.Millisecond, time.Second, time.Hour} {
			if _, err := one.Do(ctx, show, place(seat(i))); err != nil {
				t.Fatal(err)
			}
			time.Sleep(pause)
			look()
		}
		if len(seen.behind) < 2 || seen.behind[0] != 300*time.Millisecond || seen.behind[1] != time.Second || slices.Max(seen.behind) > time.Second {
			t.Errorf("%v; want 300 ms and 1 s: nobody looked for an hour", seen.behind)
		}
		for _, e := range []*engine.Engine{one, two} {
			if err := e.Close(ctx); err != nil {
				t.Fatal(err)
			}
		}
	})
}
