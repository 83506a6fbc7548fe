package engine_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

func TestBadCheckpointIsNotUsed(t *testing.T) {
	for name, spoil := range map[string]func(c *inventory.Checkpoint){
		"of another log": func(c *inventory.Checkpoint) { c.Hash[0]++ },
		"of the future":  func(c *inventory.Checkpoint) { c.Version += 100 },
		"damaged":        func(c *inventory.Checkpoint) { c.Fold[len(c.Fold)/2]++ },
	} {
		t.Run(name, func(t *testing.T) {
			log := newMemory()
			e, show := opened(t, log)
			if _, err := e.Do(t.Context(), show, place(seat(0))); err != nil {
				t.Fatal(err)
			}
			if err := e.Close(t.Context()); err != nil {
				t.Fatal(err)
			}
			c := log.checkpoints[show]
			spoil(&c)
			log.checkpoints[show] = c
			e = newEngine(log)
			_, err := e.Do(t.Context(), show, place(seat(0)))
			wantCode(t, err, inventory.ErrTaken)
			if _, err := e.Do(t.Context(), show, place(seat(1))); err != nil {
				t.Error(err)
			}
		})
	}
}

// A checkpoint that is whole, of rows that the log has lost since.
func TestCheckpointOfALostEndIsNotUsed(t *testing.T) {
	log := newMemory()
	e, show := opened(t, log)
	if _, err := e.Do(t.Context(), show, place(seat(0))); err != nil {
		t.Fatal(err)
	}
	if err := e.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	log.rows[show] = log.rows[show][:2]
	log.goOn(t, show, 3)
	if _, err := newEngine(log).Do(t.Context(), show, place(seat(0))); err != nil {
		t.Errorf("the seat of a row that was lost: %v", err)
	}
	audit(t, &memory{rows: log.rows}, show)
}

// A row that was changed, that this program cannot read, or that was decided on
// another state than the log leads to: who loads it, who follows it, and those who
// follow them, decide and show nothing any more.
func TestBucketStopsAtARowItCannotBelieve(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(log *memory, r *inventory.Row)
		want  *fault.Fault
	}{
		"changed":               {func(_ *memory, r *inventory.Row) { r.Private[4]++ }, inventory.ErrDivergent},
		"of another format":     {func(log *memory, r *inventory.Row) { r.Public[0] = 99; rehash(log, r) }, inventory.ErrUnreadable},
		"of an unknown kind":    {func(log *memory, r *inventory.Row) { r.Public[2] = 99; rehash(log, r) }, inventory.ErrUnreadable},
		"with bytes at its end": {func(log *memory, r *inventory.Row) { r.Private = append(r.Private, 0); rehash(log, r) }, inventory.ErrUnreadable},
		"of another state":      {func(log *memory, r *inventory.Row) { r.Private[20]++; rehash(log, r) }, inventory.ErrDivergent},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newMemory()
				one, show := opened(t, log)
				two, three := newEngine(log), newEngine(log)
				ctx := context.Background()
				follower := two.Follow(show, func() {})
				if _, err := follower.Next(ctx); err != nil { // two is loaded
					t.Fatal(err)
				}
				if _, err := one.Do(ctx, show, place(seat(0))); err != nil {
					t.Fatal(err)
				}
				log.mu.Lock()
				c.spoil(log, &log.rows[show][2])
				log.mu.Unlock()
				time.Sleep(time.Second)
				var reads [2]int
				for round := range reads {
					_, err := follower.Next(ctx)
					wantCode(t, err, c.want)
					for _, e := range []*engine.Engine{two, three} {
						_, err = e.Do(ctx, show, place(seat(1)))
						wantCode(t, err, c.want)
						_, err = e.Snapshot(ctx, show)
						wantCode(t, err, c.want)
					}
					reads[round], _ = log.counts()
				}
				if reads[0] != reads[1] {
					t.Error("the log is read by who has stopped")
				}
				if n := len(log.log(show)); n != 3 {
					t.Errorf("%d rows: a node went on where it could not read", n)
				}
				time.Sleep(time.Hour) // let the timers run out
			})
		})
	}
}

