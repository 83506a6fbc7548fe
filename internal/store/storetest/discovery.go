package storetest

import (
	"errors"
	"slices"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// catalogueDiscovery checks what pages of venues and organisers, and lists by
// what can still be bought, ask of a store.
func catalogueDiscovery(s *shop) {
	o, by := s.organiser("Port")
	hall, other := s.venue(by, "Große Halle", "Berlin"), s.venue(by, "Große Halle", "Berlin")
	sold, open := s.event(by, "Sold", catalog.Concert), s.event(by, "Open", catalog.Concert)
	first := s.publish(s.show(by, sold, hall, 2, money.Of(1, "EUR")))
	s.publish(s.show(by, sold, hall, 9, money.Of(1, "EUR")))
	s.publish(s.show(by, open, hall, 5, money.Of(1, "EUR")))

	// An event is listed by the first date that has places left.
	at := s.clock.Now().Add(-time.Minute)
	mark := func(at time.Time) {
		s.Helper()
		if err := s.catalog.MarkSoldOut(s.Context(), first.ID, at); err != nil {
			s.Fatal(err)
		}
	}
	mark(at)
	mark(at.Add(time.Hour)) // what is noted stays
	if got := s.all(catalog.Filter{Limit: 1}); got != "Open Sold" {
		s.Errorf("listed %q", got)
	}
	view := made[catalog.ShowView](s)(s.catalog.Show(s.Context(), first.ID))
	if !view.Show.SoldOutAt.Equal(at) {
		s.Errorf("sold out at %v, want %v", view.Show.SoldOutAt, at)
	}
	// A change of something else keeps it.
	limit := 3
	made[catalog.ShowAnswer](s)(s.catalog.UpdateShow(s.Context(), idem.Key{}, by, first.ID, catalog.ShowChange{MaxPerOrder: &limit}))
	if view := made[catalog.ShowView](s)(s.catalog.Show(s.Context(), first.ID)); !view.Show.SoldOutAt.Equal(at) {
		s.Error("a change of the limit forgot that the show is sold out")
	}
	// Where no date has any, by the first.
	if page, _, err := s.catalog.Events(s.Context(), catalog.Filter{Q: "sold", To: first.StartsAt.Add(time.Hour)}); err != nil || len(page) != 1 || !page[0].First.Equal(first.StartsAt) {
		s.Errorf("got %+v, %v", page, err)
	}
	mark(time.Time{})
	if got := s.all(catalog.Filter{}); got != "Sold Open" {
		s.Errorf("with places again: %q", got)
	}

	// What was moved comes back as it was stored.
	later := first.StartsAt.Add(24 * time.Hour)
	moved := made[catalog.ShowAnswer](s)(s.catalog.UpdateShow(s.Context(), idem.Key{}, by, first.ID, catalog.ShowChange{StartsAt: &later}))
	if got := made[catalog.ShowView](s)(s.catalog.Show(s.Context(), first.ID)); !got.Show.MovedFrom.Equal(first.StartsAt) || got.Show.Moves != 1 || !got.Show.StartsAt.Equal(moved.StartsAt) {
		s.Errorf("moved: %+v", got.Show)
	}

	// The next to open come first, and what has opened is not among them.
	soon := s.event(by, "Soon", catalog.Talk)
	opens := s.clock.Now().Add(time.Hour)
	n := s.show(by, soon, hall, 60, money.Of(1, "EUR"))
	n = made[catalog.ShowAnswer](s)(s.catalog.UpdateShow(s.Context(), idem.Key{}, by, n.ID, catalog.ShowChange{OpensAt: &opens})).Show
	s.publish(n)
	if next := made[[]catalog.EventView](s)(s.catalog.NextOnSale(s.Context(), 5)); len(next) != 1 || next[0].Event.ID != soon.ID || len(next[0].Shows) != 1 || !next[0].First.Equal(opens) {
		s.Errorf("next on sale: %+v", next)
	}

	// Venues are found by slug and by id; one without public shows by neither.
	for _, handle := range []string{"grosse-halle", hall.Venue.String()} {
		if v := made[catalog.VenueView](s)(s.catalog.VenueByHandle(s.Context(), handle)); v.Venue.ID != hall.Venue || v.Chart != hall.Hash || v.Organiser.ID != o.ID || v.Venue.Handle() != "grosse-halle" {
			s.Errorf("%s: %+v", handle, v)
		}
	}
	for _, handle := range []string{"", "grosse-halle-2", other.Venue.String(), "nowhere", id.New[id.Venue]().String()} {
		if _, err := s.catalog.VenueByHandle(s.Context(), handle); !errors.Is(err, catalog.ErrNoVenue) {
			s.Errorf("the venue %q: %v", handle, err)
		}
	}
	s.organiser("Nobody Yet")
	if found := made[catalog.Organiser](s)(s.catalog.OrganiserBySlug(s.Context(), "port")); found != o {
		s.Errorf("got %+v", found)
	}
	for _, slug := range []string{"", "nobody-yet", "nowhere"} {
		if _, err := s.catalog.OrganiserBySlug(s.Context(), slug); !errors.Is(err, account.ErrNoOrganiser) {
			s.Errorf("the organiser %q: %v", slug, err)
		}
	}

	// Search engines hear of all that is public, in parts that do not overlap.
	var slugs []string
	for skip := 0; ; skip += 2 {
		part := made[[]catalog.Listing](s)(s.catalog.Listed(s.Context(), catalog.ListEvents, skip, 2))
		for _, l := range part {
			slugs = append(slugs, l.Handle)
			if l.Changed.IsZero() {
				s.Errorf("%s changed never", l.Handle)
			}
		}
		if len(part) < 2 {
			break
		}
	}
	slices.Sort(slugs)
	if strings.Join(slugs, " ") != "open sold soon" {
		s.Errorf("events %v", slugs)
	}
	for of, want := range map[catalog.Listable]string{catalog.ListVenues: "grosse-halle", catalog.ListOrganisers: "port"} {
		if all := made[[]catalog.Listing](s)(s.catalog.Listed(s.Context(), of, 0, 10)); len(all) != 1 || all[0].Handle != want {
			s.Errorf("%s: %+v", of, all)
		}
	}
}
