package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/transport/problem"
)

// Story is one page in one state, with sample data.
type Story struct {
	Name string // in addresses: "event-sold-out"
	Page func(k Kit) (templ.Component, error)
}

// Kit is what stories need that is not data.
type Kit struct {
	*Locale // of the reader

	Asset func(name string) string          // as in Config
	QR    func(code string) ([]byte, error) // as in Papers
}

// Stories lists every page in every state that a reader can meet, in the
// order in which a buyer meets them.
func Stories() []Story {
	return slices.Concat(eventStories(), seatStories(), mapStories(), holdStories(), orderStories(), ticketStories(), staffStories(), watchStories(), faultStories())
}

// sampleRequest asks for a page in the language of the reader.
func sampleRequest(k Kit) *http.Request {
	r := &http.Request{Method: http.MethodGet, URL: &url.URL{Path: "/dev/storybook"}}
	return r.WithContext(context.WithValue(context.Background(), localeKey{}, k.Locale))
}

// samplePage is a page at the moment of the storybook.
func samplePage(k Kit, title string) Page {
	r := sampleRequest(k)
	return Page{
		Locale: k.Locale, Title: title, Address: r.URL.Path, Now: sampleNow,
		languages: languageLinks(r, k.Locale), asset: k.Asset,
	}
}

func eventStories() []Story {
	list := func(cards []catalog.EventView, f filterView) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := eventsView{Page: samplePage(k, k.T.Events.Heading), Filter: f}
			v.Filter.Cities = []string{"Amsterdam", "Berlin", "London", "Madrid", "Paris", "Vienna"}
			v.Genres = genreLinks(v.Page, v.Filter, catalog.Genres())
			for _, e := range cards {
				v.Cards = append(v.Cards, cardOf(v.Page, e, sampleLeft))
			}
			if len(cards) > 0 {
				v.Next = "/?cursor=next"
			}
			return eventsPage(v), nil
		}
	}
	event := func(change func(e *catalog.EventView)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			e := catalog.EventView{Event: sampleEvent, Organiser: sampleOrganiser}
			for i, days := range []int{11, 12, 18, 19} {
				e.Shows = append(e.Shows, catalog.ShowAt{Show: sampleShow(byte(i+1), days), Venue: sampleVenue})
			}
			change(&e)
			return eventPage(eventViewOf(samplePage(k, e.Event.Title), e, sampleLeft)), nil
		}
	}
	return []Story{
		{"events", list(sampleEvents(), filterView{})},
		{"events-filtered", list(sampleEvents()[:2], filterView{Text: "night", City: "Berlin", Genre: "theatre", From: "2027-03-01"})},
		{"events-empty", list(nil, filterView{Text: "unicorn polo"})},
		{"events-bad-dates", func(k Kit) (templ.Component, error) {
			return list(sampleEvents()[:1], filterView{From: "2027-05-01", To: "2027-04-01", ToFault: k.T.Events.DatesCrossed})(k)
		}},
		{"event", event(func(e *catalog.EventView) { e.Shows[3].Show.State = catalog.ShowCancelled })},
		{"event-not-yet", event(func(e *catalog.EventView) {
			e.Shows = e.Shows[:2]
			for i := range e.Shows {
				e.Shows[i].Show.OpensAt = sampleNow.Add(26*60*60*1e9 + 4*60*1e9)
			}
		})},
		{"event-no-dates", event(func(e *catalog.EventView) { e.Shows = nil })},
	}
}

func faultStories() []Story {
	show := func(f *fault.Fault) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			s := Site{asset: k.Asset, clock: stopped{}}
			return faultPage(s.faultView(sampleRequest(k), f)), nil
		}
	}
	return []Story{
		{"fault-not-found", show(ErrNoPage)},
		{"fault-forbidden", show(ErrCrossSite)},
		{"fault-internal", show(fault.ErrInternal)},
		{"fault-method", show(problem.ErrNoMethod)},
		{"fault-busy", show(errBusySample)},
	}
}
