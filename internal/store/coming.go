package store

import (
	"fmt"
	"math"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
)

// A page of coming events is two statements, whatever its size: the events
// with the first of their shows that the filter lets through, then the shows
// of these events.
var (
	// The inner query decides, on narrow rows; the outer one fetches the text.
	comingSQL = stmt("coming.events", `
SELECT e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at,
	o.id, o.name, o.slug, o.accent, o.email, c.first
FROM (
	SELECT s.event AS event, MIN(s.starts_at) AS first
	FROM shows AS s JOIN venues AS v ON v.id = s.venue JOIN events AS e ON e.id = s.event
	WHERE s.state = 'published' AND s.starts_at >= $1 AND s.starts_at < $2
	AND ($3 = '' OR v.city_folded = $3)
	AND ($4 = '' OR e.genre = $4)
	AND ($5 = '' OR s.currency = $5 AND s.price_from <= $6)
	`+wordConditions(7, catalog.MaxWords)+`
	GROUP BY s.event
	HAVING MIN(s.starts_at) > $15 OR MIN(s.starts_at) = $15 AND s.event > $16
	ORDER BY first, s.event LIMIT $17
) AS c
JOIN events AS e ON e.id = c.event JOIN organisers AS o ON o.id = e.organiser
ORDER BY c.first, e.id`)

	comingShowsSQL = stmt("coming.shows", `
SELECT `+showColumns+`, `+venueColumns+` FROM shows AS s JOIN venues AS v ON v.id = s.venue
WHERE s.published_at > 0 AND s.starts_at >= $1 AND s.event IN (`+placeholders(2, comingPage)+`)
ORDER BY s.event, s.starts_at, s.id`)

	comingCitiesSQL = stmt("coming.cities", `
SELECT DISTINCT v.city FROM shows AS s JOIN venues AS v ON v.id = s.venue
WHERE s.state = 'published' AND s.starts_at >= $1 ORDER BY v.city`)

	comingGenresSQL = stmt("coming.genres", `
SELECT DISTINCT e.genre FROM shows AS s JOIN events AS e ON e.id = s.event
WHERE s.state = 'published' AND s.starts_at >= $1 ORDER BY e.genre`)
)

// comingPage is how many events one page has at most.
const comingPage = catalog.MaxPage + 1

// wordConditions asks for n words in the search text, as parameters from first
// on. A word that is not wanted is "%".
func wordConditions(first, n int) string {
	conditions := make([]string, n)
	for i := range n {
		conditions[i] = fmt.Sprintf(`AND e.searched LIKE $%d ESCAPE '!'`, first+i)
	}
	return strings.Join(conditions, "\n\t")
}

// placeholders names n parameters from first on.
func placeholders(first, n int) string {
	names := make([]string, n)
	for i := range n {
		names[i] = fmt.Sprintf("$%d", first+i)
	}
	return strings.Join(names, ", ")
}

// like escapes what LIKE would take for a wildcard.
var like = strings.NewReplacer("!", "!!", "%", "!%", "_", "!_")

// Coming lists events with a published show that f lets through.
func (tx *Tx) Coming(f catalog.ComingFilter) ([]catalog.EventView, error) {
	until := int64(math.MaxInt64)
	if !f.To.IsZero() {
		until = clock.Micros(f.To)
	}
	args := []any{clock.Micros(f.From), until, f.City, f.Genre, f.MaxPrice.Currency, f.MaxPrice.Minor}
	for i := range catalog.MaxWords {
		pattern := "%"
		if i < len(f.Words) {
			pattern = "%" + like.Replace(f.Words[i]) + "%"
		}
		args = append(args, pattern)
	}
	args = append(args, clock.Micros(f.AfterTime), f.AfterID.String(), min(f.Most, comingPage))
	events, err := queryAll(tx, scanComing, comingSQL, args...)
	if err != nil || len(events) == 0 {
		return nil, err
	}

	args = []any{clock.Micros(f.From)}
	place := map[id.Event]int{}
	for i := range comingPage {
		event := ""
		if i < len(events) {
			event = events[i].Event.ID.String()
			place[events[i].Event.ID] = i
		}
		args = append(args, event)
	}
	shows, err := queryAll(tx, scanShowAt, comingShowsSQL, args...)
	if err != nil {
		return nil, err
	}
	for _, at := range shows {
		view := &events[place[at.Show.Event]]
		view.Shows = append(view.Shows, at)
	}
	return events, nil
}

func scanComing(r row) (v catalog.EventView, err error) {
	e, o := &v.Event, &v.Organiser
	var created, first int64
	err = r.Scan(&e.ID, &e.Organiser, &e.Title, &e.Slug, &e.Genre, &e.Summary, &e.About, &created,
		&o.ID, &o.Name, &o.Slug, &o.Accent, &o.Email, &first)
	e.CreatedAt, v.First = clock.FromMicros(created), clock.FromMicros(first)
	return v, err
}

// ComingCities lists the cities of published shows that begin at from or later.
func (tx *Tx) ComingCities(from time.Time) ([]string, error) {
	return queryAll(tx, scanValue[string], comingCitiesSQL, clock.Micros(from))
}

// ComingGenres lists the genres of published shows that begin at from or later.
func (tx *Tx) ComingGenres(from time.Time) ([]catalog.Genre, error) {
	return queryAll(tx, scanValue[catalog.Genre], comingGenresSQL, clock.Micros(from))
}
