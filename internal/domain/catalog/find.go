package catalog

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
)

// stillShown is how long an event's page goes on naming a show that has begun,
// for those who are on their way to it.
const stillShown = 24 * time.Hour

// Event gives an event for its page: with its public shows, those that began
// more than a day ago left out. It returns ErrNoEvent unless one of its shows
// is or was public.
func (s *Service) Event(ctx context.Context, event id.Event) (EventView, error) {
	return s.eventPage(ctx, func(q Tx) (Event, error) { return q.Event(event) })
}

// EventBySlug is Event by the event's slug.
func (s *Service) EventBySlug(ctx context.Context, slug string) (EventView, error) {
	return s.eventPage(ctx, func(q Tx) (Event, error) { return q.EventBySlug(slug) })
}

func (s *Service) eventPage(ctx context.Context, find func(q Tx) (Event, error)) (view EventView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		e, err := find(q)
		if err != nil {
			return err
		}
		view, err = viewEvent(q, e, Show.Public)
		if err != nil {
			return err
		}
		if len(view.Shows) == 0 {
			return ErrNoEvent
		}
		recent := view.Shows[:0]
		for _, at := range view.Shows {
			if at.Show.StartsAt.After(q.Now().Add(-stillShown)) {
				recent = append(recent, at)
			}
		}
		view.Shows = recent
		return nil
	})
	if err != nil {
		return EventView{}, err
	}
	return view, nil
}

// viewEvent gives an event with those of its shows that are wanted.
func viewEvent(q Tx, e Event, want func(Show) bool) (EventView, error) {
	organiser, err := q.Organiser(e.Organiser)
	if err != nil {
		return EventView{}, err
	}
	shows, err := q.ShowsOf(e.ID)
	if err != nil {
		return EventView{}, err
	}
	view := EventView{Event: e, Organiser: organiser}
	for _, at := range shows {
		if want(at.Show) {
			view.Shows = append(view.Shows, at)
		}
	}
	if len(view.Shows) > 0 {
		view.First = view.Shows[0].Show.StartsAt
	}
	return view, nil
}

// Show gives a public show with all that a page says about it, or ErrNoShow.
func (s *Service) Show(ctx context.Context, show id.Show) (view ShowView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		found, err := q.Show(show)
		if err != nil {
			return err
		}
		if !found.Public() {
			return ErrNoShow
		}
		view, err = viewShow(q, found)
		return err
	})
	return view, err
}

func viewShow(q Tx, s Show) (view ShowView, err error) {
	view.Show = s
	if view.Event, err = q.Event(s.Event); err != nil {
		return ShowView{}, err
	}
	if view.Venue, err = q.Venue(s.Venue); err != nil {
		return ShowView{}, err
	}
	if view.Organiser, err = q.Organiser(s.Organiser); err != nil {
		return ShowView{}, err
	}
	return view, nil
}

// Venue gives a venue, or ErrNoVenue.
func (s *Service) Venue(ctx context.Context, venue id.Venue) (v Venue, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		v, err = q.Venue(venue)
		return err
	})
	return v, err
}

// ShowsAt lists up to MaxPage public shows of a venue that are still to begin,
// earliest first. A venue without any gives none.
func (s *Service) ShowsAt(ctx context.Context, venue id.Venue) (views []ShowView, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		views = nil
		shows, err := q.ShowsAt(venue, q.Now(), MaxPage)
		if err != nil {
			return err
		}
		for _, show := range shows {
			view, err := viewShow(q, show)
			if err != nil {
				return err
			}
			views = append(views, view)
		}
		return nil
	})
	return views, err
}

// Chart gives a chart's canonical bytes by its hash, or ErrNoChart. Whoever
// knows the hash may have the chart.
func (s *Service) Chart(ctx context.Context, chart seating.Hash) (canonical []byte, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		canonical, err = q.Chart(chart)
		return err
	})
	return canonical, err
}
