package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/pricing"
)

// ShowPreview is a show as it is and as a change would make it.
type ShowPreview struct {
	Before, After Show
	Moves         []PriceMove // of the zones whose price would become another
}

// PriceMove is what a change makes of the price of one zone: nil where the zone
// is not sold.
type PriceMove struct {
	Zone          ChartZone
	Before, After *Priced
}

// Priced is a price level by name, and what a place of it costs with fees and tax.
type Priced struct {
	ID, Name string // of the level
	Total    money.Amount
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
		then, now := before.Price(was), after.Price(is)
		same := sold == stays && was.ID == is.ID && was.Name == is.Name && then == now
		if same && before.Currency == after.Currency {
			continue
		}
		move := PriceMove{Zone: zone}
		if sold {
			move.Before = PricedBy(before, was)
		}
		if stays {
			move.After = PricedBy(after, is)
		}
		moves = append(moves, move)
	}
	return moves
}

// PricedBy gives what a place of a level costs by a list.
func PricedBy(l pricing.List, level pricing.Level) *Priced {
	return &Priced{level.ID, level.Name, money.Of(l.Price(level).Total(), l.Currency)}
}
