package engine

import (
	"context"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// Hold gives a hold as it is now, by a bucket that is at least at the given
// version. It returns ErrNoHold when there is none, or it ended more than a
// day ago, and ErrNoBucket when the show is not open. Whose hold it is, is for
// the caller to check.
func (e *Engine) Hold(ctx context.Context, hold inventory.HoldID, atLeast uint64) (h inventory.Hold, err error) {
	found := false
	err = e.read(ctx, hold.Show, atLeast, func(f *inventory.Fold, plan *seating.Plan, now time.Time) bool {
		h, found = f.View(plan, hold.No, now)
		return found // if it is not: another node may have taken it just now
	})
	if err == nil && !found {
		err = inventory.ErrNoHold
	}
	return h, err
}

// HoldsOf gives the holds by which a buyer has places now, the first taken
// first.
func (e *Engine) HoldsOf(ctx context.Context, show id.Show, buyer id.Buyer) (holds []inventory.Hold, err error) {
	err = e.read(ctx, show, 0, func(f *inventory.Fold, plan *seating.Plan, now time.Time) bool {
		holds = f.HoldsOf(plan, buyer, now)
		return true
	})
	return holds, err
}

// Plan gives the chart the show is sold by.
func (e *Engine) Plan(ctx context.Context, show id.Show) (plan *seating.Plan, err error) {
	err = e.read(ctx, show, 0, func(_ *inventory.Fold, p *seating.Plan, _ time.Time) bool {
		plan = p
		return true
	})
	return plan, err
}

// Terms gives what the show is sold by now.
func (e *Engine) Terms(ctx context.Context, show id.Show) (terms inventory.Terms, err error) {
	err = e.read(ctx, show, 0, func(f *inventory.Fold, _ *seating.Plan, _ time.Time) bool {
		terms, _ = f.Terms()
		return true
	})
	return terms, err
}

// Counts counts the show's places by state.
func (e *Engine) Counts(ctx context.Context, show id.Show) (counts inventory.Counts, err error) {
	err = e.look(ctx, show, 0, func(b *bucket, now time.Time) bool {
		counts = *b.counted.get(b.fold, now, func() inventory.Counts { return b.fold.Counts(b.plan, now) })
		return true
	})
	return counts, err
}

// States gives what a map shows of every seat, in chart order: 0 available, 1
// held or being paid for, 2 sold or not for sale. It must not be changed.
func (e *Engine) States(ctx context.Context, show id.Show) ([]byte, error) {
	snapshot, err := e.Snapshot(ctx, show)
	return snapshot.states, err
}

// Snapshot is a whole show at one version, for maps. It is shared by all who
// ask and must not be changed.
type Snapshot struct {
	Version uint64
	At      time.Time
	Seats   []byte                // as seating.PackStates packs them
	Areas   []inventory.AreaCount // in chart order

	states []byte
}

// lately is what was made last of a fold to show it, good until the version
// moves or a hold runs out: however many ask, it is made once.
type lately[T any] struct {
	sync.Mutex
	made  *T
	of    inventory.Hash // of the fold's last row: it names all that led there
	until time.Time
}

func (l *lately[T]) get(f *inventory.Fold, now time.Time, build func() T) *T {
	l.Lock()
	defer l.Unlock()
	if l.made == nil || l.of != f.Hash() || !l.until.IsZero() && !now.Before(l.until) {
		built := build()
		l.made, l.of, l.until = &built, f.Hash(), f.DeadlineAfter(now)
	}
	return l.made
}

// Snapshot gives the whole show.
func (e *Engine) Snapshot(ctx context.Context, show id.Show) (Snapshot, error) {
	return e.SnapshotAt(ctx, show, 0)
}

// SnapshotAt gives the whole show at the given version or a later one; where
// the log does not reach so far, as it is.
func (e *Engine) SnapshotAt(ctx context.Context, show id.Show, atLeast uint64) (snapshot Snapshot, err error) {
	err = e.look(ctx, show, atLeast, func(b *bucket, now time.Time) bool {
		snapshot = *b.snapshot(now)
		return true
	})
	return snapshot, err
}

// snapshot gives the show as its fold has it now. The bucket must be looked at.
func (b *bucket) snapshot(now time.Time) *Snapshot {
	return b.shown.get(b.fold, now, func() Snapshot {
		states := b.fold.States(now)
		return Snapshot{
			Version: b.fold.Version(), At: now, Seats: seating.PackStates(states), Areas: b.fold.AreaCounts(b.plan, now),
			states: states,
		}
	})
}

// read shows a fold to see. When see reports that what it found is not enough,
// it is shown the newest there is.
func (e *Engine) read(ctx context.Context, show id.Show, atLeast uint64, see func(f *inventory.Fold, plan *seating.Plan, now time.Time) (enough bool)) error {
	return e.look(ctx, show, atLeast, func(b *bucket, now time.Time) bool { return see(b.fold, b.plan, now) })
}

// look reads a bucket if its fold is known to have been the newest within
// MaxStale, and otherwise waits in the queue until the log's end is read.
func (e *Engine) look(ctx context.Context, show id.Show, atLeast uint64, see func(b *bucket, now time.Time) (enough bool)) error {
	b, err := e.bucket(show)
	if err != nil {
		return err
	}
	now := e.Clock.Now()
	b.keep.use(now)
	if b.glance(now.Add(-e.MaxStale), atLeast, see) {
		return nil
	}
	if _, err = wait(ctx, func(done func(inventory.Answer, error)) {
		e.enqueue(b, &request{ctx: ctx, atLeast: atLeast, since: now, done: done})
	}); err != nil {
		return err
	}
	if b, err = e.bucket(show); err != nil {
		return err
	}
	// It is the newest there is: a version the log does not have must not keep
	// anybody waiting.
	if !b.glance(now, 0, func(b *bucket, now time.Time) bool { see(b, now); return true }) {
		if b.unsold() {
			return inventory.ErrNoBucket
		}
		return inventory.ErrUnavailable.After(time.Second)
	}
	return nil
}

// glance looks at the bucket if its log ended with its fold at the given
// instant or later. It reports whether that was enough.
func (b *bucket) glance(since time.Time, atLeast uint64, see func(b *bucket, now time.Time) (enough bool)) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	fresh := b.fold != nil && b.plan != nil && b.stopped == nil &&
		!b.confirmed.IsZero() && !b.confirmed.Before(since) && b.fold.Version() >= atLeast
	return fresh && see(b, b.Clock.Now())
}

// unsold reports that the bucket is read and has no terms.
func (b *bucket) unsold() bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.fold != nil && b.plan == nil
}
