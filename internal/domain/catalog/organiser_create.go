package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// NewOrganiser describes an organiser to add.
type NewOrganiser struct {
	Name   string // 1-80 characters
	Email  string // where buyers may ask
	Accent string // "#rrggbb"; DefaultAccent when left out
}

// DefaultAccent is the colour of an organiser that chose none.
const DefaultAccent = "#3b4cca"

// CreateOrganiser adds an organiser. It returns ErrForbidden and ErrInvalid.
func (s *Service) CreateOrganiser(ctx context.Context, key idem.Key, by account.Actor, n NewOrganiser) (Organiser, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (Organiser, error) {
		if err := by.May(account.EditOrganisers); err != nil {
			return Organiser{}, err
		}
		o := Organiser{ID: id.New[id.Organiser](), Name: n.Name, Email: n.Email, Accent: n.Accent}
		if o.Accent == "" {
			o.Accent = DefaultAccent
		}
		err := o.tidy().err(ErrInvalid)
		if err != nil {
			return Organiser{}, err
		}
		if o.Slug, err = freeSlug(q.OrganiserSlugTaken, o.Name, "organiser", o.ID.String()); err != nil {
			return Organiser{}, err
		}
		return o, q.AddOrganiser(o)
	})
}

// tidy brings an organiser into its tidy form and lists everything wrong with
// it.
func (o *Organiser) tidy() blame {
	var b blame
	b.line("name", &o.Name, 1, 80)
	b.email("email", &o.Email)
	b.colour("accent", &o.Accent)
	return b
}
