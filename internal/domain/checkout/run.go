package checkout

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/payment"
)

// RefundRun gives back all that was paid for a cancelled show, in stages. A show
// has one at most. It knows of no order by itself: what is left to do is what the
// orders say, so it forgets none, whatever became of the process that was at it.
type RefundRun struct {
	Show      id.Show
	Staff     id.Staff // who started it last; zero for whoever runs the program
	Standing  RunState
	Why       string    // the code of the fault that it waits for, while Paused
	StartedAt time.Time // first
	EndedAt   time.Time // zero until it is Done
	NextAt    time.Time // when it goes on by itself
}

// RunState is how a refund run stands.
type RunState string

// The states of a run. A paused one goes on by itself later, or when staff press on.
const (
	RunRunning RunState = "running"
	RunPaused  RunState = "paused"
	RunDone    RunState = "done"
	RunStopped RunState = "stopped" // by staff, until staff have it go on
)

// idle reports whether the run does nothing by itself.
func (r RefundRun) idle() bool { return r.Standing == RunDone || r.Standing == RunStopped }

// due reports whether it may begin to refund an order.
func (r RefundRun) due(now time.Time) bool { return !r.idle() && !now.Before(r.NextAt) }

// RunCounts counts the orders of a show.
type RunCounts struct {
	Left     int // paid and at rest: nothing has begun that refunds them
	UnderWay int // their seats and money are on the way back, or something else is under way with them
	Done     int // refunded
	Open     int // not paid, and may yet be: they are refunded if they are
}

// RunTrouble is an order whose money could not go back so far. It is tried again
// by itself.
type RunTrouble struct {
	Order  id.Order
	Number string
	At     time.Time
	Code   string // of the fault
}

// RunProgress is how far a run has come.
type RunProgress struct {
	RefundRun
	RunCounts
	Troubles []RunTrouble      // the oldest first, MaxTroubles at most
	Money    []payment.Balance // of the show, one for each currency
	Turns    []RunTurn         // the oldest first
}

// MaxTroubles is how many troubles are shown. With more, something larger is wrong.
const MaxTroubles = 100

// RunTx is what refund runs ask of a transaction.
type RunTx interface {
	// RefundRun finds the run of a show.
	RefundRun(show id.Show) (RefundRun, bool, error)
	// SaveRefundRun stores a run, whether it is new or not.
	SaveRefundRun(r RefundRun) error
	// AddRunTurn notes a turn of a show's run.
	AddRunTurn(show id.Show, t RunTurn) error
	// RunTurns lists the turns of a show's run, the oldest first.
	RunTurns(show id.Show) ([]RunTurn, error)
	// OrdersToRefund lists orders of a show that are paid and that nothing else is
	// being done with, by id: at most most of them, all after the one given.
	OrdersToRefund(show id.Show, after id.Order, most int) ([]id.Order, error)
	// RunCounts counts the orders of a show.
	RunCounts(show id.Show) (RunCounts, error)
	// NoteTrouble keeps why an order's money could not go back, in place of what
	// was kept before, and reports whether nothing was.
	NoteTrouble(o id.Order, at time.Time, code string) (fresh bool, err error)
	// DropTrouble forgets it, once the money has gone.
	DropTrouble(o id.Order) error
	// Troubles lists the orders of a show that have one and have not ended.
	Troubles(show id.Show, most int) ([]RunTrouble, error)
	// LedgerSumsOf sums what is booked for the orders of a show.
	LedgerSumsOf(show id.Show) ([]payment.Sum, error)
}

// JobRefundRun is the kind of job that does one stage of a run.
const JobRefundRun = "checkout.refund_run"

type runArgs struct {
	Show id.Show `json:"show"`
}

func runJob(show id.Show, at time.Time) job.Job {
	return job.New(JobRefundRun, show.String(), runArgs{show}, at)
}

// RefundShow starts the refund of every paid order of a cancelled show, or has a
// run that waits go on now. One that runs is given as it is.
//
// It returns catalog.ErrNoShow for another organiser's show, account.ErrForbidden,
// and ErrNotCancelled.
func (s *Service) RefundShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (RefundRun, error) {
	if err := s.mayRefund(ctx, by, show); err != nil {
		return RefundRun{}, err
	}
	return idem.Once(ctx, s.run, key, func(q Tx) (RefundRun, error) {
		run, found, err := q.RefundRun(show)
		if err != nil || found && run.Standing == RunRunning {
			return run, err
		}
		if !found {
			run = RefundRun{Show: show, StartedAt: q.Now()}
		}
		run.Staff, run.Standing, run.Why, run.EndedAt, run.NextAt = by.Staff, RunRunning, "", time.Time{}, q.Now()
		troubles, err := q.Troubles(show, MaxTroubles)
		if err != nil {
			return RefundRun{}, err
		}
		for _, t := range troubles {
			if err := q.Enqueue(resumeJob(t.Order, q.Now())); err != nil {
				return RefundRun{}, err
			}
		}
		if err := q.Enqueue(runJob(show, q.Now())); err != nil {
			return RefundRun{}, err
		}
		return run, turn(q, run, "")
	})
}

func (s *Service) mayRefund(ctx context.Context, by account.Actor, show id.Show) error {
	if err := by.May(account.RefundOrders); err != nil {
		return err
	}
	about, err := s.shows.Show(ctx, show)
	if err != nil {
		return err
	}
	if err := by.MayFor(account.RefundOrders, about.Organiser.ID, catalog.ErrNoShow); err != nil {
		return err
	}
	if about.Show.State != catalog.ShowCancelled {
		return ErrNotCancelled
	}
	return nil
}

// RefundsOf tells how far the refunds of a cancelled show have come. Before they
// are started the run has no state. It returns what RefundShow returns.
func (s *Service) RefundsOf(ctx context.Context, by account.Actor, show id.Show) (p RunProgress, err error) {
	if err := s.mayRefund(ctx, by, show); err != nil {
		return RunProgress{}, err
	}
	err = s.run.View(ctx, func(q Tx) error {
		p = RunProgress{}
		if p.RefundRun, _, err = q.RefundRun(show); err != nil {
			return err
		}
		p.Show = show
		if p.Turns, err = q.RunTurns(show); err != nil {
			return err
		}
		if p.RunCounts, err = q.RunCounts(show); err != nil {
			return err
		}
		if p.Troubles, err = q.Troubles(show, MaxTroubles); err != nil {
			return err
		}
		sums, err := q.LedgerSumsOf(show)
		if err != nil {
			return err
		}
		p.Money, err = payment.BalancesOf(sums)
		return err
	})
	return p, err
}
