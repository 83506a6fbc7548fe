package checkout

import (
	"context"
	"errors"
	"slices"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/payment"
)

const (
	mattersAtOnce = 100 // that are read
	maxWhy        = 200 // characters
)

// settleMatters closes open matters of an order, of some kinds.
func settleMatters(q Tx, o id.Order, kinds ...payment.MatterKind) error {
	return closeSettled(q, o, func(m payment.Matter) bool { return slices.Contains(kinds, m.Kind) })
}

// closeSettled closes those open matters of an order that have settled themselves.
func closeSettled(q Tx, o id.Order, settled func(payment.Matter) bool) error {
	for after := (id.Matter{}); ; {
		open, err := q.OpenMatters(id.Organiser{}, o, after, mattersAtOnce)
		if err != nil {
			return err
		}
		for _, m := range open {
			if after = m.ID; !settled(m) {
				continue
			}
			if err := payment.Settle(q, m); err != nil {
				return err
			}
		}
		if len(open) < mattersAtOnce {
			return nil
		}
	}
}

// Matters lists what is odd about money and still has to be looked at, oldest
// first: of the actor's organiser, or of everybody for an admin; of one order,
// or of all with the zero order. It gives at most limit of them, and the cursor
// of what follows, "" when nothing does; cursor is that of the page before, or "".
// It returns account.ErrForbidden and catalog.ErrBadCursor.
func (s *Service) Matters(ctx context.Context, by account.Actor, o id.Order, cursor string, limit int) (open []payment.Matter, next string, err error) {
	if err := mayMatters(by); err != nil {
		return nil, "", err
	}
	var after id.Matter
	if after.UnmarshalText([]byte(cursor)) != nil {
		return nil, "", catalog.ErrBadCursor
	}
	err = s.run.View(ctx, func(q Tx) error {
		open, err = q.OpenMatters(by.Scope(), o, after, limit+1)
		return err
	})
	if err == nil && len(open) > limit {
		open, next = open[:limit], open[limit-1].ID.String()
	}
	return open, next, err
}

func mayMatters(by account.Actor) error {
	if err := by.May(account.RefundOrders); err != nil {
		return err
	}
	if by.Role != account.RoleAdmin && by.Scope().IsZero() {
		return account.ErrForbidden
	}
	return nil
}

// closedMatter is what CloseMatter answers and keeps under its key.
type closedMatter struct {
	ID id.Matter `json:"id"`
}

// CloseMatter notes that somebody has looked at a matter, and why nothing is
// left to do; or has what went wrong done once more, if again says so. The same
// key notes it once.
//
// It returns account.ErrForbidden, payment.ErrNoMatter for one that is not
// there or is another organiser's, payment.ErrMatterClosed, and
// payment.ErrReceipt for words that cannot be kept, or where nothing can be
// done again.
func (s *Service) CloseMatter(ctx context.Context, key idem.Key, by account.Actor, matter id.Matter, why string, again bool) error {
	_, err := idem.Once(ctx, s.run, key, func(q Tx) (closedMatter, error) {
		if err := mayMatters(by); err != nil {
			return closedMatter{}, err
		}
		m, found, err := q.Matter(matter)
		if err == nil && (!found || by.MayFor(account.RefundOrders, m.Organiser, payment.ErrNoMatter) != nil) {
			err = payment.ErrNoMatter
		}
		if err != nil {
			return closedMatter{}, err
		}
		if m.Why, err = text.Line(why, 1, maxWhy); err != nil {
			return closedMatter{}, payment.ErrReceipt.WithFields([]fault.Field{{At: "why", Message: err.Error()}})
		}
		if !m.Open() {
			return closedMatter{}, payment.ErrMatterClosed
		}
		m.ClosedAt, m.ClosedBy, m.Again = q.Now(), by.Staff, again
		if again {
			err = repeat(q, m)
		} else if m.Kind == payment.MatterRefundFailed { // it was settled another way
			err = q.Enqueue(resumeJob(m.Order, q.Now()))
		}
		return closedMatter{m.ID}, errors.Join(err, q.SaveMatter(m))
	})
	return err
}

// repeat has what went wrong done once more.
func repeat(q Tx, m payment.Matter) error {
	switch {
	case m.Kind == payment.MatterJobFailed:
		name, _, _ := strings.Cut(m.Subject, " ")
		var job id.Job
		if err := job.UnmarshalText([]byte(name)); err != nil {
			return err
		}
		return q.ReviveJob(job)
	case m.CanRepeat():
		return q.Enqueue(resumeJob(m.Order, q.Now()))
	default:
		return payment.ErrReceipt.WithFields([]fault.Field{{At: "again", Message: "this cannot be done again"}})
	}
}
