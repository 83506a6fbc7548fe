package catalog

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/seating"
)

// Tx is what the use cases of this package need of a transaction. What finds
// one thing returns the thing's fault (ErrNoShow, …) when it is not there.
// Lists are by id unless they say otherwise, begin after the given id, have at
// most most items, and with the zero organiser are of all organisers.
type Tx interface {
	idem.Tx

	AddOrganiser(o Organiser) error
	SaveOrganiser(o Organiser) error
	Organiser(organiser id.Organiser) (Organiser, error)
	Organisers(only, after id.Organiser, most int) ([]Organiser, error)
	OrganiserSlugTaken(slug string) (bool, error)

	AddVenue(v Venue) error
	SaveVenue(v Venue) error
	Venue(venue id.Venue) (Venue, error)
	Venues(organiser id.Organiser, after id.Venue, most int) ([]Venue, error)

	// AddChart stores a chart for a venue; one that the venue has already
	// stays as it is, and is given. The bytes are kept once for all venues.
	AddChart(c ChartInfo, canonical []byte) (ChartInfo, error)
	ChartOf(venue id.Venue, chart seating.Hash) (ChartInfo, error)
	ChartsOf(venue id.Venue) ([]ChartInfo, error) // newest first
	Chart(chart seating.Hash) ([]byte, error)

	AddEvent(e Event) error
	SaveEvent(e Event) error
	Event(event id.Event) (Event, error)
	EventBySlug(slug string) (Event, error)
	Events(organiser id.Organiser, after id.Event, most int) ([]Event, error)
	EventSlugTaken(slug string) (bool, error)
	// SetSearchText stores what the words of a search are looked for in.
	SetSearchText(event id.Event, folded string) error

	AddShow(s Show) error
	SaveShow(s Show) error
	Show(show id.Show) (Show, error)
	// ShowsOf lists an event's shows, earliest first.
	ShowsOf(event id.Event) ([]ShowAt, error)
	// Shows lists shows by id; with the zero event, of all events.
	Shows(organiser id.Organiser, event id.Event, after id.Show, most int) ([]Show, error)
	// ShowsAt lists the public shows of a venue that begin at from or later,
	// earliest first.
	ShowsAt(venue id.Venue, from time.Time, most int) ([]Show, error)

	// Coming lists events with a published show that f lets through, by the
	// start of their first such show, with all their public shows that begin
	// at f.From or later.
	Coming(f ComingFilter) ([]EventView, error)
	// ComingCities lists the cities of published shows that begin at from or
	// later, by name.
	ComingCities(from time.Time) ([]string, error)
	// ComingGenres lists the genres of published shows that begin at from or
	// later.
	ComingGenres(from time.Time) ([]Genre, error)
}

// ComingFilter says which events [Tx.Coming] lists. Zero members let
// everything through.
type ComingFilter struct {
	From, To  time.Time    // shows that begin at From or later, and before To
	Words     []string     // folded, at most MaxWords; each somewhere in the event's search text
	City      string       // folded
	Genre     Genre        //
	MaxPrice  money.Amount // the lowest total is not above it, in its currency
	AfterTime time.Time    // with AfterID, where the page before ended
	AfterID   id.Event
	Most      int // at most MaxPage+1
}
