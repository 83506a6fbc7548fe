package engine_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

// An append whose answer was lost is settled by a further one, whichever way
// it had gone, and callers hear the truth, once.
func TestUnknownOutcomeIsSettled(t *testing.T) {
	for name, c := range map[string]struct {
		befalls []trouble
		rows    int // beside genesis and terms
	}{
		"it was not stored":                {[]trouble{failed}, 1},
		"it was stored":                    {[]trouble{unheard}, 2}, // and a row above it
		"several times nothing":            {[]trouble{failed, failed, failed}, 1},
		"stored at the third try":          {[]trouble{failed, failed, unheard}, 2},
		"the row above it is unheard too":  {[]trouble{unheard, fine, unheard}, 3},
		"the row above it is lost at once": {[]trouble{unheard, fine, failed}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newMemory()
				e, show := opened(t, log)
				befalls := c.befalls
				log.trouble(func(inventory.Row) (what trouble) {
					if len(befalls) > 0 {
						what, befalls = befalls[0], befalls[1:]
					}
					return what
				})
				ctx := context.Background()
				a, err := e.Do(ctx, show, place(seat(0)))
				if err != nil || !a.Changed {
					t.Fatalf("%+v, %v", a, err)
				}
				if len(befalls) > 0 {
					t.Errorf("answered with %v still to come", befalls)
				}
				if n := len(log.log(show)) - 2; n != c.rows {
					t.Errorf("%d rows, want %d", n, c.rows)
				}
				_, err = e.Do(ctx, show, place(seat(0)))
				wantCode(t, err, inventory.ErrTaken)
				if err := e.Close(ctx); err != nil {
					t.Fatal(err)
				}
				audit(t, log, show, a)
			})
		})
	}
}

// While it is not settled, nobody is told of a row, not even that its seats
// are gone.
func TestUnsettledRowIsNotShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		g := newGate()
		log.trouble(g.before)
		ctx := context.Background()
		var got answers
		got.ask(ctx, e, show, place(seat(0)))
		<-g.arrived
		g.open <- unheard
		<-g.arrived // the same row again
		g.open <- fine
		above := <-g.arrived // it was there: a row above it
		if above.Version != 3 {
			t.Errorf("version %d, want 3", above.Version)
		}
		var other answers
		other.ask(ctx, e, show, place(seat(0)))
		synctest.Wait()
		if got.count() != 0 || other.count() != 0 {
			t.Error("somebody was answered by a row that is not settled")
		}
		log.trouble(nil)
		g.open <- fine
		got.wait.Wait()
		other.wait.Wait()
		if got.list[0].Err != nil {
			t.Error(got.list[0].Err)
		}
		wantCode(t, other.list[0].Err, inventory.ErrTaken)
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		audit(t, log, show, got.list[0].Answer)
	})
}

// While a row of ours is read back, and many others with it, nobody is refused
// by it either, nor given its answer again.
func TestRowIsNotShownWhileItIsReadBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		e, show := opened(t, log)
		ctx := context.Background()
		log.trouble(func(row inventory.Row) trouble {
			log.trouble(nil)
			log.mu.Lock()
			defer log.mu.Unlock()
			log.insert(row, log.rows[show][1].Hash) // it is in, and others are above it
			log.goOn(t, show, 600)
			return failed
		})
		half, open := make(chan struct{}), make(chan struct{})
		log.reading = func(after uint64) {
			if after > 2 {
				log.reading = nil
				close(half)
				<-open
			}
		}
		c := place(seat(0))
		c.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
		var got, others answers
		got.ask(ctx, e, show, c)
		<-half
		others.ask(ctx, e, show, c)
		others.ask(ctx, e, show, place(seat(0)))
		if n := others.count(); n != 0 {
			t.Errorf("%d were answered by a row that is not settled", n)
		}
		close(open)
		got.wait.Wait()
		others.wait.Wait()
		if got.list[0].Err != nil || others.list[0].Err != nil {
			t.Errorf("%v, %v", got.list[0].Err, others.list[0].Err)
		}
		wantCode(t, others.list[1].Err, inventory.ErrTaken)
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		audit(t, log, show, got.list[0].Answer, others.list[0].Answer)
	})
}

