package catalog

import (
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// Organiser is who sells.
type Organiser struct {
	ID     id.Organiser
	Name   string
	Slug   string // in addresses: lower-case letters, digits and hyphens; unique
	Accent string // "#rrggbb", the one colour of its pages
	Email  string // where buyers may ask
}

// Venue is a place where shows happen.
type Venue struct {
	ID        id.Venue
	Organiser id.Organiser
	Name      string
	Slug      string // in addresses, unique; "" for a venue older than slugs
	Address   string // street and number, without the city
	City      string
	Country   string // ISO 3166-1 alpha-2, capitals
	TimeZone  string // IANA name: "Europe/Berlin"; shows are shown in it
	Access    string // how people get in and around, above all with a wheelchair: plain text
}

// Handle gives what names the venue in addresses.
func (v Venue) Handle() string {
	if v.Slug == "" {
		return v.ID.String()
	}
	return v.Slug
}

// ChartInfo is a chart on file for a venue. The chart itself is found by its hash.
type ChartInfo struct {
	Hash    seating.Hash
	Venue   id.Venue
	Name    string
	Seats   int // numbered seats
	Places  int // places in standing areas
	Zones   []ChartZone
	AddedAt time.Time
	Notes   []fault.Field // what was put right or left out when its file was read
}

// ChartZone is a zone of a chart, to set a price for.
type ChartZone struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Seats  int    `json:"seats"`
	Places int    `json:"places"` // in standing areas
}

// Genre is what sort of event it is, from the closed list in genre.go.
type Genre string

// Event is what is sold.
type Event struct {
	ID        id.Event
	Organiser id.Organiser
	Title     string
	Slug      string // in addresses, unique
	Genre     Genre
	Summary   string // one sentence
	About     string // plain text, paragraphs separated by empty lines
	CreatedAt time.Time
}

// ShowState is where a show is in its life.
type ShowState string

// A show begins as a draft, is published once, and may be cancelled.
const (
	ShowDraft     ShowState = "draft"
	ShowPublished ShowState = "published"
	ShowCancelled ShowState = "cancelled"
)

// Show is one date of an event.
type Show struct {
	ID          id.Show
	Event       id.Event
	Venue       id.Venue
	Organiser   id.Organiser
	Chart       seating.Hash
	StartsAt    time.Time
	DoorsAt     time.Time // zero when not announced
	OpensAt     time.Time // the on-sale
	ClosesAt    time.Time // when selling ends; StartsAt unless said otherwise
	Prices      pricing.List
	HoldFor     time.Duration
	ExtendBy    time.Duration // how much more time a buyer may ask for, once; 0 for none
	MaxPerOrder int
	MaxPerBuyer int
	MaxPerEmail int
	State       ShowState
	PublishedAt time.Time

	MaxPerPayment   int  // places bought with one card or other way of paying; 0 for any number
	RefuseLoneSeats bool // a choice that leaves a seat alone is refused; else it is only explained
	KeepAccessible  bool // accessible seats and their companions are kept for those who need them

	Returns pricing.ReturnTerms // on which buyers may give places back
	// MoveReturnFor is how long buyers may give places back for the full price
	// when the show is moved, and MoveReturnsUntil when that is over for its
	// last move; zero if it was never moved, or that gave no such time.
	MoveReturnFor    time.Duration
	MoveReturnsUntil time.Time

	MovedFrom time.Time // the start that was announced first, while it is another now; else zero
	Moves     int       // how often the start was changed since publishing
	SoldOutAt time.Time // when the last place went, as far as is known; zero while some are left
}

// ShowView is a show with all that a page says about it.
type ShowView struct {
	Show      Show
	Event     Event
	Venue     Venue
	Organiser Organiser
}

// EventView is an event with its published shows, earliest first, for lists
// and for its page.
type EventView struct {
	Event     Event
	Organiser Organiser
	Shows     []ShowAt
	First     time.Time // in a list: the start of the show it is listed by
}

// VenueView is a venue for its page.
type VenueView struct {
	Venue     Venue
	Organiser Organiser
	Chart     seating.Hash // of its newest show
}

// Place is a city where something is to come.
type Place struct {
	City     string
	TimeZone string // of its venues
	Events   int
}

// Listing is a public page of something, for search engines.
type Listing struct {
	Handle  string    // in its address
	Changed time.Time // when its newest show was published
}

// ShowAt is a show with its venue.
type ShowAt struct {
	Show  Show
	Venue Venue
}
