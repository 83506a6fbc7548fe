package web

import (
	"net/http"
	"net/url"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/seating"
)

// venuePageView is "/venues/{venue}".
type venuePageView struct {
	Page
	Venue     catalog.Venue
	Organiser catalog.Organiser
	Way       []crumb
	Map       string // where a map program finds it
	Access    []string
	Plan      string // address of the drawing
	Seats     int
	Standing  int
	Cards     []eventCard
	Total     int
	All       string // the list of all its city's events
}

// pageEvents is how many events a venue's or an organiser's page shows.
const pageEvents = 24

func (s *Site) venueShow(w http.ResponseWriter, r *http.Request) error {
	handle := r.PathValue("venue")
	if line(handle, 100) != handle {
		return ErrNoPage
	}
	ctx := r.Context()
	found, err := s.Catalogue.VenueByHandle(ctx, handle)
	if err != nil {
		return err
	}
	if handle != found.Venue.Handle() { // one page, one address
		w.Header().Set("Cache-Control", keepPublic)
		w.Header().Set("Location", localeOf(r).Path(venueHome(found.Venue)))
		w.WriteHeader(http.StatusMovedPermanently)
		return nil
	}
	plan, err := s.Plans(ctx, found.Chart)
	if err != nil {
		return err
	}
	want := catalog.Filter{Venue: found.Venue.ID, Limit: pageEvents}
	events, _, err := s.Catalogue.Events(ctx, want)
	if err != nil {
		return err
	}
	v := venuePageViewOf(s.page(r, found.Venue.Name), found, plan)
	if v.Total, err = s.Catalogue.Count(ctx, want); err != nil {
		return err
	}
	v.Cards = s.cardsOf(ctx, v.Page, events)
	v.Share = s.share(venueHome(found.Venue))
	v.Share.Data = []any{venueData(v), breadcrumbs(v.Page, v.Share, v.Way)}
	return s.public(w, r, venuePage(v))
}

func venuePageViewOf(p Page, found catalog.VenueView, plan *seating.Plan) venuePageView {
	venue := found.Venue
	v := venuePageView{
		Page: p, Venue: venue, Organiser: found.Organiser, Access: paragraphs(venue.Access),
		Plan: planAddress(found.Chart), Seats: plan.Len(),
		Map: "geo:0,0?q=" + url.QueryEscape(p.List(venue.Name, venue.Address, venue.City)),
		All: filterView{City: venue.City}.address(),
	}
	for _, a := range plan.Areas() {
		v.Standing += a.Capacity
	}
	v.Accent = found.Organiser.Accent
	v.Description = p.List(venue.Name, venue.Address, venue.City)
	v.Way = []crumb{
		{p.T.Discover.AllEvents, "/events"},
		{venue.City, v.All},
		{venue.Name, venueHome(venue)},
	}
	return v
}

func venueData(v venuePageView) any {
	return struct {
		Context string `json:"@context"`
		placeLD
		Capacity int `json:"maximumAttendeeCapacity"`
	}{"https://schema.org", placeLD{"EventVenue", v.Venue.Name, v.Share.Canonical(v.Locale),
		addressLD{"PostalAddress", v.Venue.Address, v.Venue.City, v.Venue.Country}}, v.Seats + v.Standing}
}
