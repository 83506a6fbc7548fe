package web

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
)

// saleState is what a show is to somebody who wants to go, best first.
type saleState uint8

const (
	onSale saleState = iota + 1
	notYet
	soldOut
	saleEnded
	cancelled
)

// stocks is the stock of shows, where it is known.
type stocks map[id.Show]Stock

// stocksOf asks for the stock of the shows that are being sold. Seats that
// cannot be counted right now are left out: choosing them will tell.
func (s *Site) stocksOf(ctx context.Context, now time.Time, shows []catalog.ShowAt) stocks {
	known := stocks{}
	for _, at := range shows {
		if timeState(at.Show, now) != onSale {
			continue
		}
		if stock, err := s.Seats.Stock(ctx, at.Show.ID); err == nil {
			known[at.Show.ID] = stock
		}
	}
	return known
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

// state says how a show stands by its dates and its seats.
func (known stocks) state(show catalog.Show, now time.Time) saleState {
	state := timeState(show, now)
	if stock, ok := known[show.ID]; ok && state == onSale && stock.Left() == 0 {
		return soldOut
	}
	return state
}

// badge gives the few words on a list, and their colour.
func badge(p Page, state saleState, opens string) (words, kind string) {
	switch state {
	case notYet:
		return p.T.Events.OpensOn(opens), "accent"
	case soldOut:
		return p.T.Events.SoldOut, "warn"
	case saleEnded:
		return p.T.Events.Ended, ""
	case cancelled:
		return p.T.Events.Cancelled, "bad"
	}
	return "", ""
}
