package checkout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

const (
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
	g := &stage{
		look: func(ctx context.Context, after id.Order) ([]id.Order, error) { return s.toRefund(ctx, a.Show, after) },
		refund: func(ctx context.Context, o id.Order) (*fault.Fault, error) {
			trouble, err := s.refundOne(ctx, a.Show, o)
			if err == nil || ctx.Err() != nil {
				return trouble, err
			}
			return s.leaveOut(ctx, o, err)
		},
	}
	why, err := g.run(ctx)
	if err != nil {
		return err
	}
	return s.run.Update(ctx, func(q Tx) error {
		run, found, err := q.RefundRun(a.Show)
		if err != nil || !found || run.idle() {
			return err
		}
		return s.goOn(q, run, why)
	})
}

// goOn says when and how a run goes on after a stage that met why, if anything.
func (s *Service) goOn(q Tx, run RefundRun, why *fault.Fault) error {
	if q.Now().Before(run.NextAt) { // it waits, and this came too early
		return q.Enqueue(runJob(run.Show, run.NextAt))
	}
	run.Standing, run.Why, run.NextAt = RunRunning, "", q.Now()
	n, err := leftOf(q, run.Show)
	if err != nil {
		return err
	}
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

// resumeRun has a run that was done go on, because an order of its show is paid
// again: one whose bank had taken its money, which no run refunds, and gave it up.
func resumeRun(q Tx, show id.Show) error {
	run, found, err := q.RefundRun(show)
	if err != nil || !found || run.Standing != RunDone {
		return err
	}
	run.Standing, run.EndedAt, run.NextAt = RunRunning, time.Time{}, q.Now()
	return errors.Join(q.SaveRefundRun(run), q.Enqueue(runJob(show, run.NextAt)))
}

// leftOf counts what is left to do of a show's orders. While some are to be begun
// the others are not counted, which of a large show takes a while.
func leftOf(q Tx, show id.Show) (RunCounts, error) {
	some, err := q.OrdersToRefund(show, id.Order{}, 1)
	if err != nil || len(some) > 0 {
		return RunCounts{Left: len(some)}, err
	}
	return q.RunCounts(show)
}

// toRefund looks up which orders of a show come next; none once the run is stopped.
func (s *Service) toRefund(ctx context.Context, show id.Show, after id.Order) (orders []id.Order, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		orders = nil
		run, found, err := q.RefundRun(show)
		if err != nil || !found || !run.due(q.Now()) {
			return err
		}
		orders, err = q.OrdersToRefund(show, after, stageReads)
		return err
	})
	return orders, err
}

// refundOne takes a paid order back and sees how far its money comes. Where
// something keeps it, the order goes on by itself as any other. Nothing is begun
// once the run is stopped.
func (s *Service) refundOne(ctx context.Context, show id.Show, o id.Order) (trouble *fault.Fault, err error) {
	end, err := s.turns.take(ctx, o)
	if err != nil {
		return nil, err
	}
	defer end()
	ctx = context.WithoutCancel(ctx)
	var w work
	var lease Lease
	var won bool
	err = s.run.Update(ctx, func(q Tx) error {
		w, lease, won = work{}, Lease{}, false
		run, found, err := q.RefundRun(show)
		if err != nil || !found || !run.due(q.Now()) {
			return err
		}
		paid, found, err := q.Order(o)
		if err != nil || !found || paid.State != order.Paid {
			return err
		}
		if _, err := s.reverse(q, paid, order.Back{}, byCancellation); err != nil {
			return err
		}
		w, lease, won, err = winNext(q, o)
		return err
	})
	if errors.Is(err, ErrBusy) { // somebody else is at it
		return nil, nil
	}
	if err != nil || !won {
		return nil, err
	}
	_, failed, err := s.carryOn(ctx, w, lease, won, ByJob)
	if failed == nil || err != nil {
		return nil, err
	}
	return fault.From(failed), nil
}

// leaveOut notes an order that this program fails at, for whatever reason, so that the
// others need not wait for it. It gives the error where that cannot be written down either.
func (s *Service) leaveOut(ctx context.Context, o id.Order, failed error) (*fault.Fault, error) {
	s.log.Error("an order of a refund run cannot be refunded", "order", o, "error", failed)
	err := s.run.Update(ctx, func(q Tx) error {
		_, err := q.NoteTrouble(o, q.Now(), fault.ErrInternal.Code)
		return err
	})
	if err != nil {
		return nil, failed
	}
	return fault.ErrInternal, nil
}

// winNext wins the step that an order was just sent to, in the same transaction, for
// whoever goes on with it at once: its job is put off to when the lease ends.
func winNext(q Tx, o id.Order) (w work, lease Lease, won bool, err error) {
	if w, err = load(q, o); err != nil {
		return w, lease, false, err
	}
	until := q.Now().Add(leaseFor)
	if lease, won, err = q.TakeOrderLease(o, w.Step, until, false); err != nil || !won {
		return w, lease, won, err
	}
	if err := q.DropJob(JobResume, o.String()); err != nil {
		return w, lease, false, err
	}
	return w, lease, true, q.Enqueue(resumeJob(o, until))
}
