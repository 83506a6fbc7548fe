package catalog

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// NewShow describes a show to add. What is left out (zero) gets its default.
type NewShow struct {
	Venue       id.Venue
	Chart       seating.Hash // one of the venue's
	StartsAt    time.Time
	DoorsAt     time.Time      // left out: not announced
	OpensAt     time.Time      // left out: at once
	ClosesAt    time.Time      // left out: StartsAt
	Prices      pricing.List   // may be left out until the show is published
	HoldFor     time.Duration  // left out: the installation's setting
	ExtendBy    *time.Duration // left out: as much again as HoldFor, as far as MaxExtended goes
	MaxPerOrder int            // left out: 10
	MaxPerBuyer int            // left out: 10, or MaxPerOrder if that is more
	MaxPerEmail int            // left out: MaxLimit. A family shares an address; who fears resellers sets it lower

	MaxPerPayment   int  // left out: any number
	RefuseLoneSeats bool // left out: they are explained
	KeepAccessible  bool // left out: they are on sale to everybody, like any other

	Returns       pricing.ReturnTerms // left out: buyers cannot give places back by themselves
	MoveReturnFor *time.Duration      // left out: 14 days
}

const (
	defaultLimit      = 10
	defaultMoveReturn = 14 * 24 * time.Hour
)

// CreateShow adds a draft of a show to an event. It returns ErrForbidden,
// ErrNoEvent, ErrNoVenue, ErrNoChart for a chart that is not the venue's, and
// ErrInvalid.
func (s *Service) CreateShow(ctx context.Context, key idem.Key, by account.Actor, event id.Event, n NewShow) (ShowAnswer, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (ShowAnswer, error) {
		e, err := eventFor(q, by, account.EditCatalog, event)
		if err != nil {
			return ShowAnswer{}, err
		}
		show := Show{
			ID: id.New[id.Show](), Event: e.ID, Organiser: e.Organiser, State: ShowDraft,
			Venue: n.Venue, Chart: n.Chart,
			StartsAt: microsecond(n.StartsAt), DoorsAt: microsecond(n.DoorsAt),
			OpensAt: microsecond(n.OpensAt), ClosesAt: microsecond(n.ClosesAt),
			Prices: n.Prices, HoldFor: n.HoldFor.Truncate(time.Microsecond),
			MaxPerOrder: n.MaxPerOrder, MaxPerBuyer: n.MaxPerBuyer, MaxPerEmail: n.MaxPerEmail,
			MaxPerPayment: n.MaxPerPayment, RefuseLoneSeats: n.RefuseLoneSeats, KeepAccessible: n.KeepAccessible,
			Returns: n.Returns, MoveReturnFor: defaultMoveReturn,
		}
		set(&show.MoveReturnFor, n.MoveReturnFor)
		s.complete(&show, n.ExtendBy, q.Now())
		chart, err := placeOf(q, by, show)
		if err != nil {
			return ShowAnswer{}, err
		}
		if err := settleTax(q, &show); err != nil {
			return ShowAnswer{}, err
		}
		b := show.faults(chart, q.Now())
		b.future(show, q.Now())
		if err := b.err(ErrInvalid); err != nil {
			return ShowAnswer{}, err
		}
		if err := q.AddShow(show); err != nil {
			return ShowAnswer{}, err
		}
		return answerShow(q, show)
	})
}

// complete gives what was left out its default.
func (s *Service) complete(show *Show, extendBy *time.Duration, now time.Time) {
	if show.OpensAt.IsZero() {
		show.OpensAt = now
	}
	if show.ClosesAt.IsZero() {
		show.ClosesAt = show.StartsAt
	}
	if show.HoldFor == 0 {
		show.HoldFor = s.defaults.HoldFor
	}
	if extendBy == nil {
		show.ExtendBy = max(0, min(show.HoldFor, MaxExtended-show.HoldFor))
	} else {
		show.ExtendBy = extendBy.Truncate(time.Microsecond)
	}
	if show.MaxPerOrder == 0 {
		show.MaxPerOrder = defaultLimit
	}
	if show.MaxPerBuyer == 0 {
		show.MaxPerBuyer = max(defaultLimit, show.MaxPerOrder)
	}
	if show.MaxPerEmail == 0 {
		show.MaxPerEmail = MaxLimit
	}
}

// placeOf finds the chart a show is to be sold by. Venue and chart must belong
// together and the venue to the show's organiser.
func placeOf(q Tx, by account.Actor, show Show) (ChartInfo, error) {
	venue, err := venueFor(q, by, account.EditCatalog, show.Venue)
	if err != nil {
		return ChartInfo{}, err
	}
	if venue.Organiser != show.Organiser {
		return ChartInfo{}, ErrNoVenue
	}
	return q.ChartOf(venue.ID, show.Chart)
}
