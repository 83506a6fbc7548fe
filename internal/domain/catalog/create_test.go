package catalog_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/catalog/catalogtest"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

var noKey idem.Key

// refused checks that err is want and blames exactly the given members.
func refused(t *testing.T, err error, want *fault.Fault, fields string) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
	var at []string
	for _, f := range fault.From(err).Fields {
		at = append(at, f.At)
		if f.Message == "" {
			t.Errorf("%s is blamed without a word", f.At)
		}
	}
	if got := strings.Join(at, " "); got != fields {
		t.Errorf("blamed %q, want %q: %v", got, fields, fault.From(err).Fields)
	}
}

func stranger() account.Actor {
	return account.Actor{Staff: id.New[id.Staff](), Organiser: id.New[id.Organiser](), Role: account.RoleOwner}
}

func clerk(h catalogtest.House) account.Actor {
	return account.Actor{Organiser: h.Organiser.ID, Role: account.RoleBoxOffice}
}

func TestCreateOrganiser(t *testing.T) {
	h := catalogtest.NewHouse(t)
	add := func(by account.Actor, n catalog.NewOrganiser) (catalog.Organiser, error) {
		return h.Catalog.CreateOrganiser(t.Context(), noKey, by, n)
	}
	got, err := add(account.Operator(), catalog.NewOrganiser{Name: " Théâtre  du Port ", Email: "a@PORT.example", Accent: "#AB12cd"})
	want := catalog.Organiser{ID: got.ID, Name: "Théâtre du Port", Slug: "theatre-du-port", Email: "a@port.example", Accent: "#ab12cd"}
	if err != nil || got != want {
		t.Errorf("got %+v, %v", got, err)
	}
	before := h.Size()
	_, err = add(h.Owner, catalog.NewOrganiser{Name: "Mine", Email: "a@port.example"})
	refused(t, err, account.ErrForbidden, "")
	_, err = add(account.Operator(), catalog.NewOrganiser{Name: "a\x00", Email: "nobody", Accent: "red"})
	refused(t, err, catalog.ErrInvalid, "name email accent")
	if h.Size() != before {
		t.Error("a refusal added something")
	}
}

func TestCreateVenue(t *testing.T) {
	good := catalog.NewVenue{Name: "Hall", City: "Wien", Country: "AT", TimeZone: "Europe/Vienna"}
	for _, c := range []struct {
		name   string
		by     func(h catalogtest.House) account.Actor
		change func(h catalogtest.House, n *catalog.NewVenue)
		want   *fault.Fault
		fields string
	}{
		{"a clerk", clerk, nil, account.ErrForbidden, ""},
		{"for somebody else", nil, func(_ catalogtest.House, n *catalog.NewVenue) { n.Organiser = id.New[id.Organiser]() }, catalog.ErrNoOrganiser, ""},
		{"an admin for nobody", func(catalogtest.House) account.Actor { return account.Operator() }, nil, catalog.ErrInvalid, "organiser"},
		{"everything wrong", nil, func(_ catalogtest.House, n *catalog.NewVenue) {
			*n = catalog.NewVenue{Address: strings.Repeat("x", 201), Country: "de"}
		}, catalog.ErrInvalid, "name address city country time_zone"},
		{"a country that is none", nil, func(_ catalogtest.House, n *catalog.NewVenue) { n.Country = "XX" }, catalog.ErrInvalid, "country"},
		{"the machine's own zone", nil, func(_ catalogtest.House, n *catalog.NewVenue) { n.TimeZone = "Local" }, catalog.ErrInvalid, "time_zone"},
		{"a zone outside its folder", nil, func(_ catalogtest.House, n *catalog.NewVenue) { n.TimeZone = "../etc/passwd" }, catalog.ErrInvalid, "time_zone"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h, n := catalogtest.NewHouse(t), good
			by := h.Owner
			if c.by != nil {
				by = c.by(h)
			}
			if c.change != nil {
				c.change(h, &n)
			}
			before := h.Size()
			_, err := h.Catalog.CreateVenue(t.Context(), noKey, by, n)
			refused(t, err, c.want, c.fields)
			if h.Size() != before {
				t.Error("a refusal added something")
			}
		})
	}
}

