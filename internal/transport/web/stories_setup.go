package web

import (
	"net/url"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// sampleGeometryAddress is where the storybook has the geometry of its theatre.
const sampleGeometryAddress = "/dev/charts/theatre"

var sampleChart = catalog.ChartInfo{
	Hash: seating.Hash{0xa1, 0xb2, 0xc3, 0xd4}, Venue: sampleVenue.ID, Name: "Main house", AddedAt: sampleNow.AddDate(0, -2, 0),
}

// sampleChartInfo is the theatre's chart as the catalogue has it.
func sampleChartInfo() catalog.ChartInfo {
	info := sampleChart
	plan := samplePlan()
	info.Seats = plan.Len()
	for _, z := range plan.Zones() {
		info.Zones = append(info.Zones, catalog.ChartZone{ID: z.ID, Name: z.Name})
	}
	for i := range plan.Len() {
		info.Zones[plan.Seat(i).Zone].Seats++
	}
	return info
}

// setupPage is a page for the owner of the sample house.
func setupPage(k Kit, title, address string) Page {
	p := samplePage(k, title)
	owner := sampleActor
	owner.Role = account.RoleOwner
	p.Staff, p.Private, p.Address = &owner, true, address
	return p
}

// blamed is a form that came back with faults on these fields.
func blamed(p Page, values url.Values, fields ...string) entries {
	told := ErrEntries
	for _, field := range fields {
		told = told.At(field, "sample")
	}
	e := sentEntries(p, form{Values: values, key: sampleKey}, told)
	return e
}

func setupStories() []Story {
	return append(append(venueStories(), setupEventStories()...), setupShowStories()...)
}

func venueStories() []Story {
	info := sampleChartInfo()
	list := func(some bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := venuesView{Page: setupPage(k, k.T.Setup.Venues, "/staff/venues")}
			if some {
				v.Venues = []venueRow{{sampleVenue.Name, venueAddress(sampleVenue.ID), sampleVenue.City, v.countryName("DE")},
					{"The Boathouse", venueAddress(sampleVenue.ID), "Amsterdam", v.countryName("NL")}}
			}
			return staffVenuesPage(v), nil
		}
	}
	one := func(charts ...catalog.ChartInfo) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			return staffVenuePage(venueViewOf(setupPage(k, sampleVenue.Name, "/staff/venues/x"), sampleVenue, charts, k.T.Setup.Done.VenueAdded)), nil
		}
	}
	venueForm := func(wrong ...string) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := setupPage(k, k.T.Setup.Venue.Add, "/staff/venues/new")
			p.Narrow = true
			v := venueFormView{Page: p, entries: newEntries(nil), Action: "/staff/venues/new", Back: "/staff/venues", Countries: p.countries(), Zones: timeZones()}
			if len(wrong) > 0 {
				v.entries = blamed(p, url.Values{"name": {""}, "city": {"Berlin"}, "time_zone": {"Berlin"}}, wrong...)
			}
			return staffVenueFormPage(v), nil
		}
	}
	chart := func(notes ...fault.Field) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			noted := info
			noted.Notes = notes
			v := chartViewOf(setupPage(k, info.Name, "/staff/venues/x"), sampleVenue, noted, samplePlan())
			v.Geometry = sampleGeometryAddress
			return staffChartPage(v), nil
		}
	}
	chartForm := func(change func(v *chartFormView)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := chartFormOf(setupPage(k, "", "/staff/venues/x"), newEntries(nil), sampleVenue)
			change(&v)
			return staffChartFormPage(v), nil
		}
	}
	return []Story{
		{"setup-venues", list(true)},
		{"setup-venues-none", list(false)},
		{"setup-venue", one(info)},
		{"setup-venue-no-chart", one()},
		{"setup-venue-form", venueForm()},
		{"setup-venue-form-wrong", venueForm("name", "country", "time_zone")},
		{"setup-chart", chart()},
		{"setup-chart-notes", chart(fault.Field{At: "sections[0].rows[3]", Message: "two seats are both numbered \"12\"; the second became \"12-2\""}, fault.Field{At: "shapes[2]", Message: "a picture was left out"})},
		{"setup-chart-form", chartForm(func(*chartFormView) {})},
		{"setup-chart-faults", chartForm(func(v *chartFormView) {
			v.Report = []fault.Field{{At: "line 3", Message: "has no zone"}, {At: "line 17, column x", Message: `"12,5m" is not a number`}}
			v.Text = "section,row,seat,x,y,zone\nstalls,A,1,0,0,front\nstalls,A,2,50,0,\n"
		})},
		{"setup-chart-faults-large", chartForm(func(v *chartFormView) {
			v.Report, v.Large = []fault.Field{{At: "sections[14].rows[2].seats[9].zone", Message: "names a zone that is not there: \"frnt\""}}, true
		})},
	}
}

