package catalog

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// NewVenue describes a venue to add.
type NewVenue struct {
	Organiser id.Organiser // left out: the actor's own
	Name      string       // 1-80 characters
	Address   string       // street and number, without the city: up to 200 characters
	City      string       // 1-80 characters
	Country   string       // ISO 3166-1 alpha-2, capitals
	TimeZone  string       // IANA name
	Access    string       // how people get in and around: up to 2,000 characters
}

// CreateVenue adds a venue. It returns ErrForbidden, ErrNoOrganiser and
// ErrInvalid.
func (s *Service) CreateVenue(ctx context.Context, key idem.Key, by account.Actor, n NewVenue) (Venue, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (Venue, error) {
		organiser, err := owner(q, by, account.EditCatalog, n.Organiser)
		if err != nil {
			return Venue{}, err
		}
		v := Venue{ID: id.New[id.Venue](), Organiser: organiser.ID,
			Name: n.Name, Address: n.Address, City: n.City, Country: n.Country, TimeZone: n.TimeZone, Access: n.Access}
		if err := v.tidy().err(ErrInvalid); err != nil {
			return Venue{}, err
		}
		if v.Slug, err = freeSlug(q.VenueSlugTaken, v.Name, "venue", v.ID.String()); err != nil {
			return Venue{}, err
		}
		return v, q.AddVenue(v)
	})
}

// tidy brings a venue into its tidy form and lists everything wrong with it.
func (v *Venue) tidy() blame {
	var b blame
	b.line("name", &v.Name, 1, 80)
	b.line("address", &v.Address, 0, 200)
	b.line("city", &v.City, 1, 80)
	b.paragraphs("access", &v.Access, 2_000)
	b.country("country", v.Country)
	// The empty name and "Local" would mean the machine's own zone.
	if _, err := time.LoadLocation(v.TimeZone); err != nil || v.TimeZone == "" || v.TimeZone == "Local" {
		b.on("time_zone", "a time zone is an IANA name, such as Europe/Berlin")
	}
	return b
}
