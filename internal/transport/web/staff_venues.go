package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// venuesView is "/staff/venues".
type venuesView struct {
	Page
	Done   string
	Venues []venueRow
	Next   string
}

type venueRow struct {
	Name, Address, City, Country string
}

// venueView is "/staff/venues/{venue}".
type venueView struct {
	Page
	Done    string
	Venue   catalog.Venue
	Country string
	Clock   string // what its clocks show now
	Charts  []chartRow
}

type chartRow struct {
	Name, Address, Places, Hash, Added string
}

// venueFormView asks for a venue, a new one or one that is there.
type venueFormView struct {
	Page
	entries
	Action, Back string
	Countries    []country
	Zones        []string
	Organisers   []option // an admin says for whom
}

const venuesPerPage = 50

func (s *Site) staffVenues(w http.ResponseWriter, r *http.Request) error {
	venues, next, err := s.Catalogue.StaffVenues(r.Context(), s.actor(r), line(r.URL.Query().Get("cursor"), 100), venuesPerPage)
	if err != nil {
		return err
	}
	v := venuesView{Page: s.staffPage(r, localeOf(r).T.Setup.Venues)}
	v.Done = v.done(r)
	for _, venue := range venues {
		v.Venues = append(v.Venues, venueRow{venue.Name, venueAddress(venue.ID), venue.City, v.countryName(venue.Country)})
	}
	if next != "" {
		v.Next = "/staff/venues?cursor=" + url.QueryEscape(next)
	}
	return s.personal(w, r, http.StatusOK, staffVenuesPage(v))
}

func venueAddress(v id.Venue) string { return "/staff/venues/" + v.String() }

func (s *Site) staffVenue(w http.ResponseWriter, r *http.Request) error {
	venue, err := s.venueIn(r)
	if err != nil {
		return err
	}
	charts, err := s.Catalogue.StaffCharts(r.Context(), s.actor(r), venue.ID)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffVenuePage(venueViewOf(s.staffPage(r, venue.Name), venue, charts, s.staffPage(r, "").done(r))))
}

func venueViewOf(p Page, venue catalog.Venue, charts []catalog.ChartInfo, done string) venueView {
	v := venueView{Page: p, Done: done, Venue: venue, Country: p.countryName(venue.Country)}
	v.Clock = p.Locale.Clock(p.Now, venue.TimeZone)
	for _, c := range charts {
		v.Charts = append(v.Charts, chartRow{
			Name: c.Name, Address: chartAddress(venue.ID, c.Hash), Places: capacityOf(p, c.Seats, c.Places), Hash: c.Hash.String()[:8],
			Added: p.Day(c.AddedAt, venue.TimeZone),
		})
	}
	return v
}

// capacityOf says how many a chart holds: seats, and places to stand.
func capacityOf(p Page, seats, standing int) string {
	return p.T.Setup.Chart.SeatsAnd(p.Number(seats), map[bool]string{true: p.Number(standing)}[standing > 0])
}

// venueIn finds the venue in the address for who may change it.
func (s *Site) venueIn(r *http.Request) (catalog.Venue, error) {
	wanted, err := pathID[id.Venue](r, "venue")
	if err != nil {
		return catalog.Venue{}, err
	}
	return s.Catalogue.StaffVenue(r.Context(), s.actor(r), wanted)
}

func (s *Site) staffVenueNew(w http.ResponseWriter, r *http.Request) error {
	v, err := s.venueForm(r, newEntries(nil), catalog.Venue{})
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffVenueFormPage(v))
}

func (s *Site) staffVenueEdit(w http.ResponseWriter, r *http.Request) error {
	venue, err := s.venueIn(r)
	if err != nil {
		return err
	}
	v, err := s.venueForm(r, newEntries(url.Values{
		"name": {venue.Name}, "address": {venue.Address}, "city": {venue.City}, "country": {venue.Country}, "time_zone": {venue.TimeZone},
		"access": {venue.Access},
	}), venue)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffVenueFormPage(v))
}

