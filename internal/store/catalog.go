package store

import (
	"encoding/json"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

var (
	organiserAddSQL = stmt("organiser.add", `
INSERT INTO organisers (id, name, slug, accent, email) VALUES ($1, $2, $3, $4, $5)`)

	organiserSaveSQL = stmt("organiser.save", `
UPDATE organisers SET name = $1, accent = $2, email = $3 WHERE id = $4`)

	organiserGetSQL = stmt("organiser.get", `
SELECT o.id, o.name, o.slug, o.accent, o.email FROM organisers AS o WHERE o.id = $1`)

	organiserListSQL = stmt("organiser.list", `
SELECT o.id, o.name, o.slug, o.accent, o.email FROM organisers AS o
WHERE o.id > $1 ORDER BY o.id LIMIT $2`)

	organiserSlugSQL = stmt("organiser.slug", `SELECT COUNT(*) FROM organisers WHERE slug = $1`)

	venueAddSQL = stmt("venue.add", `
INSERT INTO venues (id, organiser, name, slug, address, city, city_folded, country, time_zone, access)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`)

	venueSaveSQL = stmt("venue.save", `
UPDATE venues SET name = $1, address = $2, city = $3, city_folded = $4, country = $5, time_zone = $6, access = $7 WHERE id = $8`)

	venueGetSQL = stmt("venue.get", `
SELECT `+venueColumns+` FROM venues AS v WHERE v.id = $1`)

	venueListSQL = stmt("venue.list", `
SELECT `+venueColumns+` FROM venues AS v
WHERE v.id > $1 ORDER BY v.id LIMIT $2`)

	venueOfSQL = stmt("venue.of", `
SELECT `+venueColumns+` FROM venues AS v
WHERE v.organiser = $1 AND v.id > $2 ORDER BY v.id LIMIT $3`)

	chartAddSQL = stmt("chart.add", `
INSERT INTO charts (hash, body) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING`)

	chartGetSQL = stmt("chart.get", `SELECT body FROM charts WHERE hash = $1`)

	venueChartAddSQL = stmt("venue_chart.add", `
INSERT INTO venue_charts (venue, hash, name, seats, places, zones, added_at, notes)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (venue, hash) DO NOTHING`)

	venueChartGetSQL = stmt("venue_chart.get", `
SELECT venue, hash, name, seats, places, zones, added_at, notes FROM venue_charts WHERE venue = $1 AND hash = $2`)

	venueChartsSQL = stmt("venue_chart.of", `
SELECT venue, hash, name, seats, places, zones, added_at, notes FROM venue_charts
WHERE venue = $1 ORDER BY added_at DESC, hash`)

	venueBySlugSQL = stmt("venue.by_slug", `
SELECT `+venueColumns+` FROM venues AS v WHERE v.slug = $1`)

	venueSlugSQL = stmt("venue.slug", `SELECT COUNT(*) FROM venues WHERE slug = $1`)

	venuePublicSQL = stmt("venue.public_chart", `
SELECT chart FROM shows WHERE venue = $1 AND published_at > 0 ORDER BY starts_at DESC, id DESC LIMIT 1`)

	organiserBySlugSQL = stmt("organiser.by_slug", `
SELECT o.id, o.name, o.slug, o.accent, o.email FROM organisers AS o WHERE o.slug = $1`)

	organiserPublicSQL = stmt("organiser.public", `
SELECT COUNT(*) FROM (SELECT id FROM shows WHERE organiser = $1 AND published_at > 0 LIMIT 1) AS one`)

	eventAddSQL = stmt("event.add", `
INSERT INTO events (id, organiser, title, slug, genre, summary, about, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`)

	eventSaveSQL = stmt("event.save", `
UPDATE events SET title = $1, genre = $2, summary = $3, about = $4 WHERE id = $5`)

	eventGetSQL = stmt("event.get", `
SELECT e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at FROM events AS e WHERE e.id = $1`)

	eventBySlugSQL = stmt("event.by_slug", `
SELECT e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at FROM events AS e WHERE e.slug = $1`)

	eventListSQL = stmt("event.list", `
SELECT e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at FROM events AS e
WHERE e.id > $1 ORDER BY e.id LIMIT $2`)

	eventOfSQL = stmt("event.of", `
SELECT e.id, e.organiser, e.title, e.slug, e.genre, e.summary, e.about, e.created_at FROM events AS e
WHERE e.organiser = $1 AND e.id > $2 ORDER BY e.id LIMIT $3`)

	eventSlugSQL = stmt("event.slug", `SELECT COUNT(*) FROM events WHERE slug = $1`)

	eventSearchedSQL = stmt("event.searched", `UPDATE events SET searched = $1 WHERE id = $2`)
)

func scanOrganiser(r row) (o catalog.Organiser, err error) {
	err = r.Scan(&o.ID, &o.Name, &o.Slug, &o.Accent, &o.Email)
	return o, err
}

func scanVenue(r row) (v catalog.Venue, err error) {
	err = r.Scan(venueInto(&v)...)
	return v, err
}

func scanEvent(r row) (e catalog.Event, err error) {
	var created int64
	err = r.Scan(&e.ID, &e.Organiser, &e.Title, &e.Slug, &e.Genre, &e.Summary, &e.About, &created)
	e.CreatedAt = clock.FromMicros(created)
	return e, err
}

func scanChartInfo(r row) (c catalog.ChartInfo, err error) {
	var hash, zones, notes string
	var added int64
	if err = r.Scan(&c.Venue, &hash, &c.Name, &c.Seats, &c.Places, &zones, &added, &notes); err != nil {
		return c, err
	}
	c.AddedAt = clock.FromMicros(added)
	if c.Hash, err = seating.ParseHash(hash); err != nil {
		return c, err
	}
	if err = json.Unmarshal([]byte(zones), &c.Zones); err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(notes), &c.Notes)
}

