// Package catalogtest keeps a catalogue in memory, for tests of the rules.
// What a real store does beyond that, such as lists and searching, is tested
// with the store.
package catalogtest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// Memory is a catalogue in maps. It runs units of work one after the other, and
// undoes those that fail. Of lists it has those
// that the rules read.
type Memory struct {
	catalog.Tx // what is not below is not there

	Clock  *clock.Fake
	Jobs   []job.Job
	Commit func() error // if set, what a commit comes to: an error undoes it

	kept kept
}

type kept struct {
	organisers map[id.Organiser]catalog.Organiser
	venues     map[id.Venue]catalog.Venue
	charts     map[chartKey]catalog.ChartInfo
	events     map[id.Event]catalog.Event
	shows      map[id.Show]catalog.Show
	searched   map[id.Event]string
	keys       map[[16]byte]keyUse
}

type chartKey struct {
	venue id.Venue
	hash  seating.Hash
}

type keyUse struct {
	body   [16]byte
	answer []byte
}

// New gives an empty catalogue.
func New(now time.Time) *Memory {
	return &Memory{Clock: clock.NewFake(now), kept: kept{
		organisers: map[id.Organiser]catalog.Organiser{}, venues: map[id.Venue]catalog.Venue{},
		charts: map[chartKey]catalog.ChartInfo{}, events: map[id.Event]catalog.Event{},
		shows: map[id.Show]catalog.Show{}, searched: map[id.Event]string{}, keys: map[[16]byte]keyUse{},
	}}
}

// Update runs fn and keeps what it did unless it, or the commit, fails.
func (m *Memory) Update(_ context.Context, fn func(q catalog.Tx) error) error {
	before, jobs := m.kept.copy(), len(m.Jobs)
	err := fn(m)
	if err == nil && m.Commit != nil {
		err = m.Commit()
	}
	if err != nil {
		m.kept, m.Jobs = before, m.Jobs[:jobs]
	}
	return err
}

// View runs fn.
func (m *Memory) View(_ context.Context, fn func(q catalog.Tx) error) error { return fn(m) }

func (k kept) copy() kept {
	return kept{maps.Clone(k.organisers), maps.Clone(k.venues), maps.Clone(k.charts), maps.Clone(k.events),
		maps.Clone(k.shows), maps.Clone(k.searched), maps.Clone(k.keys)}
}

// Size is how many things are kept, to tell that nothing was added.
func (m *Memory) Size() int {
	k := m.kept
	return len(k.organisers) + len(k.venues) + len(k.charts) + len(k.events) + len(k.shows) + len(k.keys)
}

// Searched is the search text of an event.
func (m *Memory) Searched(event id.Event) string { return m.kept.searched[event] }

// Now gives the clock's instant.
func (m *Memory) Now() time.Time { return m.Clock.Now() }

// Enqueue keeps the job in Jobs.
func (m *Memory) Enqueue(j job.Job) error { m.Jobs = append(m.Jobs, j); return nil }

// Recall finds the answer stored under a key.
func (m *Memory) Recall(k idem.Key) ([]byte, bool, error) {
	use, found := m.kept.keys[k.Caller]
	if found && use.body != k.Body {
		return nil, false, idem.ErrKeyReused
	}
	return use.answer, found, nil
}

// Remember stores an answer under a key.
func (m *Memory) Remember(k idem.Key, answer []byte) error {
	m.kept.keys[k.Caller] = keyUse{k.Body, answer}
	return nil
}

func find[K comparable, T any](all map[K]T, key K, absent error) (T, error) {
	one, found := all[key]
	if !found {
		return one, absent
	}
	return one, nil
}

// AddOrganiser keeps an organiser.
func (m *Memory) AddOrganiser(o catalog.Organiser) error { m.kept.organisers[o.ID] = o; return nil }

// SaveOrganiser keeps an organiser's new form.
func (m *Memory) SaveOrganiser(o catalog.Organiser) error { m.kept.organisers[o.ID] = o; return nil }

// Organiser finds an organiser.
func (m *Memory) Organiser(organiser id.Organiser) (catalog.Organiser, error) {
	return find(m.kept.organisers, organiser, catalog.ErrNoOrganiser)
}