func TestAddChart(t *testing.T) {
	h := catalogtest.NewHouse(t)
	again, err := h.Catalog.AddChart(t.Context(), noKey, h.Owner, h.Venue.ID, seating.Club())
	if err != nil || again.Hash != h.Chart.Hash || again.AddedAt != h.Chart.AddedAt {
		t.Errorf("the same chart again gives %+v, %v", again, err)
	}
	seats, places := 0, 0
	for _, z := range h.Chart.Zones {
		seats, places = seats+z.Seats, places+z.Places
	}
	if seats != h.Chart.Seats || places != h.Chart.Places || seats == 0 || places == 0 {
		t.Errorf("the zones have %d seats and %d places of %d and %d", seats, places, h.Chart.Seats, h.Chart.Places)
	}
	_, err = h.Catalog.AddChart(t.Context(), noKey, clerk(h), h.Venue.ID, seating.Club())
	refused(t, err, account.ErrForbidden, "")
	_, err = h.Catalog.AddChart(t.Context(), noKey, stranger(), h.Venue.ID, seating.Club())
	refused(t, err, catalog.ErrNoVenue, "")
	_, err = h.Catalog.AddChart(t.Context(), noKey, h.Owner, id.New[id.Venue](), seating.Club())
	refused(t, err, catalog.ErrNoVenue, "")
	if _, err = h.Catalog.AddChart(t.Context(), noKey, h.Owner, h.Venue.ID, &seating.Chart{}); !errors.Is(err, seating.ErrChartInvalid) {
		t.Errorf("an empty chart gives %v", err)
	}
}

func TestCreateEvent(t *testing.T) {
	h := catalogtest.NewHouse(t)
	add := func(by account.Actor, n catalog.NewEvent) (catalog.EventAnswer, error) {
		return h.Catalog.CreateEvent(t.Context(), noKey, by, n)
	}
	e, err := add(h.Owner, catalog.NewEvent{Title: "Élan", Genre: catalog.Dance, Summary: "Moves.", About: "One.\r\n\r\nTwo."})
	if err != nil || e.Slug != "elan" || e.About != "One.\n\nTwo." || e.Organiser != h.Organiser.ID {
		t.Errorf("got %+v, %v", e, err)
	}
	if got := h.Searched(e.ID); got != "elan moves dance harbour lights" {
		t.Errorf("searched in %q", got)
	}
	_, err = add(clerk(h), catalog.NewEvent{Title: "x", Genre: catalog.Dance})
	refused(t, err, account.ErrForbidden, "")
	_, err = add(h.Owner, catalog.NewEvent{Summary: strings.Repeat("x", 201), About: "\x1b[2J", Genre: "Dance"})
	refused(t, err, catalog.ErrInvalid, "title summary about genre")
	_, err = add(stranger(), catalog.NewEvent{Organiser: h.Organiser.ID, Title: "x", Genre: catalog.Dance})
	refused(t, err, catalog.ErrNoOrganiser, "")
}

func TestSlugs(t *testing.T) {
	h := catalogtest.NewHouse(t)
	for _, c := range []struct{ title, slug string }{
		{"Hamlet", "hamlet"},
		{"HAMLET!", "hamlet-2"},
		{"hamlet", "hamlet-3"},
		{"東京の夜", "event"},
		{"???", "event-2"},
		{"<script>alert(1)</script>", "script-alert-1-script"},
		{"../../etc/passwd", "etc-passwd"},
		{"Straße & Café, 2nd night", "strasse-cafe-2nd-night"},
		{strings.Repeat("word ", 20), strings.TrimSuffix(strings.Repeat("word-", 12), "-")},
		{strings.Repeat("x", 100), strings.Repeat("x", 60)},
	} {
		e, err := h.Catalog.CreateEvent(t.Context(), noKey, h.Owner, catalog.NewEvent{Title: c.title, Genre: catalog.Theatre})
		if err != nil || e.Slug != c.slug {
			t.Errorf("%q gives %q, %v; want %q", c.title, e.Slug, err, c.slug)
		}
	}
	// However many share a title, each gets an address of its own.
	seen := map[string]bool{}
	for range 60 {
		e, err := h.Catalog.CreateEvent(t.Context(), noKey, h.Owner, catalog.NewEvent{Title: "Same", Genre: catalog.Theatre})
		if err != nil || seen[e.Slug] {
			t.Fatalf("%q again, %v", e.Slug, err)
		}
		seen[e.Slug] = true
	}
}

