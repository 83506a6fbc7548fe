package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// showFormView asks for one date of an event: a new one, or one that is there.
type showFormView struct {
	Page
	entries
	Event        catalog.Event
	Show         catalog.Show // zero: a new one
	Venue        catalog.Venue
	Action, Back string
	Places       []placeGroup // empty once tickets name the place
	Doors, Holds []option
	Opens        []option
	Closes       []option
	Published    bool
}

// placeGroup is a venue with the charts to choose from.
type placeGroup struct {
	Venue  string
	Zone   string
	Charts []option // the value is venue and chart
}

// showIn finds the show in the address for who may change it.
func (s *Site) showIn(r *http.Request, do account.Action) (catalog.ShowView, error) {
	wanted, err := pathID[id.Show](r, "show")
	if err != nil {
		return catalog.ShowView{}, err
	}
	return s.Catalogue.StaffShow(r.Context(), s.actor(r), do, wanted)
}

// placesFor lists where an organiser's shows can be.
func (s *Site) placesFor(ctx context.Context, p Page, by account.Actor, organiser id.Organiser) ([]placeGroup, error) {
	var groups []placeGroup
	for cursor := ""; ; {
		venues, next, err := s.Catalogue.StaffVenues(ctx, by, cursor, catalog.MaxPage)
		if err != nil {
			return nil, err
		}
		for _, venue := range venues {
			if venue.Organiser != organiser {
				continue
			}
			charts, err := s.Catalogue.StaffCharts(ctx, by, venue.ID)
			if err != nil {
				return nil, err
			}
			group := placeGroup{Venue: venue.Name + ", " + venue.City, Zone: venue.TimeZone}
			for _, c := range charts {
				group.Charts = append(group.Charts, option{venue.ID.String() + " " + c.Hash.String(), c.Name + " · " + capacityOf(p, c.Seats, c.Places)})
			}
			if len(charts) > 0 {
				groups = append(groups, group)
			}
		}
		if cursor = next; next == "" {
			return groups, nil
		}
	}
}

func (s *Site) staffShowNew(w http.ResponseWriter, r *http.Request) error {
	v, err := s.newShowForm(r, r.URL.Query().Get("event"))
	if err != nil {
		return err
	}
	v.entries = newEntries(url.Values{
		"doors": {"60"}, "opens": {"now"}, "closes": {"start"}, "max_per_order": {"8"}, "max_per_buyer": {"8"}, "max_per_email": {"100"}, "hold": {""}, "extend_by": {""},
		"lone_seats": {loneExplained}, "accessible": {accessibleKept},
		"returns": {returnsNo}, "returns_fees": {returnsStay}, "returns_whole": {returnsParts}, "returns.hours_before": {"48"}, "move_return_days": {"14"},
		"starts_time": {"19:30"},
	})
	if len(v.Places) == 1 && len(v.Places[0].Charts) == 1 {
		v.values.Set("place", v.Places[0].Charts[0].Value)
	}
	return s.personal(w, r, http.StatusOK, staffShowFormPage(v))
}

func (s *Site) newShowForm(r *http.Request, event string) (showFormView, error) {
	wanted, err := id.Parse[id.Event](event)
	if err != nil {
		return showFormView{}, ErrNoPage
	}
	by := s.actor(r)
	view, err := s.Catalogue.StaffEvent(r.Context(), by, wanted)
	if err != nil {
		return showFormView{}, err
	}
	p := s.staffPage(r, localeOf(r).T.Setup.Show.Add)
	places, err := s.placesFor(r.Context(), p, by, view.Event.Organiser)
	v := showFormOf(p, view.Event, catalog.Show{}, catalog.Venue{})
	v.Places = places
	return v, err
}

func showFormOf(p Page, event catalog.Event, show catalog.Show, venue catalog.Venue) showFormView {
	v := showFormView{Page: p, Event: event, Show: show, Venue: venue, Published: show.State == catalog.ShowPublished}
	v.Narrow = true
	v.Action, v.Back = "/staff/shows/new?event="+event.ID.String(), staffEventAddress(event.ID)
	if !show.ID.IsZero() {
		v.Action, v.Back = staffShowAddress(show.ID)+"/edit", staffShowAddress(show.ID)
		if show.State == catalog.ShowDraft {
			v.Back += "/publish"
		}
	}
	t := p.T.Setup.Show
	v.Doors = append(v.Doors, option{"", t.DoorsNone})
	minutes := []int{30, 45, 60, 90, 120}
	if before := int(show.StartsAt.Sub(show.DoorsAt).Minutes()); !show.DoorsAt.IsZero() && !slices.Contains(minutes, before) {
		minutes = append(minutes, before)
		slices.Sort(minutes)
	}
	for _, n := range minutes {
		v.Doors = append(v.Doors, option{strconv.Itoa(n), t.MinutesBefore(n)})
	}
	v.Opens = []option{{"now", t.OpensNow}, {"at", t.OpensAt}}
	v.Closes = []option{{"start", t.ClosesStart}, {"60", t.ClosesHour}, {"1440", t.ClosesDay}, {"at", t.ClosesAt}}
	holds := []int{5, 8, 10, 12, 15, 20, 30}
	if kept := int(show.HoldFor.Seconds()); kept%60 == 0 && kept > 0 && !slices.Contains(holds, kept/60) {
		holds = append(holds, kept/60)
		slices.Sort(holds)
	}
	for _, n := range holds {
		v.Holds = append(v.Holds, option{strconv.Itoa(60 * n), t.Minutes(n)})
	}
	if kept := int(show.HoldFor.Seconds()); kept%60 != 0 {
		v.Holds = append(v.Holds, option{strconv.Itoa(kept), p.Locale.Left(show.HoldFor)})
	}
	return v
}

