package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/store"
)

// shop is a store with the catalogue's use cases on it.
type shop struct {
	*testing.T
	db      *store.DB
	clock   *clock.Fake
	run     txn.Runner[catalog.Tx]
	catalog *catalog.Service
}

func newShop(t *testing.T, open Open) *shop {
	t.Helper()
	db, clk := open(t)
	run := store.Bind(db, func(tx *store.Tx) catalog.Tx { return tx })
	return &shop{t, db, clk, run, catalog.NewService(run, catalog.Defaults{HoldFor: 10 * time.Minute})}
}

// made gives what a use case made, or ends the test.
func made[T any](s *shop) func(one T, err error) T {
	return func(one T, err error) T {
		s.Helper()
		if err != nil {
			s.Fatal(err)
		}
		return one
	}
}

func (s *shop) organiser(name string) (catalog.Organiser, account.Actor) {
	s.Helper()
	o := made[catalog.Organiser](s)(s.catalog.CreateOrganiser(s.Context(), idem.Key{}, account.Operator(),
		catalog.NewOrganiser{Name: name, Email: "box@office.example"}))
	return o, account.Actor{Organiser: o.ID, Role: account.RoleOwner}
}

func (s *shop) venue(by account.Actor, name, city string) catalog.ChartInfo {
	s.Helper()
	v := made[catalog.Venue](s)(s.catalog.CreateVenue(s.Context(), idem.Key{}, by,
		catalog.NewVenue{Name: name, City: city, Country: "DE", TimeZone: "Europe/Berlin"}))
	return made[catalog.ChartInfo](s)(s.catalog.AddChart(s.Context(), idem.Key{}, by, v.ID, seating.Club()))
}

func (s *shop) event(by account.Actor, title string, genre catalog.Genre) catalog.Event {
	s.Helper()
	return made[catalog.EventAnswer](s)(s.catalog.CreateEvent(s.Context(), idem.Key{}, by, catalog.NewEvent{
		Title: title, Genre: genre, Summary: "A summary.", About: "One.\n\nTwo."})).Event
}

// show makes a draft that begins after so many days; price is its lowest total.
func (s *shop) show(by account.Actor, e catalog.Event, at catalog.ChartInfo, days int, price money.Amount) catalog.Show {
	s.Helper()
	level := pricing.Level{ID: "all", Name: "All", Face: price.Minor}
	for _, z := range at.Zones {
		level.Zones = append(level.Zones, z.ID)
	}
	return made[catalog.ShowAnswer](s)(s.catalog.CreateShow(s.Context(), idem.Key{}, by, e.ID, catalog.NewShow{
		Venue: at.Venue, Chart: at.Hash, StartsAt: s.clock.Now().Add(time.Duration(days) * 24 * time.Hour),
		DoorsAt: s.clock.Now().Add(time.Duration(days)*24*time.Hour - time.Hour),
		Prices:  pricing.List{Currency: price.Currency, Levels: []pricing.Level{level}},
	})).Show
}

func (s *shop) publish(show catalog.Show) catalog.Show {
	s.Helper()
	if err := s.run.Update(s.Context(), func(q catalog.Tx) error {
		published, err := catalog.MarkPublished(q, show)
		show = published.Show
		return err
	}); err != nil {
		s.Fatal(err)
	}
	return show
}

// all reads every page of the events that f lets through, and gives their titles.
func (s *shop) all(f catalog.Filter) string {
	s.Helper()
	var titles []string
	for {
		page, next, err := s.catalog.Events(s.Context(), f)
		if err != nil {
			s.Fatal(err)
		}
		for _, v := range page {
			titles = append(titles, v.Event.Title)
		}
		if next == "" {
			return strings.Join(titles, " ")
		}
		if len(page) != f.Limit {
			s.Fatalf("a page of %d that is not the last, want %d", len(page), f.Limit)
		}
		f.Cursor = next
	}
}

func catalogue(t *testing.T, open Open) {
	t.Run("round trip", func(t *testing.T) { catalogueRoundTrip(newShop(t, open)) })
	t.Run("filters", func(t *testing.T) { catalogueFilters(newShop(t, open)) })
	t.Run("pages", func(t *testing.T) { cataloguePages(newShop(t, open)) })
	t.Run("what is public", func(t *testing.T) { cataloguePublic(newShop(t, open)) })
	t.Run("what staff see", func(t *testing.T) { catalogueStaff(newShop(t, open)) })
	t.Run("slugs", func(t *testing.T) { catalogueSlugs(newShop(t, open)) })
	t.Run("changes", func(t *testing.T) { catalogueChanges(newShop(t, open)) })
	t.Run("plans", func(t *testing.T) { cataloguePlans(newShop(t, open)) })
	t.Run("discovery", func(t *testing.T) { catalogueDiscovery(newShop(t, open)) })
}

