package catalog

import (
	"context"
	"time"

	"frontrow/internal/base/id"
)

// VenueByHandle gives a venue for its page, by its slug or its id. It returns
// ErrNoVenue unless one of the shows there is or was public.
func (s *Service) VenueByHandle(ctx context.Context, handle string) (view VenueView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		venue, err := venueByHandle(q, handle)
		if err != nil {
			return err
		}
		chart, public, err := q.PublicChart(venue.ID)
		if err != nil {
			return err
		}
		if !public {
			return ErrNoVenue
		}
		organiser, err := q.Organiser(venue.Organiser)
		view = VenueView{Venue: venue, Organiser: organiser, Chart: chart}
		return err
	})
	return view, err
}

func venueByHandle(q Tx, handle string) (Venue, error) {
	if venue, err := id.Parse[id.Venue](handle); err == nil {
		return q.Venue(venue)
	}
	if handle == "" { // venues older than slugs have none
		return Venue{}, ErrNoVenue
	}
	return q.VenueBySlug(handle)
}

// OrganiserBySlug gives an organiser for its page. It returns ErrNoOrganiser
// unless one of its shows is or was public.
func (s *Service) OrganiserBySlug(ctx context.Context, slug string) (o Organiser, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		found, err := q.OrganiserBySlug(slug)
		if err != nil {
			return err
		}
		public, err := q.OrganiserPublic(found.ID)
		if err != nil {
			return err
		}
		if !public {
			return ErrNoOrganiser
		}
		o = found
		return nil
	})
	return o, err
}

// Listable is a kind of public page.
type Listable string

// The kinds of public pages.
const (
	ListEvents     Listable = "events"
	ListVenues     Listable = "venues"
	ListOrganisers Listable = "organisers"
)

// Listed gives the public pages of one kind that have something to come, most
// of them after skip, in a stable order: for search engines.
func (s *Service) Listed(ctx context.Context, of Listable, skip, most int) (pages []Listing, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		pages, err = q.Listed(of, q.Now().Add(-stillShown), skip, most)
		return err
	})
	return pages, err
}

// MarkSoldOut notes when the last place of a show went; the zero time notes
// that there are places again. It is a copy of what the seat log says, for
// lists, and changes nothing else.
func (s *Service) MarkSoldOut(ctx context.Context, show id.Show, at time.Time) error {
	return s.run.Update(ctx, func(q Tx) error { return q.SetSoldOut(show, microsecond(at)) })
}
