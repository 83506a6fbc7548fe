package catalog

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

// Service is the use cases of this package.
type Service struct {
	run      txn.Runner[Tx]
	defaults Defaults
}

// Defaults is what a show is made with when its description leaves it out.
type Defaults struct {
	HoldFor time.Duration // how long seats are kept; the installation's setting
}

// NewService gives the use cases over a store.
func NewService(run txn.Runner[Tx], d Defaults) *Service {
	return &Service{run: run, defaults: d}
}

// owner says whose a new thing is: the actor's organiser's, or for an admin
// the one that is named. It returns ErrForbidden, and ErrNoOrganiser for one
// that is absent or not the actor's.
func owner(q Tx, by account.Actor, do account.Action, named id.Organiser) (Organiser, error) {
	if err := by.May(do); err != nil {
		return Organiser{}, err
	}
	if named.IsZero() {
		named = by.Organiser
	}
	if named.IsZero() { // an admin works for none
		return Organiser{}, ErrInvalid.At("organiser", "say for which organiser: you work for none yourself")
	}
	if err := by.MayFor(do, named, ErrNoOrganiser); err != nil {
		return Organiser{}, err
	}
	return q.Organiser(named)
}

// eventFor finds an event the actor may act on.
func eventFor(q Tx, by account.Actor, do account.Action, event id.Event) (Event, error) {
	if err := by.May(do); err != nil {
		return Event{}, err
	}
	e, err := q.Event(event)
	if err != nil {
		return Event{}, err
	}
	return e, by.MayFor(do, e.Organiser, ErrNoEvent)
}

// venueFor finds a venue the actor may act on.
func venueFor(q Tx, by account.Actor, do account.Action, venue id.Venue) (Venue, error) {
	if err := by.May(do); err != nil {
		return Venue{}, err
	}
	v, err := q.Venue(venue)
	if err != nil {
		return Venue{}, err
	}
	return v, by.MayFor(do, v.Organiser, ErrNoVenue)
}

// ShowFor finds a show the actor may do something with, inside somebody's
// transaction. It returns ErrForbidden, and ErrNoShow for one that is absent
// or another organiser's.
func ShowFor(q Tx, by account.Actor, do account.Action, show id.Show) (Show, error) {
	if err := by.May(do); err != nil {
		return Show{}, err
	}
	s, err := q.Show(show)
	if err != nil {
		return Show{}, err
	}
	return s, by.MayFor(do, s.Organiser, ErrNoShow)
}

// microsecond makes an instant what both databases keep; the zero time stays
// zero.
func microsecond(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Microsecond)
}
