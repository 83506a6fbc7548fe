package engine

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"frontrow/internal/domain/inventory"
)

// keep remembers when a bucket was last asked for, so that one nobody asks for
// can leave memory.
type keep struct {
	used    atomic.Int64 // microseconds
	size    atomic.Int64 // as MaxSeats counts; 0 until it has a plan
	watched bool         // retire is due; only steps see it
}

func (k *keep) use(now time.Time) { k.used.Store(now.UnixMicro()) }

// start has retire look after the bucket, once it is loaded for the first time.
func (k *keep) start(b *bucket) {
	if !k.watched {
		k.watched = true
		b.Run.After(b.KeepFor, b.retire)
	}
}

// retire drops the bucket from memory when it has been of no use for KeepFor
// and no hold is about to run out in it; otherwise it looks again later.
func (b *bucket) retire() {
	if b.isDropped() {
		return // by a step that could not read the log; there is nothing left to look after
	}
	idle := b.Clock.Now().Sub(time.UnixMicro(b.keep.used.Load()))
	if idle >= b.KeepFor && !b.holdsRun() && b.leave() {
		return
	}
	b.Run.After(max(b.KeepFor-idle, b.KeepFor/4), b.retire)
}

// leave writes what is behind and drops the bucket from memory, unless it is at
// work, or somebody comes meanwhile.
func (b *bucket) leave() (left bool) {
	if !b.claim() {
		return false
	}
	ctx, cancel := context.WithTimeout(b.reading, writeWithin)
	defer cancel()
	if b.writeBehind(ctx, true) == nil && b.drop() {
		return true
	}
	if b.more() {
		b.Run.Go(b.run)
	}
	return false
}

// makeRoom has buckets leave when more seats are in memory than may be.
func (e *Engine) makeRoom() {
	if e.seats.Load() > int64(e.MaxSeats) && e.clearing.CompareAndSwap(false, true) {
		e.Run.Go(e.clear)
	}
}

// clear makes room, once more where others have come meanwhile: they found it at
// work. Where no bucket could leave, the next that is loaded has it try again.
func (e *Engine) clear() {
	left := e.letGo()
	e.clearing.Store(false)
	if left > 0 {
		e.makeRoom()
	}
}

// letGo has buckets leave memory, those first that were asked for the longest
// ago, until a tenth of what may be there is free, and gives how many left. A
// hold that runs in one of them ends all the same: nobody is told until somebody
// asks for the show.
func (e *Engine) letGo() (left int) {
	e.mu.RLock()
	all := slices.Collect(maps.Values(e.buckets))
	e.mu.RUnlock()
	used := make(map[*bucket]int64, len(all)) // it may change while they are sorted
	for _, b := range all {
		used[b] = b.keep.used.Load()
	}
	slices.SortFunc(all, func(a, b *bucket) int { return cmp.Compare(used[a], used[b]) })
	for _, b := range all {
		if e.seats.Load() <= int64(e.MaxSeats)*9/10 {
			break
		}
		if b.keep.size.Load() > 0 && b.leave() { // if it does not, the next may
			left++
		}
	}
	return left
}

// weigh notes what the bucket takes of MaxSeats from now on.
func (b *bucket) weigh(seats int) {
	size := int64(seats + bucketSize)
	b.seats.Add(size - b.keep.size.Swap(size))
}

// bucketSize is what a bucket takes in memory besides its seats, in seats.
const bucketSize = 1000

func (b *bucket) holdsRun() bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.fold == nil {
		return false
	}
	_, found := b.fold.NextDeadline()
	return found
}

// claim takes the place of a step, if none is under way or due.
func (b *bucket) claim() bool {
	b.queue.Lock()
	defer b.queue.Unlock()
	if b.queue.busy || b.queue.dropped {
		return false
	}
	b.queue.busy = true
	return true
}

// drop removes the bucket from memory, unless somebody has come.
func (b *bucket) drop() bool {
	b.Engine.mu.Lock()
	defer b.Engine.mu.Unlock()
	b.queue.Lock()
	defer b.queue.Unlock()
	if len(b.queue.waiting) > 0 {
		return false
	}
	b.queue.dropped = true
	b.seats.Add(-b.keep.size.Swap(0))
	if b.buckets[b.show] == b {
		delete(b.buckets, b.show)
	}
	b.loseTrack()
	return true
}

func (b *bucket) isDropped() bool {
	b.queue.Lock()
	defer b.queue.Unlock()
	return b.queue.dropped
}

// close answers what waits and writes what is behind.
func (b *bucket) close(ctx context.Context) error {
	defer b.drop()
	if b.claim() { // nothing waits
		return b.writeBehind(ctx, true)
	}
	// How the last request ends does not matter: a bucket that cannot be read has
	// nothing to write, and what is behind is behind a fold that was read.
	_, _ = wait(ctx, func(done func(inventory.Answer, error)) {
		last := &request{ctx: ctx, since: b.Clock.Now(), done: done, must: true}
		if err := b.enqueue(last); err != nil {
			done(inventory.Answer{}, nil) // dropped: there is nothing left to do
		}
	})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return b.writeBehind(ctx, true)
}
