package catalog

import (
	"context"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// ShowChange says what is to become different about a show. Members that are
// nil stay as they are.
type ShowChange struct {
	Venue       *id.Venue      `json:"venue,omitempty"`
	Chart       *seating.Hash  `json:"chart,omitempty"`
	StartsAt    *time.Time     `json:"starts_at,omitempty"`
	DoorsAt     *time.Time     `json:"doors_at,omitempty"` // the zero time: not announced
	OpensAt     *time.Time     `json:"opens_at,omitempty"`
	ClosesAt    *time.Time     `json:"closes_at,omitempty"`
	Prices      *pricing.List  `json:"prices,omitempty"`
	HoldFor     *time.Duration `json:"hold_for_ns,omitempty"`
	ExtendBy    *time.Duration `json:"extend_by_ns,omitempty"`
	MaxPerOrder *int           `json:"max_per_order,omitempty"`
	MaxPerBuyer *int           `json:"max_per_buyer,omitempty"`
	MaxPerEmail *int           `json:"max_per_email,omitempty"`

	MaxPerPayment   *int  `json:"max_per_payment,omitempty"` // 0: any number
	RefuseLoneSeats *bool `json:"refuse_lone_seats,omitempty"`
	KeepAccessible  *bool `json:"keep_accessible,omitempty"`

	Returns       *pricing.ReturnTerms `json:"returns,omitempty"`
	MoveReturnFor *time.Duration       `json:"move_return_for_ns,omitempty"`
}

// FollowShow is the kind of the job that brings a show's bucket in step with
// the catalogue. It is enqueued with every change of a published show, so that
// a crash right after the change delays it and loses nothing.
const FollowShow = "show.follow"

// FollowArgs is what that job is about.
type FollowArgs struct {
	Show id.Show `json:"show"`
}

// JobMoved is the kind of the job that tells buyers of a published show that it
// was moved. It is enqueued with the move.
const JobMoved = "show.moved"

// MovedArgs is what that job is about: the move with that number, and the buyers
// of orders after the one given.
type MovedArgs struct {
	Show  id.Show  `json:"show"`
	Move  int      `json:"move"`
	After id.Order `json:"after,omitzero"`
}

// Job is the job that does it.
func (a MovedArgs) Job() job.Job {
	return job.New(JobMoved, fmt.Sprintf("%s:%d:%s", a.Show, a.Move, a.After), a, time.Time{})
}

// UpdateShow changes a show. Of a published one only start, doors, prices, sale
// window, limits and the length of holds may change. A published show that gets
// another start has moved: it keeps the start announced first, and tickets stay
// valid. Doors and the end of selling move with the start where they are not
// told otherwise. Callers outside this package go through inventory.Publisher,
// which also tells the bucket.
//
// It returns ErrForbidden, ErrNoShow, ErrNoVenue, ErrNoChart, ErrInvalid,
// ErrFixed with what may not change, and ErrCancelled.
func (s *Service) UpdateShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c ShowChange) (ShowAnswer, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (ShowAnswer, error) {
		old, next, _, err := changed(q, by, show, c)
		if err != nil {
			return ShowAnswer{}, err
		}
		if old.State == ShowPublished {
			if err := q.Enqueue(follow(next)); err != nil {
				return ShowAnswer{}, err
			}
		}
		if next.Moves > old.Moves {
			if err := q.Enqueue(MovedArgs{Show: next.ID, Move: next.Moves}.Job()); err != nil {
				return ShowAnswer{}, err
			}
		}
		if err := q.SaveShow(next); err != nil {
			return ShowAnswer{}, err
		}
		return answerShow(q, next)
	})
}

// changed gives a show as it is and as a change would make it, with its chart,
// or refuses the change.
func changed(q Tx, by account.Actor, show id.Show, c ShowChange) (old, next Show, chart ChartInfo, err error) {
	old, err = ShowFor(q, by, account.EditCatalog, show)
	if err != nil {
		return old, next, chart, err
	}
	if old.State == ShowCancelled {
		return old, next, chart, ErrCancelled
	}
	next = c.apply(old)
	if old.State == ShowPublished {
		next.noteMove(old.StartsAt, q.Now())
	}
	if chart, err = placeOf(q, by, next); err != nil {
		return old, next, chart, err
	}
	if c.Prices != nil {
		if err := settleTax(q, &next); err != nil {
			return old, next, chart, err
		}
	}
	b := next.faults(chart, q.Now())
	if old.State == ShowDraft || !next.StartsAt.Equal(old.StartsAt) {
		b.future(next, q.Now())
	}
	if old.State == ShowPublished && !next.priced() {
		b.on("prices", "a show needs at least one price level")
	}
	if err = b.err(ErrInvalid); err == nil && old.State == ShowPublished {
		err = old.fixed(next).err(ErrFixed)
	}
	return old, next, chart, err
}

func follow(s Show) job.Job {
	return job.New(FollowShow, s.ID.String(), FollowArgs{Show: s.ID}, time.Time{})
}

// noteMove keeps what was announced first when a published show's start is
// changed. A show that is moved back stands as announced; it was moved all the
// same for those who had bought.
func (s *Show) noteMove(before, now time.Time) {
	if s.StartsAt.Equal(before) {
		return
	}
	s.Moves++
	if until := now.Add(s.MoveReturnFor); s.MoveReturnFor > 0 && until.After(s.MoveReturnsUntil) {
		s.MoveReturnsUntil = until
	}
	if s.MovedFrom.IsZero() {
		s.MovedFrom = before
	}
	if s.MovedFrom.Equal(s.StartsAt) {
		s.MovedFrom = time.Time{}
	}
}

func (c ShowChange) apply(s Show) Show {
	if c.StartsAt != nil && !c.StartsAt.IsZero() {
		later := microsecond(*c.StartsAt).Sub(s.StartsAt)
		if s.ClosesAt.Equal(s.StartsAt) {
			s.ClosesAt = s.ClosesAt.Add(later)
		}
		if !s.DoorsAt.IsZero() {
			s.DoorsAt = s.DoorsAt.Add(later)
		}
	}
	set(&s.Venue, c.Venue)
	set(&s.Chart, c.Chart)
	set(&s.StartsAt, c.StartsAt)
	set(&s.DoorsAt, c.DoorsAt)
	set(&s.OpensAt, c.OpensAt)
	set(&s.ClosesAt, c.ClosesAt)
	set(&s.Prices, c.Prices)
	set(&s.HoldFor, c.HoldFor)
	set(&s.ExtendBy, c.ExtendBy)
	set(&s.MaxPerOrder, c.MaxPerOrder)
	set(&s.MaxPerBuyer, c.MaxPerBuyer)
	set(&s.MaxPerEmail, c.MaxPerEmail)
	set(&s.MaxPerPayment, c.MaxPerPayment)
	set(&s.RefuseLoneSeats, c.RefuseLoneSeats)
	set(&s.KeepAccessible, c.KeepAccessible)
	set(&s.Returns, c.Returns)
	set(&s.MoveReturnFor, c.MoveReturnFor)
	for _, t := range []*time.Time{&s.StartsAt, &s.DoorsAt, &s.OpensAt, &s.ClosesAt} {
		*t = microsecond(*t)
	}
	s.HoldFor, s.ExtendBy = s.HoldFor.Truncate(time.Microsecond), s.ExtendBy.Truncate(time.Microsecond)
	return s
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}
