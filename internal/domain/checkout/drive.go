package checkout

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

const (
	// leaseFor is how long a step is won for. The lease of a process that is
	// known to be dead ends before.
	leaseFor = 45 * time.Second
	// actFor bounds one step's calls outside; it is well below leaseFor.
	actFor = 20 * time.Second
)

// errLeaseLost rolls a record back.
var errLeaseLost = errors.New("checkout: the lease was lost")

// drive runs the steps of an order until it ends or has to wait, and gives the
// order as it then stands. trouble is what kept the last step from getting
// done; it has been recorded and the step will be tried again. A client that
// hangs up does not stop it.
func (s *Service) drive(ctx context.Context, id id.Order, why Why) (o order.Order, trouble, err error) {
	end, err := s.turns.take(ctx, id)
	if err != nil {
		return order.Order{}, nil, err
	}
	defer end()
	ctx = context.WithoutCancel(ctx)
	w, lease, won, err := s.take(ctx, id)
	if err != nil {
		return w.Order, nil, err
	}
	return s.carryOn(ctx, w, lease, won, why)
}

// carryOn runs the steps of an order from one that was won, if it was.
func (s *Service) carryOn(ctx context.Context, w work, lease Lease, won bool, why Why) (o order.Order, trouble, err error) {
	for won && err == nil && trouble == nil {
		var rec record
		if rec, trouble = s.act(ctx, lease.Step, w); trouble != nil {
			s.log.Warn("a step of a checkout will be tried again", "order", w.ID, "step", lease.Step, "error", trouble)
			rec = doubt(why)
			if lease.Step == stepGiveBack || lease.Step == stepHome || lease.Step == stepChange {
				rec = notGiven(trouble)
			}
		}
		w, lease, won, err = s.settle(ctx, lease, rec, trouble != nil)
	}
	return w.Order, trouble, err
}

func (s *Service) act(ctx context.Context, name string, w work) (record, error) {
	ctx, cancel := context.WithTimeout(ctx, actFor)
	defer cancel()
	return steps[name].act(s, ctx, w)
}

// take wins the order's next step. When none is left it only gives the order.
// When somebody else has it, it also sees to it that the order is looked at
// again, because that somebody may have asked the provider too early to know
// what the caller knows.
func (s *Service) take(ctx context.Context, o id.Order) (w work, lease Lease, won bool, err error) {
	if w, err = s.read(ctx, o); err != nil || w.Step == stepDone {
		return w, lease, false, err
	}
	err = s.run.Update(ctx, func(q Tx) error {
		won = false
		if w, err = load(q, o); err != nil || w.Step == stepDone {
			return err
		}
		lease, won, err = q.TakeOrderLease(o, w.Step, q.Now().Add(leaseFor), false)
		if err == nil && !won {
			err = q.Enqueue(resumeJob(o, q.Now().Add(lookAgainAfter)))
		}
		return err
	})
	return w, lease, won, err
}

// settle records a step that was run under a lease and, unless the order has
// to wait, keeps the lease for the next one. When the lease was lost nothing
// is recorded: whoever has it now repeats the step.
func (s *Service) settle(ctx context.Context, lease Lease, rec record, failed bool) (w work, next Lease, goOn bool, err error) {
	err = s.run.Update(ctx, func(q Tx) error {
		w, next, goOn, err = settleIn(q, lease, rec, failed)
		return err
	})
	if errors.Is(err, errLeaseLost) {
		w, err = s.read(ctx, lease.Order)
		return w, Lease{}, false, err
	}
	return w, next, goOn && !failed, err
}

