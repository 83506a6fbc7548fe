package engine

import (
	"context"
	"errors"
	"time"

	"frontrow/internal/domain/inventory"
)

// settle gets the bucket out of doubt about an append whose outcome is
// unknown. Reading would not do: a row may be seen that a failing database
// still loses. So the same row is offered once more; when the log holds it
// already, a row above it; and only when one of our own commits is anybody
// answered. It reports false when it must be tried again after a pause.
func (b *bucket) settle() (pause time.Duration, settled bool) {
	for b.doubt != nil || len(b.owed) > 0 {
		a := b.doubt
		if a == nil {
			a = &attempt{row: inventory.Nothing(b.fold, b.fold.At(), b.nonce())}
		}
		var err error
		switch b.append(a) {
		case Committed:
			b.doubt = nil
			b.payUp(a)
		case Lost:
			err = b.whoWasQuicker(a)
		case Unknown:
			err = errUnknown
		}
		if b.stopped != nil {
			b.giveUp(b.stopped)
		} else if err != nil {
			if b.tries++; b.tries <= b.MaxTries {
				return backoff(b.tries), false
			}
			b.giveUp(err)
		}
	}
	b.tries = 0
	return 0, true
}

var (
	errUnknown = errors.New("engine: the outcome of an append is still unknown")
	errLostEnd = errors.New("engine: the log holds neither our row nor another in its place")
)

// payUp answers everybody who waits for a row, now that one of ours is in the
// log for good.
func (b *bucket) payUp(a *attempt) {
	owed := b.owed
	b.owed = nil
	b.commit(a)
	for _, o := range owed {
		b.answer(o)
	}
}

// whoWasQuicker finds out which row is where ours should have gone. If it is
// ours, from an earlier try, its callers are owed an answer. If it is another
// node's, ours never was and never will be: its commands are decided again.
func (b *bucket) whoWasQuicker(a *attempt) error {
	ctx, cancel := context.WithTimeout(b.reading, readWithin)
	defer cancel()
	row, found, err := b.Log.Row(ctx, b.show, a.row.Version)
	if err != nil {
		return err
	}
	if !found {
		return errLostEnd
	}
	b.doubt = nil
	if row.Hash != a.row.Hash {
		b.putBack(a.batch)
		return b.catchUp()
	}
	b.owed = append(b.owed, a)
	b.confirm(time.Time{}) // before the fold moves: nobody may see it until it is settled
	// The fold moves now, so that whoever is owed an answer is owed it by rows of
	// the fold: should the log lose them after all, the next reading finds out.
	if err := b.apply(row); err != nil {
		return err
	}
	return b.catchUp()
}

// putBack lets the requests of a batch go first again.
func (b *bucket) putBack(batch []*request) {
	b.queue.Lock()
	defer b.queue.Unlock()
	b.queue.waiting = append(batch[:len(batch):len(batch)], b.queue.waiting...)
}

// giveUp tells those who wait that the outcome is unknown, and lets the next
// step read the log anew.
func (b *bucket) giveUp(err error) {
	err = inventory.ErrUnavailable.Because(err).After(time.Second)
	if b.doubt != nil {
		b.refuse(b.doubt.batch, err)
	}
	for _, o := range b.owed {
		b.refuse(o.batch, err)
	}
	b.doubt, b.owed, b.tries = nil, nil, 0
	b.forget()
}

// backoff is how long to wait after so many tries.
func backoff(tries int) time.Duration {
	return min(10*time.Millisecond<<tries, 2*time.Second)
}
