package engine

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// bucket runs one show's seats. Commands wait in its queue; step takes what
// waits, has it decided, appends the row and answers. Steps never overlap, and
// a bucket with nothing to do has none under way.
type bucket struct {
	*Engine
	show id.Show

	queue queue

	// What readers may see. Only steps write it.
	mu        sync.RWMutex
	fold      *inventory.Fold // nil until loaded
	plan      *seating.Plan   // nil while there are no terms
	confirmed time.Time       // the log was known to end with the fold's version then
	proven    uint64          // up to here the log is there to stay: a row of ours committed above it
	stopped   error           // why nothing is decided any more

	// What only steps see.
	doubt *attempt   // an append of which nobody knows whether it committed
	owed  []*attempt // rows that were read back; answered once a row of ours is above them
	tries int        // how often we have tried to get out of doubt

	shown   lately[Snapshot]
	counted lately[inventory.Counts]
	behind  behind
	sweep   sweep
	keep    keep

	stood lately[inventory.Standing]
	book  book
}

// queue is who waits for the bucket's next step.
type queue struct {
	sync.Mutex
	waiting []*request
	waited  time.Duration // how long the first of the last batch had waited
	busy    bool          // a step is under way or due
	dropped bool          // from memory: another bucket has taken its place
}

// turn is when whoever finds the queue full should come again: when those who
// wait now have had their turn, as far as the last batch tells. The caller holds
// the lock.
func (q *queue) turn() time.Duration { return min(max(q.waited, time.Second), 30*time.Second) }

// request is one command in the queue, or, without a command, somebody who
// waits for the fold to be current.
type request struct {
	ctx     context.Context
	command inventory.Command
	atLeast uint64
	since   time.Time
	done    func(inventory.Answer, error)
	must    bool // wait however long the queue is
}

// attempt is a row with those who wait for it.
type attempt struct {
	row      inventory.Row
	batch    []*request
	outcomes []inventory.Outcome
	began    time.Time // when the row was last offered to the log
}

// each gives the batch's requests with what became of them: nothing, where there
// was no command.
func (a *attempt) each() iter.Seq2[*request, inventory.Outcome] {
	return func(yield func(*request, inventory.Outcome) bool) {
		outcomes := a.outcomes
		for _, r := range a.batch {
			var o inventory.Outcome
			if r.command != nil {
				o, outcomes = outcomes[0], outcomes[1:]
			}
			if !yield(r, o) {
				return
			}
		}
	}
}

func newBucket(e *Engine, show id.Show) *bucket { return &bucket{Engine: e, show: show} }

// loaded reports whether the show is in memory; one that is none never is.
func (b *bucket) loaded() bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return b.fold != nil
}

// atOnce answers without the queue, if the fold allows: what a key is bound
// to, and refusals of buyers by knowledge no older than MaxStale. Most
// requests of an on-sale end here.
func (b *bucket) atOnce(atLeast uint64, c inventory.Command) (inventory.Outcome, bool) {
	b.keep.use(b.Clock.Now())
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.fold == nil || b.plan == nil || b.stopped != nil || b.confirmed.IsZero() || b.fold.Version() < atLeast || b.drift.far.Load() {
		return inventory.Outcome{}, false
	}
	now := b.Clock.Now()
	if o, found := inventory.Replay(b.fold, b.plan, c, now); found {
		return o, o.Err != nil || o.Answer.Version <= b.proven
	}
	switch c.(type) {
	case inventory.Place, inventory.Change, inventory.Extend, inventory.Redeem:
	default: // the saga and staff act on what they are told: let them be told the latest
		return inventory.Outcome{}, false
	}
	if now.Sub(b.confirmed) > b.MaxStale {
		return inventory.Outcome{}, false
	}
	err := inventory.Refuse(b.fold, b.plan, c, now)
	if err != nil {
		b.Watch.Refused(err, false)
	}
	return inventory.Outcome{Err: err}, err != nil
}

var errDropped = errors.New("engine: the bucket was dropped from memory")

// enqueue lets a request wait for the next step, and calls for one if none is
// due. It returns ErrBusy when too many wait.
func (b *bucket) enqueue(r *request) error {
	b.queue.Lock()
	defer b.queue.Unlock()
	switch {
	case b.queue.dropped:
		return errDropped
	case len(b.queue.waiting) >= b.MaxQueue && !r.must:
		return inventory.ErrBusy.After(b.queue.turn())
	}
	b.queue.waiting = append(b.queue.waiting, r)
	if !b.queue.busy {
		b.queue.busy = true
		b.Run.Go(b.run)
	}
	return nil
}

// run makes steps until nobody waits. The handlers that can run get to enqueue
// before each: larger batches are what makes appending cheap.
func (b *bucket) run() {
	for more := true; more; more = b.more() {
		runtime.Gosched()
		if pause := b.step(); pause > 0 {
			b.Run.After(pause, b.run)
			return
		}
		if b.fold == nil && b.stopped == nil && b.drop() {
			return // nothing was loaded, so there is nothing to keep
		}
		b.arrange()
	}
}

// more reports whether anybody waits; if not, the bucket's work ends here
// until somebody comes.
func (b *bucket) more() bool {
	b.queue.Lock()
	defer b.queue.Unlock()
	b.queue.busy = len(b.queue.waiting) > 0
	return b.queue.busy
}

