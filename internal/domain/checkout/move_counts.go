package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// MoveCounts is who was told of a move of a show, in orders.
type MoveCounts struct {
	Orders   int // that are paid now
	Told     int // their mail went out
	Waiting  int // it is yet to
	Failed   int // it could not be delivered
	Returned int // some of their places were returned for the full price, because of any move
}

// MoveOf tells how far the buyers of a show were told of its last move. It returns
// account.ErrForbidden and catalog.ErrNoShow.
func (s *Service) MoveOf(ctx context.Context, by account.Actor, show id.Show) (at catalog.Show, n MoveCounts, err error) {
	if err := by.May(account.ReadOrders); err != nil {
		return at, n, err
	}
	about, err := s.shows.Show(ctx, show)
	if err != nil {
		return at, n, err
	}
	if err := by.MayFor(account.ReadOrders, about.Organiser.ID, catalog.ErrNoShow); err != nil {
		return at, n, err
	}
	err = s.run.View(ctx, func(q Tx) error {
		n, err = q.MoveCounts(show, about.Show.Moves)
		return err
	})
	return about.Show, n, err
}