// showAsk is what a form says of a show. Instants are read in the venue's zone.
type showAsk struct {
	startsAt, doorsAt            time.Time
	opensAt, closesAt            time.Time
	holdFor                      time.Duration
	extendBy                     *time.Duration // nil: not said
	perOrder, perBuyer, perEmail int
	rules                        showRules
	returns                      *pricing.ReturnTerms
	moveReturnFor                *time.Duration
}

// placeIn reads which venue and chart were chosen.
func placeIn(f form) (venue id.Venue, chart seating.Hash, err error) {
	where, drawing, _ := strings.Cut(f.Get("place"), " ")
	if venue, err = id.Parse[id.Venue](where); err == nil {
		chart, err = seating.ParseHash(drawing)
	}
	if err != nil {
		return venue, chart, ErrEntries.At("place", "place")
	}
	return venue, chart, nil
}

// readShow reads a form; now stands for "at once".
func readShow(f form, zone string, c money.Currency, now time.Time) (showAsk, error) {
	var a showAsk
	var opens, closes error
	starts, err := readInstant(f.Values, "starts", zone)
	a.startsAt = starts
	if before := wholeNumber(f.Get("doors")); before > 0 && err == nil {
		a.doorsAt = starts.Add(-time.Duration(before) * time.Minute)
	}
	switch a.opensAt = now; f.Get("opens") {
	case "at":
		a.opensAt, opens = readInstant(f.Values, "opens", zone)
	}
	switch how := f.Get("closes"); how {
	case "at":
		a.closesAt, closes = readInstant(f.Values, "closes", zone)
	default:
		a.closesAt = starts.Add(-time.Duration(wholeNumber(how)) * time.Minute)
	}
	a.holdFor = time.Duration(wholeNumber(f.Get("hold"))) * time.Second
	a.extendBy = readExtend(f)
	a.rules = readRules(f)
	a.perOrder, a.perBuyer, a.perEmail = wholeNumber(f.Get("max_per_order")), wholeNumber(f.Get("max_per_buyer")), wholeNumber(f.Get("max_per_email"))
	var terms error
	a.returns, a.moveReturnFor, terms = readReturns(f, c)
	return a, gather(err, opens, closes, terms)
}

func (s *Site) staffShowCreate(w http.ResponseWriter, r *http.Request) error {
	wanted, err := id.Parse[id.Event](r.URL.Query().Get("event"))
	if err != nil {
		return ErrNoPage
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			place, chart, err := placeIn(f)
			if err != nil {
				return "", err
			}
			venue, err := s.Catalogue.StaffVenue(r.Context(), by, place)
			if err != nil {
				return "", err
			}
			a, err := readShow(f, venue.TimeZone, "", time.Time{})
			if err != nil {
				return "", err
			}
			n := catalog.NewShow{
				Venue: place, Chart: chart, StartsAt: a.startsAt, DoorsAt: a.doorsAt, OpensAt: a.opensAt, ClosesAt: a.closesAt,
				HoldFor: a.holdFor, ExtendBy: a.extendBy, MaxPerOrder: a.perOrder, MaxPerBuyer: a.perBuyer, MaxPerEmail: a.perEmail,
			}
			a.rules.fill(&n)
			if n.MoveReturnFor = a.moveReturnFor; a.returns != nil {
				n.Returns = *a.returns
			}
			for name, n := range map[string]int{"max_per_order": n.MaxPerOrder, "max_per_buyer": n.MaxPerBuyer, "max_per_email": n.MaxPerEmail} {
				if n == 0 { // the use case would take it for "as usual"
					return "", ErrEntries.At(name, "limit")
				}
			}
			show, err := s.Catalogue.CreateShow(r.Context(), key, by, wanted, n)
			return staffShowAddress(show.ID) + "/prices", err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			v, err := s.newShowForm(r, wanted.String())
			if err != nil {
				return nil, err
			}
			v.entries = sentEntries(v.Page, f, told)
			return staffShowFormPage(v), nil
		},
	})
}