// take gives the requests of the next batch. Those whose callers have gone
// are dropped.
func (b *bucket) take() []*request {
	now := b.Clock.Now()
	b.queue.Lock()
	n := min(len(b.queue.waiting), b.MaxBatch)
	taken := b.queue.waiting[:n:n]
	if n > 0 {
		b.queue.waited = now.Sub(taken[0].since)
	}
	if b.queue.waiting = b.queue.waiting[n:]; len(b.queue.waiting) == 0 {
		b.queue.waiting = nil
	}
	b.queue.Unlock()
	batch := make([]*request, 0, n)
	for _, r := range taken {
		if r.ctx.Err() == nil {
			batch = append(batch, r)
		}
	}
	return batch
}

// step is the life of a batch: take what waits, decide it against the fold,
// append the row, move the fold, answer. When another node was first, it
// reads what that node wrote and decides again. It gives how long to wait
// before the next step when the log could not be reached.
func (b *bucket) step() (pause time.Duration) {
	if b.doubt != nil || len(b.owed) > 0 {
		if pause, settled := b.settle(); !settled {
			return pause
		}
	}
	batch := b.take()
	if len(batch) == 0 {
		return 0
	}
	b.Watch.Batch(len(batch), b.Clock.Now().Sub(batch[0].since))
	if err := b.ready(batch); err != nil {
		b.refuse(batch, err)
		return 0
	}
	return b.work(batch)
}

// work decides a batch and appends it, again and again until it is in the log,
// or there is nothing to append and the log is known to hold nothing newer.
func (b *bucket) work(batch []*request) (pause time.Duration) {
	current := false
	for range maxLosses {
		if err := b.usePlan(batch); err != nil {
			b.refuse(batch, err)
			return 0
		}
		a, changes := b.decide(batch)
		switch {
		case changes:
		case b.standsOnReading(a):
			a.row = inventory.Nothing(b.fold, b.Clock.Now(), b.nonce())
		case current:
			b.answer(a)
			return 0
		default:
			if err := b.catchUp(); err != nil {
				b.refuse(batch, err)
				return 0
			}
			current = true
			continue
		}
		switch b.append(a) {
		case Committed:
			b.commit(a)
			return 0
		case Unknown:
			b.doubt, b.tries = a, 1
			return backoff(b.tries)
		case Lost:
			if err := b.catchUp(); err != nil {
				b.refuse(batch, err)
				return 0
			}
			current = true
		}
	}
	b.refuse(batch, inventory.ErrBusy.After(time.Second))
	return 0
}

// maxLosses is how many rows in a row other nodes may be quicker before a
// batch is refused. Each loss is somebody else's gain.
const maxLosses = 100

// decide has the batch decided against the fold as it is.
func (b *bucket) decide(batch []*request) (a *attempt, changes bool) {
	commands := make([]inventory.Command, 0, len(batch))
	for _, r := range batch {
		if r.command != nil {
			commands = append(commands, r.command)
		}
	}
	d := inventory.Decide(b.fold, b.plan, commands, b.Clock.Now(), b.nonce())
	return &attempt{row: d.Row, batch: batch, outcomes: d.Outcomes}, d.Changes
}

// standsOnReading reports whether a batch grants what it found done already,
// in rows that were read and that nothing of ours has committed above. A row
// may be seen that a failing database still loses, so such a grant needs a row
// of our own, if only an empty one. A refusal does not: it was true.
func (b *bucket) standsOnReading(a *attempt) bool {
	if b.fold.Version() <= b.proven {
		return false
	}
	for r, o := range a.each() {
		switch r.command.(type) {
		case nil, inventory.Expire:
		default:
			if o.Err == nil {
				return true
			}
		}
	}
	return false
}

// append offers a row to the log.
func (b *bucket) append(a *attempt) Outcome {
	a.began = b.Clock.Now()
	appended, err := b.Log.Append(a.row, b.fold.Hash())
	outcome := Lost
	switch {
	case err != nil:
		outcome = Unknown
		b.Logger.Error("the outcome of an append is unknown", "show", b.show, "version", a.row.Version, "error", err)
	case appended:
		outcome = Committed
	}
	b.Watch.Append(outcome, b.Clock.Now().Sub(a.began))
	return outcome
}

// commit moves the fold by a row that is in the log for good, and answers
// those who wait for it.
func (b *bucket) commit(a *attempt) {
	if err := b.apply(a.row); err != nil {
		b.refuse(a.batch, err)
		return
	}
	b.prove(a.began)
	b.answer(a)
}

// answer tells the callers of a batch what was decided.
func (b *bucket) answer(a *attempt) {
	for r, o := range a.each() {
		if o.Err != nil {
			b.Watch.Refused(o.Err, true)
		}
		r.done(o.Answer, o.Err)
	}
}

// refuse tells all callers of a batch the same fault.
func (b *bucket) refuse(batch []*request, err error) {
	if fault.KindOf(err) == fault.Internal {
		err = inventory.ErrUnavailable.Because(err).After(time.Second)
	}
	for _, r := range batch {
		r.done(inventory.Answer{}, err)
	}
}

// nonce makes the nonce of one row. Without randomness nothing can be kept
// private, so a source that fails stops the program, as crypto/rand does.
func (b *bucket) nonce() (n inventory.Nonce) {
	if _, err := b.Random.Read(n[:]); err != nil {
		panic("engine: no randomness: " + err.Error())
	}
	return n
}