func settleIn(q Tx, lease Lease, rec record, failed bool) (w work, next Lease, goOn bool, err error) {
	if w, err = load(q, lease.Order); err != nil {
		return w, next, false, err
	}
	if w.Step != lease.Step {
		return w, next, false, errLeaseLost
	}
	before := w.intent
	if err := rec(q, &w); err != nil {
		return w, next, false, err
	}
	moved := w.Step != lease.Step
	if moved && !slices.Contains(steps[lease.Step].next, w.Step) {
		return w, next, false, fmt.Errorf("checkout: %s may not go from step %s to %s", w.ID, lease.Step, w.Step)
	}
	next = Lease{Order: lease.Order, Step: w.Step, Fence: lease.Fence, Since: lease.Since}
	if moved {
		next.Since = q.Now()
	}
	var until time.Time
	if goOn = w.Step != stepDone && (moved && !w.waitsForBuyer(q.Now()) || w.again); goOn {
		until = q.Now().Add(leaseFor)
	}
	held, err := q.SaveOrder(w.Order, lease, until)
	if err != nil {
		return w, next, false, err
	}
	if !held {
		return w, next, false, errLeaseLost
	}
	if w.intent != before {
		if err := q.SaveIntent(w.intent); err != nil {
			return w, next, false, err
		}
		w.Ref, w.PayURL, w.Declined = w.intent.Ref, w.intent.URL, w.intent.Declined
	}
	// While steps follow each other no job is added: the one that led here, or
	// the one that has waited since the order began, covers a crash.
	if w.Step == stepDone {
		err = q.DropJob(JobResume, w.ID.String())
	} else if !goOn {
		err = q.Enqueue(resumeJob(w.ID, lookAt(w.Order, next.Since, q.Now(), failed)))
	}
	return w, next, goOn, err
}

// waitsForBuyer reports whether the buyer has only now been given the page to
// pay on, and in time, so that asking the provider would be no use.
func (w work) waitsForBuyer(now time.Time) bool {
	return awaitsMoney(w.Step) && w.intent.Standing == payment.Open && now.Before(w.Deadline)
}

// doubt records that a step's outcome is not known. Nothing changes but what
// people are told: while money may have been paid, the order says so.
func doubt(why Why) record {
	return func(q Tx, w *work) error {
		due := w.State == order.AwaitingPayment && (why != ByJob || !q.Now().Before(w.Deadline))
		if !awaitsMoney(w.Step) || !due && (w.State != order.Expired || why == ByJob) {
			return nil
		}
		if err := w.Move(order.Checking); err != nil {
			return err
		}
		return order.Note(q, w.ID, order.WasDoubtful, "The payment provider could not be asked. We keep asking; there is no need to pay again.")
	}
}

// read gives an order with its intent as they stand.
func (s *Service) read(ctx context.Context, o id.Order) (w work, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		w, err = load(q, o)
		return err
	})
	return w, err
}

func load(q Tx, o id.Order) (w work, err error) {
	if w.Order, err = mustOrder(q, o); err != nil {
		return w, err
	}
	w.intent, _, err = q.Intent(o)
	return w, err
}

// mustOrder gives an order. It returns order.ErrNoOrder when there is none.
func mustOrder(q Tx, o id.Order) (order.Order, error) {
	found, ok, err := q.Order(o)
	if err == nil && !ok {
		err = order.ErrNoOrder
	}
	return found, err
}

// win has an order that stands at a step, whoever may be asking about it, for
// the rest of the transaction.
func win(q Tx, o id.Order, step string) (found order.Order, lease Lease, won bool, err error) {
	if lease, won, err = q.TakeOrderLease(o, step, q.Now(), true); err != nil || !won {
		return found, lease, false, err
	}
	found, won, err = q.Order(o)
	return found, lease, won, err
}

// leave sends an order that was won to a step, where the job goes on with it. It
// returns ErrBusy when somebody else has won it since.
func leave(q Tx, o order.Order, lease Lease, step string) error {
	o.Step = step
	held, err := q.SaveOrder(o, lease, time.Time{})
	if err != nil {
		return err
	}
	if !held {
		return ErrBusy
	}
	if step == stepDone {
		return nil
	}
	return q.Enqueue(resumeJob(o.ID, q.Now()))
}
