package checkout

import (
	"context"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
)

// RunTurn is that staff started a refund run, stopped it, or had it go on.
type RunTurn struct {
	At       time.Time
	Staff    id.Staff // zero for whoever runs the program
	Standing RunState // of the run from then on: RunRunning or RunStopped
	Why      string   // it was stopped, in staff's words; empty for no reason given
}

// StopRefunds stops the run of a cancelled show until staff have it go on by
// RefundShow. Once it has returned no order is begun any more; what was begun goes
// on to its end. A run that is done, or stopped, is given as it is.
//
// It returns what RefundShow returns, ErrNoRun where none was started, and ErrDetails
// for a reason that is no line of at most 200 characters.
func (s *Service) StopRefunds(ctx context.Context, key idem.Key, by account.Actor, show id.Show, why string) (RefundRun, error) {
	if err := s.mayRefund(ctx, by, show); err != nil {
		return RefundRun{}, err
	}
	why, err := text.Line(why, 0, maxWhy)
	if err != nil {
		return RefundRun{}, ErrDetails.WithFields([]fault.Field{{At: "why", Message: err.Error()}})
	}
	return idem.Once(ctx, s.run, key, func(q Tx) (RefundRun, error) {
		run, found, err := q.RefundRun(show)
		if err == nil && !found {
			err = ErrNoRun
		}
		if err != nil || run.idle() {
			return run, err
		}
		run.Staff, run.Standing, run.Why, run.NextAt = by.Staff, RunStopped, "", time.Time{}
		return run, turn(q, run, why)
	})
}

// turn stores a run whose course staff have changed, and that they did.
func turn(q Tx, run RefundRun, why string) error {
	if err := q.SaveRefundRun(run); err != nil {
		return err
	}
	return q.AddRunTurn(run.Show, RunTurn{At: q.Now(), Staff: run.Staff, Standing: run.Standing, Why: why})
}
