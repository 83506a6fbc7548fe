package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// CancelShow ends a show for good. Cancelling a cancelled show changes
// nothing. Callers outside this package go through inventory.Publisher, which
// also closes the sale. Money already paid is given back order by order. It
// returns ErrForbidden and ErrNoShow.
func (s *Service) CancelShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (ShowAnswer, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (ShowAnswer, error) {
		found, err := ShowFor(q, by, account.PublishShows, show)
		if err != nil {
			return ShowAnswer{}, err
		}
		if found.State == ShowCancelled {
			return answerShow(q, found)
		}
		wasPublic := found.Public()
		if err := found.move(ShowCancelled, q.Now()); err != nil {
			return ShowAnswer{}, err
		}
		if wasPublic {
			if err := q.Enqueue(follow(found)); err != nil {
				return ShowAnswer{}, err
			}
		}
		if err := q.SaveShow(found); err != nil {
			return ShowAnswer{}, err
		}
		return answerShow(q, found)
	})
}