// catalogueChanges checks that what is changed is kept, and that a chart keeps
// what reading it put right.
func catalogueChanges(s *shop) {
	o, by := s.organiser("Harbour Lights")
	at := s.venue(by, "Pier Hall", "Berlin")
	e := s.event(by, "Night of Lanterns", catalog.Concert)
	s.publish(s.show(by, e, at, 30, money.Of(45_00, "EUR")))

	name, city, address, accent, title, genre := "Lake Hall", "Zürich", "2 Quay", "#aa3300", "Day of Lanterns", catalog.Family
	venue := made[catalog.Venue](s)(s.catalog.UpdateVenue(s.Context(), idem.Key{}, by, at.Venue, catalog.VenueChange{Name: &name, City: &city, Address: &address}))
	event := made[catalog.EventAnswer](s)(s.catalog.UpdateEvent(s.Context(), idem.Key{}, by, e.ID, catalog.EventChange{Title: &title, Genre: &genre})).Event
	organiser := made[catalog.Organiser](s)(s.catalog.UpdateOrganiser(s.Context(), idem.Key{}, by, o.ID, catalog.OrganiserChange{Accent: &accent}))

	view := made[catalog.EventView](s)(s.catalog.Event(s.Context(), e.ID))
	if view.Event != event || view.Organiser != organiser || view.Shows[0].Venue != venue {
		s.Errorf("got %+v", view)
	}
	if got := s.all(catalog.Filter{City: "zurich", Q: "day lake", Genre: catalog.Family}); got != title {
		s.Errorf("found by its new words: %q", got)
	}
	absent := catalog.Venue{ID: id.New[id.Venue]()}
	if err := s.run.Update(s.Context(), func(q catalog.Tx) error { return q.SaveVenue(absent) }); !errors.Is(err, catalog.ErrNoVenue) {
		s.Errorf("a venue that is not there: %v", err)
	}

	notes := []fault.Field{{At: "sections[0]", Message: "an empty row was left out"}}
	chart := made[catalog.ChartInfo](s)(s.catalog.ImportChart(s.Context(), idem.Key{}, by, at.Venue, seating.Theatre(), notes))
	kept := made[catalog.ChartInfo](s)(s.catalog.StaffChart(s.Context(), by, at.Venue, chart.Hash))
	if !slices.Equal(kept.Notes, notes) || len(made[catalog.ChartInfo](s)(s.catalog.StaffChart(s.Context(), by, at.Venue, at.Hash)).Notes) != 0 {
		s.Errorf("notes %+v", kept.Notes)
	}
}

