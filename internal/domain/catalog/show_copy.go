package catalog

import (
	"context"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// MaxCopies bounds how many dates a show is repeated on in one go.
const MaxCopies = 60

// CopyShow repeats a show: it adds a draft for each start, with the same
// venue, chart, prices, limits and on-sale. Doors and the end of selling keep
// their distance from the start. All are added or none. It returns
// ErrForbidden, ErrNoShow, ErrCancelled and ErrInvalid, with the starts at
// fault as "starts_at[i]".
func (s *Service) CopyShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show, starts []time.Time) ([]ShowAnswer, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) ([]ShowAnswer, error) {
		old, err := ShowFor(q, by, account.EditCatalog, show)
		if err != nil {
			return nil, err
		}
		if old.State == ShowCancelled {
			return nil, ErrCancelled
		}
		chart, err := placeOf(q, by, old)
		if err != nil {
			return nil, err
		}
		var b blame
		if len(starts) == 0 || len(starts) > MaxCopies {
			b.on("starts_at", "give 1 to %d dates", MaxCopies)
			return nil, b.err(ErrInvalid)
		}
		copies := make([]Show, len(starts))
		for i, at := range starts {
			copies[i] = old.repeated(microsecond(at))
			if err := settleTax(q, &copies[i]); err != nil {
				return nil, err
			}
			faults := copies[i].faults(chart, q.Now())
			faults.future(copies[i], q.Now())
			for _, f := range faults {
				b.on(fmt.Sprintf("starts_at[%d]", i), "%s", f.Message)
			}
		}
		if err := b.err(ErrInvalid); err != nil {
			return nil, err
		}
		added := make([]ShowAnswer, len(copies))
		for i, c := range copies {
			if err := q.AddShow(c); err != nil {
				return nil, err
			}
			if added[i], err = answerShow(q, c); err != nil {
				return nil, err
			}
		}
		return added, nil
	})
}

// repeated gives a draft of the show at another start.
func (s Show) repeated(startsAt time.Time) Show {
	moved := startsAt.Sub(s.StartsAt)
	c := s
	c.ID, c.State, c.PublishedAt = id.New[id.Show](), ShowDraft, time.Time{}
	c.MovedFrom, c.MoveReturnsUntil, c.Moves, c.SoldOutAt = time.Time{}, time.Time{}, 0, time.Time{}
	c.StartsAt, c.ClosesAt = startsAt, s.ClosesAt.Add(moved)
	if !s.DoorsAt.IsZero() {
		c.DoorsAt = s.DoorsAt.Add(moved)
	}
	return c
}
