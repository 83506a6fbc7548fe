package notify

import (
	"context"
	"slices"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

// aboutMove adds what a letter about a move says. It tells of the show as the buyer
// knew it when they bought and as it is now, so that moves which follow each
// other are told as one: those that another has overtaken are not told, and one
// back to what the buyer knows only where they were told otherwise.
func (s *Service) aboutMove(ctx context.Context, l *letter, m Message, o order.Order, view catalog.ShowView) error {
	show, zone := view.Show, view.Venue.TimeZone
	known := o.Policy.StartsAt
	if known.IsZero() {
		known = show.MovedFrom
	}
	if show.State == catalog.ShowCancelled || show.Moves != m.No || known.IsZero() {
		return errOutdated
	}
	l.Old, l.New, l.Moved = l.Moment(known, zone), l.Moment(show.StartsAt, zone), l.Words().Moved
	if known.Equal(show.StartsAt) {
		all, err := s.OfOrder(ctx, o.ID)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(all, func(told Message) bool { return told.Kind == Moved && told.State == Sent && told.No < m.No }) {
			return errOutdated
		}
		l.Moved = l.Words().MovedBack
	}
	if offer, err := o.OfferAt(m.CreatedAt, show); err == nil && offer.Moved {
		l.Until = l.Moment(offer.Until, zone)
	}
	return nil
}