// A log that goes on elsewhere is neither decided by nor shown, by whoever reads
// so, and by whoever said so.
func TestMovedBucket(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		one, show := opened(t, log)
		two, three := newEngine(log), newEngine(log)
		ctx := context.Background()
		if _, err := two.Snapshot(ctx, show); err != nil {
			t.Fatal(err)
		}
		c := place(seat(0))
		c.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
		held, err := one.Do(ctx, show, c)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := one.Do(ctx, show, inventory.Move{To: "seats-2"}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Hour) // the hold runs out, and nobody sweeps
		for i, e := range []*engine.Engine{one, two, three} {
			for _, command := range []inventory.Command{c, place(seat(1)), inventory.Expire{Most: 1}, inventory.Move{To: "seats-3"}} {
				_, err := e.Do(ctx, show, command)
				wantCode(t, err, inventory.ErrMoved)
				if to := fault.From(err).Detail["to"]; to != "seats-2" {
					t.Errorf("engine %d, %T: it went to %v", i, command, to)
				}
			}
			_, err := e.Hold(ctx, held.Hold.ID, 0)
			wantCode(t, err, inventory.ErrMoved)
			_, err = e.Snapshot(ctx, show)
			wantCode(t, err, inventory.ErrMoved)
		}
		if n := len(log.log(show)); n != 4 {
			t.Errorf("%d rows, want 4: nothing follows the last", n)
		}
		for _, e := range []*engine.Engine{one, two, three} {
			if err := e.Close(ctx); err != nil {
				t.Fatal(err)
			}
		}
		audit(t, log, show, held)
		four := newEngine(log) // by the checkpoint
		_, err = four.Snapshot(ctx, show)
		wantCode(t, err, inventory.ErrMoved)
	})
}

// A failover may lose the log's end. The log is the truth: the fold goes.
func TestLogThatLostItsEnd(t *testing.T) {
	log := newMemory()
	e, show := opened(t, log)
	for i := range 3 {
		if _, err := e.Do(t.Context(), show, place(seat(i))); err != nil {
			t.Fatal(err)
		}
	}
	log.mu.Lock()
	log.rows[show] = log.rows[show][:3]
	log.mu.Unlock()
	if _, err := e.Do(t.Context(), show, place(seat(9))); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Do(t.Context(), show, place(seat(2))); err != nil {
		t.Errorf("the seat of a row that was lost: %v", err)
	}
	audit(t, log, show)
}

// Nobody needs to write for a lost end to be noticed: what is shown and refused
// is as old as any other reading may be. And what a node wrote behind its rows
// is not written once they are lost.
func TestLostEndIsNoticedByReading(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		ctx := context.Background()
		if _, err := e.Do(ctx, show, place(seat(0), seat(1))); err != nil {
			t.Fatal(err)
		}
		log.mu.Lock()
		log.rows[show] = log.rows[show][:2]
		log.mu.Unlock()
		time.Sleep(time.Second) // the table of seats is due meanwhile
		synctest.Wait()
		log.mu.Lock()
		for label, records := range log.table[show] {
			t.Errorf("the table has %s as of a row that is lost: %v", label, records)
		}
		log.mu.Unlock()
		s, err := e.Snapshot(ctx, show)
		if err != nil || s.Version != 1 {
			t.Errorf("version %d is shown, want 1, which the log ends with: %v", s.Version, err)
		}
		if _, err := e.Do(ctx, show, place(seat(1))); err != nil {
			t.Errorf("the seat of a row that was lost: %v", err)
		}
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		audit(t, log, show)
	})
}

// The log may have gone on from there by the time a node finds out.
func TestLogThatLostItsEndAndWentOn(t *testing.T) {
	log := newMemory()
	one, show := opened(t, log)
	two := newEngine(log)
	for i := range 3 {
		if _, err := one.Do(t.Context(), show, place(seat(i))); err != nil {
			t.Fatal(err)
		}
	}
	log.mu.Lock()
	log.rows[show] = log.rows[show][:3]
	log.mu.Unlock()
	for i := range 4 {
		if _, err := two.Do(t.Context(), show, place(seat(10+i))); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := one.Do(t.Context(), show, place(seat(9))); err != nil { // it finds out
		t.Fatal(err)
	}
	if _, err := one.Do(t.Context(), show, place(seat(2))); err != nil {
		t.Errorf("the seat of a row that was lost: %v", err)
	}
	_, err := one.Do(t.Context(), show, place(seat(10)))
	wantCode(t, err, inventory.ErrTaken)
	audit(t, log, show)
}
