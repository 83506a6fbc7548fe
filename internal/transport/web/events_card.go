package web

import (
	"context"
	"net/url"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// eventCard is what a list says about an event.
type eventCard struct {
	Title, Address, Poster string
	Starts                 time.Time // of the date it speaks of
	When, Was, Where       string    // Was: the start announced first, where it was moved
	More                   int       // further dates
	Price                  string
	Mark, MarkKind         string
	Opens                  time.Time // when its sale opens, where it has not
	Zone                   string    // of the venue
}

// cardOf says about an event what a list says: the date the list has put it at,
// how that date stands, and the lowest price of all dates one can go for.
func cardOf(p Page, e catalog.EventView, known left) eventCard {
	c := eventCard{
		Title: e.Event.Title, Address: eventAddress(e.Event), Poster: posterAddress(e.Event),
		More: max(len(e.Shows)-1, 0),
	}
	lead, ok := leadOf(e, p.Now)
	if !ok {
		return c
	}
	show, venue := lead.Show, lead.Venue
	c.Starts, c.Zone = show.StartsAt, venue.TimeZone
	c.When = p.MomentShort(show.StartsAt, venue.TimeZone)
	c.Where = p.List(venue.Name, venue.City)
	if !show.MovedFrom.IsZero() {
		c.Was = p.MomentShort(show.MovedFrom, venue.TimeZone)
	}
	state := known.state(show, p.Now)
	c.Mark, c.MarkKind = p.mark(show, venue, state, known)
	if state == notYet {
		c.Opens = show.OpensAt
	}
	c.Price = p.lowest(e.Shows)
	return c
}

// cardsOf gives the cards of a list.
func (s *Site) cardsOf(ctx context.Context, p Page, events []catalog.EventView) []eventCard {
	cards := make([]eventCard, len(events))
	for i, e := range events {
		cards[i] = cardOf(p, e, s.leftOf(ctx, p.Now, e.Shows))
	}
	return cards
}

// leadOf gives the date that a list has put an event at, or the first whose
// sale is still to open.
func leadOf(e catalog.EventView, now time.Time) (catalog.ShowAt, bool) {
	var opening, first *catalog.ShowAt
	for i := range e.Shows {
		at := &e.Shows[i]
		if at.Show.State != catalog.ShowPublished {
			continue
		}
		if at.Show.StartsAt.Equal(e.First) {
			return *at, true
		}
		if opening == nil && at.Show.OpensAt.After(now) {
			opening = at
		}
		if first == nil {
			first = at
		}
	}
	switch {
	case opening != nil:
		return *opening, true
	case first != nil:
		return *first, true
	case len(e.Shows) > 0:
		return e.Shows[0], true
	}
	return catalog.ShowAt{}, false
}

// mark gives the few words of a date's state, and their colour.
func (p Page) mark(show catalog.Show, venue catalog.Venue, state saleState, known left) (text, kind string) {
	switch state {
	case notYet:
		return p.T.Discover.OnSaleAt(p.MomentShort(show.OpensAt, venue.TimeZone)), "accent"
	case paused:
		return p.T.Watch.SaleState("paused"), "warn"
	case soldOut:
		return p.T.Event.SoldOut, "warn"
	case saleEnded:
		return p.T.Event.Ended, ""
	case cancelled:
		return p.T.Event.Cancelled, "bad"
	}
	if offer, ok := known[show.ID]; ok && offer.places <= few {
		return p.T.Event.FewLeft(offer.places), "warn"
	}
	if !show.MovedFrom.IsZero() {
		return p.T.Discover.Moved, "accent"
	}
	return "", ""
}

// lowest writes the lowest price of the dates that are or will be sold.
func (p Page) lowest(shows []catalog.ShowAt) string {
	var lowest money.Amount
	var of pricing.List
	for _, at := range shows {
		if timeState(at.Show, p.Now) > notYet {
			continue
		}
		if from, ok := at.Show.Prices.From(); ok && (lowest.Currency == "" || from.Minor < lowest.Minor) {
			lowest, of = from, at.Show.Prices
		}
	}
	if lowest.Currency == "" {
		return ""
	}
	return p.andOrder(p.T.Site.From(p.Money(lowest)), of)
}

// The addresses of public pages.
func eventAddress(e catalog.Event) string      { return "/events/" + url.PathEscape(e.Slug) }
func venueHome(v catalog.Venue) string         { return "/venues/" + url.PathEscape(v.Handle()) }
func organiserHome(o catalog.Organiser) string { return "/organisers/" + url.PathEscape(o.Slug) }
