package store

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"sync"

	"frontrow/internal/domain/seating"
)

// PlanCache gives charts made ready, and keeps those used last: compiling a
// stadium takes many times longer than using it. Its methods may be called by
// any goroutine.
type PlanCache struct {
	db   *DB
	most int // seats and areas kept in all, by number

	mu     sync.Mutex
	plans  map[seating.Hash]*list.Element // of *cachedPlan
	recent *list.List                     // the one used last is in front
	weight int
}

// cachedPlan is a plan, or the promise of one while ready is open.
type cachedPlan struct {
	hash  seating.Hash
	ready chan struct{}
	plan  *seating.Plan
	err   error
}

// NewPlanCache gives a cache that keeps plans with at most the given number of
// seats in all; but always the one that was asked for last. A seat takes about
// 200 bytes.
func NewPlanCache(db *DB, seats int) *PlanCache {
	return &PlanCache{db: db, most: seats, plans: map[seating.Hash]*list.Element{}, recent: list.New()}
}

// Plan gives the plan of a chart on file, or catalog.ErrNoChart. Callers that
// ask for one plan at the same time wait for one compilation; an error is not
// remembered.
func (c *PlanCache) Plan(ctx context.Context, chart seating.Hash) (*seating.Plan, error) {
	c.mu.Lock()
	if e, ok := c.plans[chart]; ok {
		c.recent.MoveToFront(e)
		c.mu.Unlock()
		p := e.Value.(*cachedPlan)
		select {
		case <-p.ready:
			return p.plan, p.err
		case <-ctx.Done():
			return nil, ErrBusy.Because(ctx.Err())
		}
	}
	p := &cachedPlan{hash: chart, ready: make(chan struct{})}
	e := c.recent.PushFront(p)
	c.plans[chart] = e
	c.mu.Unlock()

	c.fill(ctx, e, p)
	return p.plan, p.err
}

// fill keeps the promise that e is.
func (c *PlanCache) fill(ctx context.Context, e *list.Element, p *cachedPlan) {
	plan, err := (*seating.Plan)(nil), errors.New("store: compiling a chart did not end")
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		p.plan, p.err = plan, err
		close(p.ready)
		if err != nil {
			c.drop(e)
			return
		}
		c.weight += weigh(plan)
		c.evict()
	}()
	// The first caller's patience must not fail the others: the work goes on
	// without it.
	plan, err = c.compile(context.WithoutCancel(ctx), p.hash)
}

func weigh(p *seating.Plan) int { return p.Len() + len(p.Areas()) }

func (c *PlanCache) compile(ctx context.Context, chart seating.Hash) (*seating.Plan, error) {
	var body []byte
	err := c.db.view(ctx, func(tx *Tx) (err error) {
		body, err = tx.Chart(chart)
		return err
	})
	if err != nil {
		return nil, err
	}
	decoded, report := seating.Decode(body, seating.FormatFrontrow)
	if err := report.Err(); err != nil {
		return nil, fmt.Errorf("store: the chart %s on file cannot be read: %v", chart, err) //nolint:errorlint // whoever asks is not to blame for it, so it must not stay a fault of theirs
	}
	plan, err := seating.Compile(decoded)
	if err != nil {
		return nil, fmt.Errorf("store: the chart %s on file cannot be compiled: %v", chart, err) //nolint:errorlint // as above
	}
	if plan.Hash() != chart {
		return nil, fmt.Errorf("store: the chart %s on file is not what its hash names", chart)
	}
	return plan, nil
}

// evict drops the plans used longest ago until the others fit.
func (c *PlanCache) evict() {
	for e := c.recent.Back(); e != nil && e != c.recent.Front() && c.weight > c.most; {
		before := e.Prev()
		if p := e.Value.(*cachedPlan); p.plan != nil {
			c.weight -= weigh(p.plan)
			c.drop(e)
		}
		e = before
	}
}

func (c *PlanCache) drop(e *list.Element) {
	c.recent.Remove(e)
	delete(c.plans, e.Value.(*cachedPlan).hash)
}
