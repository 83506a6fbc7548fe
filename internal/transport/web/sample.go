package web

import (
	"fmt"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// The sample house is what the storybook shows: one organiser, one theatre,
// events of every genre, all at one fixed moment.

// sampleNow is the moment of the storybook.
var sampleNow = time.Date(2027, 3, 1, 18, 30, 0, 0, time.UTC)

// numbered gives the id of the n-th thing of a kind.
func numbered[I interface{ id.ID[K] }, K id.Kind](n byte) I {
	return id.FromBytes[I, K]([16]byte{0: 1, 6: 0x70, 8: 0x80, 15: n})
}

var sampleOrganiser = catalog.Organiser{
	ID: numbered[id.Organiser](1), Name: "Alder House", Slug: "alder-house", Accent: "#0f766e", Email: "box@alder.example",
}

var sampleVenue = catalog.Venue{
	ID: numbered[id.Venue](1), Organiser: sampleOrganiser.ID, Name: "Alder Theatre",
	Slug: "alder-theatre", Address: "12 Alder Quay", City: "Berlin", Country: "DE", TimeZone: "Europe/Berlin",
	Access: "Step-free from the street through the door on the left. A lift goes to all floors; row H of the stalls has places for wheelchairs.",
}

var samplePlan = sync.OnceValue(func() *seating.Plan {
	plan, err := seating.Compile(seating.Theatre())
	if err != nil {
		panic(err) // the chart is ours and tested
	}
	return plan
})

var samplePrices = pricing.List{Currency: money.Currency("EUR"), Levels: []pricing.Level{
	{ID: "premium", Name: "Premium", Zones: []string{"premium"}, Face: 8900, Fee: 600},
	{ID: "first", Name: "First price", Zones: []string{"first", "boxes"}, Face: 6400, Fee: 500},
	{ID: "second", Name: "Second price", Zones: []string{"second"}, Face: 4500, Fee: 400},
	{ID: "third", Name: "Third price", Zones: []string{"third"}, Face: 2800, Fee: 300},
}}

// sampleShow gives the n-th date, some days from the moment of the storybook.
func sampleShow(n byte, days int) catalog.Show {
	starts := time.Date(2027, 3, 1+days, 18, 30, 0, 0, time.UTC)
	return catalog.Show{
		ID: numbered[id.Show](n), Event: numbered[id.Event](1), Venue: sampleVenue.ID, Organiser: sampleOrganiser.ID,
		StartsAt: starts, DoorsAt: starts.Add(-time.Hour), OpensAt: sampleNow.AddDate(0, -1, 0), ClosesAt: starts,
		Prices: samplePrices, HoldFor: 10 * time.Minute, ExtendBy: 10 * time.Minute, MaxPerOrder: 8, MaxPerBuyer: 8, MaxPerEmail: 8,
		Returns: pricing.ReturnTerms{Allowed: true, Hours: 48, Rate: 10_000}, MoveReturnFor: 14 * 24 * time.Hour,
		State: catalog.ShowPublished,
	}
}

var sampleEvent = catalog.Event{
	ID: numbered[id.Event](1), Organiser: sampleOrganiser.ID, Title: "The Lanterns of Kepler Street",
	Slug: "the-lanterns-of-kepler-street", Genre: "theatre",
	Summary: "A night watchman, a city without stars, and the girl who counts the lamps.",
	About: "When the last lamplighter of Kepler Street hangs up his pole, the dark comes back with questions of its own. " +
		"A play in two acts about small lights and the people who keep them.\n\n" +
		"Two hours and ten minutes, with one interval. In English, with German surtitles. From 10 years.",
}

// sampleEvents is one page of the list.
func sampleEvents() []catalog.EventView {
	type line struct {
		title string
		genre catalog.Genre
		days  []int
	}
	lines := []line{
		{"The Lanterns of Kepler Street", "theatre", []int{11, 12, 18, 19}},
		{"Nocturnes for a Small City", "classical", []int{14}},
		{"Weightless", "dance", []int{20, 21}},
		{"A Very Serious Evening", "comedy", []int{6}},
		{"Harbour Lights Live", "concert", []int{25, 26}},
		{"The Bear Who Counted Stars", "family", []int{13, 14, 20}},
		{"City Derby: Rovers v Athletic", "sport", []int{40}},
		{"The Salt Queen", "opera", []int{33, 35}},
		{"Riverside Weekender", "festival", []int{95}},
	}
	events := make([]catalog.EventView, len(lines))
	for i, l := range lines {
		e := sampleEvent
		e.ID, e.Title, e.Genre = numbered[id.Event](byte(i+1)), l.title, l.genre
		if i > 0 {
			e.Slug = fmt.Sprintf("sample-%d", i)
		}
		view := catalog.EventView{Event: e, Organiser: sampleOrganiser}
		for j, days := range l.days {
			show := sampleShow(byte(10*i+j+1), days)
			switch l.genre {
			case "sport":
				show.OpensAt = sampleNow.AddDate(0, 0, 4)
			case "opera":
				show.State = catalog.ShowCancelled
			}
			view.Shows = append(view.Shows, catalog.ShowAt{Show: show, Venue: sampleVenue})
		}
		events[i] = view
	}
	return events
}

// sampleLeft knows one show as sold out and one as nearly so.
var sampleLeft = left{
	numbered[id.Show](31): {},
	numbered[id.Show](1):  {places: 612},
	numbered[id.Show](2):  {places: 7},
	numbered[id.Show](3):  {},
}

// stopped is a clock that always shows the moment of the storybook.
type stopped struct{}

func (stopped) Now() time.Time { return sampleNow }

var errBusySample = inventory.ErrBusy.After(5 * time.Second)