// OrganiserSlugTaken reports whether an organiser has the slug.
func (m *Memory) OrganiserSlugTaken(slug string) (bool, error) {
	for _, o := range m.kept.organisers {
		if o.Slug == slug {
			return true, nil
		}
	}
	return false, nil
}

// VenueSlugTaken reports whether a venue has the slug.
func (m *Memory) VenueSlugTaken(slug string) (bool, error) {
	for _, v := range m.kept.venues {
		if v.Slug == slug {
			return true, nil
		}
	}
	return false, nil
}

// AddVenue keeps a venue.
func (m *Memory) AddVenue(v catalog.Venue) error { m.kept.venues[v.ID] = v; return nil }

// SaveVenue keeps a venue's new form.
func (m *Memory) SaveVenue(v catalog.Venue) error { m.kept.venues[v.ID] = v; return nil }

// Venue finds a venue.
func (m *Memory) Venue(venue id.Venue) (catalog.Venue, error) {
	return find(m.kept.venues, venue, catalog.ErrNoVenue)
}

// AddChart keeps a chart of a venue, the first time.
func (m *Memory) AddChart(c catalog.ChartInfo, _ []byte) (catalog.ChartInfo, error) {
	key := chartKey{c.Venue, c.Hash}
	if _, found := m.kept.charts[key]; !found {
		m.kept.charts[key] = c
	}
	return m.kept.charts[key], nil
}

// ChartOf finds a chart of a venue.
func (m *Memory) ChartOf(venue id.Venue, chart seating.Hash) (catalog.ChartInfo, error) {
	return find(m.kept.charts, chartKey{venue, chart}, catalog.ErrNoChart)
}

// AddEvent keeps an event.
func (m *Memory) AddEvent(e catalog.Event) error { m.kept.events[e.ID] = e; return nil }

// SaveEvent keeps an event's new form.
func (m *Memory) SaveEvent(e catalog.Event) error { m.kept.events[e.ID] = e; return nil }

// Event finds an event.
func (m *Memory) Event(event id.Event) (catalog.Event, error) {
	return find(m.kept.events, event, catalog.ErrNoEvent)
}