// venueForm is the form of a venue; of a new one when it has no id.
func (s *Site) venueForm(r *http.Request, e entries, venue catalog.Venue) (venueFormView, error) {
	by := s.actor(r)
	if err := by.May(account.EditCatalog); err != nil {
		return venueFormView{}, err
	}
	v := venueFormView{Page: s.staffPage(r, venue.Name), entries: e, Action: "/staff/venues/new", Back: "/staff/venues"}
	if venue.ID.IsZero() {
		v.Title = v.T.Setup.Venue.Add
		var err error
		if v.Organisers, err = s.organisersFor(r.Context(), by); err != nil {
			return venueFormView{}, err
		}
	} else {
		v.Title, v.Back = v.T.Setup.Venue.Edit, venueAddress(venue.ID)
		v.Action = v.Back + "/edit"
	}
	v.Narrow = true
	v.Scripts = []string{"setup.js"}
	v.Countries, v.Zones = v.countries(), timeZones()
	return v, nil
}

// organisersFor lists for whom an admin may add things; others work for one.
func (s *Site) organisersFor(ctx context.Context, by account.Actor) ([]option, error) {
	if !by.Organiser.IsZero() {
		return nil, nil
	}
	var all []option
	for cursor := ""; ; {
		page, next, err := s.Catalogue.StaffOrganisers(ctx, by, cursor, catalog.MaxPage)
		if err != nil {
			return nil, err
		}
		for _, o := range page {
			all = append(all, option{o.ID.String(), o.Name})
		}
		if cursor = next; next == "" {
			return all, nil
		}
	}
}

// organiserIn reads which organiser an admin chose; nobody else is asked.
func organiserIn(f form) (id.Organiser, error) {
	if f.Get("organiser") == "" {
		return id.Organiser{}, nil
	}
	o, err := id.Parse[id.Organiser](f.Get("organiser"))
	if err != nil {
		return o, ErrEntries.At("organiser", "organiser")
	}
	return o, nil
}

// zoneIn reads a time zone: left open, it is the country's where it has one.
func zoneIn(f form) string {
	zone := strings.TrimSpace(f.Get("time_zone"))
	if zone == "" {
		zone, _ = guessZone(f.Get("country"))
	}
	return zone
}

// venueAgain shows the form of a venue with what cannot be used.
func (s *Site) venueAgain(r *http.Request, venue catalog.Venue) func(f form, told *fault.Fault) (templ.Component, error) {
	return func(f form, told *fault.Fault) (templ.Component, error) {
		v, err := s.venueForm(r, entries{}, venue)
		if err != nil {
			return nil, err
		}
		v.entries = sentEntries(v.Page, f, told)
		return staffVenueFormPage(v), nil
	}
}

func (s *Site) staffVenueCreate(w http.ResponseWriter, r *http.Request) error {
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			organiser, err := organiserIn(f)
			if err != nil {
				return "", err
			}
			venue, err := s.Catalogue.CreateVenue(r.Context(), key, by, catalog.NewVenue{
				Organiser: organiser, Name: f.Get("name"), Address: f.Get("address"), City: f.Get("city"), Country: f.Get("country"), TimeZone: zoneIn(f),
				Access: f.Get("access"),
			})
			return venueAddress(venue.ID) + "?done=venue-added", err
		},
		again: s.venueAgain(r, catalog.Venue{}),
	})
}

func (s *Site) staffVenueSave(w http.ResponseWriter, r *http.Request) error {
	venue, err := s.venueIn(r)
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			name, address, city, country, zone, access := f.Get("name"), f.Get("address"), f.Get("city"), f.Get("country"), zoneIn(f), f.Get("access")
			_, err := s.Catalogue.UpdateVenue(r.Context(), key, by, venue.ID, catalog.VenueChange{
				Name: &name, Address: &address, City: &city, Country: &country, TimeZone: &zone, Access: &access,
			})
			if told := fault.From(err); err != nil && told.Is(catalog.ErrZoneFixed) {
				err = catalog.ErrZoneFixed.At("time_zone", wrongZone)
			}
			return venueAddress(venue.ID) + "?done=venue-saved", err
		},
		again: s.venueAgain(r, venue),
	})
}
