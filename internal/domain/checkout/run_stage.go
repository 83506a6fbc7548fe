package checkout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

const (
	// stageSize is how many orders a stage begins to refund, and stageWidth how
	// many of them at a time. A run that is stopped, by whatever, has at most so many
	// more under way.
	stageSize  = 64
	stageWidth = 8
	// stageFor bounds a stage: what it has not begun by then the next one begins.
	stageFor = 10 * time.Second
	// A run that has to wait goes on by itself: for money at the provider, for
	// the provider, for orders under way, for those that may yet be paid.
	waitForFunds    = 15 * time.Minute
	waitForProvider = time.Minute
	waitForOrders   = 30 * time.Second
	waitForBuyers   = 10 * time.Minute
)

// RefundStage performs a JobRefundRun: it refunds some of a show's orders and
// enqueues the next stage. Each order is refunded by its own saga, which is won once:
// a stage that is repeated, or done twice at a time, refunds nothing twice.
func (s *Service) RefundStage(ctx context.Context, args json.RawMessage) error {
	var a runArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("checkout: arguments of %s: %w", JobRefundRun, err)
	}
	orders, err := s.nextStage(ctx, a.Show)
	if err != nil {
		return err
	}
	why, err := s.refundAll(ctx, orders)
	if err != nil {
		return err
	}
	return s.run.Update(ctx, func(q Tx) error {
		run, found, err := q.RefundRun(a.Show)
		if err != nil || !found || run.Standing == RunDone {
			return err
		}
		return s.goOn(q, run, why)
	})
}

func (s *Service) nextStage(ctx context.Context, show id.Show) (orders []id.Order, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		orders = nil
		run, found, err := q.RefundRun(show)
		if err != nil || !found || run.Standing == RunDone || q.Now().Before(run.NextAt) {
			return err
		}
		orders, err = q.OrdersToRefund(show, stageSize)
		return err
	})
	return orders, err
}

// goOn says when and how a run goes on after a stage that met why, if anything.
func (s *Service) goOn(q Tx, run RefundRun, why *fault.Fault) error {
	n, err := q.RunCounts(run.Show)
	if err != nil {
		return err
	}
	if q.Now().Before(run.NextAt) { // it waits, and this came too early
		return q.Enqueue(runJob(run.Show, run.NextAt))
	}
	run.Standing, run.Why, run.NextAt = RunRunning, "", q.Now()
	switch {
	case why != nil && errors.Is(why, payment.ErrNoFunds):
		run.Standing, run.Why, run.NextAt = RunPaused, why.Code, q.Now().Add(waitForFunds)
	case why != nil:
		run.Standing, run.Why, run.NextAt = RunPaused, why.Code, q.Now().Add(waitForProvider)
	case n.Left > 0:
	case n.UnderWay > 0:
		run.NextAt = q.Now().Add(waitForOrders)
	case n.Open > 0:
		run.NextAt = q.Now().Add(waitForBuyers)
	default:
		run.Standing, run.EndedAt, run.NextAt = RunDone, q.Now(), time.Time{}
		return q.SaveRefundRun(run)
	}
	if err := q.Enqueue(runJob(run.Show, run.NextAt)); err != nil {
		return err
	}
	return q.SaveRefundRun(run)
}

// refundAll refunds orders, several at a time, until one of them shows that the
// provider cannot or does not answer; then it begins no more and gives that.
func (s *Service) refundAll(ctx context.Context, orders []id.Order) (why *fault.Fault, err error) {
	var mu sync.Mutex
	var died any
	next := 0
	open, end := context.WithTimeout(ctx, stageFor)
	defer end()
	take := func() (o id.Order, more bool) {
		mu.Lock()
		defer mu.Unlock()
		if next >= len(orders) || why != nil || err != nil || died != nil || open.Err() != nil {
			return o, false
		}
		next++
		return orders[next-1], true
	}
	var all sync.WaitGroup
	for range stageWidth {
		all.Go(func() {
			defer func() {
				if panicked := recover(); panicked != nil {
					mu.Lock()
					died = panicked
					mu.Unlock()
				}
			}()
			for o, more := take(); more; o, more = take() {
				trouble, failed := s.refundOne(ctx, o)
				mu.Lock()
				if failed != nil {
					err = failed
				}
				if trouble != nil && !errors.Is(trouble, payment.ErrRefused) {
					why = trouble
				}
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if died != nil {
		panic(died) // where whoever runs jobs expects it
	}
	return why, err
}

// refundOne takes a paid order back and sees how far its money comes. Where
// something keeps it, the order goes on by itself as any other.
func (s *Service) refundOne(ctx context.Context, o id.Order) (trouble *fault.Fault, err error) {
	err = s.run.Update(ctx, func(q Tx) error {
		found, ok, err := q.Order(o)
		if err != nil || !ok || found.State != order.Paid {
			return err
		}
		_, err = s.reverse(q, found, order.Back{}, reasonShowCancelled)
		return err
	})
	if errors.Is(err, ErrBusy) { // somebody else is at it
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	_, failed, err := s.drive(ctx, o, ByJob)
	if failed == nil || err != nil {
		return nil, err
	}
	return fault.From(failed), nil
}