// AddOrganiser stores an organiser.
func (tx *Tx) AddOrganiser(o catalog.Organiser) error {
	_, err := tx.exec(organiserAddSQL, o.ID, o.Name, o.Slug, o.Accent, o.Email)
	return err
}

// SaveOrganiser stores what may change of an organiser.
func (tx *Tx) SaveOrganiser(o catalog.Organiser) error {
	saved, err := tx.exec(organiserSaveSQL, o.Name, o.Accent, o.Email, o.ID)
	return orElse(saved > 0, err, catalog.ErrNoOrganiser)
}

// Organiser finds an organiser, or returns catalog.ErrNoOrganiser.
func (tx *Tx) Organiser(organiser id.Organiser) (catalog.Organiser, error) {
	o, found, err := queryOne(tx, scanOrganiser, organiserGetSQL, organiser)
	return o, orElse(found, err, catalog.ErrNoOrganiser)
}

// Organisers lists all organisers by id, or the only one that is asked for.
func (tx *Tx) Organisers(only, after id.Organiser, most int) ([]catalog.Organiser, error) {
	if only.IsZero() {
		return queryAll(tx, scanOrganiser, organiserListSQL, after.String(), most)
	}
	if !after.IsZero() {
		return nil, nil
	}
	return queryAll(tx, scanOrganiser, organiserGetSQL, only)
}

// OrganiserSlugTaken reports whether an organiser has the slug.
func (tx *Tx) OrganiserSlugTaken(slug string) (bool, error) {
	n, _, err := queryOne(tx, scanValue[int64], organiserSlugSQL, slug)
	return n > 0, err
}

// AddVenue stores a venue.
func (tx *Tx) AddVenue(v catalog.Venue) error {
	_, err := tx.exec(venueAddSQL, v.ID, v.Organiser, v.Name, v.Slug, v.Address, v.City, text.Fold(v.City), v.Country, v.TimeZone, v.Access)
	return err
}

// SaveVenue stores what may change of a venue.
func (tx *Tx) SaveVenue(v catalog.Venue) error {
	saved, err := tx.exec(venueSaveSQL, v.Name, v.Address, v.City, text.Fold(v.City), v.Country, v.TimeZone, v.Access, v.ID)
	return orElse(saved > 0, err, catalog.ErrNoVenue)
}

// Venue finds a venue, or returns catalog.ErrNoVenue.
func (tx *Tx) Venue(venue id.Venue) (catalog.Venue, error) {
	v, found, err := queryOne(tx, scanVenue, venueGetSQL, venue)
	return v, orElse(found, err, catalog.ErrNoVenue)
}

// Venues lists venues by id.
func (tx *Tx) Venues(organiser id.Organiser, after id.Venue, most int) ([]catalog.Venue, error) {
	if organiser.IsZero() {
		return queryAll(tx, scanVenue, venueListSQL, after.String(), most)
	}
	return queryAll(tx, scanVenue, venueOfSQL, organiser, after.String(), most)
}

// VenueBySlug finds a venue by its slug, or returns catalog.ErrNoVenue.
func (tx *Tx) VenueBySlug(slug string) (catalog.Venue, error) {
	v, found, err := queryOne(tx, scanVenue, venueBySlugSQL, slug)
	return v, orElse(found, err, catalog.ErrNoVenue)
}

// VenueSlugTaken reports whether a venue has the slug.
func (tx *Tx) VenueSlugTaken(slug string) (bool, error) {
	n, _, err := queryOne(tx, scanValue[int64], venueSlugSQL, slug)
	return n > 0, err
}

