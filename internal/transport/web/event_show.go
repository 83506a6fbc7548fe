package web

import (
	"net/http"
	"strings"

	"frontrow/internal/domain/catalog"
)

// eventView is "/events/{slug}".
type eventView struct {
	Page
	Event      catalog.Event
	Organiser  catalog.Organiser
	Poster     string
	Way        []crumb
	Paragraphs []string
	Months     []dateMonth
	Dates      int
	Venues     []catalog.Venue
	Prices     []priceView // of the first date that is not over; dates with other prices say so themselves
	OrderFee   string      // what comes on top for an order; "" for nothing
	Limit      int
	Returning  string // on which terms buyers return places, of the same date
	Calendar   string // of all dates
}

// priceView is one price level.
type priceView struct {
	Name, Total, Fee string
}

// few is from how many places on the page says how many are left.
const few = 20

func (s *Site) eventShow(w http.ResponseWriter, r *http.Request) error {
	e, err := s.eventIn(r)
	if err != nil {
		return err
	}
	p := s.page(r, e.Event.Title)
	p.Share = s.share(eventAddress(e.Event))
	return s.public(w, r, eventPage(eventViewOf(p, e, s.leftOf(r.Context(), p.Now, e.Shows))))
}

// eventIn finds the event in the address.
func (s *Site) eventIn(r *http.Request) (catalog.EventView, error) {
	slug := r.PathValue("slug")
	if line(slug, 200) != slug {
		return catalog.EventView{}, ErrNoPage
	}
	return s.Catalogue.EventBySlug(r.Context(), slug)
}

func eventViewOf(p Page, e catalog.EventView, known left) eventView {
	v := eventView{
		Page: p, Event: e.Event, Organiser: e.Organiser,
		Poster: posterAddress(e.Event), Paragraphs: paragraphs(e.Event.About), Dates: len(e.Shows),
		Way: []crumb{
			{p.T.Discover.AllEvents, "/events"},
			{p.T.Site.Genre(string(e.Event.Genre)), filterView{Genre: string(e.Event.Genre)}.address()},
			{e.Event.Title, eventAddress(e.Event)},
		},
	}
	v.Description, v.Accent = e.Event.Summary, e.Organiser.Accent
	seen := map[catalog.Venue]bool{}
	for _, at := range e.Shows {
		if len(v.Prices) == 0 && at.Show.State == catalog.ShowPublished {
			v.Prices, v.OrderFee, v.Limit = pricesOf(v.Page, at.Show), p.plusOrder(at.Show.Prices), at.Show.MaxPerBuyer
			v.Returning = p.returnWords(at.Show.Returns, at.Show.Prices.Currency)
		}
		if !seen[at.Venue] {
			seen[at.Venue] = true
			v.Venues = append(v.Venues, at.Venue)
		}
	}
	v.Months = monthsOf(v.Page, e, known)
	if len(e.Shows) > 1 {
		v.Calendar = eventAddress(e.Event) + "/calendar.ics"
	}
	if v.Share != nil {
		v.Share.Kind = "article"
		v.Share.Image, v.Share.ImageAlt = shareAddress(e.Event), v.T.Event.PosterOf(e.Event.Title)
		v.Share.Data = append(eventData(v.Page, v.Share, e, known), breadcrumbs(v.Page, v.Share, v.Way))
	}
	return v
}

func pricesOf(p Page, show catalog.Show) []priceView {
	prices := make([]priceView, len(show.Prices.Levels))
	for i, l := range show.Prices.Levels {
		prices[i] = priceView{Name: l.Name, Total: p.Money(priceOf(l, show.Prices)), Fee: p.feeOf(l, show.Prices)}
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
