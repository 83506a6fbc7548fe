package store

import (
	"fmt"
	"math"
	"strings"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
)

// A page of coming events is two statements, whatever its size: the events
// with the show that each is listed by, then the shows of these events.
var (
	// A show that still has places leads its event's entry; where there is none,
	// the first one does. The inner query decides, on narrow rows; the outer one
	// fetches the text.
	comingSQL = stmt("coming.events", `
WITH matching AS (SELECT s.event, s.starts_at, s.closes_at, s.sold_out_at `+comingFrom+`),
listed AS (
	SELECT m.event, COALESCE(MIN(CASE WHEN m.sold_out_at = 0 AND m.closes_at > $17 THEN m.starts_at END), MIN(m.starts_at)) AS first
	FROM matching AS m GROUP BY m.event
),
page AS (
	SELECT l.event, l.first FROM listed AS l
	WHERE l.first > $18 OR l.first = $18 AND l.event > $19
	ORDER BY l.first, l.event LIMIT $20
)
SELECT `+eventColumns+`, p.first
FROM page AS p JOIN events AS e ON e.id = p.event JOIN organisers AS o ON o.id = e.organiser
ORDER BY p.first, e.id`)

	comingCountSQL = stmt("coming.count", `SELECT COUNT(DISTINCT s.event) `+comingFrom)

	openingSQL = stmt("coming.opening", `
SELECT `+eventColumns+`, c.opens
FROM (
	SELECT s.event AS event, MIN(s.opens_at) AS opens FROM shows AS s
	WHERE s.state = 'published' AND s.opens_at > $1 AND s.starts_at > $1
	GROUP BY s.event ORDER BY opens, s.event LIMIT $2
) AS c
JOIN events AS e ON e.id = c.event JOIN organisers AS o ON o.id = e.organiser
ORDER BY c.opens, e.id`)

	comingShowsSQL = stmt("coming.shows", `
SELECT `+showColumns+`, `+venueColumns+` FROM shows AS s JOIN venues AS v ON v.id = s.venue
WHERE s.published_at > 0 AND s.starts_at >= $1 AND s.event IN (`+placeholders(2, comingPage)+`)
ORDER BY s.event, s.starts_at, s.id`)

	comingPlacesSQL = stmt("coming.places", `
SELECT v.city, MIN(v.time_zone), COUNT(DISTINCT s.event) FROM shows AS s JOIN venues AS v ON v.id = s.venue
WHERE s.state = 'published' AND s.starts_at >= $1 GROUP BY v.city ORDER BY v.city`)

	comingCurrenciesSQL = stmt("coming.currencies", `
SELECT s.currency FROM shows AS s
WHERE s.state = 'published' AND s.starts_at >= $1 AND s.currency <> '' GROUP BY s.currency ORDER BY COUNT(*) DESC, s.currency`)

	comingGenresSQL = stmt("coming.genres", `
SELECT DISTINCT e.genre FROM shows AS s JOIN events AS e ON e.id = s.event
WHERE s.state = 'published' AND s.starts_at >= $1 ORDER BY e.genre`)

	listedSQL = map[catalog.Listable]*statement{
		catalog.ListEvents: stmt("listed.events", `
SELECT e.slug, MAX(s.published_at) FROM shows AS s JOIN events AS e ON e.id = s.event
WHERE s.published_at > 0 AND s.starts_at >= $1 GROUP BY e.id, e.slug ORDER BY e.id LIMIT $2 OFFSET $3`),
		catalog.ListVenues: stmt("listed.venues", `
SELECT CASE WHEN v.slug = '' THEN v.id ELSE v.slug END, MAX(s.published_at) FROM shows AS s JOIN venues AS v ON v.id = s.venue
WHERE s.published_at > 0 AND s.starts_at >= $1 GROUP BY v.id, v.slug ORDER BY v.id LIMIT $2 OFFSET $3`),
		catalog.ListOrganisers: stmt("listed.organisers", `
SELECT o.slug, MAX(s.published_at) FROM shows AS s JOIN organisers AS o ON o.id = s.organiser
WHERE s.published_at > 0 AND s.starts_at >= $1 GROUP BY o.id, o.slug ORDER BY o.id LIMIT $2 OFFSET $3`),
	}
)

// eventColumns is what scanComing reads, before an instant.
const eventColumns = `e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at,
	o.id, o.name, o.slug, o.accent, o.email`