// Events lists events by id.
func (m *Memory) Events(organiser id.Organiser, after id.Event, most int) ([]catalog.Event, error) {
	var all []catalog.Event
	for _, e := range m.kept.events {
		if (organiser.IsZero() || e.Organiser == organiser) && e.ID.String() > after.String() {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b catalog.Event) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	return all[:min(len(all), most)], nil
}

// EventSlugTaken reports whether an event has the slug.
func (m *Memory) EventSlugTaken(slug string) (bool, error) {
	for _, e := range m.kept.events {
		if e.Slug == slug {
			return true, nil
		}
	}
	return false, nil
}

// SetSearchText keeps an event's search text.
func (m *Memory) SetSearchText(event id.Event, folded string) error {
	m.kept.searched[event] = folded
	return nil
}

// AddShow keeps a show.
func (m *Memory) AddShow(s catalog.Show) error { m.kept.shows[s.ID] = s; return nil }

// SaveShow keeps a show's new form.
func (m *Memory) SaveShow(s catalog.Show) error { m.kept.shows[s.ID] = s; return nil }

// Show finds a show.
func (m *Memory) Show(show id.Show) (catalog.Show, error) {
	return find(m.kept.shows, show, catalog.ErrNoShow)
}

// ShowsOf lists an event's shows, earliest first.
func (m *Memory) ShowsOf(event id.Event) ([]catalog.ShowAt, error) {
	var all []catalog.ShowAt
	for _, s := range m.kept.shows {
		if s.Event == event {
			all = append(all, catalog.ShowAt{Show: s, Venue: m.kept.venues[s.Venue]})
		}
	}
	slices.SortFunc(all, func(a, b catalog.ShowAt) int {
		return cmp.Or(a.Show.StartsAt.Compare(b.Show.StartsAt), cmp.Compare(a.Show.ID.String(), b.Show.ID.String()))
	})
	return all, nil
}

// Organisers lists all organisers by id, or the only one that is asked for.
func (m *Memory) Organisers(only, after id.Organiser, most int) ([]catalog.Organiser, error) {
	var all []catalog.Organiser
	for _, o := range m.kept.organisers {
		if (only.IsZero() || o.ID == only) && o.ID.String() > after.String() {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b catalog.Organiser) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	return all[:min(len(all), most)], nil
}

// Venues lists venues by id.
func (m *Memory) Venues(organiser id.Organiser, after id.Venue, most int) ([]catalog.Venue, error) {
	var all []catalog.Venue
	for _, v := range m.kept.venues {
		if (organiser.IsZero() || v.Organiser == organiser) && v.ID.String() > after.String() {
			all = append(all, v)
		}
	}
	slices.SortFunc(all, func(a, b catalog.Venue) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	return all[:min(len(all), most)], nil
}

// ChartsOf lists a venue's charts, newest first.
func (m *Memory) ChartsOf(venue id.Venue) ([]catalog.ChartInfo, error) {
	var all []catalog.ChartInfo
	for _, c := range m.kept.charts {
		if c.Venue == venue {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b catalog.ChartInfo) int {
		return cmp.Or(b.AddedAt.Compare(a.AddedAt), cmp.Compare(a.Hash.String(), b.Hash.String()))
	})
	return all, nil
}

// ShowsAt lists public shows of a venue, earliest first.
func (m *Memory) ShowsAt(venue id.Venue, from time.Time, most int) ([]catalog.Show, error) {
	var all []catalog.Show
	for _, s := range m.kept.shows {
		if s.Venue == venue && s.Public() && !s.StartsAt.Before(from) {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b catalog.Show) int { return a.StartsAt.Compare(b.StartsAt) })
	return all[:min(len(all), most)], nil
}

// House is a catalogue with one organiser, its owner, a venue with a chart, and
// an event: enough to make shows.
type House struct {
	*Memory
	Catalog   *catalog.Service
	Organiser catalog.Organiser
	Owner     account.Actor
	Venue     catalog.Venue
	Chart     catalog.ChartInfo
	Event     catalog.Event
}

// HoldFor is the installation's setting in a House.
const HoldFor = 10 * time.Minute

// NewHouse gives a House at noon of the first of May 2027.
func NewHouse(t testing.TB) House {
	t.Helper()
	m := New(time.Date(2027, 5, 1, 12, 0, 0, 0, time.UTC))
	h := House{Memory: m, Catalog: catalog.NewService(m, catalog.Defaults{HoldFor: HoldFor})}
	var err error
	must := func() {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx, none := t.Context(), idem.Key{}
	h.Organiser, err = h.Catalog.CreateOrganiser(ctx, none, account.Operator(), catalog.NewOrganiser{Name: "Harbour Lights", Email: "hello@harbour.example"})
	must()
	h.Owner = account.Actor{Staff: id.New[id.Staff](), Organiser: h.Organiser.ID, Role: account.RoleOwner}
	h.Venue, err = h.Catalog.CreateVenue(ctx, none, h.Owner, catalog.NewVenue{Name: "Pier Hall", City: "Zürich", Country: "CH", TimeZone: "Europe/Zurich"})
	must()
	h.Chart, err = h.Catalog.AddChart(ctx, none, h.Owner, h.Venue.ID, seating.Club())
	must()
	event, err := h.Catalog.CreateEvent(ctx, none, h.Owner, catalog.NewEvent{Title: "Night of Lanterns", Genre: catalog.Concert})
	must()
	h.Event = event.Event
	return h
}

// Prices puts every zone of the house's chart on sale at one level of 45.00.
func (h House) Prices() pricing.List {
	level := pricing.Level{ID: "all", Name: "All places", Face: 40_00, Fee: 5_00}
	for _, z := range h.Chart.Zones {
		level.Zones = append(level.Zones, z.ID)
	}
	return pricing.List{Currency: "CHF", Levels: []pricing.Level{level}}
}

// NewShow describes a good show in 30 days.
func (h House) NewShow() catalog.NewShow {
	return catalog.NewShow{
		Venue: h.Venue.ID, Chart: h.Chart.Hash, StartsAt: h.Clock.Now().Add(30 * 24 * time.Hour), Prices: h.Prices(),
	}
}

// Draft makes the show that NewShow describes.
func (h House) Draft(t testing.TB) catalog.Show {
	t.Helper()
	s, err := h.Catalog.CreateShow(t.Context(), idem.Key{}, h.Owner, h.Event.ID, h.NewShow())
	if err != nil {
		t.Fatal(err)
	}
	return s.Show
}
