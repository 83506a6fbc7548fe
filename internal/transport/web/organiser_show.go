package web

import (
	"net/http"

	"frontrow/internal/domain/catalog"
)

// organiserPageView is "/organisers/{slug}".
type organiserPageView struct {
	Page
	Organiser catalog.Organiser
	Way       []crumb
	Cards     []eventCard
	Total     int
	Next      string
}

func (s *Site) organiserShow(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	if line(slug, 100) != slug {
		return ErrNoPage
	}
	ctx := r.Context()
	o, err := s.Catalogue.OrganiserBySlug(ctx, slug)
	if err != nil {
		return err
	}
	want := catalog.Filter{Organiser: o.ID, Limit: pageEvents, Cursor: line(r.URL.Query().Get("cursor"), 400)}
	events, next, err := s.Catalogue.Events(ctx, want)
	if err != nil {
		return err
	}
	v := organiserPageViewOf(s.page(r, o.Name), o)
	if v.Total, err = s.Catalogue.Count(ctx, want); err != nil {
		return err
	}
	v.Cards = s.cardsOf(ctx, v.Page, events)
	if next != "" {
		v.Next = organiserHome(o) + "?cursor=" + next
	}
	v.Share = s.share(organiserHome(o))
	v.Share.Data = []any{breadcrumbs(v.Page, v.Share, v.Way)}
	return s.public(w, r, organiserPage(v))
}

func organiserPageViewOf(p Page, o catalog.Organiser) organiserPageView {
	v := organiserPageView{Page: p, Organiser: o, Way: []crumb{{p.T.Discover.AllEvents, "/events"}, {o.Name, organiserHome(o)}}}
	v.Accent, v.Description = o.Accent, p.T.Discover.FeedTitle(o.Name)
	return v
}