// catalogueRoundTrip checks that what is read is what was written.
func catalogueRoundTrip(s *shop) {
	o, by := s.organiser("Harbour Lights")
	chart := s.venue(by, "Pier Hall", "Berlin")
	e := s.event(by, "Night of Lanterns", catalog.Concert)
	show := s.publish(s.show(by, e, chart, 30, money.Of(45_00, "EUR")))

	view := made[catalog.ShowView](s)(s.catalog.Show(s.Context(), show.ID))
	if fmt.Sprint(view.Show) != fmt.Sprint(show) || view.Event != e || view.Organiser != o || view.Venue.ID != chart.Venue {
		s.Errorf("got %+v\nwant %+v", view, show)
	}
	limit, hold := 7, 90*time.Second
	changed := made[catalog.ShowAnswer](s)(s.catalog.UpdateShow(s.Context(), idem.Key{}, by, show.ID, catalog.ShowChange{MaxPerOrder: &limit, HoldFor: &hold,
		MaxPerPayment: new(9), RefuseLoneSeats: new(true), KeepAccessible: new(true),
		Returns: &pricing.ReturnTerms{Allowed: true, Hours: 48, Rate: 10_000}, MoveReturnFor: new(7 * 24 * time.Hour)})).Show
	if got := made[catalog.ShowView](s)(s.catalog.Show(s.Context(), show.ID)); fmt.Sprint(got.Show) != fmt.Sprint(changed) || got.Show.HoldFor != hold {
		s.Errorf("got %+v, want %+v", got.Show, changed)
	}
	for _, find := range []func() (catalog.EventView, error){
		func() (catalog.EventView, error) { return s.catalog.Event(s.Context(), e.ID) },
		func() (catalog.EventView, error) { return s.catalog.EventBySlug(s.Context(), "night-of-lanterns") },
	} {
		got := made[catalog.EventView](s)(find())
		if got.Event != e || got.Organiser != o || len(got.Shows) != 1 || got.Shows[0].Venue.Name != "Pier Hall" {
			s.Errorf("got %+v", got)
		}
	}
	charts := made[[]catalog.ChartInfo](s)(s.catalog.StaffCharts(s.Context(), by, chart.Venue))
	if len(charts) != 1 || fmt.Sprint(charts[0]) != fmt.Sprint(chart) {
		s.Errorf("got %+v, want %+v", charts, chart)
	}
	body := made[[]byte](s)(s.catalog.Chart(s.Context(), chart.Hash))
	if again, report := seating.Decode(body, seating.FormatFrontrow); !report.OK() || !slices.Equal(again.Canonical(), body) {
		s.Errorf("the chart comes back changed: %v", report.Err())
	}
	if shows := made[[]catalog.ShowView](s)(s.catalog.ShowsAt(s.Context(), chart.Venue)); len(shows) != 1 || shows[0].Event != e {
		s.Errorf("at the venue: %+v", shows)
	}
	for what, err := range map[string]error{
		"venue": second(s.catalog.Venue(s.Context(), id.New[id.Venue]())),
		"event": second(s.catalog.Event(s.Context(), id.New[id.Event]())),
		"slug":  second(s.catalog.EventBySlug(s.Context(), "' OR 1=1 --")),
		"show":  second(s.catalog.Show(s.Context(), id.New[id.Show]())),
		"chart": second(s.catalog.Chart(s.Context(), seating.Hash{1})),
	} {
		if !errors.Is(err, catalog.ErrNoVenue) && !errors.Is(err, catalog.ErrNoEvent) && !errors.Is(err, catalog.ErrNoShow) && !errors.Is(err, catalog.ErrNoChart) {
			s.Errorf("an absent %s gives %v", what, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func catalogueFilters(s *shop) {
	_, by := s.organiser("Théâtre du Port")
	berlin, zurich := s.venue(by, "Große Halle", "Berlin"), s.venue(by, "Kino 100%", "Zürich")
	jazz, opera, talk := s.event(by, "Jazz", catalog.Concert), s.event(by, "Die_Nacht", catalog.Opera), s.event(by, "Talk", catalog.Talk)
	s.publish(s.show(by, jazz, berlin, 10, money.Of(20_00, "EUR")))
	s.publish(s.show(by, jazz, zurich, 40, money.Of(30_00, "CHF")))
	s.publish(s.show(by, opera, zurich, 20, money.Of(90_00, "CHF")))
	s.publish(s.show(by, talk, berlin, 30, money.Of(0, "EUR")))
	day := func(n int) time.Time { return s.clock.Now().Add(time.Duration(n) * 24 * time.Hour) }

	for _, c := range []struct {
		name string
		f    catalog.Filter
		want string
	}{
		{"everything, by date", catalog.Filter{}, "Jazz Die_Nacht Talk"},
		{"city", catalog.Filter{City: "zurich"}, "Die_Nacht Jazz"},
		{"city, other letters", catalog.Filter{City: "ZÜRICH"}, "Die_Nacht Jazz"},
		{"no such city", catalog.Filter{City: "Zur"}, ""},
		{"genre", catalog.Filter{Genre: catalog.Opera}, "Die_Nacht"},
		{"period", catalog.Filter{From: day(15), To: day(35)}, "Die_Nacht Talk"},
		{"the end is not in it", catalog.Filter{To: day(10)}, ""},
		{"the beginning is", catalog.Filter{From: day(40)}, "Jazz"},
		{"the past is not listed", catalog.Filter{From: day(-100)}, "Jazz Die_Nacht Talk"},
		{"price", catalog.Filter{MaxPrice: money.Of(20_00, "EUR")}, "Jazz Talk"},
		{"price just below", catalog.Filter{MaxPrice: money.Of(19_99, "EUR")}, "Talk"},
		{"free", catalog.Filter{MaxPrice: money.Of(0, "EUR")}, "Talk"},
		{"price in another currency", catalog.Filter{MaxPrice: money.Of(30_00, "CHF")}, "Jazz"},
		{"word of the title", catalog.Filter{Q: "nacht"}, "Die_Nacht"},
		{"word of the venue", catalog.Filter{Q: "GROSSE"}, "Jazz Talk"},
		{"words in any order", catalog.Filter{Q: "halle jazz"}, "Jazz"},
		{"all words", catalog.Filter{Q: "halle nacht"}, ""},
		{"the organiser, without accents", catalog.Filter{Q: "theatre port"}, "Jazz Die_Nacht Talk"},
		{"the beginning of a word", catalog.Filter{Q: "ber"}, "Jazz Talk"},
		{"nothing but signs", catalog.Filter{Q: "%%% ___ '"}, "Jazz Die_Nacht Talk"},
		{"more words than are looked at", catalog.Filter{Q: strings.Repeat("jazz ", 30)}, "Jazz"},
		{"at a venue", catalog.Filter{Venue: zurich.Venue}, "Die_Nacht Jazz"},
		{"of an organiser", catalog.Filter{Organiser: by.Organiser}, "Jazz Die_Nacht Talk"},
		{"of nobody", catalog.Filter{Organiser: id.New[id.Organiser]()}, ""},
		{"several at once", catalog.Filter{Q: "port", City: "Berlin", Genre: catalog.Concert, To: day(11), MaxPrice: money.Of(50_00, "EUR")}, "Jazz"},
	} {
		if got := s.all(c.f); got != c.want {
			s.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
		if n := made[int](s)(s.catalog.Count(s.Context(), c.f)); n != len(strings.Fields(c.want)) {
			s.Errorf("%s: counted %d of %q", c.name, n, c.want)
		}
	}
	// The store takes no word for a pattern, whoever calls it.
	for _, word := range []string{"j_zz", "ja%", "!", `\\`, "'"} {
		if err := s.run.View(s.Context(), func(q catalog.Tx) error {
			found, err := q.Coming(catalog.ComingFilter{Words: []string{word}, Most: 10})
			if len(found) > 0 {
				s.Errorf("the word %q finds %+v", word, found)
			}
			return err
		}); err != nil {
			s.Error(err)
		}
	}
	// An event is listed by the first of its shows that the filter lets
	// through, and names all that are to come.
	page, _, err := s.catalog.Events(s.Context(), catalog.Filter{Q: "jazz", City: "Zürich"})
	if err != nil || len(page) != 1 || page[0].First != day(40) || len(page[0].Shows) != 2 || page[0].Shows[0].Venue.City != "Berlin" {
		s.Errorf("got %+v, %v", page, err)
	}
	wantPlaces := []catalog.Place{{City: "Berlin", TimeZone: "Europe/Berlin", Events: 2}, {City: "Zürich", TimeZone: "Europe/Berlin", Events: 2}}
	if places := made[[]catalog.Place](s)(s.catalog.Places(s.Context())); !slices.Equal(places, wantPlaces) {
		s.Errorf("places %v", places)
	}
	if currencies := made[[]money.Currency](s)(s.catalog.Currencies(s.Context())); !slices.Equal(currencies, []money.Currency{"CHF", "EUR"}) {
		s.Errorf("currencies %v", currencies)
	}
	if genres := made[[]catalog.Genre](s)(s.catalog.Genres(s.Context())); !slices.Equal(genres, []catalog.Genre{catalog.Concert, catalog.Opera, catalog.Talk}) {
		s.Errorf("genres %v", genres)
	}
	s.clock.Advance(25 * 24 * time.Hour)
	if got := s.all(catalog.Filter{}); got != "Talk Jazz" {
		s.Errorf("later: %q", got)
	}
}

// cataloguePages checks that pages neither repeat nor leave out anything, also
// where shows begin at the same instant.
func cataloguePages(s *shop) {
	_, by := s.organiser("Port")
	at := s.venue(by, "Hall", "Berlin")
	var want []string
	for i := range 11 {
		e := s.event(by, fmt.Sprintf("E%02d", i), catalog.Concert)
		s.publish(s.show(by, e, at, 1+i/4, money.Of(1, "EUR"))) // four at a time
		s.publish(s.show(by, e, at, 20+i, money.Of(1, "EUR")))
		want = append(want, e.Title)
	}
	for _, limit := range []int{1, 2, 3, 4, 10, 11, 50} {
		if got := s.all(catalog.Filter{Limit: limit}); got != strings.Join(want, " ") {
			s.Errorf("pages of %d: got %q", limit, got)
		}
	}
	page, next, err := s.catalog.Events(s.Context(), catalog.Filter{Limit: 1 << 30})
	if err != nil || len(page) != 11 || next != "" || len(page[0].Shows) != 2 {
		s.Errorf("got %d, %q, %v", len(page), next, err)
	}
}

func cataloguePublic(s *shop) {
	_, by := s.organiser("Port")
	at := s.venue(by, "Secret Cellar", "Atlantis")
	e := s.event(by, "E", catalog.Concert)
	show := s.show(by, e, at, 10, money.Of(1, "EUR"))

	if got := s.all(catalog.Filter{}); got != "" {
		s.Errorf("a draft is listed: %q", got)
	}
	if _, err := s.catalog.Show(s.Context(), show.ID); !errors.Is(err, catalog.ErrNoShow) {
		s.Errorf("a draft gives %v", err)
	}
	if _, err := s.catalog.Event(s.Context(), e.ID); !errors.Is(err, catalog.ErrNoEvent) {
		s.Errorf("an event of drafts gives %v", err)
	}
	if places := made[[]catalog.Place](s)(s.catalog.Places(s.Context())); len(places) != 0 {
		s.Errorf("places of drafts: %v", places)
	}
	// A draft does not give its place away to a search, even of an event that
	// is public for another show.
	elsewhere := s.publish(s.show(by, e, s.venue(by, "Hall", "Berlin"), 5, money.Of(1, "EUR")))
	if got := s.all(catalog.Filter{Q: "cellar"}); got != "" {
		s.Errorf("found by a draft's venue: %q", got)
	}
	view := made[catalog.EventView](s)(s.catalog.Event(s.Context(), e.ID))
	if len(view.Shows) != 1 || view.Shows[0].Show.ID != elsewhere.ID {
		s.Errorf("got %+v", view.Shows)
	}
	// A cancelled show is no longer listed, and still has its page.
	made[catalog.ShowAnswer](s)(s.catalog.CancelShow(s.Context(), idem.Key{}, by, elsewhere.ID))
	if got := s.all(catalog.Filter{}); got != "" {
		s.Errorf("a cancelled show is listed: %q", got)
	}
	if got := made[catalog.ShowView](s)(s.catalog.Show(s.Context(), elsewhere.ID)); got.Show.State != catalog.ShowCancelled {
		s.Errorf("got %+v", got.Show)
	}
	// The page of an event outlives its shows, without them.
	s.clock.Advance(7 * 24 * time.Hour)
	if view := made[catalog.EventView](s)(s.catalog.Event(s.Context(), e.ID)); len(view.Shows) != 0 || view.Event != e {
		s.Errorf("got %+v", view)
	}
	// A draft that was cancelled was never anybody's business.
	made[catalog.ShowAnswer](s)(s.catalog.CancelShow(s.Context(), idem.Key{}, by, show.ID))
	if _, err := s.catalog.Show(s.Context(), show.ID); !errors.Is(err, catalog.ErrNoShow) {
		s.Errorf("a cancelled draft gives %v", err)
	}
}

func catalogueStaff(s *shop) {
	_, a := s.organiser("A")
	_, b := s.organiser("B")
	at := map[id.Organiser]catalog.ChartInfo{a.Organiser: s.venue(a, "VA", "Berlin"), b.Organiser: s.venue(b, "VB", "Berlin")}
	var first catalog.Event
	for i := range 14 {
		by := []account.Actor{a, b}[i%2]
		e := s.event(by, fmt.Sprint(i), catalog.Sport)
		s.show(by, e, at[by.Organiser], 9, money.Of(1, "EUR"))
		if i == 0 {
			first = e
		}
	}
	s.show(a, first, at[a.Organiser], 10, money.Of(1, "EUR"))

	for _, c := range []struct {
		name                              string
		by                                account.Actor
		organisers, venues, events, shows int
	}{
		{"A", a, 1, 1, 7, 8},
		{"B", b, 1, 1, 7, 7},
		{"an admin", account.Operator(), 2, 2, 14, 15},
	} {
		counts := []int{
			countPages(s, func(cursor string) ([]catalog.Organiser, string, error) {
				return s.catalog.StaffOrganisers(s.Context(), c.by, cursor, 3)
			}),
			countPages(s, func(cursor string) ([]catalog.Venue, string, error) {
				return s.catalog.StaffVenues(s.Context(), c.by, cursor, 3)
			}),
			countPages(s, func(cursor string) ([]catalog.EventView, string, error) {
				return s.catalog.StaffEvents(s.Context(), c.by, cursor, 3)
			}),
			countPages(s, func(cursor string) ([]catalog.ShowView, string, error) {
				return s.catalog.StaffShows(s.Context(), c.by, id.Event{}, cursor, 3)
			}),
		}
		if want := []int{c.organisers, c.venues, c.events, c.shows}; !slices.Equal(counts, want) {
			s.Errorf("%s sees %v organisers, venues, events and shows, want %v", c.name, counts, want)
		}
	}
	of := func(by account.Actor) int {
		return countPages(s, func(cursor string) ([]catalog.ShowView, string, error) {
			return s.catalog.StaffShows(s.Context(), by, first.ID, cursor, 1)
		})
	}
	if of(a) != 2 || of(b) != 0 || of(account.Operator()) != 2 {
		s.Errorf("A sees %d shows of its event, B %d, an admin %d", of(a), of(b), of(account.Operator()))
	}
	if view := made[catalog.EventView](s)(s.catalog.StaffEvent(s.Context(), a, first.ID)); len(view.Shows) != 2 {
		s.Errorf("got %+v", view)
	}
	for what, err := range map[string]error{
		"event":  second(s.catalog.StaffEvent(s.Context(), b, first.ID)),
		"charts": second(s.catalog.StaffCharts(s.Context(), b, at[a.Organiser].Venue)),
		"show":   second(s.catalog.StaffShow(s.Context(), b, account.ReadReports, id.New[id.Show]())),
	} {
		if !errors.Is(err, catalog.ErrNoEvent) && !errors.Is(err, catalog.ErrNoVenue) && !errors.Is(err, catalog.ErrNoShow) {
			s.Errorf("somebody else's %s gives %v", what, err)
		}
	}
}

// countPages reads a list in pages of its own size and counts what is in it.
func countPages[T any](s *shop, read func(cursor string) ([]T, string, error)) (n int) {
	s.Helper()
	for cursor := ""; ; {
		page, next, err := read(cursor)
		if err != nil {
			s.Fatal(err)
		}
		n += len(page)
		if next == "" {
			return n
		}
		if next == cursor || len(page) == 0 {
			s.Fatalf("the list goes round at %q", next)
		}
		cursor = next
	}
}

// catalogueSlugs checks that names that are alike get addresses that are not,
// also when they come at once.
func catalogueSlugs(s *shop) {
	_, by := s.organiser("Port")
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if _, err := s.catalog.CreateEvent(s.Context(), idem.Key{}, by, catalog.NewEvent{Title: "Hamlet", Genre: catalog.Theatre}); err != nil {
				s.Error(err)
			}
		})
	}
	group.Wait()
	var slugs []string
	page, _, err := s.catalog.StaffEvents(s.Context(), by, "", 50)
	if err != nil {
		s.Fatal(err)
	}
	for _, v := range page {
		slugs = append(slugs, v.Event.Slug)
	}
	slices.Sort(slugs)
	if len(slices.Compact(slugs)) != 20 {
		s.Errorf("slugs %v", slugs)
	}
}

func cataloguePlans(s *shop) {
	_, by := s.organiser("Port")
	chart := s.venue(by, "Hall", "Berlin")
	plans := store.NewPlanCache(s.db, 10)

	if _, err := plans.Plan(s.Context(), seating.Hash{1}); !errors.Is(err, catalog.ErrNoChart) {
		s.Errorf("an absent chart gives %v", err)
	}
	var group sync.WaitGroup
	got := make([]*seating.Plan, 8)
	for i := range got {
		group.Go(func() {
			var err error
			if got[i], err = plans.Plan(s.Context(), chart.Hash); err != nil {
				s.Error(err)
			}
		})
	}
	group.Wait()
	for _, p := range got {
		if p != got[0] || p == nil || p.Hash() != chart.Hash {
			s.Fatal("the plan was compiled more than once")
		}
	}
	// Another chart takes its place, because both are more than is kept.
	other := made[catalog.ChartInfo](s)(s.catalog.AddChart(s.Context(), idem.Key{}, by, chart.Venue, seating.Theatre()))
	first := made[*seating.Plan](s)(plans.Plan(s.Context(), other.Hash))
	if made[*seating.Plan](s)(plans.Plan(s.Context(), other.Hash)) != first {
		s.Error("the plan used last was dropped")
	}
	if made[*seating.Plan](s)(plans.Plan(s.Context(), chart.Hash)) == got[0] {
		s.Error("a plan was kept beyond the bound")
	}
}
