package catalog

import (
	"context"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/text"
)

// Filter says which events somebody wants to see. Zero members ask for
// everything.
type Filter struct {
	Q        string       // words that must all appear, in any form of letters; up to 200 characters
	City     string       // in any form of letters
	Genre    Genre        // one of Genres
	From     time.Time    // shows from here on; the past is never listed
	To       time.Time    // shows before
	MaxPrice money.Amount // shows with a total, fees included, up to this in its currency

	Venue     id.Venue     // shows there
	Organiser id.Organiser // events of this one
	Cursor    string       // the page after this one, as the page before gave it
	Limit     int          // events a page; 0 is DefaultPage, above MaxPage is MaxPage
}

// Sizes of a page of a list, and how many words of a search are looked at.
const (
	DefaultPage = 24
	MaxPage     = 50
	MaxWords    = 8
)

// Events gives a page of the events with published shows to come, by the first
// of these shows that still has places for sale, and the cursor of the next page: "" when this was the last.
// It returns ErrBadFilter with the members at fault, and ErrBadCursor.
func (s *Service) Events(ctx context.Context, f Filter) (page []EventView, next string, err error) {
	want, err := f.check()
	if err != nil {
		return nil, "", err
	}
	limit := pageSize(f.Limit)
	want.Most = limit + 1 // one more tells whether there is a next page
	err = s.run.View(ctx, func(q Tx) error {
		page, err = q.Coming(want.at(q.Now()))
		return err
	})
	if err != nil || len(page) <= limit {
		return page, "", err
	}
	page = page[:limit]
	last := page[limit-1]
	return page, cursor{time: last.First, event: last.Event.ID}.String(), nil
}

// Count counts the events that Events lists on all its pages. It returns
// ErrBadFilter.
func (s *Service) Count(ctx context.Context, f Filter) (n int, err error) {
	want, err := f.check()
	if err != nil {
		return 0, err
	}
	err = s.run.View(ctx, func(q Tx) error {
		n, err = q.CountComing(want.at(q.Now()))
		return err
	})
	return n, err
}

// at leaves out what is past.
func (f ComingFilter) at(now time.Time) ComingFilter {
	f.Now = now
	if f.From.Before(now) {
		f.From = now
	}
	return f
}

// NextOnSale gives the events whose sale opens next, with all their shows to
// come.
func (s *Service) NextOnSale(ctx context.Context, most int) (events []EventView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		events, err = q.Opening(q.Now(), min(most, MaxPage))
		return err
	})
	return events, err
}

func (f Filter) check() (ComingFilter, error) {
	after, err := parseCursor(f.Cursor)
	if err != nil {
		return ComingFilter{}, err
	}
	var b blame
	b.line("q", &f.Q, 0, 200)
	b.line("city", &f.City, 0, 80)
	if f.Genre != "" && !f.Genre.known() {
		b.on("genre", "a genre is one of %s", listOf(genres))
	}
	if !f.To.IsZero() && !f.To.After(f.From) {
		b.on("to", "the end of a period lies after its beginning")
	}
	if f.MaxPrice.Minor < 0 {
		b.on("max_price", "a price is not negative")
	}
	if _, err := money.ParseCurrency(string(f.MaxPrice.Currency)); f.MaxPrice != (money.Amount{}) && err != nil {
		b.on("max_price", "%v", err)
	}
	if err := b.err(ErrBadFilter); err != nil {
		return ComingFilter{}, err
	}
	words := strings.Fields(text.Fold(f.Q))
	return ComingFilter{
		From: microsecond(f.From), To: microsecond(f.To), Words: words[:min(len(words), MaxWords)],
		City: text.Fold(f.City), Genre: f.Genre, MaxPrice: f.MaxPrice, Venue: f.Venue, Organiser: f.Organiser,
		AfterTime: after.time, AfterID: after.event,
	}, nil
}

func pageSize(asked int) int {
	switch {
	case asked <= 0:
		return DefaultPage
	default:
		return min(asked, MaxPage)
	}
}

// Places lists the cities that have something to come, by name.
func (s *Service) Places(ctx context.Context) (places []Place, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		places, err = q.ComingPlaces(q.Now())
		return err
	})
	return places, err
}

// Currencies lists what shows to come are sold in.
func (s *Service) Currencies(ctx context.Context) (currencies []money.Currency, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		currencies, err = q.ComingCurrencies(q.Now())
		return err
	})
	return currencies, err
}

// Genres lists the genres that have something to come, in the order of the
// list of all genres.
func (s *Service) Genres(ctx context.Context) ([]Genre, error) {
	var coming []Genre
	err := s.run.View(ctx, func(q Tx) (err error) {
		coming, err = q.ComingGenres(q.Now())
		return err
	})
	if err != nil {
		return nil, err
	}
	has := map[Genre]bool{}
	for _, g := range coming {
		has[g] = true
	}
	var inOrder []Genre
	for _, g := range genres {
		if has[g] {
			inOrder = append(inOrder, g)
		}
	}
	return inOrder, nil
}
