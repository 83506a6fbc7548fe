package engine_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

func TestOpenAgain(t *testing.T) {
	log := newMemory()
	e, show := opened(t, log)
	first := terms(time.Now())
	if err := e.Open(t.Context(), show, first); err != nil {
		t.Fatal(err)
	}
	first.MaxPerHold = 3
	for range 2 {
		if err := e.Open(t.Context(), show, first); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := e.Terms(t.Context(), show); err != nil || got.MaxPerHold != 3 {
		t.Errorf("terms %+v, %v", got, err)
	}
	first.HoldFor = 0
	wantCode(t, e.Open(t.Context(), show, first), inventory.ErrBadTerms)
	first.Chart[0]++
	if err := e.Open(t.Context(), id.New[id.Show](), first); err == nil {
		t.Error("a show was opened on a chart that is not there")
	}
	audit(t, log, show)
}

func TestShowThatIsNotOpen(t *testing.T) {
	e := newEngine(newMemory())
	show := id.New[id.Show]()
	for range 2 {
		_, err := e.Do(t.Context(), show, place(seat(0)))
		wantCode(t, err, inventory.ErrNoBucket)
		_, err = e.Snapshot(t.Context(), show)
		wantCode(t, err, inventory.ErrNoBucket)
		_, err = e.Hold(t.Context(), inventory.HoldID{Show: show, No: 1}, 7)
		wantCode(t, err, inventory.ErrNoBucket)
	}
}

// Nobody is answered, and nobody sees anything move, before the commit; what
// arrives meanwhile goes together in the next row.
func TestAnswersComeAfterTheCommit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		g := newGate()
		log.trouble(g.before)
		var got answers
		ctx := context.Background()
		got.ask(ctx, e, show, place(seat(0)))
		<-g.arrived
		for i := range 10 {
			got.ask(ctx, e, show, place(seat(i+1)))
		}
		got.ask(ctx, e, show, place(seat(0)))
		synctest.Wait()
		if n := got.count(); n != 0 {
			t.Errorf("%d callers were answered before anything was durable", n)
		}
		if s, err := e.Snapshot(ctx, show); err != nil || s.Version != 1 || s.Seats[0] != 0 {
			t.Errorf("readers see version %d before the commit (%v)", s.Version, err)
		}
		g.open <- fine
		<-g.arrived
		synctest.Wait()
		if n := got.count(); n != 1 {
			t.Errorf("%d answers after the first commit, want 1", n)
		}
		g.open <- fine
		got.wait.Wait()
		if rows := log.log(show); len(rows) != 4 { // genesis, terms, one, the rest
			t.Errorf("%d rows, want 4: what waits must go together", len(rows))
		}
		wantCode(t, got.list[11].Err, inventory.ErrTaken)
		close(g.open)
		go func() {
			for range g.arrived {
			}
		}()
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		close(g.arrived)
		audit(t, log, show)
	})
}

func TestCancelledCallersCostNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		defer e.Close(context.Background())
		g := newGate()
		log.trouble(g.before)
		var got, gone answers
		got.ask(context.Background(), e, show, place(seat(0)))
		<-g.arrived
		ctx, cancel := context.WithCancel(context.Background())
		gone.ask(ctx, e, show, place(seat(1)))
		log.trouble(nil)
		cancel()
		g.open <- fine
		got.wait.Wait()
		synctest.Wait()
		if _, err := e.Do(context.Background(), show, place(seat(1))); err != nil {
			t.Errorf("the seat of a caller who had left: %v", err)
		}
		if gone.count() != 0 {
			t.Error("a caller who had left was answered")
		}
	})
}

func TestQueueIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log, func(c *engine.Config) { c.MaxQueue, c.MaxBatch = 3, 2 })
		g := newGate()
		log.trouble(g.before)
		var got answers
		ctx := context.Background()
		got.ask(ctx, e, show, place(seat(0)))
		<-g.arrived
		for i := range 4 {
			got.ask(ctx, e, show, place(seat(i+1)))
		}
		if got.count() != 1 {
			t.Fatalf("%d refused, want the one that is too many", got.count())
		}
		wantCode(t, got.list[0].Err, inventory.ErrBusy)
		if after := fault.From(got.list[0].Err).RetryAfter; after != time.Second {
			t.Errorf("come again after %v, and nobody has waited yet", after)
		}
		time.Sleep(3 * time.Second) // the disk is slow
		g.open <- fine
		<-g.arrived // the next two, who have waited as long
		for i := range 3 {
			got.ask(ctx, e, show, place(seat(20+i)))
		}
		if after := fault.From(got.list[len(got.list)-1].Err).RetryAfter; after != 3*time.Second {
			t.Errorf("come again after %v, and those whose turn it is have waited for 3 s", after)
		}
		log.trouble(nil)
		g.open <- fine
		got.wait.Wait()
		if rows := log.log(show); len(rows) != 6 { // genesis, terms, 1, 2, 2, 1
			t.Errorf("%d rows, want 6: batches are bounded", len(rows))
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
	})
}

