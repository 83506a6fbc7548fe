package engine

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// Follower follows one show for those who look at its map. It gathers which places
// the rows of the log move, this node's and others' alike, until it is asked.
// Make one with [Engine.Follow].
type Follower struct {
	engine *Engine
	show   id.Show
	wake   func()

	mu           sync.Mutex
	whole        bool // rows may have been missed: any place may have been moved
	seats, areas map[uint32]struct{}
	since        time.Time // instant of the first row gathered; zero when there is none
}

// Changes is what rows have moved, as of a version.
type Changes struct {
	Version uint64
	At      time.Time // when the show was looked at
	Since   time.Time // instant of the first row it tells of; zero when it tells of none

	// Every place that a row has moved, in chart order, with its state after
	// all of them. A place is here also when it is as it was when the follower was
	// last asked: a viewer's snapshot may show it otherwise, because a hold past
	// its deadline is over before any row says so (I3).
	Seats []SeatState
	Areas []AreaState

	// Whole is set in place of the two when any place may have been moved.
	Whole *Snapshot
}

// SeatState is what a map shows of a seat, as [Snapshot] has it.
type SeatState struct {
	Seat  uint32
	State byte
}

// AreaState is how many places of a standing area are free.
type AreaState struct {
	Area      uint32
	Available int
}

// Follow begins to follow a show, until the follower is closed. wake is called when
// a row has been applied. It is called in the midst of a step: it must be quick,
// must not block, and must not ask the engine anything.
//
// While the follower is asked at least once in KeepFor, the show stays in memory,
// where its holds are seen to run out.
func (e *Engine) Follow(show id.Show, wake func()) *Follower {
	w := &Follower{engine: e, show: show, wake: wake, whole: true}
	e.followers.add(w)
	return w
}

// Close ends the following. wake is not called again once it has returned.
func (w *Follower) Close() { w.engine.followers.remove(w) }

// Next gives what the rows have moved since Next was called before; the first
// time, the whole show. Like all reading it is no older than MaxStale: when the
// show has been quiet for longer, the log is asked for other nodes' rows.
func (w *Follower) Next(ctx context.Context) (c Changes, err error) {
	err = w.engine.look(ctx, w.show, 0, func(b *bucket, now time.Time) bool {
		c = w.take(b, now)
		return true
	})
	return c, err
}

// take empties the follower. No row can be applied meanwhile, because the bucket
// is being looked at: what was gathered is what led to the fold's version.
func (w *Follower) take(b *bucket, now time.Time) Changes {
	w.mu.Lock()
	defer w.mu.Unlock()
	c := Changes{Version: b.fold.Version(), At: now, Since: w.since}
	if w.whole {
		c.Whole = b.snapshot(now)
	} else {
		c.Seats = make([]SeatState, 0, len(w.seats))
		for _, seat := range slices.Sorted(maps.Keys(w.seats)) {
			c.Seats = append(c.Seats, SeatState{seat, b.fold.StateOf(seat, now)})
		}
		if len(w.areas) > 0 {
			free := b.fold.AvailableIn(now)
			for _, area := range slices.Sorted(maps.Keys(w.areas)) {
				c.Areas = append(c.Areas, AreaState{area, free[area]})
			}
		}
	}
	w.whole, w.seats, w.areas, w.since = false, nil, nil, time.Time{}
	return c
}

// note gathers what a row has moved.
func (w *Follower) note(row inventory.Row, effects []inventory.Effect) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.since.IsZero() {
		w.since = clock.FromMicros(row.At)
	}
	if w.whole {
		return
	}
	if w.seats == nil {
		w.seats, w.areas = map[uint32]struct{}{}, map[uint32]struct{}{}
	}
	for i := range effects {
		if effects[i].Opens() {
			w.whole = true
		}
		for _, s := range effects[i].Seats {
			w.seats[s] = struct{}{}
		}
		for _, a := range effects[i].Areas {
			w.areas[a.Area] = struct{}{}
		}
	}
}

func (w *Follower) lose() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.whole = true
}

// followers are all that follow a show, by show.
type followers struct {
	mu     sync.RWMutex
	byShow map[id.Show][]*Follower
}

func (all *followers) add(w *Follower) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if all.byShow == nil {
		all.byShow = map[id.Show][]*Follower{}
	}
	all.byShow[w.show] = append(all.byShow[w.show], w)
}

func (all *followers) remove(w *Follower) {
	all.mu.Lock()
	defer all.mu.Unlock()
	rest := slices.DeleteFunc(all.byShow[w.show], func(other *Follower) bool { return other == w })
	if all.byShow[w.show] = rest; len(rest) == 0 {
		delete(all.byShow, w.show)
	}
}

// each calls do with the followers of a show, none of which ends meanwhile.
func (all *followers) each(show id.Show, do func(w *Follower)) {
	all.mu.RLock()
	defer all.mu.RUnlock()
	for _, w := range all.byShow[show] {
		do(w)
	}
}

// tell has the show's followers gather a row, which the fold has just been moved
// by, and wakes those who wait for it.
func (b *bucket) tell(row inventory.Row, effects []inventory.Effect) {
	b.followers.each(b.show, func(w *Follower) {
		w.note(row, effects)
		w.wake()
	})
}

// loseTrack tells the show's followers that the fold they followed is gone. The
// next one may begin at another version, or be read from a log that has lost
// its end.
func (b *bucket) loseTrack() {
	b.followers.each(b.show, func(w *Follower) {
		w.lose()
		w.wake()
	})
}
