package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/pricing"
)

// ShowPreview is a show as it is and as a change would make it.
type ShowPreview struct {
	Before, After Show
	Moves         []PriceMove // of the zones whose price would become another
}

// PriceMove is what a change makes of the price of one zone. A level is nil
// where the zone is not sold.
type PriceMove struct {
	Zone          ChartZone
	Before, After *pricing.Level
}

// PreviewShow tells what [Service.UpdateShow] would do, and changes nothing.
// It returns the same faults.
func (s *Service) PreviewShow(ctx context.Context, by account.Actor, show id.Show, c ShowChange) (p ShowPreview, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		before, after, chart, err := changed(q, by, show, c)
		p = ShowPreview{Before: before, After: after}
		if err == nil {
			p.Moves = priceMoves(before.Prices, after.Prices, chart)
		}
		return err
	})
	return p, err
}

func priceMoves(before, after pricing.List, chart ChartInfo) (moves []PriceMove) {
	for _, zone := range chart.Zones {
		was, sold := before.LevelOf(zone.ID)
		is, stays := after.LevelOf(zone.ID)
		same := sold == stays && was.ID == is.ID && was.Name == is.Name && was.Face == is.Face && was.Fee == is.Fee
		if same && before.Currency == after.Currency {
			continue
		}
		move := PriceMove{Zone: zone}
		if sold {
			move.Before = &was
		}
		if stays {
			move.After = &is
		}
		moves = append(moves, move)
	}
	return moves
}
