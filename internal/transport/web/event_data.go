package web

import (
	"time"

	"frontrow/internal/domain/catalog"
)

// What programs read of an event, in the words of schema.org. It says what the
// page says: the same dates, totals with fees, and states.

type eventLD struct {
	Context     string       `json:"@context"`
	Type        string       `json:"@type"`
	Name        string       `json:"name"`
	URL         string       `json:"url"`
	Description string       `json:"description,omitempty"`
	Image       []string     `json:"image,omitempty"`
	StartDate   string       `json:"startDate"`
	DoorTime    string       `json:"doorTime,omitempty"`
	Previous    string       `json:"previousStartDate,omitempty"`
	Status      string       `json:"eventStatus"`
	Mode        string       `json:"eventAttendanceMode"`
	Location    placeLD      `json:"location"`
	Offers      []offerLD    `json:"offers,omitempty"`
	Performer   *performerLD `json:"performer,omitempty"`
	Organizer   organizerLD  `json:"organizer"`
}

type placeLD struct {
	Type    string    `json:"@type"`
	Name    string    `json:"name"`
	URL     string    `json:"url,omitempty"`
	Address addressLD `json:"address"`
}

type addressLD struct {
	Type    string `json:"@type"`
	Street  string `json:"streetAddress,omitempty"`
	City    string `json:"addressLocality"`
	Country string `json:"addressCountry"`
}

type offerLD struct {
	Type         string `json:"@type"`
	Name         string `json:"name"`
	Price        string `json:"price"`
	Currency     string `json:"priceCurrency"`
	Availability string `json:"availability"`
	ValidFrom    string `json:"validFrom"`
	URL          string `json:"url"`
}

type performerLD struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

type organizerLD struct {
	Type string `json:"@type"`
	Name string `json:"name"`
	URL  string `json:"url"`
}

// kinds is what schema.org calls the genres.
var kinds = map[catalog.Genre]string{
	catalog.Concert: "MusicEvent", catalog.Classical: "MusicEvent", catalog.Opera: "MusicEvent", catalog.Theatre: "TheaterEvent",
	catalog.Comedy: "ComedyEvent", catalog.Sport: "SportsEvent", catalog.Dance: "DanceEvent", catalog.Family: "ChildrensEvent",
	catalog.Festival: "Festival", catalog.Talk: "EducationEvent",
}

// eventData gives a block for each date.
func eventData(p Page, h *sharing, e catalog.EventView, known left) []any {
	var blocks []any
	for _, at := range e.Shows {
		blocks = append(blocks, dateData(p, h, e, at, known))
	}
	return blocks
}

func dateData(p Page, h *sharing, e catalog.EventView, at catalog.ShowAt, known left) eventLD {
	show, venue := at.Show, at.Venue
	kind, ok := kinds[e.Event.Genre]
	if !ok {
		kind = "Event"
	}
	page := h.Canonical(p.Locale)
	d := eventLD{
		Context: "https://schema.org", Type: kind, Name: e.Event.Title, URL: page, Description: e.Event.Summary,
		Image:     []string{h.Absolute(shareAddress(e.Event))},
		StartDate: localInstant(show.StartsAt, venue.TimeZone),
		Status:    "https://schema.org/EventScheduled",
		Mode:      "https://schema.org/OfflineEventAttendanceMode",
		Location: placeLD{"Place", venue.Name, h.Absolute(p.Path(venueHome(venue))),
			addressLD{"PostalAddress", venue.Address, venue.City, venue.Country}},
		Organizer: organizerLD{"Organization", e.Organiser.Name, h.Absolute(p.Path(organiserHome(e.Organiser)))},
	}
	if kind == "MusicEvent" || kind == "ComedyEvent" || kind == "DanceEvent" || kind == "TheaterEvent" {
		d.Performer = &performerLD{"PerformingGroup", e.Event.Title}
	}
	if !show.DoorsAt.IsZero() {
		d.DoorTime = localInstant(show.DoorsAt, venue.TimeZone)
	}
	if !show.MovedFrom.IsZero() {
		d.Status, d.Previous = "https://schema.org/EventRescheduled", localInstant(show.MovedFrom, venue.TimeZone)
	}
	if show.State == catalog.ShowCancelled {
		d.Status = "https://schema.org/EventCancelled"
		return d // nothing is offered any more
	}
	for _, l := range show.Prices.Levels {
		d.Offers = append(d.Offers, offerLD{
			"Offer", l.Name, priceOf(l, show.Prices).Decimal(), string(show.Prices.Currency),
			availability(known.state(show, p.Now)), localInstant(show.OpensAt, venue.TimeZone), page,
		})
	}
	return d
}

// availability gives schema.org's word for how a date stands.
func availability(state saleState) string {
	switch state {
	case onSale:
		return "https://schema.org/InStock"
	case notYet:
		return "https://schema.org/PreOrder"
	case soldOut:
		return "https://schema.org/SoldOut"
	case paused:
		return "https://schema.org/OutOfStock"
	}
	return "https://schema.org/Discontinued"
}

// localInstant writes an instant with the offset of where it happens.
func localInstant(t time.Time, zone string) string {
	if location, err := time.LoadLocation(zone); err == nil {
		t = t.In(location)
	}
	return t.Format(time.RFC3339)
}
