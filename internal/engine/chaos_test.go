package engine_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
)

// stage runs several engines in one goroutine: it decides which of the things
// that could happen next does, by a seed, so that a failure can be repeated.
type stage struct {
	rng    *rand.Rand
	clock  *clock.Fake
	ready  []func()
	timers []*timer
}

type timer struct {
	at      time.Time
	f       func()
	stopped bool
}

func (s *stage) Go(f func()) { s.ready = append(s.ready, f) }

func (s *stage) After(d time.Duration, f func()) func() {
	t := &timer{at: s.clock.Now().Add(d), f: f}
	s.timers = append(s.timers, t)
	return func() { t.stopped = true }
}

// step lets one thing happen, or time pass. It reports false when there is
// nothing left to do before a long time.
func (s *stage) step() bool {
	if n := len(s.ready); n > 0 && s.rng.IntN(4) > 0 {
		i := s.rng.IntN(n)
		f := s.ready[i]
		s.ready = append(s.ready[:i], s.ready[i+1:]...)
		f()
		return true
	}
	due := -1
	for i, t := range s.timers {
		if due < 0 || t.at.Before(s.timers[due].at) {
			due = i
		}
	}
	if due < 0 || s.timers[due].at.Sub(s.clock.Now()) > 5*time.Minute {
		return len(s.ready) > 0
	}
	t := s.timers[due]
	s.timers = append(s.timers[:due], s.timers[due+1:]...)
	if d := t.at.Sub(s.clock.Now()); d > 0 {
		s.clock.Advance(d)
	}
	if !t.stopped {
		t.f()
	}
	return true
}

// skewed is a node's clock that goes wrong.
type skewed struct {
	clock *clock.Fake
	by    time.Duration
}

func (s skewed) Now() time.Time { return s.clock.Now().Add(s.by) }

// Three engines with skewed clocks on one log that loses answers, fails and
// forgets to say so; engines crash and come back. Whatever was acknowledged is
// in the log, as acknowledged; nothing in the log is impossible.
func TestChaos(t *testing.T) {
	for seed := range uint64(40) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { chaos(t, seed) })
	}
}

func chaos(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 1))
	s := &stage{rng: rng, clock: clock.NewFake(time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC))}
	log := newMemory()
	log.now = s.clock.Now
	show := id.FromBytes[id.Show]([16]byte{1, 15: byte(seed)})
	log.trouble(func(inventory.Row) trouble {
		return []trouble{fine, fine, fine, fine, fine, fine, failed, unheard}[rng.IntN(8)]
	})
	start := func(node int) *engine.Engine {
		return engine.New(engine.Config{
			Log: log, Plans: plans, Logger: quiet, Run: s,
			Clock:    skewed{s.clock, time.Duration(node*120) * time.Millisecond},
			MaxBatch: 8, CheckpointEvery: 5, SweepMost: 3,
		})
	}
	nodes := []*engine.Engine{start(0), start(1), start(2)}
	if err := log.Begin(inventory.Genesis(show)); err != nil {
		t.Fatal(err)
	}
	opening := terms(s.clock.Now())
	opening.HoldFor = 20 * time.Second
	nodes[0].Submit(context.Background(), show, 0, inventory.SetTerms{Terms: opening}, func(_ inventory.Answer, err error) {
		if err != nil {
			t.Errorf("opening: %v", err)
		}
	})

	type promise struct {
		inventory.Answer
		command inventory.Command
	}
	var kept []promise
	var holds []inventory.Hold
	orders := map[inventory.HoldID]id.Order{}
	ask := func(c inventory.Command) {
		nodes[rng.IntN(len(nodes))].Submit(context.Background(), show, 0, c, func(a inventory.Answer, err error) {
			if err == nil && a.Hold.ID.No != 0 {
				kept = append(kept, promise{a, c})
				holds = append(holds, a.Hold)
			}
		})
	}
	for i := range 400 {
		if rng.IntN(3) == 0 && i < 350 {
			ask(anything(rng, uint64(i), holds, orders))
		}
		if rng.IntN(60) == 0 { // a crash: memory is gone, callers hear nothing
			n := rng.IntN(len(nodes))
			nodes[n] = start(n)
		}
		if rng.IntN(50) == 0 {
			s.clock.Advance(time.Duration(rng.IntN(25)) * time.Second)
		}
		s.step()
	}
	log.trouble(nil)
	for range 2000 {
		if !s.step() {
			break
		}
	}

	rows := log.log(show)
	at := inventory.NewFold(show)
	byVersion := map[uint64][]promise{}
	for _, p := range kept {
		byVersion[p.Version] = append(byVersion[p.Version], p)
	}
	proven := 0
	for _, row := range rows[1:] {
		if _, err := at.Apply(row); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		for _, p := range byVersion[row.Version] {
			proven++
			h, found := at.View(hall, p.Hold.ID.No, at.At())
			if !found || h.Buyer != p.Hold.Buyer {
				t.Fatalf("seed %d: %T was acknowledged at version %d with %s, which the log does not know", seed, p.command, p.Version, p.Hold.ID)
			}
		}
	}
	if proven != len(kept) {
		t.Fatalf("seed %d: %d of %d acknowledged commands are in the log", seed, proven, len(kept))
	}
	if len(kept) < 20 {
		t.Errorf("seed %d: only %d commands were granted; this proves little", seed, len(kept))
	}
	audit(t, log, show)
}

// anything is a command somebody might send, often about few seats, so that
// they meet.
func anything(rng *rand.Rand, i uint64, holds []inventory.Hold, orders map[inventory.HoldID]id.Order) inventory.Command {
	buyer := id.FromBytes[id.Buyer]([16]byte{2, 15: byte(rng.IntN(6) + 1)})
	if len(holds) == 0 || rng.IntN(3) > 0 {
		c := inventory.Place{Buyer: buyer, Choice: inventory.Choice{Seats: []string{seat(rng.IntN(30))}}}
		if rng.IntN(2) == 0 {
			c.Choice.Areas = []inventory.Places{{Area: "floor", Quantity: 1 + rng.IntN(5)}}
		}
		if rng.IntN(2) == 0 {
			c.Key = inventory.Key{Caller: [16]byte{1, byte(i), byte(i >> 8)}, Body: [16]byte{1}}
		}
		return c
	}
	h := holds[rng.IntN(len(holds))]
	if orders[h.ID].IsZero() {
		orders[h.ID] = id.FromBytes[id.Order]([16]byte{3, 14: byte(h.ID.No >> 8), 15: byte(h.ID.No) | 1})
	}
	switch order := orders[h.ID]; rng.IntN(6) {
	case 0:
		return inventory.Release{Buyer: h.Buyer, Hold: h.ID}
	case 1:
		return inventory.Change{Buyer: h.Buyer, Hold: h.ID, Add: inventory.Choice{Seats: []string{seat(rng.IntN(30))}}}
	case 2:
		return inventory.Unseal{Hold: h.ID, Order: order}
	case 3:
		return inventory.Sell{Hold: h.ID, Order: order}
	default:
		return inventory.Seal{Buyer: h.Buyer, Hold: h.ID, Revision: h.Revision, Order: order, Lines: h.Lines, Email: [16]byte{1}}
	}
}
