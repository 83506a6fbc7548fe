package engine

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"frontrow/internal/domain/inventory"
)

// behind is what has yet to be written after the log: the lines of the table
// of seats that are no longer true, and the checkpoint. A checkpoint is saved
// only once the table is as new, so that after a crash the rows above the
// checkpoint name every line that may be stale.
type behind struct {
	sync.Mutex
	seats, areas map[uint32]struct{}
	rows         int  // since the last checkpoint
	due          bool // a write is due or under way

	writing sync.Mutex // held by who writes
}

// add notes the places that a row has moved.
func (w *behind) add(effects []inventory.Effect) {
	w.Lock()
	defer w.Unlock()
	if w.seats == nil {
		w.seats, w.areas = map[uint32]struct{}{}, map[uint32]struct{}{}
	}
	for i := range effects {
		for _, s := range effects[i].Seats {
			w.seats[s] = struct{}{}
		}
		for _, a := range effects[i].Areas {
			w.areas[a.Area] = struct{}{}
		}
	}
	w.rows++
}

// claim reports whether a write is called for that is not due yet, and makes
// it due.
func (w *behind) claim() bool {
	w.Lock()
	defer w.Unlock()
	if w.due || len(w.seats)+len(w.areas) == 0 {
		return false
	}
	w.due = true
	return true
}

func (w *behind) done() {
	w.Lock()
	defer w.Unlock()
	w.due = false
}

// catch is what one write brings up to date.
type catch struct {
	at           inventory.Head
	seats, areas map[uint32]struct{}
	records      []inventory.SeatRecord
	rows         int
	still        *inventory.Fold // to make a checkpoint of
}

// takeBehind gives all that is behind, with what a checkpoint is made of if one
// is due or wanted. No row can be applied meanwhile, so whatever takes long is
// left for later: sorting and writing hundreds of thousands of holds does.
func (b *bucket) takeBehind(checkpoint bool) (c catch, found bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	w := &b.behind
	w.Lock()
	defer w.Unlock()
	if b.fold == nil || b.plan == nil || b.confirmed.IsZero() || w.rows == 0 {
		return catch{}, false
	}
	c = catch{at: b.fold.Head(), seats: w.seats, areas: w.areas}
	c.records = b.fold.Records(b.plan, slices.Sorted(maps.Keys(w.seats)), slices.Sorted(maps.Keys(w.areas)))
	if checkpoint || w.rows >= b.CheckpointEvery {
		c.still, c.rows, w.rows = b.fold.Still(), w.rows, 0
	}
	w.seats, w.areas = nil, nil
	return c, len(c.records) > 0 || c.still != nil
}

// putBack notes again what a write has failed to bring up to date.
func (w *behind) putBack(c catch) {
	w.Lock()
	defer w.Unlock()
	w.rows += c.rows
	if w.seats == nil {
		w.seats, w.areas = map[uint32]struct{}{}, map[uint32]struct{}{}
	}
	maps.Copy(w.seats, c.seats)
	maps.Copy(w.areas, c.areas)
}

// writeBehind brings the table of seats up to date, and saves a checkpoint
// after it.
func (b *bucket) writeBehind(ctx context.Context, checkpoint bool) error {
	b.behind.writing.Lock()
	defer b.behind.writing.Unlock()
	c, found := b.takeBehind(checkpoint)
	if !found {
		return nil
	}
	err := b.Log.Project(ctx, c.at, c.records)
	if errors.Is(err, inventory.ErrRowLost) {
		return nil // the next reading finds out, and reads again every row since the checkpoint
	}
	if err == nil && c.still != nil {
		err = b.Log.SaveCheckpoint(ctx, c.still.Checkpoint())
	}
	if err != nil {
		b.behind.putBack(c)
		b.Logger.Warn("the table of seats stays behind the log", "show", b.show, "version", c.at.Version, "error", err)
	}
	return err
}

// project is the write that follows a while after the first change.
func (b *bucket) project() {
	ctx, cancel := context.WithTimeout(b.reading, writeWithin)
	defer cancel()
	// What fails is noted again, and tried again when it is next due.
	_ = b.writeBehind(ctx, false)
	b.behind.done()
	if !b.isDropped() { // what was behind then is read again with the log
		b.arrange()
	}
}

const writeWithin = 30 * time.Second
