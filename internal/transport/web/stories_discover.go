package web

import (
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// sampleOffers is what the filters of the storybook can be set to.
func sampleOffers() offers {
	var places []catalog.Place
	for i, city := range []string{"Amsterdam", "Berlin", "London", "Madrid", "Paris", "Vienna"} {
		places = append(places, catalog.Place{City: city, TimeZone: "Europe/Berlin", Events: 9 - i})
	}
	return offers{places, catalog.Genres(), []money.Currency{"EUR", "GBP"}}
}

// sampleCards gives the cards of events, each listed by its first date.
func sampleCards(p Page, events []catalog.EventView) []eventCard {
	var cards []eventCard
	for _, e := range events {
		e.First = e.Shows[0].Show.StartsAt
		cards = append(cards, cardOf(p, e, sampleLeft))
	}
	return cards
}

// storyPage is a public page of the storybook.
func storyPage(k Kit, title, path string) Page {
	p := samplePage(k, title)
	p.Share = &sharing{Base: "https://tickets.example", Path: path, Kind: "website"}
	return p
}

func homeStories() []Story {
	home := func(events func() []catalog.EventView) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := homeView{Page: storyPage(k, "", "/")}
			var soon, rest []catalog.EventView
			for _, e := range events() {
				v.Total++
				if e.Shows[0].Show.OpensAt.After(v.Now) {
					soon = append(soon, e)
					continue
				}
				rest = append(rest, e)
			}
			o := sampleOffers()
			if v.Total == 0 {
				o = offers{}
			}
			v.fill(o, sampleCards(v.Page, rest), sampleCards(v.Page, soon))
			return homePage(v), nil
		}
	}
	return []Story{
		{"home", home(sampleEvents)},
		{"home-empty", home(func() []catalog.EventView { return nil })},
	}
}

func listStories() []Story {
	list := func(cards []catalog.EventView, ask map[string]string) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := eventsView{Page: storyPage(k, "", "/events")}
			values := map[string][]string{}
			for name, value := range ask {
				values[name] = []string{value}
			}
			f, q := readFilter(v.Page, values, sampleOffers())
			v.Cards, v.Total = sampleCards(v.Page, cards), len(cards)
			if len(cards) > 2 {
				v.Next, v.Total = "/events?cursor=next", 61
			}
			v.fill(f, f.applied(v.Page, q))
			return eventsPage(v), nil
		}
	}
	return []Story{
		{"events", list(sampleEvents(), nil)},
		{"events-filtered", list(sampleEvents()[:2], map[string]string{
			"q": "night", "city": "Berlin", "genre": "theatre", "from": "2027-03-05", "to": "2027-03-07", "price": "50", "currency": "EUR"})},
		{"events-empty", list(nil, map[string]string{"q": "unicorn polo"})},
		{"events-no-city", list(nil, map[string]string{"city": "Atlantis"})},
		{"events-bad-dates", list(sampleEvents()[:1], map[string]string{"from": "2027-05-01", "to": "2027-04-01"})},
		{"events-bad-input", list(sampleEvents()[:2], map[string]string{"genre": "noise", "price": "cheap", "from": "soon"})},
	}
}

func eventStories() []Story {
	event := func(change func(e *catalog.EventView)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			e := catalog.EventView{Event: sampleEvent, Organiser: sampleOrganiser}
			for i, days := range []int{11, 12, 18, 19} {
				e.Shows = append(e.Shows, catalog.ShowAt{Show: sampleShow(byte(i+1), days), Venue: sampleVenue})
			}
			change(&e)
			return eventPage(eventViewOf(storyPage(k, e.Event.Title, eventAddress(e.Event)), e, sampleLeft)), nil
		}
	}
	return []Story{
		{"event", event(func(e *catalog.EventView) { e.Shows[3].Show.State = catalog.ShowCancelled })},
		{"event-charged", event(func(e *catalog.EventView) {
			for i := range e.Shows {
				e.Shows[i].Show.Prices = chargedPrices()
			}
		})},
		{"event-one-date", event(func(e *catalog.EventView) { e.Shows = e.Shows[:1] })},
		{"event-many-dates", event(func(e *catalog.EventView) {
			e.Shows = nil
			for i := range 34 {
				show := sampleShow(byte(i+1), 3+2*i)
				show.ID = numbered[id.Show](byte(100 + i))
				e.Shows = append(e.Shows, catalog.ShowAt{Show: show, Venue: sampleVenue})
			}
		})},
		{"event-not-yet", event(func(e *catalog.EventView) {
			e.Shows = e.Shows[:2]
			for i := range e.Shows {
				e.Shows[i].Show.OpensAt = sampleNow.Add(26*time.Hour + 4*time.Minute)
			}
		})},
		{"event-sold-out", event(func(e *catalog.EventView) {
			e.Shows = e.Shows[2:3] // sampleLeft knows it as sold out
			e.Shows[0].Show.SoldOutAt = sampleNow.Add(-50 * time.Hour)
		})},
		{"event-paused", func(k Kit) (templ.Component, error) {
			e := sampleEvents()[0]
			first := e.Shows[0].Show.ID
			return eventPage(eventViewOf(storyPage(k, e.Event.Title, eventAddress(e.Event)), e, left{first: {places: 612, sale: inventory.SalePaused}})), nil
		}},
		{"event-moved", event(func(e *catalog.EventView) {
			show := &e.Shows[0].Show
			show.MovedFrom, show.Moves = show.StartsAt.AddDate(0, 0, -7), 1
		})},
		{"event-cancelled", event(func(e *catalog.EventView) {
			e.Shows = e.Shows[:1]
			e.Shows[0].Show.State = catalog.ShowCancelled
		})},
		{"event-no-dates", event(func(e *catalog.EventView) { e.Shows = nil })},
	}
}

func placeStories() []Story {
	venue := func(events []catalog.EventView, change func(v *catalog.Venue)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			found := catalog.VenueView{Venue: sampleVenue, Organiser: sampleOrganiser, Chart: samplePlan().Hash()}
			change(&found.Venue)
			v := venuePageViewOf(storyPage(k, found.Venue.Name, venueHome(found.Venue)), found, samplePlan())
			v.Cards, v.Total = sampleCards(v.Page, events), len(events)
			return venuePage(v), nil
		}
	}
	organiser := func(events []catalog.EventView) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := organiserPageViewOf(storyPage(k, sampleOrganiser.Name, organiserHome(sampleOrganiser)), sampleOrganiser)
			v.Cards, v.Total = sampleCards(v.Page, events), len(events)
			return organiserPage(v), nil
		}
	}
	same := func(*catalog.Venue) {}
	return []Story{
		{"venue", venue(sampleEvents()[:5], same)},
		{"venue-nothing", venue(nil, func(v *catalog.Venue) { v.Access = "" })},
		{"organiser", organiser(sampleEvents())},
		{"organiser-nothing", organiser(nil)},
	}
}

// planOf gives the storybook's one plan.
func planOf(chart seating.Hash) (*seating.Plan, error) {
	if chart != samplePlan().Hash() {
		return nil, catalog.ErrNoChart
	}
	return samplePlan(), nil
}
