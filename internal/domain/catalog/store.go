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
	OrganiserBySlug(slug string) (Organiser, error)
	// OrganiserPublic reports whether an organiser has or had a public show.
	OrganiserPublic(organiser id.Organiser) (bool, error)

	AddVenue(v Venue) error
	SaveVenue(v Venue) error
	Venue(venue id.Venue) (Venue, error)
	VenueBySlug(slug string) (Venue, error)
	VenueSlugTaken(slug string) (bool, error)
	// PublicChart gives the chart of the public show of a venue that begins
	// last, and false when it has no public show.
	PublicChart(venue id.Venue) (seating.Hash, bool, error)
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
	// SetSoldOut notes since when a show is sold out; the zero time, that it is
	// not. It changes no instant that is noted already.
	SetSoldOut(show id.Show, at time.Time) error
	// ShowsOf lists an event's shows, earliest first.
	ShowsOf(event id.Event) ([]ShowAt, error)
	// Shows lists shows by id; with the zero event, of all events.
	Shows(organiser id.Organiser, event id.Event, after id.Show, most int) ([]Show, error)
	// Board lists shows for those who sell them.
	Board(q BoardQuery) ([]ShowView, error)
	// ShowsAt lists the public shows of a venue that begin at from or later,
	// earliest first.
	ShowsAt(venue id.Venue, from time.Time, most int) ([]Show, error)

	// Coming lists events with a published show that f lets through, by the
	// start of the first such show that still has places for sale, or of the
	// first where none has; with all their public shows that begin at f.From or
	// later.
	Coming(f ComingFilter) ([]EventView, error)
	// CountComing counts the events that Coming lists on all its pages.
	CountComing(f ComingFilter) (int, error)
	// Opening lists events with a published show whose sale opens after now,
	// the soonest first, each with all its public shows that begin after now.
	Opening(now time.Time, most int) ([]EventView, error)
	// ComingPlaces lists the cities of published shows that begin at from or
	// later, by name.
	ComingPlaces(from time.Time) ([]Place, error)
	// ComingCurrencies lists the currencies these shows are sold in.
	ComingCurrencies(from time.Time) ([]money.Currency, error)
	// Listed lists pages of one kind with a public show that begins at from or
	// later, by their handles.
	Listed(of Listable, from time.Time, skip, most int) ([]Listing, error)
	// ComingGenres lists the genres of published shows that begin at from or
	// later.
	ComingGenres(from time.Time) ([]Genre, error)
}

// ComingFilter says which events [Tx.Coming] lists. Zero members let
// everything through.
type ComingFilter struct {
	From, To  time.Time    // shows that begin at From or later, and before To
	Now       time.Time    // tells which shows are still sold: an event is listed by the first of them
	Venue     id.Venue     //
	Organiser id.Organiser //
	Words     []string     // folded, at most MaxWords; each somewhere in the event's search text
	City      string       // folded
	Genre     Genre        //
	MaxPrice  money.Amount // the lowest total is not above it, in its currency
	AfterTime time.Time    // with AfterID, where the page before ended
	AfterID   id.Event
	Most      int // at most MaxPage+1
}
