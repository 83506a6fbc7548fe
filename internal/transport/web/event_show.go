package web

import (
	"net/http"
	"strings"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
)

// eventView is "/events/{slug}".
type eventView struct {
	Page
	Event      catalog.Event
	Organiser  catalog.Organiser
	Poster     string
	Paragraphs []string
	Dates      []dateView
	Prices     []priceView // of the first date that is not over; dates with other prices say so themselves
	Limit      int
}

// dateView is one date of an event.
type dateView struct {
	Show        catalog.Show
	Venue       catalog.Venue
	State       saleState
	Day, Clock  string
	Doors, Zone string
	Price       string // the lowest
	Opens       string
	Few         int // places left, when they are few; else 0
}

// priceView is one price level.
type priceView struct {
	Name, Total, Fee string
}

// few is from how many places on the page says how many are left.
const few = 20

func (s *Site) eventShow(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	if line(slug, 200) != slug {
		return ErrNoPage
	}
	e, err := s.Catalogue.EventBySlug(r.Context(), slug)
	if err != nil {
		return err
	}
	p := s.page(r, e.Event.Title)
	return s.public(w, r, eventPage(eventViewOf(p, e, s.leftOf(r.Context(), p.Now, e.Shows))))
}

func eventViewOf(p Page, e catalog.EventView, known left) eventView {
	v := eventView{
		Page: p, Event: e.Event, Organiser: e.Organiser,
		Poster: posterAddress(e.Event), Paragraphs: paragraphs(e.Event.About),
	}
	v.Description, v.Accent = e.Event.Summary, e.Organiser.Accent
	for _, at := range e.Shows {
		v.Dates = append(v.Dates, dateOf(v.Page, at, known))
		if len(v.Prices) == 0 && at.Show.State == catalog.ShowPublished {
			v.Prices, v.Limit = pricesOf(v.Page, at.Show), at.Show.MaxPerBuyer
		}
	}
	return v
}

func dateOf(p Page, at catalog.ShowAt, known left) dateView {
	show, zone := at.Show, at.Venue.TimeZone
	d := dateView{
		Show: show, Venue: at.Venue, State: known.state(show, p.Now),
		Day: p.Day(show.StartsAt, zone), Clock: p.Clock(show.StartsAt, zone), Zone: p.Zone(show.StartsAt, zone),
	}
	if !show.DoorsAt.IsZero() {
		d.Doors = p.Clock(show.DoorsAt, zone)
	}
	if from, ok := show.Prices.From(); ok {
		d.Price = p.T.Site.From(p.Money(from))
	}
	switch d.State {
	case notYet:
		d.Opens = p.T.Event.OpensAt(p.Moment(show.OpensAt, zone), p.Zone(show.OpensAt, zone))
	case onSale:
		if n, ok := known[show.ID]; ok && n <= few {
			d.Few = n
		}
	}
	return d
}

func pricesOf(p Page, show catalog.Show) []priceView {
	prices := make([]priceView, len(show.Prices.Levels))
	for i, l := range show.Prices.Levels {
		prices[i] = priceView{Name: l.Name, Total: p.Money(money.Of(l.Total(), show.Prices.Currency))}
		if l.Fee > 0 {
			prices[i].Fee = p.Money(money.Of(l.Fee, show.Prices.Currency))
		}
	}
	return prices
}

func paragraphs(text string) []string {
	var all []string
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
