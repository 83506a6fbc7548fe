package checkout

import (
	"context"
	"errors"
	"sync"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/payment"
)

const (
	// stageFor bounds a stage: what it has not begun by then the next one begins.
	stageFor = 10 * time.Second
	// A stage begins with so many refunds at a time, and with one more for each
	// that went well, up to the most: a provider that is only just back is not run
	// over, and one that takes its time for each does not hold the run up.
	// Where it says that it is asked too often, half as many go on, and one more
	// only when each of those has gone well.
	// A run that is stopped, by whatever, has at most the most under way.
	firstAtOnce = 4
	mostAtOnce  = 16
	// stageReads is how many orders are looked up in one go.
	stageReads = 128
)

// stage refunds orders of a show, several at a time, until none is left, its time is
// over, the run is stopped, or one of them shows that the provider cannot, does
// not answer, or is asked too often even by one at a time.
type stage struct {
	look   func(ctx context.Context, after id.Order) ([]id.Order, error) // which come next
	refund func(ctx context.Context, o id.Order) (trouble *fault.Fault, err error)

	mu     sync.Mutex
	ready  []id.Order // looked up and not begun
	last   id.Order   // begun
	over   bool       // no more are begun
	atOnce int        // are refunding now
	most   int        // may be; mostAtOnce until the provider was asked too often
	slowed int        // how often it was
	well   int        // went well since the last change of most
	all    sync.WaitGroup

	why  *fault.Fault // what keeps the run from going on
	err  error
	died any
}

// run does the stage. It gives what keeps the run from going on, if anything does.
func (g *stage) run(ctx context.Context) (why *fault.Fault, err error) {
	open, end := context.WithTimeout(ctx, stageFor)
	defer end()
	g.mu.Lock()
	g.most = mostAtOnce
	for range firstAtOnce {
		g.oneMore(ctx, open)
	}
	g.mu.Unlock()
	g.all.Wait()
	if g.died != nil {
		panic(g.died) // where whoever runs jobs expects it
	}
	return g.why, g.err
}

// oneMore has another order refunded at a time, and then one after the other. It is
// called with the lock held.
func (g *stage) oneMore(ctx, open context.Context) {
	g.atOnce++
	g.all.Go(func() {
		defer func() {
			if panicked := recover(); panicked != nil {
				g.mu.Lock()
				g.died, g.over = panicked, true
				g.mu.Unlock()
			}
		}()
		for o, slowed, more := g.next(open); more; o, slowed, more = g.next(open) {
			trouble, err := g.refund(ctx, o)
			g.mu.Lock()
			switch {
			case err != nil:
				g.err, g.over = err, true
			case trouble == nil:
				g.faster(ctx, open)
			case trouble.Kind == fault.Internal: // of this order alone; the run waits before it is tried again
				g.why = trouble
			case errors.Is(trouble, payment.TooFast):
				g.slower(trouble, slowed)
			case !errors.Is(trouble, payment.ErrRefused) && !errors.Is(trouble, payment.OnItsWay):
				g.why, g.over = trouble, true
			}
			g.mu.Unlock()
		}
	})
}

// faster asks for more at a time after one that went well.
func (g *stage) faster(ctx, open context.Context) {
	if g.well++; g.most < mostAtOnce && g.well >= g.most {
		g.most, g.well = g.most+1, 0
	}
	if g.atOnce < g.most {
		g.oneMore(ctx, open)
	}
}

// slower asks for half as many at a time after one that was begun when the provider
// had been asked too often for slowed times. Those that it turns away together are
// one time.
func (g *stage) slower(trouble *fault.Fault, slowed int) {
	switch {
	case slowed != g.slowed:
	case g.atOnce == 1:
		g.why, g.over = trouble, true
	default:
		g.most, g.well, g.slowed = g.atOnce/2, 0, g.slowed+1
	}
}

// next gives an order to begin with, if one is to be begun, and how often the
// provider has been asked too often so far.
func (g *stage) next(open context.Context) (o id.Order, slowed int, more bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if open.Err() != nil {
		g.over = true
	}
	if !g.over && g.atOnce > g.most {
		g.atOnce--
		return o, 0, false
	}
	if !g.over && len(g.ready) == 0 {
		var err error
		if g.ready, err = g.look(open, g.last); err != nil || len(g.ready) == 0 {
			g.err, g.over = err, true
		}
	}
	if g.over {
		return o, 0, false
	}
	g.last, g.ready = g.ready[0], g.ready[1:]
	return g.last, g.slowed, true
}
