package web

import (
	"net/http"
)

// perPage is how many events one page lists: whole rows of two, three or four.
const perPage = 24

// eventsView is "/events".
type eventsView struct {
	Page
	Filter  filterView
	Applied []choiceLink
	Days    []choiceLink
	Genres  []choiceLink
	Cards   []eventCard
	Total   int
	Next    string // address of the next page
	Paged   bool   // this is not the first page
}

func (s *Site) eventsList(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	o, err := s.offers(ctx)
	if err != nil {
		return err
	}
	view := eventsView{Page: s.page(r, "")}
	filter, q := readFilter(view.Page, r.URL.Query(), o)
	q.Limit = perPage
	events, next, err := s.Catalogue.Events(ctx, q)
	if err != nil {
		return err
	}
	if view.Total, err = s.Catalogue.Count(ctx, q); err != nil {
		return err
	}
	view.Cards = s.cardsOf(ctx, view.Page, events)
	view.Paged = q.Cursor != ""
	if next != "" {
		values := filter.values()
		values.Set("cursor", next)
		view.Next = "/events?" + values.Encode()
	}
	view.fill(filter, filter.applied(view.Page, q))
	view.Share = s.share(filter.address())
	view.Share.Feed = feedAddress(filter)
	return s.public(w, r, eventsPage(view))
}

// fill puts a filter and what can be chosen beside it into the view.
func (v *eventsView) fill(f filterView, applied []choiceLink) {
	v.Filter, v.Applied = f, applied
	v.Days, v.Genres = f.days(v.Page), f.genreLinks(v.Page)
	v.Title, v.Description = v.T.Discover.AllEvents, v.T.Site.Description
	if len(applied) > 0 {
		v.Title = v.T.Events.Heading
		for _, a := range applied {
			v.Title += " · " + a.Words
		}
	}
}
