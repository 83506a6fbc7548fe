package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// OrganiserChange says what is to become different about an organiser. Members
// that are nil stay as they are.
type OrganiserChange struct {
	Name   *string `json:"name,omitempty"`
	Email  *string `json:"email,omitempty"`
	Accent *string `json:"accent,omitempty"`
}

// UpdateOrganiser changes an organiser. Its slug stays: links to it are out.
// It returns ErrForbidden, ErrNoOrganiser and ErrInvalid.
func (s *Service) UpdateOrganiser(ctx context.Context, key idem.Key, by account.Actor, organiser id.Organiser, c OrganiserChange) (Organiser, error) {
	return idem.Once(ctx, s.run, key, func(q Tx) (Organiser, error) {
		o, err := organiserFor(q, by, account.EditProfile, organiser)
		if err != nil {
			return Organiser{}, err
		}
		set(&o.Name, c.Name)
		set(&o.Email, c.Email)
		set(&o.Accent, c.Accent)
		if err := o.tidy().err(ErrInvalid); err != nil {
			return Organiser{}, err
		}
		if err := q.SaveOrganiser(o); err != nil {
			return Organiser{}, err
		}
		return o, indexOrganiser(q, o.ID)
	})
}

// indexOrganiser has an organiser's events found by its new name.
func indexOrganiser(q Tx, organiser id.Organiser) error {
	var last id.Event
	for {
		events, err := q.Events(organiser, last, MaxPage)
		if err != nil || len(events) == 0 {
			return err
		}
		for _, e := range events {
			if err := indexEvent(q, e); err != nil {
				return err
			}
			last = e.ID
		}
	}
}

// organiserFor finds an organiser the actor may act on.
func organiserFor(q Tx, by account.Actor, do account.Action, organiser id.Organiser) (Organiser, error) {
	if err := by.MayFor(do, organiser, ErrNoOrganiser); err != nil {
		return Organiser{}, err
	}
	return q.Organiser(organiser)
}
