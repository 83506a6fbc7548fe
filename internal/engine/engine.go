package engine

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// Engine runs the buckets of one process.
type Engine struct {
	Config

	// reading outlives the requests: what one caller began to load, others use.
	reading context.Context
	stop    context.CancelFunc

	mu      sync.RWMutex
	buckets map[id.Show]*bucket
	closed  bool

	followers followers
	drift     drift

	seats    atomic.Int64 // of the buckets in memory, as MaxSeats counts them
	clearing atomic.Bool
}

// New gives an engine that has loaded nothing yet.
func New(c Config) *Engine {
	ctx, stop := context.WithCancel(context.Background())
	return &Engine{Config: c.withDefaults(), reading: ctx, stop: stop, buckets: map[id.Show]*bucket{}}
}

// Open puts a show's seats on sale: it begins the bucket's log and writes the
// terms as its first row. On a show that is open already it replaces the
// terms; it does nothing when they are as given. It returns ErrBadTerms, or
// ErrUnavailable when it is not known whether it was done: then do it again.
func (e *Engine) Open(ctx context.Context, show id.Show, terms inventory.Terms) error {
	if err := e.Log.Begin(inventory.Genesis(show)); err != nil {
		return inventory.ErrUnavailable.Because(err)
	}
	_, err := e.Do(ctx, show, inventory.SetTerms{Terms: terms})
	return err
}

// Do has a command decided, and returns its answer when it is durable, or the
// fault it was refused with. ErrBusy and ErrUnavailable ask the caller to come
// again; after ErrUnavailable it is not known whether the command was done, so
// a buyer's command must come again with the same key.
//
// When ctx ends before the command's turn has come, the command is dropped.
// After that it is decided all the same.
func (e *Engine) Do(ctx context.Context, show id.Show, c inventory.Command) (inventory.Answer, error) {
	return e.DoAt(ctx, show, 0, c)
}

// DoAt is Do by a bucket that is at least at the given version: one the caller
// has seen in an earlier answer, perhaps of another node.
func (e *Engine) DoAt(ctx context.Context, show id.Show, atLeast uint64, c inventory.Command) (inventory.Answer, error) {
	b, o, settled := e.atOnce(ctx, show, atLeast, c)
	if settled {
		return o.Answer, o.Err
	}
	return wait(ctx, func(done func(inventory.Answer, error)) { e.queueUp(ctx, b, atLeast, c, done) })
}

// Submit is DoAt without waiting: done is called once, when there is an
// answer, and must not block. It is not called when ctx ends before the
// command's turn has come.
func (e *Engine) Submit(ctx context.Context, show id.Show, atLeast uint64, c inventory.Command, done func(inventory.Answer, error)) {
	b, o, settled := e.atOnce(ctx, show, atLeast, c)
	if settled {
		done(o.Answer, o.Err)
		return
	}
	e.queueUp(ctx, b, atLeast, c, done)
}

// atOnce gives what a command comes to if it need not wait, and otherwise the
// bucket it is to wait for.
func (e *Engine) atOnce(ctx context.Context, show id.Show, atLeast uint64, c inventory.Command) (b *bucket, o inventory.Outcome, settled bool) {
	b, err := e.bucket(show)
	if err != nil {
		return nil, inventory.Outcome{Err: err}, true
	}
	if o, settled = b.atOnce(atLeast, c); settled {
		return b, o, true
	}
	if e.Elsewhere != nil && b.loaded() {
		err = e.Elsewhere(ctx, show, c)
	}
	return b, inventory.Outcome{Err: err}, err != nil
}

// queueUp lets a command wait for its turn.
func (e *Engine) queueUp(ctx context.Context, b *bucket, atLeast uint64, c inventory.Command, done func(inventory.Answer, error)) {
	e.enqueue(b, &request{ctx: ctx, command: c, atLeast: atLeast, since: e.Clock.Now(), done: done})
}

// enqueue puts a request into a bucket's queue; into a new one when the bucket
// has just been dropped from memory.
func (e *Engine) enqueue(b *bucket, r *request) {
	for {
		err := b.enqueue(r)
		if errors.Is(err, errDropped) {
			if b, err = e.bucket(b.show); err == nil {
				continue
			}
		}
		if err != nil {
			r.done(inventory.Answer{}, err)
		}
		return
	}
}

func wait(ctx context.Context, submit func(done func(inventory.Answer, error))) (inventory.Answer, error) {
	outcome := make(chan inventory.Outcome, 1)
	submit(func(a inventory.Answer, err error) { outcome <- inventory.Outcome{Answer: a, Err: err} })
	select {
	case o := <-outcome:
		return o.Answer, o.Err
	case <-ctx.Done():
		return inventory.Answer{}, inventory.ErrUnavailable.Because(context.Cause(ctx)).After(time.Second)
	}
}

// bucket gives a show's bucket, loaded or not.
func (e *Engine) bucket(show id.Show) (*bucket, error) {
	e.mu.RLock()
	b, closed := e.buckets[show], e.closed
	e.mu.RUnlock()
	if b != nil && !closed {
		return b, nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return nil, inventory.ErrUnavailable.After(time.Second)
	}
	if b = e.buckets[show]; b == nil {
		b = newBucket(e, show)
		e.buckets[show] = b
	}
	return b, nil
}

// Close takes no more commands, answers those that wait, and writes what is
// written behind, with a checkpoint of every bucket that has moved. When ctx
// ends first, it returns its error; the log has everything anyway.
func (e *Engine) Close(ctx context.Context) error {
	defer e.stop()
	e.mu.Lock()
	e.closed = true
	buckets := slices.Collect(maps.Values(e.buckets))
	e.mu.Unlock()
	var errs []error
	for _, b := range buckets {
		errs = append(errs, b.close(ctx))
	}
	return errors.Join(errs...)
}