func setupEventStories() []Story {
	events := func(some bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			var list []catalog.EventView
			if some {
				list = sampleEvents()
				list[0].Shows[3].Show.State = catalog.ShowDraft
				list[2].Shows = nil
			}
			return staffEventsPage(staffEventsViewOf(setupPage(k, k.T.Setup.Events, "/staff/events"), list, "")), nil
		}
	}
	event := func(shows ...catalog.ShowState) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			e := catalog.EventView{Event: sampleEvent, Organiser: sampleOrganiser}
			for i, state := range shows {
				show := sampleShow(byte(i+1), 11+7*i)
				if show.State = state; state != catalog.ShowDraft {
					show.PublishedAt = sampleNow
				}
				e.Shows = append(e.Shows, catalog.ShowAt{Show: show, Venue: sampleVenue})
			}
			v := staffEventViewOf(setupPage(k, sampleEvent.Title, "/staff/events/x"), e, k.T.Setup.Done.EventSaved)
			v.Poster = posterAddress(sampleEvent)
			return staffEventPage(v), nil
		}
	}
	eventForm := func(wrong ...string) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := setupPage(k, "", "/staff/events/new")
			e := newEntries(nil)
			if len(wrong) > 0 {
				e = blamed(p, url.Values{"summary": {sampleEvent.Summary}, "about": {sampleEvent.About}}, wrong...)
			}
			return staffEventFormPage(eventFormOf(p, e, catalog.Event{})), nil
		}
	}
	organiser := func(accent string, wrong ...string) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := setupPage(k, sampleOrganiser.Name, "/staff/organiser")
			values := url.Values{"name": {sampleOrganiser.Name}, "email": {sampleOrganiser.Email}, "accent": {accent}}
			e := newEntries(values)
			if len(wrong) > 0 {
				e = blamed(p, values, wrong...)
			}
			return staffOrganiserPage(organiserViewOf(p, e, sampleOrganiser)), nil
		}
	}
	organisers := func(k Kit) (templ.Component, error) {
		v := organisersView{Page: setupPage(k, k.T.Setup.Profile.All, "/staff/organiser")}
		v.Organisers = []option{{"/staff/organiser?of=1", sampleOrganiser.Name}, {"/staff/organiser?of=2", "Elsewhere"}}
		return staffOrganisersPage(v), nil
	}
	return []Story{
		{"setup-events", events(true)},
		{"setup-events-none", events(false)},
		{"setup-event", event(catalog.ShowPublished, catalog.ShowDraft, catalog.ShowCancelled)},
		{"setup-event-no-dates", event()},
		{"setup-event-form", eventForm()},
		{"setup-event-form-wrong", eventForm("title", "genre")},
		{"setup-organiser", organiser(sampleOrganiser.Accent)},
		{"setup-organiser-light", organiser("#f2c94c", "email")},
		{"setup-organisers", organisers},
	}
}

