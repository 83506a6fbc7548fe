package catalog

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// VenueChange says what is to become different about a venue. Members that are
// nil stay as they are.
type VenueChange struct {
	Name     *string `json:"name,omitempty"`
	Address  *string `json:"address,omitempty"`
	City     *string `json:"city,omitempty"`
	Country  *string `json:"country,omitempty"`
	TimeZone *string `json:"time_zone,omitempty"`
	Access   *string `json:"access,omitempty"`
}

// UpdateVenue changes a venue. Its time zone stays once a show there was
// published: tickets name times in it. It returns ErrForbidden, ErrNoVenue,
// ErrInvalid and ErrZoneFixed.
func (s *Service) UpdateVenue(ctx context.Context, key idem.Key, by account.Actor, venue id.Venue, c VenueChange) (Venue, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (Venue, error) {
		old, err := venueFor(q, by, account.EditCatalog, venue)
		if err != nil {
			return Venue{}, err
		}
		v := old
		set(&v.Name, c.Name)
		set(&v.Address, c.Address)
		set(&v.City, c.City)
		set(&v.Country, c.Country)
		set(&v.TimeZone, c.TimeZone)
		set(&v.Access, c.Access)
		if err := v.tidy().err(ErrInvalid); err != nil {
			return Venue{}, err
		}
		if v.TimeZone != old.TimeZone {
			public, err := q.ShowsAt(venue, time.Time{}, 1)
			if err != nil {
				return Venue{}, err
			}
			if len(public) > 0 {
				return Venue{}, ErrZoneFixed.At("time_zone", "tickets name times in %s", old.TimeZone)
			}
		}
		if err := q.SaveVenue(v); err != nil {
			return Venue{}, err
		}
		return v, indexVenue(q, v)
	})
}

// indexVenue has the events to come at a venue found by its new words. Those
// of the past are listed nowhere.
func indexVenue(q Tx, v Venue) error {
	shows, err := q.ShowsAt(v.ID, q.Now(), maxIndexed)
	if err != nil {
		return err
	}
	seen := map[id.Event]bool{}
	for _, show := range shows {
		if seen[show.Event] {
			continue
		}
		seen[show.Event] = true
		event, err := q.Event(show.Event)
		if err != nil {
			return err
		}
		if err := indexEvent(q, event); err != nil {
			return err
		}
	}
	return nil
}

// maxIndexed bounds the shows of one venue that a change of its name looks at:
// more than three a day for five years.
const maxIndexed = 6000