func (s *Site) staffShowEdit(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showIn(r, account.EditCatalog)
	if err != nil {
		return err
	}
	if view.Show.State == catalog.ShowCancelled {
		return catalog.ErrCancelled
	}
	v, err := s.showForm(r, view)
	if err != nil {
		return err
	}
	v.entries = newEntries(showValues(view))
	return s.personal(w, r, http.StatusOK, staffShowFormPage(v))
}

func (s *Site) showForm(r *http.Request, view catalog.ShowView) (showFormView, error) {
	p := s.staffPage(r, localeOf(r).T.Setup.Show.Edit)
	v := showFormOf(p, view.Event, view.Show, view.Venue)
	if v.Published {
		return v, nil
	}
	var err error
	v.Places, err = s.placesFor(r.Context(), p, s.actor(r), view.Show.Organiser)
	return v, err
}

// showValues is a show as its form's fields hold it.
func showValues(view catalog.ShowView) url.Values {
	show, zone := view.Show, view.Venue.TimeZone
	v := url.Values{
		"place": {show.Venue.String() + " " + show.Chart.String()}, "opens": {"at"}, "closes": {"at"}, "hold": {strconv.Itoa(int(show.HoldFor.Seconds()))},
		"extend_by":     {strconv.Itoa(int(show.ExtendBy.Seconds()))},
		"max_per_order": {strconv.Itoa(show.MaxPerOrder)}, "max_per_buyer": {strconv.Itoa(show.MaxPerBuyer)}, "max_per_email": {strconv.Itoa(show.MaxPerEmail)},
	}
	writeRules(v, show)
	writeReturns(v, show)
	writeInstant(v, "starts", show.StartsAt, zone)
	writeInstant(v, "opens", show.OpensAt, zone)
	writeInstant(v, "closes", show.ClosesAt, zone)
	if !show.DoorsAt.IsZero() {
		v.Set("doors", strconv.Itoa(int(show.StartsAt.Sub(show.DoorsAt).Minutes())))
	}
	switch show.StartsAt.Sub(show.ClosesAt) {
	case 0:
		v.Set("closes", "start")
	case time.Hour:
		v.Set("closes", "60")
	case 24 * time.Hour:
		v.Set("closes", "1440")
	}
	return v
}

// staffShowSave changes a show. Of a published one it says first what the
// change means.
func (s *Site) staffShowSave(w http.ResponseWriter, r *http.Request) error {
	view, err := s.showIn(r, account.EditCatalog)
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	read := func(f form, by account.Actor) (catalog.ShowChange, error) {
		zone := view.Venue.TimeZone
		place, chart := view.Show.Venue, view.Show.Chart
		if view.Show.State == catalog.ShowDraft {
			var err error
			if place, chart, err = placeIn(f); err != nil {
				return catalog.ShowChange{}, err
			}
			venue, err := s.Catalogue.StaffVenue(r.Context(), by, place)
			if err != nil {
				return catalog.ShowChange{}, err
			}
			zone = venue.TimeZone
		}
		a, err := readShow(f, zone, view.Show.Prices.Currency, s.clock.Now())
		if err != nil {
			return catalog.ShowChange{}, err
		}
		return catalog.ShowChange{
			Venue: &place, Chart: &chart, StartsAt: &a.startsAt, DoorsAt: &a.doorsAt, OpensAt: &a.opensAt, ClosesAt: &a.closesAt,
			HoldFor: &a.holdFor, ExtendBy: a.extendBy, MaxPerOrder: &a.perOrder, MaxPerBuyer: &a.perBuyer, MaxPerEmail: &a.perEmail,
			MaxPerPayment: a.rules.perPayment, RefuseLoneSeats: a.rules.refuseLone, KeepAccessible: a.rules.keepAccessible,
			Returns: a.returns, MoveReturnFor: a.moveReturnFor,
		}, nil
	}
	return s.changeShow(w, r, f, view, showWork{
		read: read, back: staffShowAddress(view.Show.ID) + "/edit", done: "show-saved",
		again: func(f form, told *fault.Fault) (templ.Component, error) {
			v, err := s.showForm(r, view)
			if err != nil {
				return nil, err
			}
			v.entries = sentEntries(v.Page, f, told)
			return staffShowFormPage(v), nil
		},
	})
}

// holdOptions is how long seats may be kept; a new show may leave it to the
// installation.
func (v showFormView) holdOptions() []option {
	if v.Show.ID.IsZero() {
		return append([]option{{"", v.T.Setup.Show.HoldUsual}}, v.Holds...)
	}
	return v.Holds
}