// Two engines, and a failover that loses the log's end: what one reads of the
// other's rows is granted again only above a row of its own that commits.
func TestGrantsStandOnARowOfOnesOwn(t *testing.T) {
	for name, again := range map[string]func(c inventory.Place, a inventory.Answer) inventory.Command{
		"the same key": func(c inventory.Place, _ inventory.Answer) inventory.Command { return c },
		"the same places": func(c inventory.Place, _ inventory.Answer) inventory.Command {
			c.Key = inventory.Key{}
			return c
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newMemory()
				one, show := opened(t, log)
				two := newEngine(log)
				ctx := context.Background()
				c := place(seat(0))
				c.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
				first, err := one.Do(ctx, show, c)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := two.Snapshot(ctx, show); err != nil { // two knows the hold, by reading
					t.Fatal(err)
				}
				for range 2 {
					if a, err := two.Do(ctx, show, again(c, first)); err != nil || a.Hold.ID != first.Hold.ID {
						t.Fatalf("%+v, %v", a, err)
					}
				}
				if n := len(log.log(show)); n != 4 {
					t.Errorf("%d rows, want 4: one stands above the row that was read, and is enough", n)
				}
				_, err = two.Do(ctx, show, place(seat(0))) // a refusal needs none
				wantCode(t, err, inventory.ErrTaken)
				if n := len(log.log(show)); n != 4 {
					t.Errorf("%d rows: a refusal has cost one", n)
				}

				// A third reads the hold, and the row above it finds the end lost.
				three := newEngine(log)
				log.trouble(func(inventory.Row) trouble {
					log.trouble(nil)
					log.mu.Lock()
					defer log.mu.Unlock()
					log.rows[show] = log.rows[show][:2]
					return fine
				})
				a, err := three.Do(ctx, show, again(c, first))
				if err != nil || !a.Changed || a.Version != 2 {
					t.Errorf("%+v, %v: want the hold anew, at version 2", a, err)
				}
				audit(t, log, show, a)
				for _, e := range []*engine.Engine{one, two, three} {
					if err := e.Close(ctx); err != nil {
						t.Fatal(err)
					}
				}
			})
		})
	}
}

// A row in doubt was read back, and then a failover lost it and others went on
// in its place: that a row of ours commits above them pays nobody.
func TestRowThatWasReadBackIsLost(t *testing.T) {
	for name, when := range map[string]int{"before the rows after it are read": 1, "before the row above it is in": 2} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newMemory()
				e, show := opened(t, log)
				failover := func() {
					log.reading = nil
					log.trouble(nil)
					log.mu.Lock()
					defer log.mu.Unlock()
					log.rows[show] = log.rows[show][:2]
					log.goOn(t, show, 3)
				}
				tries := 0
				log.trouble(func(inventory.Row) trouble {
					switch tries++; {
					case tries == 1:
						return unheard
					case tries == 2 && when == 1: // it is found in the log
						log.reading = func(uint64) { failover() }
					case tries == 3:
						failover()
						return failed
					}
					return fine
				})
				ctx := context.Background()
				c := place(seat(0))
				c.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
				_, err := e.Do(ctx, show, c)
				wantCode(t, err, inventory.ErrUnavailable)
				a, err := e.Do(ctx, show, c)
				if err != nil || !a.Changed {
					t.Errorf("%+v, %v: want the hold", a, err)
				}
				if err := e.Close(ctx); err != nil {
					t.Fatal(err)
				}
				audit(t, log, show, a)
			})
		})
	}
}

// Another engine's row came first while ours was in doubt: ours never was.
func TestRowInDoubtLosesToAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		one, show := opened(t, log)
		two := newEngine(log)
		ctx := context.Background()
		if _, err := two.Snapshot(ctx, show); err != nil {
			t.Fatal(err)
		}
		tries := 0
		log.trouble(func(row inventory.Row) trouble {
			if tries++; tries == 1 {
				return failed
			}
			if tries == 2 { // before one's second try
				if _, err := two.Do(ctx, show, place(seat(0))); err != nil {
					t.Error(err)
				}
			}
			return fine
		})
		_, err := one.Do(ctx, show, place(seat(0)))
		wantCode(t, err, inventory.ErrTaken)
		if _, err := one.Do(ctx, show, place(seat(1))); err != nil {
			t.Error(err)
		}
		for _, e := range []*engine.Engine{one, two} {
			if err := e.Close(ctx); err != nil {
				t.Fatal(err)
			}
		}
		audit(t, log, show)
	})
}

