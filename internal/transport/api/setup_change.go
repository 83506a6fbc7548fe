package api

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
)

// What is absent from a change stays as it is.

type organiserChangeAsk struct {
	Name   *string `json:"name,omitempty" minLength:"1" maxLength:"80"`
	Email  *string `json:"email,omitempty" maxLength:"254"`
	Accent *string `json:"accent,omitempty" maxLength:"7" doc:"#rrggbb"`
}

type venueChangeAsk struct {
	Name     *string `json:"name,omitempty" minLength:"1" maxLength:"80"`
	Address  *string `json:"address,omitempty" maxLength:"200" doc:"Street and number, without the city"`
	City     *string `json:"city,omitempty" minLength:"1" maxLength:"80"`
	Country  *string `json:"country,omitempty" minLength:"2" maxLength:"2" doc:"ISO 3166-1 alpha-2, capitals"`
	TimeZone *string `json:"time_zone,omitempty" maxLength:"64" doc:"IANA name" example:"Europe/Berlin"`
	Access   *string `json:"access,omitempty" maxLength:"2000" doc:"How people get in and around, above all with a wheelchair"`
}

type eventChangeAsk struct {
	Title   *string        `json:"title,omitempty" minLength:"1" maxLength:"120"`
	Genre   *catalog.Genre `json:"genre,omitempty" maxLength:"40"`
	Summary *string        `json:"summary,omitempty" maxLength:"200"`
	About   *string        `json:"about,omitempty" maxLength:"10000"`
}

type repeatAsk struct {
	StartsAt []time.Time `json:"starts_at" minItems:"1" maxItems:"60" doc:"A draft is added for each"`
}

func (a *API) changeOrganiser(c *Call, in organiserChangeAsk) (organiserJSON, error) {
	organiser, err := pathID[id.Organiser](c, "organiser")
	if err != nil {
		return organiserJSON{}, catalog.ErrNoOrganiser
	}
	o, err := a.use.Catalog.UpdateOrganiser(c.ctx(), c.key, c.actor(), organiser, catalog.OrganiserChange(in))
	return organiserJSON(o), err
}

func (a *API) changeVenue(c *Call, in venueChangeAsk) (venueJSON, error) {
	venue, err := pathID[id.Venue](c, "venue")
	if err != nil {
		return venueJSON{}, catalog.ErrNoVenue
	}
	v, err := a.use.Catalog.UpdateVenue(c.ctx(), c.key, c.actor(), venue, catalog.VenueChange(in))
	return toVenue(v), err
}

func (a *API) changeEvent(c *Call, in eventChangeAsk) (eventJSON, error) {
	event, err := pathID[id.Event](c, "event")
	if err != nil {
		return eventJSON{}, catalog.ErrNoEvent
	}
	e, err := a.use.Catalog.UpdateEvent(c.ctx(), c.key, c.actor(), event, catalog.EventChange(in))
	return eventOf(e, err)
}

// repeatShow gives the drafts it added, in the order of the starts.
func (a *API) repeatShow(c *Call, in repeatAsk) (page[showJSON], error) {
	show, err := pathID[id.Show](c, "show")
	if err != nil {
		return page[showJSON]{}, catalog.ErrNoShow
	}
	copies, err := a.use.Catalog.CopyShow(c.ctx(), c.key, c.actor(), show, in.StartsAt)
	out := page[showJSON]{Items: make([]showJSON, len(copies))}
	for i, draft := range copies {
		if out.Items[i], err = showOf(draft, err); err != nil {
			return page[showJSON]{}, err
		}
	}
	return out, err
}
