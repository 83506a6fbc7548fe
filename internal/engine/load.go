package engine

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/domain/inventory"
)

const (
	page       = 512              // rows read at a time
	readWithin = 10 * time.Second // for one load or one reading of the tail

	// watchedWithin is how recently the log must have been read before for the next
	// reading to tell how far behind it was: of a show that nobody looks at it
	// tells nothing.
	watchedWithin = 2 * time.Second
)

// ready makes sure that this node may decide, that there is a fold to decide by,
// and that it is as new as the callers have already seen it.
func (b *bucket) ready(batch []*request) error {
	if b.stopped != nil {
		return b.stopped
	}
	if err := b.onTime(); err != nil {
		return err
	}
	if b.fold == nil {
		return b.load()
	}
	for _, r := range batch {
		if r.atLeast > b.fold.Version() {
			return b.catchUp()
		}
	}
	return nil
}

// load reads the bucket: its checkpoint, and the rows after it; or, if the log
// does not bear the checkpoint out, all its rows.
func (b *bucket) load() error {
	began := b.Clock.Now()
	ctx, cancel := context.WithTimeout(b.reading, readWithin)
	defer cancel()
	fold, err := b.start(ctx)
	if err != nil {
		return err
	}
	b.mu.Lock()
	b.fold, b.stopped = fold, fold.Moved()
	b.mu.Unlock()
	from := fold.Version()
	err = b.readOn()
	if errors.Is(err, inventory.ErrRowLost) {
		b.Logger.Error("ALARM: the checkpoint is not of this log; reading it from the beginning", "show", b.show, "version", from)
		from = 0
		b.mu.Lock()
		b.fold, b.stopped = inventory.NewFold(b.show), nil
		b.mu.Unlock()
		err = b.readOn()
	}
	if err != nil {
		b.forget()
		return err
	}
	b.Watch.Loaded(int(b.fold.Version()-from), b.Clock.Now().Sub(began))
	b.keep.start(b)
	return b.stopped
}

// start gives the state to read the log from. It returns ErrNoBucket when the
// log does not begin.
func (b *bucket) start(ctx context.Context) (*inventory.Fold, error) {
	genesis, found, err := b.Log.Row(ctx, b.show, 0)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, inventory.ErrNoBucket
	case genesis.Hash != inventory.Genesis(b.show).Hash:
		return nil, b.halt(inventory.ErrDivergent.Because(errors.New("the log does not begin with the genesis row of its bucket")))
	}
	c, found, err := b.Log.Checkpoint(ctx, b.show)
	if err != nil || !found {
		return inventory.NewFold(b.show), err
	}
	fold, err := inventory.Restore(c)
	if err != nil {
		b.Logger.Error("ALARM: the checkpoint cannot be read; reading the log from the beginning", "show", b.show, "version", c.Version, "error", err)
		return inventory.NewFold(b.show), nil
	}
	return fold, nil
}

// catchUp brings the fold to the log's end. A fold of rows that the log has lost
// is read anew: the log is the truth. Whoever is owed an answer by such a row is
// told that its outcome is unknown.
func (b *bucket) catchUp() error {
	err := b.readOn()
	if errors.Is(err, inventory.ErrRowLost) {
		b.Logger.Error("ALARM: the log no longer holds a row that was applied; reading it anew", "show", b.show, "version", b.fold.Version())
		b.giveUp(err)
		return b.load()
	}
	return err
}

// readOn applies the rows that others have appended. It begins with the row that
// the fold was last moved by, and returns ErrRowLost when the log does not hold
// it: a database that failed over may have lost its end, whether or not others
// have gone on from there.
func (b *bucket) readOn() error {
	ctx, cancel := context.WithTimeout(b.reading, readWithin)
	defer cancel()
	began := b.Clock.Now()
	watched := began.Sub(b.confirmed) < watchedWithin
	for {
		last := b.fold.Version()
		rows, err := b.Log.Rows(ctx, b.show, max(last, 1)-1, page)
		if err != nil {
			return err
		}
		full := len(rows) == page
		if last > 0 {
			if len(rows) == 0 || rows[0].Hash != b.fold.Hash() {
				return inventory.ErrRowLost
			}
			rows = rows[1:]
		}
		for _, row := range rows {
			if err := b.apply(row); err != nil {
				return err
			}
		}
		if watched && len(rows) > 0 {
			b.Watch.Followed(len(rows), b.Clock.Now().Sub(clock.FromMicros(rows[0].At)))
		}
		if !full {
			b.confirm(began)
			return nil
		}
	}
}

// apply moves the fold by the next row of the log.
func (b *bucket) apply(row inventory.Row) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	effects, err := b.fold.Apply(row)
	if err != nil {
		b.stopped = err
		b.alarm(err)
		return err
	}
	b.stopped = b.fold.Moved()
	b.behind.add(effects)
	b.tell(row, effects)
	return nil
}

// halt stops the bucket: what it would decide could be wrong.
func (b *bucket) halt(err error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stopped = err
	b.alarm(err)
	return err
}

func (b *bucket) alarm(err error) {
	b.Logger.Error("ALARM: the seats of a show are no longer decided", "show", b.show, "error", err)
}

// confirm notes that at an instant the log ended with the fold's version.
func (b *bucket) confirm(at time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.confirmed = at
	if len(b.owed) > 0 {
		b.confirmed = time.Time{} // what was read back is not settled
	}
}

// prove notes that a row of ours, offered at an instant, is the log's last for
// good, and with it all the rows below.
func (b *bucket) prove(at time.Time) {
	b.confirm(at)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.proven = b.fold.Version()
}

// forget drops the fold; the next step reads it anew.
func (b *bucket) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fold, b.plan, b.confirmed, b.proven = nil, nil, time.Time{}, 0
	b.book.forget()
	b.loseTrack()
}

// usePlan makes sure that the plan is that of the terms in force, or, before
// there are any, of those a command of the batch brings.
func (b *bucket) usePlan(batch []*request) error {
	terms, found := b.fold.Terms()
	for i := 0; !found && i < len(batch); i++ {
		if c, first := batch[i].command.(inventory.SetTerms); first {
			terms, found = c.Terms, true
		}
	}
	if !found || b.plan != nil && b.plan.Hash() == terms.Chart {
		return nil
	}
	ctx, cancel := context.WithTimeout(b.reading, readWithin)
	defer cancel()
	plan, err := b.Plans(ctx, terms.Chart)
	if err != nil {
		return fmt.Errorf("the chart %s: %w", terms.Chart, err)
	}
	b.mu.Lock()
	b.plan = plan
	b.mu.Unlock()
	b.weigh(plan.Len())
	b.makeRoom()
	return nil
}