func TestCreateShowDefaults(t *testing.T) {
	h := catalogtest.NewHouse(t)
	n := h.NewShow()
	n.MaxPerOrder = 12
	n.StartsAt = n.StartsAt.In(time.FixedZone("", 3600)).Add(999 * time.Nanosecond)
	s, err := h.Catalog.CreateShow(t.Context(), noKey, h.Owner, h.Event.ID, n)
	if err != nil {
		t.Fatal(err)
	}
	starts := h.Clock.Now().Add(30 * 24 * time.Hour)
	if s.State != catalog.ShowDraft || s.Organiser != h.Organiser.ID || s.StartsAt != starts || s.ClosesAt != starts ||
		s.OpensAt != h.Clock.Now() || !s.DoorsAt.IsZero() || s.HoldFor != catalogtest.HoldFor || s.ExtendBy != s.HoldFor ||
		s.MaxPerOrder != 12 || s.MaxPerBuyer != 12 || s.MaxPerEmail != catalog.MaxLimit || s.Public() {
		t.Errorf("got %+v", s)
	}
	n = h.NewShow()
	n.Prices = pricing.List{} // a draft may be priced later
	if s, err = h.Catalog.CreateShow(t.Context(), noKey, h.Owner, h.Event.ID, n); err != nil || s.MaxPerOrder != 10 {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestCreateShowRefusals(t *testing.T) {
	day := 24 * time.Hour
	for _, c := range []struct {
		name   string
		by     func(h catalogtest.House) account.Actor
		change func(h catalogtest.House, n *catalog.NewShow)
		want   *fault.Fault
		fields string
	}{
		{"a clerk", clerk, nil, account.ErrForbidden, ""},
		{"somebody else's event", func(catalogtest.House) account.Actor { return stranger() }, nil, catalog.ErrNoEvent, ""},
		{"an absent venue", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.Venue = id.New[id.Venue]() }, catalog.ErrNoVenue, ""},
		{"a chart of no venue", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.Chart[0]++ }, catalog.ErrNoChart, ""},
		{"no start", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.StartsAt = time.Time{} }, catalog.ErrInvalid, "starts_at"},
		{"a start in 1970", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.StartsAt = time.Unix(0, 0) }, catalog.ErrInvalid, "opens_at starts_at"},
		{"a start in 9999", nil, func(_ catalogtest.House, n *catalog.NewShow) {
			n.StartsAt = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
		}, catalog.ErrInvalid, "starts_at"},
		{"a start now", nil, func(h catalogtest.House, n *catalog.NewShow) {
			n.StartsAt, n.OpensAt = h.Clock.Now(), h.Clock.Now().Add(-day)
		}, catalog.ErrInvalid, "starts_at"},
		{"doors after the start", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.DoorsAt = n.StartsAt.Add(1) }, nil, ""},
		{"doors well after the start", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.DoorsAt = n.StartsAt.Add(time.Microsecond) }, catalog.ErrInvalid, "doors_at"},
		{"doors days before", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.DoorsAt = n.StartsAt.Add(-2 * day) }, catalog.ErrInvalid, "doors_at"},
		{"a window of nothing", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.OpensAt = n.StartsAt }, catalog.ErrInvalid, "opens_at"},
		{"sold long after", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.ClosesAt = n.StartsAt.Add(2 * day) }, catalog.ErrInvalid, "closes_at"},
		{"opened in 1970", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.OpensAt = time.Unix(1, 0) }, catalog.ErrInvalid, "opens_at"},
		{"kept too shortly", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.HoldFor = 19 * time.Second }, catalog.ErrInvalid, "hold_for"},
		{"more time than there may be", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.ExtendBy = new(21 * time.Minute) }, catalog.ErrInvalid, "extend_by"},
		{"less than no more time", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.ExtendBy = new(-time.Second) }, catalog.ErrInvalid, "extend_by"},
		{"kept too long", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.HoldFor = 61 * time.Minute }, catalog.ErrInvalid, "hold_for"},
		{"limits out of bounds", nil, func(_ catalogtest.House, n *catalog.NewShow) {
			n.MaxPerOrder, n.MaxPerBuyer, n.MaxPerEmail = -1, 101, 1<<40
		}, catalog.ErrInvalid, "max_per_order max_per_buyer max_per_email"},
		{"limits that contradict", nil, func(_ catalogtest.House, n *catalog.NewShow) {
			n.MaxPerOrder, n.MaxPerBuyer, n.MaxPerEmail = 8, 4, 6
		}, catalog.ErrInvalid, "max_per_order max_per_order"},
		{"prices", nil, func(_ catalogtest.House, n *catalog.NewShow) {
			n.Prices = pricing.List{Currency: "eur", Levels: []pricing.Level{
				{ID: "a", Name: "A", Zones: []string{"nowhere"}, Face: -1},
				{ID: "a", Name: "\u202eA", Zones: []string{"nowhere"}, Fee: pricing.MaxPrice + 1},
			}}
		}, catalog.ErrInvalid, "prices.currency prices.levels[0].face prices.levels[0].zones[0] prices.levels[1].id prices.levels[1].fee prices.levels[1].zones[0] prices.levels[1].zones[0] prices.levels[1].name"},
		{"a currency alone", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.Prices.Levels = nil }, catalog.ErrInvalid, "prices.levels"},
		{"levels without end", nil, func(_ catalogtest.House, n *catalog.NewShow) { n.Prices.Levels = make([]pricing.Level, 100_000) }, catalog.ErrInvalid, "prices.levels"},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := catalogtest.NewHouse(t)
			n, by := h.NewShow(), h.Owner
			if c.by != nil {
				by = c.by(h)
			}
			if c.change != nil {
				c.change(h, &n)
			}
			before := h.Size()
			_, err := h.Catalog.CreateShow(t.Context(), noKey, by, h.Event.ID, n)
			if c.want == nil {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			refused(t, err, c.want, c.fields)
			if h.Size() != before {
				t.Error("a refusal added something")
			}
		})
	}
}

