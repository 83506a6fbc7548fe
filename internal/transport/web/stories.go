package web

import (
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/transport/problem"
)

// Story is one page in one state, with sample data.
type Story struct {
	Name string // in addresses: "event-sold-out"
	Page func(asset func(string) string) templ.Component
}

// Stories lists every page in every state that a reader can meet, in the
// order in which a buyer meets them.
func Stories() []Story {
	return slices.Concat(eventStories(), faultStories())
}

// samplePage is a page at the moment of the storybook.
func samplePage(asset func(string) string, title string) Page {
	return Page{Locale: English, Title: title, Address: "/dev/storybook", Now: sampleNow, asset: asset}
}

func eventStories() []Story {
	list := func(cards []catalog.EventView, f filterView) func(func(string) string) templ.Component {
		return func(asset func(string) string) templ.Component {
			v := eventsView{Page: samplePage(asset, English.T.Events.Heading), Filter: f}
			v.Filter.Cities = []string{"Amsterdam", "Berlin", "London", "Madrid", "Paris", "Vienna"}
			v.Genres = genreLinks(v.Page, v.Filter, catalog.Genres())
			for _, e := range cards {
				v.Cards = append(v.Cards, cardOf(v.Page, e, sampleLeft))
			}
			if len(cards) > 0 {
				v.Next = "/?cursor=next"
			}
			return eventsPage(v)
		}
	}
	event := func(change func(e *catalog.EventView)) func(func(string) string) templ.Component {
		return func(asset func(string) string) templ.Component {
			e := catalog.EventView{Event: sampleEvent, Organiser: sampleOrganiser}
			for i, days := range []int{11, 12, 18, 19} {
				e.Shows = append(e.Shows, catalog.ShowAt{Show: sampleShow(byte(i+1), days), Venue: sampleVenue})
			}
			change(&e)
			return eventPage(eventViewOf(samplePage(asset, e.Event.Title), e, sampleLeft))
		}
	}
	return []Story{
		{"events", list(sampleEvents(), filterView{})},
		{"events-filtered", list(sampleEvents()[:2], filterView{Text: "night", City: "Berlin", Genre: "theatre", From: "2027-03-01"})},
		{"events-empty", list(nil, filterView{Text: "unicorn polo"})},
		{"events-bad-dates", list(sampleEvents()[:1], filterView{From: "2027-05-01", To: "2027-04-01", ToFault: English.T.Events.DatesCrossed})},
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
	show := func(f *fault.Fault) func(func(string) string) templ.Component {
		return func(asset func(string) string) templ.Component {
			r, _ := http.NewRequest(http.MethodGet, "/somewhere", nil)
			s := Site{asset: asset, clock: stopped{}}
			return faultPage(s.faultView(r, f))
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