// Most requests of an on-sale end without the log.
func TestRefusalsAndReplaysNeedNoLog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		defer e.Close(context.Background())
		ctx := context.Background()
		first := place(seat(0))
		first.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{1}}
		won, err := e.Do(ctx, show, first)
		if err != nil {
			t.Fatal(err)
		}
		reads, appends := log.counts()
		for range 100 {
			_, err := e.Do(ctx, show, place(seat(0)))
			wantCode(t, err, inventory.ErrTaken)
			again, err := e.Do(ctx, show, first)
			if err != nil || again.Hold.ID != won.Hold.ID || again.Version != won.Version {
				t.Fatalf("a replay: %+v, %v", again, err)
			}
		}
		other := first
		other.Key.Body[0]++
		_, err = e.Do(ctx, show, other)
		wantCode(t, err, inventory.ErrKeyReused)
		if r, a := log.counts(); r != reads || a != appends {
			t.Errorf("%d reads and %d appends", r-reads, a-appends)
		}
		time.Sleep(251 * time.Millisecond) // of the bubble's clock: what was known is too old now
		_, err = e.Do(ctx, show, place(seat(0)))
		wantCode(t, err, inventory.ErrTaken)
		if r, a := log.counts(); r != reads+1 || a != appends {
			t.Errorf("an old refusal took %d reads and %d appends, want to read the log's end once", r-reads, a-appends)
		}
	})
}

// A refusal is never older than MaxStale: another engine gave the seat back.
func TestStaleFoldDoesNotRefuse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		one, show := opened(t, log)
		two := newEngine(log)
		defer one.Close(context.Background())
		defer two.Close(context.Background())
		ctx := context.Background()
		c := place(seat(0))
		held, err := one.Do(ctx, show, c)
		if err != nil {
			t.Fatal(err)
		}
		_, err = two.Do(ctx, show, place(seat(0)))
		wantCode(t, err, inventory.ErrTaken)
		if _, err := one.Do(ctx, show, inventory.Release{Buyer: c.Buyer, Hold: held.Hold.ID}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(251 * time.Millisecond)
		if _, err := two.Do(ctx, show, place(seat(0))); err != nil {
			t.Errorf("a seat that was given back a quarter of a second ago: %v", err)
		}
	})
}

// Everyone reads their own writes, through whichever engine.
func TestEnginesReadAsFarAsTheirCallersHaveSeen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		one, show := opened(t, log)
		two := newEngine(log)
		defer one.Close(context.Background())
		defer two.Close(context.Background())
		ctx := context.Background()
		if _, err := two.Snapshot(ctx, show); err != nil { // two is loaded, and fresh
			t.Fatal(err)
		}
		c := place(seat(0))
		a, err := one.Do(ctx, show, c)
		if err != nil {
			t.Fatal(err)
		}
		if h, err := two.Hold(ctx, a.Hold.ID, a.Version); err != nil || h.State != inventory.Held {
			t.Errorf("%+v, %v", h, err)
		}
		b, err := one.Do(ctx, show, place(seat(1)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := two.Hold(ctx, b.Hold.ID, 0); err != nil { // nor does one that forgot its version miss out
			t.Error(err)
		}
		d, err := one.Do(ctx, show, inventory.Release{Buyer: c.Buyer, Hold: a.Hold.ID})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := two.DoAt(ctx, show, d.Version, place(seat(0))); err != nil {
			t.Error(err)
		}
		// A version the log does not have keeps nobody waiting.
		if _, err := two.Hold(ctx, b.Hold.ID, 1<<60); err != nil {
			t.Error(err)
		}
		audit(t, log, show)
	})
}

// Seats come back on their own, and the map shows it at the deadline whether or
// not a row says so yet.
func TestSweep(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log, func(c *engine.Config) { c.SweepMost = 2 })
		ctx := context.Background()
		for i := range 5 {
			if _, err := e.Do(ctx, show, place(seat(i))); err != nil {
				t.Fatal(err)
			}
		}
		before := len(log.log(show))
		time.Sleep(10*time.Minute - time.Microsecond)
		if s, _ := e.States(ctx, show); s[0] != 1 {
			t.Error("a hold has ended before its deadline")
		}
		time.Sleep(time.Microsecond)
		if s, _ := e.States(ctx, show); s[0] != 0 || s[4] != 0 {
			t.Error("a hold has outlived its deadline")
		}
		time.Sleep(2 * time.Second)
		synctest.Wait()
		if n := len(log.log(show)) - before; n != 3 {
			t.Errorf("%d rows told of 5 expired holds, 2 at most in each; want 3", n)
		}
		fold := audit(t, log, show)
		if _, running := fold.NextDeadline(); running {
			t.Error("a hold is still said to be held")
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTableAndCheckpointFollow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log, func(c *engine.Config) { c.CheckpointEvery = 4 })
		ctx := context.Background()
		for i := range 6 {
			if _, err := e.Do(ctx, show, place(seat(i), seat(i+100))); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(time.Second)
		synctest.Wait()
		fold := audit(t, log, show)
		if err := fold.DiffersTable(hall, log.records(show)); err != nil {
			t.Error(err)
		}
		if c, found, _ := log.Checkpoint(ctx, show); !found || c.Version != fold.Version() {
			t.Errorf("checkpoint of version %d, want %d", c.Version, fold.Version())
		}
		if _, err := e.Do(ctx, show, place(seat(50))); err != nil {
			t.Fatal(err)
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		fold = audit(t, log, show)
		if c, _, _ := log.Checkpoint(ctx, show); c.Version != fold.Version() {
			t.Errorf("after closing: checkpoint of version %d, want %d", c.Version, fold.Version())
		}
		if err := fold.DiffersTable(hall, log.records(show)); err != nil {
			t.Error(err)
		}
		if _, err := e.Do(ctx, show, place(seat(51))); !errors.Is(err, inventory.ErrUnavailable) {
			t.Errorf("after closing: %v", err)
		}
	})
}

