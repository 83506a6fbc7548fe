package catalog

import (
	"context"
	"strings"
	"time"

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
	Cursor   string       // the page after this one, as the page before gave it
	Limit    int          // events a page; 0 is DefaultPage, above MaxPage is MaxPage
}

// Sizes of a page of a list, and how many words of a search are looked at.
const (
	DefaultPage = 24
	MaxPage     = 50
	MaxWords    = 8
)

// Events gives a page of the events with published shows to come, by their
// first such show, and the cursor of the next page: "" when this was the last.
// It returns ErrBadFilter with the members at fault, and ErrBadCursor.
func (s *Service) Events(ctx context.Context, f Filter) (page []EventView, next string, err error) {
	want, err := f.check()
	if err != nil {
		return nil, "", err
	}
	limit := pageSize(f.Limit)
	want.Most = limit + 1 // one more tells whether there is a next page
	err = s.run.View(ctx, func(q Tx) error {
		if want.From.Before(q.Now()) {
			want.From = q.Now()
		}
		page, err = q.Coming(want)
		return err
	})
	if err != nil || len(page) <= limit {
		return page, "", err
	}
	page = page[:limit]
	last := page[limit-1]
	return page, cursor{time: last.First, event: last.Event.ID}.String(), nil
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
		City: text.Fold(f.City), Genre: f.Genre, MaxPrice: f.MaxPrice,
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

// Cities lists the cities that have something to come, by name.
func (s *Service) Cities(ctx context.Context) (cities []string, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		cities, err = q.ComingCities(q.Now())
		return err
	})
	return cities, err
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
