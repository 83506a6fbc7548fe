package inventory

import (
	"context"
	"errors"
	"reflect"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// Buckets is what publishing needs of the engine.
type Buckets interface {
	// Open begins a show's bucket with terms. On an open bucket it replaces
	// the terms, and does nothing when they are as given.
	Open(ctx context.Context, show id.Show, terms Terms) error
	Do(ctx context.Context, show id.Show, c Command) (Answer, error)
}

// Publisher puts shows on sale and keeps their buckets in step with what the
// catalogue says of them.
//
// Catalogue and bucket change one after the other, so a crash may come between
// them. Before a show is public its bucket is opened first, and publishing
// again finishes what was begun. Afterwards the catalogue changes first, with
// the job catalog.FollowShow in the same transaction: Follow makes the bucket
// the same, and may be repeated and run at once with itself.
type Publisher struct {
	run     txn.Runner[catalog.Tx]
	shows   *catalog.Service
	buckets Buckets
}

// NewPublisher gives a Publisher of the shows in a catalogue.
func NewPublisher(run txn.Runner[catalog.Tx], shows *catalog.Service, buckets Buckets) *Publisher {
	return &Publisher{run: run, shows: shows, buckets: buckets}
}

// TermsOf gives the terms a show is sold by.
func TermsOf(s catalog.Show) Terms {
	return Terms{
		Chart: s.Chart, Prices: s.Prices, OpensAt: s.OpensAt, ClosesAt: s.ClosesAt, HoldFor: s.HoldFor, ExtendBy: s.ExtendBy,
		MaxPerHold: s.MaxPerOrder, MaxPerBuyer: s.MaxPerBuyer, MaxPerEmail: s.MaxPerEmail,
		MaxPerPayment: s.MaxPerPayment, RefuseLoneSeats: s.RefuseLoneSeats, KeepAccessible: s.KeepAccessible,
	}
}

// maxRounds bounds how often publishing and following begin again because
// somebody changed the show meanwhile.
const maxRounds = 10

// errMoved means that the show is no longer what its bucket was opened with.
var errMoved = errors.New("the show changed while its bucket was opened")

// Publish opens a draft's bucket and then lets everybody see the show. A show
// that is published stays as it is. It returns account.ErrForbidden;
// catalog.ErrNoShow, ErrIncomplete with what the draft lacks, ErrCancelled;
// what opening the bucket returns; and ErrBusy when the draft keeps changing.
func (p *Publisher) Publish(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (catalog.ShowAnswer, error) {
	for range maxRounds {
		draft, err := p.publishable(ctx, key, by, show)
		if err != nil {
			return catalog.ShowAnswer{}, err
		}
		if draft.State == catalog.ShowDraft {
			if err := p.buckets.Open(ctx, show, TermsOf(draft)); err != nil {
				return catalog.ShowAnswer{}, err
			}
		}
		published, err := idem.Once(ctx, p.run, key, func(q catalog.Tx) (catalog.ShowAnswer, error) {
			now, err := q.Show(show)
			if err != nil {
				return catalog.ShowAnswer{}, err
			}
			if now.State == catalog.ShowDraft && !reflect.DeepEqual(now, draft) {
				return catalog.ShowAnswer{}, errMoved
			}
			return catalog.MarkPublished(q, now)
		})
		if !errors.Is(err, errMoved) {
			return published, err
		}
	}
	return catalog.ShowAnswer{}, ErrBusy
}

// publishable finds the show and refuses what can be refused before anything
// is opened. A key that was answered before is answered again, whatever became
// of the show.
func (p *Publisher) publishable(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (s catalog.Show, err error) {
	err = p.run.View(ctx, func(q catalog.Tx) error {
		s, err = catalog.ShowFor(q, by, account.PublishShows, show)
		if err != nil {
			return err
		}
		if !key.IsZero() {
			if _, answered, err := q.Recall(key); err != nil || answered {
				return err
			}
		}
		return catalog.Publishable(q, s)
	})
	return s, err
}

// Update changes a show, and its bucket if it is published. It returns what
// catalog's UpdateShow returns, and what the engine does: then the change is
// kept, and reaches the bucket by the job or when the call is repeated.
func (p *Publisher) Update(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c catalog.ShowChange) (catalog.ShowAnswer, error) {
	updated, err := p.shows.UpdateShow(ctx, key, by, show, c)
	if err != nil {
		return catalog.ShowAnswer{}, err
	}
	return updated, p.Follow(ctx, show)
}

// Cancel ends a show for good, and its sale. Money already paid is given back
// order by order. It returns what catalog's CancelShow returns, and what the
// engine does, as Update.
func (p *Publisher) Cancel(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (catalog.ShowAnswer, error) {
	cancelled, err := p.shows.CancelShow(ctx, key, by, show)
	if err != nil {
		return catalog.ShowAnswer{}, err
	}
	return cancelled, p.Follow(ctx, show)
}

// Follow brings a show's bucket in step with the catalogue. It is what the job
// catalog.FollowShow does. It returns catalog.ErrNoShow, what the engine
// returns, and ErrBusy when the show keeps changing.
//
// It may run at once with itself: each run looks again after it told the
// bucket, so that the last one to tell it anything told it what is so.
func (p *Publisher) Follow(ctx context.Context, show id.Show) error {
	told, err := p.find(ctx, show)
	if err != nil {
		return err
	}
	for range maxRounds {
		if err := p.tell(ctx, told); err != nil {
			return err
		}
		now, err := p.find(ctx, show)
		if err != nil || reflect.DeepEqual(now, told) {
			return err
		}
		told = now
	}
	return ErrBusy
}

func (p *Publisher) find(ctx context.Context, show id.Show) (s catalog.Show, err error) {
	err = p.run.View(ctx, func(q catalog.Tx) error {
		s, err = q.Show(show)
		return err
	})
	return s, err
}

// tell makes the bucket be as the show says. What was never public has none
// that matters.
func (p *Publisher) tell(ctx context.Context, s catalog.Show) error {
	switch {
	case !s.Public():
		return nil
	case s.State == catalog.ShowCancelled:
		_, err := p.buckets.Do(ctx, s.ID, SetSale{Sale: SaleClosed})
		return err
	default:
		return p.buckets.Open(ctx, s.ID, TermsOf(s))
	}
}