func setupShowStories() []Story {
	info := sampleChartInfo()
	view := func(state catalog.ShowState) catalog.ShowView {
		v := sampleShowView()
		v.Show.State, v.Show.Chart = state, info.Hash
		return v
	}
	places := func(p Page) []placeGroup {
		return []placeGroup{{Venue: "Alder Theatre, Berlin", Zone: "Europe/Berlin", Charts: []option{{"x", info.Name + " · " + capacityOf(p, info.Seats, 0)}}}}
	}
	showForm := func(state catalog.ShowState, change func(v *showFormView)) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := setupPage(k, k.T.Setup.Show.Add, "/staff/shows/new")
			show := view(state)
			v := showFormOf(p, sampleEvent, show.Show, sampleVenue)
			v.entries = newEntries(showValues(show))
			if state != catalog.ShowPublished {
				v.Places = places(p)
			}
			change(&v)
			return staffShowFormPage(v), nil
		}
	}
	prices := func(change func(show *catalog.Show), wrong ...string) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := setupPage(k, "", "/staff/shows/x/prices")
			show := view(catalog.ShowDraft)
			change(&show.Show)
			values := priceValues(show, info)
			e := newEntries(values)
			if len(wrong) > 0 {
				e = blamed(p, values, wrong...)
			}
			v := pricesViewOf(p, e, show, info)
			v.Geometry = sampleGeometryAddress
			return staffPricesPage(v), nil
		}
	}
	copies := func(filled bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			p := setupPage(k, "", "/staff/shows/x/copies")
			show := view(catalog.ShowDraft)
			e := newEntries(url.Values{"every": {"7"}})
			if filled {
				values, _ := fillDates(url.Values{"every": {"7"}, "until": {"2027-04-20"}}, show)
				e = blamed(p, values, "starts_at[1]")
			}
			return staffCopiesPage(copiesViewOf(p, e, show)), nil
		}
	}
	changes := func(k Kit) (templ.Component, error) {
		p := setupPage(k, "", "/staff/shows/x/prices")
		show := view(catalog.ShowPublished)
		after := show.Show
		after.Prices.Levels = append([]pricing.Level(nil), after.Prices.Levels...)
		after.Prices.Levels[0].Face += 1000
		after.OpensAt = after.OpensAt.Add(24 * time.Hour)
		preview := catalog.ShowPreview{Before: show.Show, After: after, Moves: []catalog.PriceMove{
			{Zone: info.Zones[0], Before: catalog.PricedBy(show.Show.Prices, show.Show.Prices.Levels[0]), After: catalog.PricedBy(after.Prices, after.Prices.Levels[0])},
			{Zone: info.Zones[3], Before: catalog.PricedBy(show.Show.Prices, show.Show.Prices.Levels[3])},
		}}
		counts := inventory.Counts{Levels: []inventory.LevelCount{{Level: "premium", Count: inventory.Count{Held: 12, Sold: 140}}}}
		return staffChangesPage(changesViewOf(p, show, preview, counts, form{Values: url.Values{}}, "/staff/shows/x/prices")), nil
	}
	publish := func(state catalog.ShowState, change func(v *catalog.ShowView), done bool) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			show := view(state)
			change(&show)
			v := publishViewOf(setupPage(k, "", "/staff/shows/x/publish"), show, samplePlan(), true)
			if v.Key, v.Drafts = sampleKey, 3; done {
				v.Done = k.T.Setup.Done.Published
			}
			return staffPublishPage(v), nil
		}
	}
	cancel := func(state catalog.ShowState, sold int) func(Kit) (templ.Component, error) {
		return func(k Kit) (templ.Component, error) {
			v := cancelViewOf(setupPage(k, "", "/staff/shows/x/cancel"), view(state), sold)
			v.Key = sampleKey
			return staffCancelPage(v), nil
		}
	}
	same := func(*catalog.ShowView) {}
	return []Story{
		{"setup-show-form", showForm(catalog.ShowDraft, func(*showFormView) {})},
		{"setup-show-form-wrong", showForm(catalog.ShowDraft, func(v *showFormView) {
			values := v.values
			values.Set("starts_date", "2027-10-31")
			values.Set("starts_time", "02:30")
			told := ErrEntries.At("starts_at", wrongTwice).At("opens_at", "%s", wrongGap+" 02:00 03:00").At("max_per_order", "limit")
			v.entries = sentEntries(v.Page, form{Values: values, key: sampleKey}, told)
		})},
		{"setup-show-form-public", showForm(catalog.ShowPublished, func(*showFormView) {})},
		{"setup-show-form-no-place", showForm(catalog.ShowDraft, func(v *showFormView) { v.Places = nil })},
		{"setup-prices", prices(func(*catalog.Show) {})},
		{"setup-prices-charged", prices(func(s *catalog.Show) { s.Prices = chargedPrices() })},
		{"setup-prices-charged-wrong", prices(func(s *catalog.Show) {
			s.Prices = chargedPrices()
			s.Prices.Tax = pricing.Tax{Name: "Sales tax", Ticket: 8_875, Fee: 8_875, Added: true}
		}, "fees[0].minor", "fees[2].name", "tax.ticket", "tax.rule")},
		{"setup-prices-new", prices(func(s *catalog.Show) { s.Prices = pricing.List{} })},
		{"setup-prices-wrong", prices(func(*catalog.Show) {}, "levels[0].face", "levels[2].zones", "levels[3].name")},
		{"setup-changes", changes},
		{"setup-copies", copies(false)},
		{"setup-copies-wrong", copies(true)},
		{"setup-publish", publish(catalog.ShowDraft, same, false)},
		{"setup-publish-missing", publish(catalog.ShowDraft, func(v *catalog.ShowView) {
			v.Show.Prices = pricing.List{}
			v.Event.About = ""
			v.Show.StartsAt = sampleNow
		}, false)},
		{"setup-published", publish(catalog.ShowPublished, same, true)},
		{"setup-cancel", cancel(catalog.ShowPublished, 412)},
		{"setup-cancel-draft", cancel(catalog.ShowDraft, 0)},
	}
}
