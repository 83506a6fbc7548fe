package store

import (
	"encoding/json"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// showColumns and venueColumns are what scanShow and scanShowAt read.
const (
	showColumns = `s.id, s.event, s.venue, s.organiser, s.chart, s.starts_at, s.doors_at, s.opens_at, s.closes_at,
	s.prices, s.hold_for, s.max_per_order, s.max_per_buyer, s.max_per_email, s.state, s.published_at,
	s.moved_from, s.moves, s.sold_out_at, s.extend_by,
	s.max_per_payment, s.refuse_lone_seats, s.keep_accessible, s.return_terms, s.move_return_for, s.move_returns_until`
	venueColumns = `v.id, v.organiser, v.name, v.slug, v.address, v.city, v.country, v.time_zone, v.access`
)

// venueInto is where venueColumns go.
func venueInto(v *catalog.Venue) []any {
	return []any{&v.ID, &v.Organiser, &v.Name, &v.Slug, &v.Address, &v.City, &v.Country, &v.TimeZone, &v.Access}
}

var (
	showAddSQL = stmt("show.add", `
INSERT INTO shows (id, event, organiser, venue, chart, starts_at, doors_at, opens_at, closes_at, prices, price_from,
	currency, hold_for, max_per_order, max_per_buyer, max_per_email, state, published_at, moved_from, moves,
	extend_by, max_per_payment, refuse_lone_seats, keep_accessible, return_terms, move_return_for, move_returns_until)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`)

	showSaveSQL = stmt("show.save", `
UPDATE shows SET venue = $1, chart = $2, starts_at = $3, doors_at = $4, opens_at = $5, closes_at = $6, prices = $7,
	price_from = $8, currency = $9, hold_for = $10, max_per_order = $11, max_per_buyer = $12, max_per_email = $13,
	state = $14, published_at = $15, moved_from = $16, moves = $17, extend_by = $18, max_per_payment = $19,
	refuse_lone_seats = $20, keep_accessible = $21, return_terms = $22, move_return_for = $23, move_returns_until = $24
WHERE id = $25`)

	// An instant that is noted stays, so that telling again changes nothing.
	showSoldOutSQL = stmt("show.sold_out", `
UPDATE shows SET sold_out_at = CAST($1 AS BIGINT) WHERE id = $2 AND (sold_out_at = 0 OR CAST($1 AS BIGINT) = 0)`)

	showGetSQL = stmt("show.get", `SELECT `+showColumns+` FROM shows AS s WHERE s.id = $1`)

	showsOfSQL = stmt("show.of_event", `
SELECT `+showColumns+`, `+venueColumns+` FROM shows AS s JOIN venues AS v ON v.id = s.venue
WHERE s.event = $1 ORDER BY s.starts_at, s.id`)

	showListSQL = stmt("show.list", `
SELECT `+showColumns+` FROM shows AS s WHERE s.id > $1 ORDER BY s.id LIMIT $2`)

	showListOfEventSQL = stmt("show.list_of_event", `
SELECT `+showColumns+` FROM shows AS s
WHERE s.event = $1 AND ($2 = '' OR s.organiser = $2) AND s.id > $3 ORDER BY s.id LIMIT $4`)

	showListOfOrganiserSQL = stmt("show.list_of_organiser", `
SELECT `+showColumns+` FROM shows AS s WHERE s.organiser = $1 AND s.id > $2 ORDER BY s.id LIMIT $3`)

	showsAtSQL = stmt("show.at_venue", `
SELECT `+showColumns+` FROM shows AS s
WHERE s.venue = $1 AND s.starts_at >= $2 AND s.published_at > 0 ORDER BY s.starts_at, s.id LIMIT $3`)
)

// showRow is a show as its columns hold it.
type showRow struct {
	show                         catalog.Show
	chart, prices                string
	starts, doors, opens, closes int64
	holdMicros, published        int64
	movedFrom, soldOut           int64
	extendMicros                 int64
	refuseLone, keepAccessible   int64
	terms                        string
	moveReturnMicros, moveUntil  int64
}

func (s *showRow) columns() []any {
	return []any{&s.show.ID, &s.show.Event, &s.show.Venue, &s.show.Organiser, &s.chart, &s.starts, &s.doors, &s.opens,
		&s.closes, &s.prices, &s.holdMicros, &s.show.MaxPerOrder, &s.show.MaxPerBuyer, &s.show.MaxPerEmail,
		&s.show.State, &s.published, &s.movedFrom, &s.show.Moves, &s.soldOut, &s.extendMicros,
		&s.show.MaxPerPayment, &s.refuseLone, &s.keepAccessible, &s.terms, &s.moveReturnMicros, &s.moveUntil}
}

func (s *showRow) read() (show catalog.Show, err error) {
	show = s.show
	show.StartsAt, show.DoorsAt = clock.FromMicros(s.starts), clock.FromMicros(s.doors)
	show.OpensAt, show.ClosesAt = clock.FromMicros(s.opens), clock.FromMicros(s.closes)
	show.PublishedAt = clock.FromMicros(s.published)
	show.MovedFrom, show.SoldOutAt = clock.FromMicros(s.movedFrom), clock.FromMicros(s.soldOut)
	show.HoldFor = time.Duration(s.holdMicros) * time.Microsecond
	show.ExtendBy = time.Duration(s.extendMicros) * time.Microsecond
	show.RefuseLoneSeats, show.KeepAccessible = s.refuseLone != 0, s.keepAccessible != 0
	show.MoveReturnFor = time.Duration(s.moveReturnMicros) * time.Microsecond
	show.MoveReturnsUntil = clock.FromMicros(s.moveUntil)
	if s.terms != "" {
		if err := json.Unmarshal([]byte(s.terms), &show.Returns); err != nil {
			return show, err
		}
	}
	if show.Chart, err = seating.ParseHash(s.chart); err != nil {
		return show, err
	}
	return show, json.Unmarshal([]byte(s.prices), &show.Prices)
}

func scanShow(r row) (catalog.Show, error) {
	var s showRow
	if err := r.Scan(s.columns()...); err != nil {
		return catalog.Show{}, err
	}
	return s.read()
}

func scanShowAt(r row) (at catalog.ShowAt, err error) {
	var s showRow
	if err = r.Scan(append(s.columns(), venueInto(&at.Venue)...)...); err != nil {
		return at, err
	}
	at.Show, err = s.read()
	return at, err
}

// changing gives the values of the columns from venue on that may change, in
// the order both statements name them.
func changing(s catalog.Show) ([]any, error) {
	prices, err := json.Marshal(s.Prices)
	if err != nil {
		return nil, err
	}
	terms, err := unlessZero(s.Returns)
	if err != nil {
		return nil, err
	}
	from, _ := s.Prices.From()
	return []any{s.Venue, s.Chart.String(), clock.Micros(s.StartsAt), clock.Micros(s.DoorsAt), clock.Micros(s.OpensAt),
		clock.Micros(s.ClosesAt), string(prices), from.Minor, s.Prices.Currency, s.HoldFor.Microseconds(),
		s.MaxPerOrder, s.MaxPerBuyer, s.MaxPerEmail, s.State, clock.Micros(s.PublishedAt), clock.Micros(s.MovedFrom), s.Moves,
		s.ExtendBy.Microseconds(), s.MaxPerPayment, zeroOrOne(s.RefuseLoneSeats), zeroOrOne(s.KeepAccessible),
		terms, s.MoveReturnFor.Microseconds(), clock.Micros(s.MoveReturnsUntil)}, nil
}

// unlessZero gives JSON of a value, and no text for the zero value.
func unlessZero[T comparable](v T) (string, error) {
	var zero T
	if v == zero {
		return "", nil
	}
	text, err := json.Marshal(v)
	return string(text), err
}

// zeroOrOne is how a column says yes or no.
func zeroOrOne(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// AddShow stores a new show.
func (tx *Tx) AddShow(s catalog.Show) error {
	values, err := changing(s)
	if err != nil {
		return err
	}
	_, err = tx.exec(showAddSQL, append([]any{s.ID, s.Event, s.Organiser}, values...)...)
	return err
}

// SaveShow stores what may change of a show.
func (tx *Tx) SaveShow(s catalog.Show) error {
	values, err := changing(s)
	if err != nil {
		return err
	}
	saved, err := tx.exec(showSaveSQL, append(values, s.ID)...)
	return orElse(saved > 0, err, catalog.ErrNoShow)
}

// SetSoldOut notes since when a show is sold out.
func (tx *Tx) SetSoldOut(show id.Show, at time.Time) error {
	_, err := tx.exec(showSoldOutSQL, clock.Micros(at), show)
	return err
}

// Show finds a show, or returns catalog.ErrNoShow.
func (tx *Tx) Show(show id.Show) (catalog.Show, error) {
	s, found, err := queryOne(tx, scanShow, showGetSQL, show)
	return s, orElse(found, err, catalog.ErrNoShow)
}

// ShowsOf lists an event's shows, earliest first.
func (tx *Tx) ShowsOf(event id.Event) ([]catalog.ShowAt, error) {
	return queryAll(tx, scanShowAt, showsOfSQL, event)
}

// Shows lists shows by id.
func (tx *Tx) Shows(organiser id.Organiser, event id.Event, after id.Show, most int) ([]catalog.Show, error) {
	switch {
	case !event.IsZero():
		return queryAll(tx, scanShow, showListOfEventSQL, event, organiser.String(), after.String(), most)
	case !organiser.IsZero():
		return queryAll(tx, scanShow, showListOfOrganiserSQL, organiser, after.String(), most)
	default:
		return queryAll(tx, scanShow, showListSQL, after.String(), most)
	}
}

// ShowsAt lists public shows of a venue, earliest first.
func (tx *Tx) ShowsAt(venue id.Venue, from time.Time, most int) ([]catalog.Show, error) {
	return queryAll(tx, scanShow, showsAtSQL, venue, clock.Micros(from), most)
}