// The venue must be the event's organiser's, also when an admin asks.
func TestCreateShowElsewhere(t *testing.T) {
	h := catalogtest.NewHouse(t)
	other, err := h.Catalog.CreateOrganiser(t.Context(), noKey, account.Operator(), catalog.NewOrganiser{Name: "Other", Email: "o@other.example"})
	if err != nil {
		t.Fatal(err)
	}
	e, err := h.Catalog.CreateEvent(t.Context(), noKey, account.Operator(), catalog.NewEvent{Organiser: other.ID, Title: "x", Genre: catalog.Talk})
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.Catalog.CreateShow(t.Context(), noKey, account.Operator(), e.ID, h.NewShow())
	refused(t, err, catalog.ErrNoVenue, "")
}

func TestSameKeySameAnswer(t *testing.T) {
	h := catalogtest.NewHouse(t)
	key := func(text, body string) idem.Key {
		k, err := idem.NewKey("owner", "POST /v1/events/x/shows", text, []byte(body))
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	n := h.NewShow()
	n.HoldFor = time.Second
	if _, err := h.Catalog.CreateShow(t.Context(), key("k", "a"), h.Owner, h.Event.ID, n); !errors.Is(err, catalog.ErrInvalid) {
		t.Fatal(err)
	}
	n.HoldFor = 0 // mended, with the same key: a refusal binds none
	first, err := h.Catalog.CreateShow(t.Context(), key("k", "b"), h.Owner, h.Event.ID, n)
	if err != nil {
		t.Fatal(err)
	}
	h.Clock.Advance(400 * 24 * time.Hour) // the same request could not succeed any more
	again, err := h.Catalog.CreateShow(t.Context(), key("k", "b"), h.Owner, h.Event.ID, n)
	if err != nil || again.ID != first.ID || !again.StartsAt.Equal(first.StartsAt) || again.Chart != first.Chart {
		t.Errorf("got %+v, %v; want %+v", again, err, first)
	}
	_, err = h.Catalog.CreateShow(t.Context(), key("k", "c"), h.Owner, h.Event.ID, n)
	refused(t, err, idem.ErrKeyReused, "")
}

// Left out, the extra time is as long as the hold, as far as half an hour goes.
func TestExtraTimeByDefault(t *testing.T) {
	for _, c := range []struct {
		hold  time.Duration
		given *time.Duration
		want  time.Duration
	}{
		{10 * time.Minute, nil, 10 * time.Minute},
		{20 * time.Minute, nil, 10 * time.Minute},
		{30 * time.Minute, nil, 0},
		{time.Hour, nil, 0},
		{10 * time.Minute, new(time.Duration), 0},
		{10 * time.Minute, new(20 * time.Minute), 20 * time.Minute},
	} {
		h := catalogtest.NewHouse(t)
		n := h.NewShow()
		n.HoldFor, n.ExtendBy = c.hold, c.given
		s, err := h.Catalog.CreateShow(t.Context(), noKey, h.Owner, h.Event.ID, n)
		if err != nil || s.ExtendBy != c.want {
			t.Errorf("a hold of %v has %v more, want %v: %v", c.hold, s.ExtendBy, c.want, err)
		}
	}
}
