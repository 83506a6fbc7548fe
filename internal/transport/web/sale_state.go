package web

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

// saleState is what a show is to somebody who wants to go, best first.
type saleState uint8

const (
	onSale saleState = iota + 1
	paused           // by hand
	notYet
	soldOut
	saleEnded
	cancelled
)

// left is what anybody may hold of shows now, where it is known.
type left map[id.Show]onOffer

// onOffer is how many places are left, and whether staff let buyers hold them.
type onOffer struct {
	places int
	sale   inventory.Sale
}

// leftOf counts the places of the shows that are being sold. A show whose
// places cannot be counted right now is left out: choosing will tell.
func (s *Site) leftOf(ctx context.Context, now time.Time, shows []catalog.ShowAt) left {
	known := left{}
	for _, at := range shows {
		if timeState(at.Show, now) != onSale {
			continue
		}
		counts, err := s.Seats.Counts(ctx, at.Show.ID)
		if err != nil {
			continue
		}
		if sale, err := s.Seats.Sale(ctx, at.Show.ID); err == nil {
			known[at.Show.ID] = onOffer{placesLeft(counts), sale}
		}
	}
	return known
}

// placesLeft counts what may be held: places without a price are not for sale.
func placesLeft(c inventory.Counts) int {
	n := 0
	for _, l := range c.Levels {
		if l.Level != "" {
			n += l.Available
		}
	}
	return n
}

// timeState says how a show stands by its own dates.
func timeState(show catalog.Show, now time.Time) saleState {
	switch {
	case show.State == catalog.ShowCancelled:
		return cancelled
	case !now.Before(show.ClosesAt):
		return saleEnded
	case now.Before(show.OpensAt):
		return notYet
	}
	return onSale
}

// state says how a show stands by its dates, its seats and its staff.
func (known left) state(show catalog.Show, now time.Time) saleState {
	state := timeState(show, now)
	offer, ok := known[show.ID]
	if !ok || state != onSale {
		return state
	}
	switch {
	case offer.sale == inventory.SaleClosed:
		return saleEnded
	case offer.sale == inventory.SalePaused:
		return paused
	case offer.places == 0:
		return soldOut
	}
	return onSale
}
