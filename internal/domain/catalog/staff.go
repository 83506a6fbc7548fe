package catalog

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/seating"
)

// What staff see: their own organiser's things, drafts included; an admin sees
// all. Each list gives a page by id, oldest first, of the given limit (0 is
// DefaultPage, above MaxPage is MaxPage), and the cursor of the next page, ""
// when that was the last. A cursor that is not the list's gives ErrBadCursor.

// StaffOrganisers lists the organisers the actor works for.
func (s *Service) StaffOrganisers(ctx context.Context, by account.Actor, cursor string, limit int) ([]Organiser, string, error) {
	return staffPage(ctx, s, by, account.CheckTickets, cursor, limit,
		func(q Tx, after id.Organiser, most int) ([]Organiser, error) {
			return q.Organisers(by.Scope(), after, most)
		},
		func(o Organiser) id.Organiser { return o.ID })
}

// StaffVenues lists venues. It returns ErrForbidden.
func (s *Service) StaffVenues(ctx context.Context, by account.Actor, cursor string, limit int) ([]Venue, string, error) {
	return staffPage(ctx, s, by, account.EditCatalog, cursor, limit,
		func(q Tx, after id.Venue, most int) ([]Venue, error) { return q.Venues(by.Scope(), after, most) },
		func(v Venue) id.Venue { return v.ID })
}

// StaffOrganiser gives an organiser to somebody who may change it. It returns
// ErrForbidden and ErrNoOrganiser.
func (s *Service) StaffOrganiser(ctx context.Context, by account.Actor, organiser id.Organiser) (o Organiser, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		o, err = organiserFor(q, by, account.EditProfile, organiser)
		return err
	})
	return o, err
}

// StaffVenue gives a venue. It returns ErrForbidden and ErrNoVenue.
func (s *Service) StaffVenue(ctx context.Context, by account.Actor, venue id.Venue) (v Venue, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		v, err = venueFor(q, by, account.EditCatalog, venue)
		return err
	})
	return v, err
}

// StaffChart gives a chart of a venue. It returns ErrForbidden, ErrNoVenue and
// ErrNoChart.
func (s *Service) StaffChart(ctx context.Context, by account.Actor, venue id.Venue, chart seating.Hash) (c ChartInfo, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		if _, err := venueFor(q, by, account.EditCatalog, venue); err != nil {
			return err
		}
		c, err = q.ChartOf(venue, chart)
		return err
	})
	return c, err
}

// StaffCharts lists a venue's charts, newest first. It returns ErrForbidden
// and ErrNoVenue.
func (s *Service) StaffCharts(ctx context.Context, by account.Actor, venue id.Venue) (charts []ChartInfo, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		if _, err := venueFor(q, by, account.EditCatalog, venue); err != nil {
			return err
		}
		charts, err = q.ChartsOf(venue)
		return err
	})
	return charts, err
}

// StaffEvents lists events with all their shows. It returns ErrForbidden.
func (s *Service) StaffEvents(ctx context.Context, by account.Actor, cursor string, limit int) ([]EventView, string, error) {
	return staffPage(ctx, s, by, account.EditCatalog, cursor, limit,
		func(q Tx, after id.Event, most int) ([]EventView, error) {
			events, err := q.Events(by.Scope(), after, most)
			return each(q, events, err, func(e Event) (EventView, error) { return viewEvent(q, e, anyShow) })
		},
		func(v EventView) id.Event { return v.Event.ID })
}

// StaffEvent gives an event with all its shows. It returns ErrForbidden and
// ErrNoEvent.
func (s *Service) StaffEvent(ctx context.Context, by account.Actor, event id.Event) (view EventView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		e, err := eventFor(q, by, account.EditCatalog, event)
		if err != nil {
			return err
		}
		view, err = viewEvent(q, e, anyShow)
		return err
	})
	return view, err
}

func anyShow(Show) bool { return true }

// StaffShows lists shows; with the zero event, those of all events. It returns
// ErrForbidden, and no shows of an event that is not the actor's.
func (s *Service) StaffShows(ctx context.Context, by account.Actor, event id.Event, cursor string, limit int) ([]ShowView, string, error) {
	return staffPage(ctx, s, by, account.ReadOrders, cursor, limit,
		func(q Tx, after id.Show, most int) ([]ShowView, error) {
			shows, err := q.Shows(by.Scope(), event, after, most)
			return each(q, shows, err, func(s Show) (ShowView, error) { return viewShow(q, s) })
		},
		func(v ShowView) id.Show { return v.Show.ID })
}

// StaffShow gives a show for somebody who is about to do something with it. It
// returns ErrForbidden and ErrNoShow.
func (s *Service) StaffShow(ctx context.Context, by account.Actor, do account.Action, show id.Show) (view ShowView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		found, err := ShowFor(q, by, do, show)
		if err != nil {
			return err
		}
		view, err = viewShow(q, found)
		return err
	})
	return view, err
}

func each[A, B any](q Tx, all []A, err error, view func(A) (B, error)) ([]B, error) {
	if err != nil {
		return nil, err
	}
	views := make([]B, len(all))
	for i, one := range all {
		if views[i], err = view(one); err != nil {
			return nil, err
		}
	}
	return views, nil
}

// staffPage reads one page of a list by id.
func staffPage[T any, K id.Kind](
	ctx context.Context, s *Service, by account.Actor, do account.Action, cursor string, limit int,
	list func(q Tx, after id.ID[K], most int) ([]T, error), idOf func(T) id.ID[K],
) (page []T, next string, err error) {
	if err := by.May(do); err != nil {
		return nil, "", err
	}
	last, err := after[K](cursor)
	if err != nil {
		return nil, "", err
	}
	limit = pageSize(limit)
	err = s.run.View(ctx, func(q Tx) error {
		page, err = list(q, last, limit+1)
		return err
	})
	if err != nil || len(page) <= limit {
		return page, "", err
	}
	page = page[:limit]
	return page, idOf(page[limit-1]).String(), nil
}