// comingFrom is the shows that a filter lets through: parameters 1 to 16.
var comingFrom = `FROM shows AS s JOIN venues AS v ON v.id = s.venue JOIN events AS e ON e.id = s.event
	WHERE s.state = 'published' AND s.starts_at >= $1 AND s.starts_at < $2
	AND ($3 = '' OR v.city_folded = $3)
	AND ($4 = '' OR e.genre = $4)
	AND ($5 = '' OR s.currency = $5 AND s.price_from <= $6)
	AND ($7 = '' OR s.venue = $7)
	AND ($8 = '' OR s.organiser = $8)
	` + wordConditions(9, catalog.MaxWords)

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

// matching gives the parameters of comingFrom.
func matching(f catalog.ComingFilter) []any {
	until := int64(math.MaxInt64)
	if !f.To.IsZero() {
		until = clock.Micros(f.To)
	}
	args := []any{clock.Micros(f.From), until, f.City, f.Genre, f.MaxPrice.Currency, f.MaxPrice.Minor, f.Venue.String(), f.Organiser.String()}
	for i := range catalog.MaxWords {
		pattern := "%"
		if i < len(f.Words) {
			pattern = "%" + like.Replace(f.Words[i]) + "%"
		}
		args = append(args, pattern)
	}
	return args
}

// Coming lists events with a published show that f lets through.
func (tx *Tx) Coming(f catalog.ComingFilter) ([]catalog.EventView, error) {
	args := append(matching(f), clock.Micros(f.Now), clock.Micros(f.AfterTime), f.AfterID.String(), min(f.Most, comingPage))
	events, err := queryAll(tx, scanComing, comingSQL, args...)
	if err != nil {
		return nil, err
	}
	return events, tx.addShows(events, f.From)
}

// CountComing counts the events with a published show that f lets through.
func (tx *Tx) CountComing(f catalog.ComingFilter) (int, error) {
	n, _, err := queryOne(tx, scanValue[int], comingCountSQL, matching(f)...)
	return n, err
}

// Opening lists events by when their sale opens.
func (tx *Tx) Opening(now time.Time, most int) ([]catalog.EventView, error) {
	events, err := queryAll(tx, scanComing, openingSQL, clock.Micros(now), min(most, comingPage))
	if err != nil {
		return nil, err
	}
	return events, tx.addShows(events, now)
}

// addShows gives each event of a page its public shows that begin at from or
// later.
func (tx *Tx) addShows(events []catalog.EventView, from time.Time) error {
	if len(events) == 0 {
		return nil
	}
	args := []any{clock.Micros(from)}
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
		return err
	}
	for _, at := range shows {
		view := &events[place[at.Show.Event]]
		view.Shows = append(view.Shows, at)
	}
	return nil
}

func scanComing(r row) (v catalog.EventView, err error) {
	e, o := &v.Event, &v.Organiser
	var created, first int64
	err = r.Scan(&e.ID, &e.Organiser, &e.Title, &e.Slug, &e.Genre, &e.Summary, &e.About, &created,
		&o.ID, &o.Name, &o.Slug, &o.Accent, &o.Email, &first)
	e.CreatedAt, v.First = clock.FromMicros(created), clock.FromMicros(first)
	return v, err
}

// ComingPlaces lists the cities of published shows that begin at from or later.
func (tx *Tx) ComingPlaces(from time.Time) ([]catalog.Place, error) {
	return queryAll(tx, func(r row) (p catalog.Place, err error) {
		err = r.Scan(&p.City, &p.TimeZone, &p.Events)
		return p, err
	}, comingPlacesSQL, clock.Micros(from))
}

// ComingCurrencies lists the currencies of these shows, the most used first.
func (tx *Tx) ComingCurrencies(from time.Time) ([]money.Currency, error) {
	return queryAll(tx, scanValue[money.Currency], comingCurrenciesSQL, clock.Micros(from))
}

// Listed lists the pages of one kind that have something to come.
func (tx *Tx) Listed(of catalog.Listable, from time.Time, skip, most int) ([]catalog.Listing, error) {
	return queryAll(tx, func(r row) (l catalog.Listing, err error) {
		var changed int64
		err = r.Scan(&l.Handle, &changed)
		l.Changed = clock.FromMicros(changed)
		return l, err
	}, listedSQL[of], clock.Micros(from), most, skip)
}

// ComingGenres lists the genres of published shows that begin at from or later.
func (tx *Tx) ComingGenres(from time.Time) ([]catalog.Genre, error) {
	return queryAll(tx, scanValue[catalog.Genre], comingGenresSQL, clock.Micros(from))
}
