package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"frontrow/internal/domain/catalog"
)

// homeView is "/".
type homeView struct {
	Page
	Genres []choiceLink
	Week   []eventCard // begin within seven days
	Soon   []eventCard // their sale opens next
	Later  []eventCard // after this week
	Cities []cityLink
	Total  int
}

type cityLink struct {
	Name, Address string
	Events        int
}

// How many events the parts of the page show at most.
const (
	homeWeek  = 8
	homeSoon  = 4
	homeLater = 16
)

// home shows what is on. Addresses from the time when the list stood here lead
// to the list.
func (s *Site) home(w http.ResponseWriter, r *http.Request) error {
	if old := listAsked(r.URL.Query()); len(old) > 0 {
		w.Header().Set("Cache-Control", keepPublic)
		w.Header().Set("Location", localeOf(r).Path("/events?"+old.Encode()))
		w.WriteHeader(http.StatusMovedPermanently)
		return nil
	}
	ctx := r.Context()
	v := homeView{Page: s.page(r, "")}
	o, err := s.offers(ctx)
	if err != nil {
		return err
	}
	events, _, err := s.Catalogue.Events(ctx, catalog.Filter{Limit: homeWeek + homeLater})
	if err != nil {
		return err
	}
	opening, err := s.Catalogue.NextOnSale(ctx, homeSoon)
	if err != nil {
		return err
	}
	if v.Total, err = s.Catalogue.Count(ctx, catalog.Filter{}); err != nil {
		return err
	}
	v.fill(o, s.cardsOf(ctx, v.Page, events), s.cardsOf(ctx, v.Page, opening))
	v.Share = s.share("/")
	v.Share.Feed = feedAddress(filterView{})
	return s.public(w, r, homePage(v))
}

// listAsked gives what an address asks of the list of events.
func listAsked(values url.Values) url.Values {
	asked := url.Values{}
	for _, name := range []string{"q", "city", "genre", "from", "to", "price", "currency", "cursor"} {
		if text := line(values.Get(name), 400); text != "" {
			asked.Set(name, text)
		}
	}
	return asked
}

// offers gives what the filters can be set to.
func (s *Site) offers(ctx context.Context) (o offers, err error) {
	if o.places, err = s.Catalogue.Places(ctx); err != nil {
		return o, err
	}
	if o.genres, err = s.Catalogue.Genres(ctx); err != nil {
		return o, err
	}
	o.currencies, err = s.Catalogue.Currencies(ctx)
	return o, err
}

// fill parts the events into what is on this week and what comes after it.
// What goes on sale soon is said there alone.
func (v *homeView) fill(o offers, events, opening []eventCard) {
	v.Description = v.T.Site.Description
	v.Soon = opening
	said := map[string]bool{}
	for _, c := range opening {
		said[c.Address] = true
	}
	week := v.Now.Add(7 * 24 * time.Hour)
	for _, c := range events {
		switch {
		case said[c.Address]:
		case c.Starts.Before(week) && len(v.Week) < homeWeek:
			v.Week = append(v.Week, c)
		case len(v.Later) < homeLater:
			v.Later = append(v.Later, c)
		}
	}
	f := filterView{Places: o.places, Genres: o.genres, Currencies: o.currencies}
	v.Genres = f.genreLinks(v.Page)
	v.Genres[0] = choiceLink{Words: v.T.Discover.AllEvents, Address: "/events"}
	for _, place := range o.places {
		v.Cities = append(v.Cities, cityLink{place.City, f.with(func(f *filterView) { f.City = place.City }), place.Events})
	}
}