// PublicChart gives the chart of the venue's public show that begins last.
func (tx *Tx) PublicChart(venue id.Venue) (seating.Hash, bool, error) {
	text, found, err := queryOne(tx, scanValue[string], venuePublicSQL, venue)
	if err != nil || !found {
		return seating.Hash{}, false, err
	}
	hash, err := seating.ParseHash(text)
	return hash, true, err
}

// OrganiserBySlug finds an organiser by its slug, or returns
// catalog.ErrNoOrganiser.
func (tx *Tx) OrganiserBySlug(slug string) (catalog.Organiser, error) {
	o, found, err := queryOne(tx, scanOrganiser, organiserBySlugSQL, slug)
	return o, orElse(found, err, catalog.ErrNoOrganiser)
}

// OrganiserPublic reports whether an organiser has or had a public show.
func (tx *Tx) OrganiserPublic(organiser id.Organiser) (bool, error) {
	n, _, err := queryOne(tx, scanValue[int64], organiserPublicSQL, organiser)
	return n > 0, err
}

// AddChart stores a chart for a venue and gives what is stored: the same chart
// may have been there.
func (tx *Tx) AddChart(c catalog.ChartInfo, canonical []byte) (catalog.ChartInfo, error) {
	zones, err := json.Marshal(c.Zones)
	if err != nil {
		return catalog.ChartInfo{}, err
	}
	notes, err := json.Marshal(c.Notes)
	if err != nil {
		return catalog.ChartInfo{}, err
	}
	if _, err := tx.exec(chartAddSQL, c.Hash.String(), canonical); err != nil {
		return catalog.ChartInfo{}, err
	}
	if _, err := tx.exec(venueChartAddSQL, c.Venue, c.Hash.String(), c.Name, c.Seats, c.Places, string(zones), clock.Micros(c.AddedAt), string(notes)); err != nil {
		return catalog.ChartInfo{}, err
	}
	return tx.ChartOf(c.Venue, c.Hash)
}

// ChartOf finds a chart of a venue, or returns catalog.ErrNoChart.
func (tx *Tx) ChartOf(venue id.Venue, chart seating.Hash) (catalog.ChartInfo, error) {
	c, found, err := queryOne(tx, scanChartInfo, venueChartGetSQL, venue, chart.String())
	return c, orElse(found, err, catalog.ErrNoChart)
}

// ChartsOf lists a venue's charts, newest first.
func (tx *Tx) ChartsOf(venue id.Venue) ([]catalog.ChartInfo, error) {
	return queryAll(tx, scanChartInfo, venueChartsSQL, venue)
}

// Chart gives a chart's canonical bytes, or returns catalog.ErrNoChart.
func (tx *Tx) Chart(chart seating.Hash) ([]byte, error) {
	body, found, err := queryOne(tx, scanValue[[]byte], chartGetSQL, chart.String())
	return body, orElse(found, err, catalog.ErrNoChart)
}

// AddEvent stores an event.
func (tx *Tx) AddEvent(e catalog.Event) error {
	_, err := tx.exec(eventAddSQL, e.ID, e.Organiser, e.Title, e.Slug, e.Genre, e.Summary, e.About, clock.Micros(e.CreatedAt))
	return err
}

// SaveEvent stores what may change of an event.
func (tx *Tx) SaveEvent(e catalog.Event) error {
	saved, err := tx.exec(eventSaveSQL, e.Title, e.Genre, e.Summary, e.About, e.ID)
	return orElse(saved > 0, err, catalog.ErrNoEvent)
}

// Event finds an event, or returns catalog.ErrNoEvent.
func (tx *Tx) Event(event id.Event) (catalog.Event, error) {
	e, found, err := queryOne(tx, scanEvent, eventGetSQL, event)
	return e, orElse(found, err, catalog.ErrNoEvent)
}

// EventBySlug finds an event by its slug, or returns catalog.ErrNoEvent.
func (tx *Tx) EventBySlug(slug string) (catalog.Event, error) {
	e, found, err := queryOne(tx, scanEvent, eventBySlugSQL, slug)
	return e, orElse(found, err, catalog.ErrNoEvent)
}

// Events lists events by id.
func (tx *Tx) Events(organiser id.Organiser, after id.Event, most int) ([]catalog.Event, error) {
	if organiser.IsZero() {
		return queryAll(tx, scanEvent, eventListSQL, after.String(), most)
	}
	return queryAll(tx, scanEvent, eventOfSQL, organiser, after.String(), most)
}

// EventSlugTaken reports whether an event has the slug.
func (tx *Tx) EventSlugTaken(slug string) (bool, error) {
	n, _, err := queryOne(tx, scanValue[int64], eventSlugSQL, slug)
	return n > 0, err
}

// SetSearchText stores what the words of a search are looked for in.
func (tx *Tx) SetSearchText(event id.Event, folded string) error {
	_, err := tx.exec(eventSearchedSQL, folded, event)
	return err
}
