package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
)

// perPage is how many events one page lists: whole rows of two, three or four.
const perPage = 24

// eventsView is "/".
type eventsView struct {
	Page
	Filter filterView
	Genres []genreLink
	Cards  []eventCard
	Next   string // address of the next page
	Paged  bool   // this is not the first page
}

// filterView is what was asked for, as it was written.
type filterView struct {
	Text, City, Genre, From, To string
	FromFault, ToFault          string
	Cities                      []string
}

// active reports whether anything narrows the list.
func (f filterView) active() bool {
	return f.Text != "" || f.City != "" || f.Genre != "" || f.From != "" || f.To != ""
}

type genreLink struct {
	Words, Address string
	Current        bool
}

type eventCard struct {
	Title, Address, Poster  string
	When, Where             string
	More                    int // further dates
	Price                   string
	Badge, BadgeKind, Genre string
}

func (s *Site) eventsList(w http.ResponseWriter, r *http.Request) error {
	view, q := s.readFilter(r)
	ctx := r.Context()
	places, err := s.Catalogue.Places(ctx)
	if err != nil {
		return err
	}
	for _, p := range places {
		view.Filter.Cities = append(view.Filter.Cities, p.City)
	}
	genres, err := s.Catalogue.Genres(ctx)
	if err != nil {
		return err
	}
	view.Genres = genreLinks(view.Page, view.Filter, genres)
	events, next, err := s.Catalogue.Events(ctx, q)
	if err != nil {
		return err
	}
	for _, e := range events {
		view.Cards = append(view.Cards, cardOf(view.Page, e, s.leftOf(ctx, view.Now, e.Shows)))
	}
	if next != "" {
		values := view.Filter.values()
		values.Set("cursor", next)
		view.Next = "/?" + values.Encode()
	}
	return s.public(w, r, eventsPage(view))
}

// readFilter reads the address. What cannot be read is shown as it was
// written, with what is wrong, and does not narrow.
func (s *Site) readFilter(r *http.Request) (eventsView, catalog.Filter) {
	values := r.URL.Query()
	view := eventsView{Page: s.page(r, "")}
	view.Title, view.Description = view.T.Events.Heading, view.T.Site.Description
	f := filterView{
		Text: line(values.Get("q"), 100), City: line(values.Get("city"), 80), Genre: line(values.Get("genre"), 40),
		From: line(values.Get("from"), 40), To: line(values.Get("to"), 40),
	}
	q := catalog.Filter{Q: f.Text, City: f.City, Cursor: line(values.Get("cursor"), 400), Limit: perPage}
	if g := catalog.Genre(f.Genre); slices.Contains(catalog.Genres(), g) {
		q.Genre = g
	}
	view.Paged = q.Cursor != ""
	day := func(text string) (time.Time, string) {
		if text == "" {
			return time.Time{}, ""
		}
		t, err := time.Parse(time.DateOnly, text)
		if err != nil || t.Year() < 2000 || t.Year() > 2200 {
			return time.Time{}, view.T.Events.BadDate
		}
		return t, ""
	}
	q.From, f.FromFault = day(f.From)
	if q.To, f.ToFault = day(f.To); !q.To.IsZero() {
		q.To = q.To.AddDate(0, 0, 1)
	}
	if !q.From.IsZero() && !q.To.IsZero() && !q.From.Before(q.To) {
		f.ToFault = view.T.Events.DatesCrossed
		q.From, q.To = time.Time{}, time.Time{}
	}
	view.Filter = f
	return view, q
}

// values gives the filter back as an address has it.
func (f filterView) values() url.Values {
	values := url.Values{}
	for name, value := range map[string]string{"q": f.Text, "city": f.City, "genre": f.Genre, "from": f.From, "to": f.To} {
		if value != "" {
			values.Set(name, value)
		}
	}
	return values
}

func genreLinks(p Page, f filterView, genres []catalog.Genre) []genreLink {
	links := make([]genreLink, 0, len(genres)+1)
	for _, g := range append([]catalog.Genre{""}, genres...) {
		to, words := f, p.T.Events.AnyGenre
		if to.Genre = string(g); g != "" {
			words = p.T.Site.Genre(string(g))
		}
		address := "/"
		if values := to.values(); len(values) > 0 {
			address += "?" + values.Encode()
		}
		links = append(links, genreLink{words, address, f.Genre == string(g)})
	}
	return links
}

// cardOf says about an event what a list says: its next date, and the best news
// there is about its seats.
func cardOf(p Page, e catalog.EventView, known left) eventCard {
	c := eventCard{
		Title: e.Event.Title, Address: "/events/" + url.PathEscape(e.Event.Slug), Poster: posterAddress(e.Event),
		Genre: p.T.Site.Genre(string(e.Event.Genre)),
	}
	best := saleState(0)
	var lowest money.Amount
	for _, at := range e.Shows {
		state := known.state(at.Show, p.Now)
		if best == 0 || state < best {
			best = state
			c.When = p.DayShort(at.Show.StartsAt, at.Venue.TimeZone) + ", " + p.Clock(at.Show.StartsAt, at.Venue.TimeZone)
			c.Where = at.Venue.Name + ", " + at.Venue.City
			c.Badge, c.BadgeKind = badge(p, state, p.DayShort(at.Show.OpensAt, at.Venue.TimeZone))
		}
		if from, ok := at.Show.Prices.From(); ok && (lowest.Currency == "" || from.Minor < lowest.Minor) {
			lowest = from
		}
	}
	c.More = max(len(e.Shows)-1, 0)
	if lowest.Currency != "" && best <= notYet {
		c.Price = p.T.Site.From(p.Money(lowest))
	}
	return c
}

// line makes one short line of text from outside: valid, without controls, in
// one Unicode form.
func line(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	runes := []rune(norm.NFC.String(strings.TrimSpace(text)))
	return string(runes[:min(len(runes), most)])
}