// A crash after any row: what is written behind catches up from the log.
func TestRestartAfterACrash(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		ctx := context.Background()
		_, show := opened(t, log)
		for i := range 12 {
			e := newEngine(log, func(c *engine.Config) { c.CheckpointEvery = 3 })
			if _, err := e.Do(ctx, show, place(seat(i))); err != nil {
				t.Fatal(err)
			}
			if i%4 == 3 { // the others are left behind as a crash leaves them
				time.Sleep(time.Second)
				synctest.Wait()
			}
		}
		e := newEngine(log)
		if _, err := e.Snapshot(ctx, show); err != nil {
			t.Fatal(err)
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		if err := audit(t, log, show).DiffersTable(hall, log.records(show)); err != nil {
			t.Error(err)
		}
		time.Sleep(time.Hour) // let the timers of the crashed ones run out
	})
}

func TestIdleBucketsLeaveMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		seen := &tally{}
		e, show := opened(t, log, func(c *engine.Config) { c.KeepFor, c.Watch = time.Minute, seen })
		ctx := context.Background()
		a, err := e.Do(ctx, show, place(seat(0)))
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(5 * time.Minute)
		if _, err := e.Hold(ctx, a.Hold.ID, 0); err != nil || seen.loads != 1 {
			t.Errorf("%v; it was loaded %d times, and a hold was running", err, seen.loads)
		}
		time.Sleep(10 * time.Minute)
		if h, err := e.Hold(ctx, a.Hold.ID, 0); err != nil || h.State != inventory.Available || seen.loads != 2 {
			t.Errorf("%+v, %v; it was loaded %d times, want 2", h, err, seen.loads)
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		audit(t, log, show)
	})
}

func TestSnapshotIsSharedUntilSomethingChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		defer e.Close(context.Background())
		ctx := context.Background()
		look := func() engine.Snapshot {
			t.Helper()
			s, err := e.Snapshot(ctx, show)
			if err != nil {
				t.Fatal(err)
			}
			return s
		}
		a := look()
		if b := look(); &a.Seats[0] != &b.Seats[0] {
			t.Error("made anew although nothing has changed")
		}
		if _, err := e.Do(ctx, show, inventory.Place{Buyer: id.New[id.Buyer](), Choice: inventory.Choice{
			Seats: []string{seat(3)}, Areas: []inventory.Places{{Area: "floor", Quantity: 7}}}}); err != nil {
			t.Fatal(err)
		}
		b := look()
		if b.Version != a.Version+1 || b.Seats[0] != 1<<6 || b.Areas[0].Available != 93 || b.Areas[0].Held != 7 {
			t.Errorf("%d, %b, %+v", b.Version, b.Seats[0], b.Areas)
		}
		time.Sleep(10 * time.Minute)
		if c := look(); c.Seats[0] != 0 || c.Areas[0].Available != 100 {
			t.Errorf("after the deadline: %b, %+v", c.Seats[0], c.Areas)
		}
		counts, err := e.Counts(ctx, show)
		if err != nil || counts.All.Available != 2100 || counts.Levels[0].Available != 2100 {
			t.Errorf("%+v, %v", counts, err)
		}
	})
}

// later is a scheduler that does what is asked of it when the test says so.
type later struct{ due []func() }

func (l *later) Go(f func())                             { l.due = append(l.due, f) }
func (*later) After(time.Duration, func()) (stop func()) { return func() {} }

// A show that is not there has nothing to write when the engine is closed.
func TestCloseWithAShowThatIsNotThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		work := &later{}
		e := newEngine(newMemory(), func(c *engine.Config) { c.Run = work })
		var a answers
		a.ask(t.Context(), e, id.New[id.Show](), place(seat(1)))
		closed := make(chan error, 1)
		go func() { closed <- e.Close(context.Background()) }()
		synctest.Wait()
		for _, f := range work.due {
			f()
		}
		if err := <-closed; err != nil {
			t.Error(err)
		}
		a.wait.Wait()
		wantCode(t, a.list[0].Err, inventory.ErrNoBucket)
	})
}