// When the log cannot be reached callers are told so in the end, and a repeat
// with the same key finds out what had become of the first.
func TestLogThatCannotBeReached(t *testing.T) {
	for name, stored := range map[string]bool{"nothing was stored": false, "it was stored": true} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				log := newMemory()
				e, show := opened(t, log)
				first := true
				log.trouble(func(inventory.Row) trouble {
					if first && stored {
						first = false
						return unheard
					}
					return offline
				})
				ctx := context.Background()
				c := place(seat(0))
				c.Key = inventory.Key{Caller: [16]byte{1}, Body: [16]byte{2}}
				began := time.Now()
				_, err := e.Do(ctx, show, c)
				wantCode(t, err, inventory.ErrUnavailable)
				if waited := time.Since(began); waited < time.Second || waited > 10*time.Second {
					t.Errorf("gave up after %v", waited)
				}
				log.trouble(nil)
				a, err := e.Do(ctx, show, c)
				if err != nil || a.Version != 2 {
					t.Errorf("%+v, %v", a, err)
				}
				want := 3 // genesis, terms, and the hold, once
				if stored {
					want++ // a row above the one that was read back
				}
				if n := len(log.log(show)); n != want {
					t.Errorf("%d rows, want %d", n, want)
				}
				if err := e.Close(ctx); err != nil {
					t.Fatal(err)
				}
				audit(t, log, show, a)
			})
		})
	}
}

// A bucket that left memory because its log could not be reached leaves nothing
// behind that goes on working for it.
func TestBucketThatGaveUpRests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		timers := &timerCounter{}
		e, show := opened(t, log, func(c *engine.Config) { c.KeepFor, c.Run = time.Minute, timers })
		ctx := context.Background()
		for i := range 3 {
			log.trouble(nil)
			if _, err := e.Do(ctx, show, place(seat(2*i))); err != nil {
				t.Fatal(err)
			}
			log.trouble(func(inventory.Row) trouble { return offline })
			_, err := e.Do(ctx, show, place(seat(2*i+1)))
			wantCode(t, err, inventory.ErrUnavailable)
		}
		time.Sleep(time.Hour)
		before := timers.set.Load()
		time.Sleep(time.Hour)
		if n := timers.set.Load() - before; n != 0 {
			t.Errorf("%d timers were set in an hour in which nobody asked for anything", n)
		}
		log.trouble(nil)
		if err := e.Close(ctx); err != nil {
			t.Fatal(err)
		}
		audit(t, log, show)
	})
}

// timerCounter runs things as ever and counts what was put off.
type timerCounter struct{ set atomic.Int64 }

func (*timerCounter) Go(f func()) { go f() }

func (c *timerCounter) After(d time.Duration, f func()) func() {
	c.set.Add(1)
	timer := time.AfterFunc(d, f)
	return func() { timer.Stop() }
}

// Rows other engines append in between are read, and the batch is decided
// again, until it fits.
func TestConflictIsDecidedAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := newMemory()
		one, show := opened(t, log)
		two := newEngine(log)
		ctx := context.Background()
		quicker := 0
		log.trouble(func(row inventory.Row) trouble {
			if quicker++; quicker%2 == 1 && quicker < 20 {
				if _, err := two.Do(ctx, show, place(seat(quicker))); err != nil {
					t.Error(err)
				}
			}
			return fine
		})
		got := map[id.Show]int{}
		for i := range 3 {
			a, err := one.Do(ctx, show, place(seat(100+i)))
			if err != nil {
				t.Fatal(err)
			}
			got[a.Hold.ID.Show]++
		}
		log.trouble(nil)
		for _, e := range []*engine.Engine{one, two} {
			if err := e.Close(ctx); err != nil {
				t.Fatal(err)
			}
		}
		audit(t, log, show)
	})
}
