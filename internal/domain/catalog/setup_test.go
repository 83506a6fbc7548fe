package catalog_test

import (
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/catalog/catalogtest"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

func TestUpdateVenue(t *testing.T) {
	h := catalogtest.NewHouse(t)
	name, zone := " Pier  Pavilion ", "Europe/Paris"
	got, err := h.Catalog.UpdateVenue(t.Context(), noKey, h.Owner, h.Venue.ID, catalog.VenueChange{Name: &name, TimeZone: &zone})
	if err != nil || got.Name != "Pier Pavilion" || got.TimeZone != zone || got.City != h.Venue.City {
		t.Errorf("got %+v, %v", got, err)
	}
	publish(t, h, h.Draft(t))
	if got := h.Searched(h.Event.ID); !strings.Contains(got, "pavilion") {
		t.Errorf("searched %q", got)
	}
	other := "Pier Palace"
	if _, err := h.Catalog.UpdateVenue(t.Context(), noKey, h.Owner, h.Venue.ID, catalog.VenueChange{Name: &other}); err != nil {
		t.Fatal(err)
	}
	if got := h.Searched(h.Event.ID); !strings.Contains(got, "palace") || strings.Contains(got, "pavilion") {
		t.Errorf("searched %q: the event is not found by the venue's new name", got)
	}
	// Tickets name times in its zone now.
	back := "Europe/Zurich"
	_, err = h.Catalog.UpdateVenue(t.Context(), noKey, h.Owner, h.Venue.ID, catalog.VenueChange{TimeZone: &back})
	refused(t, err, catalog.ErrZoneFixed, "time_zone")
	none, nowhere := "", "Nowhere/Atall"
	_, err = h.Catalog.UpdateVenue(t.Context(), noKey, h.Owner, h.Venue.ID, catalog.VenueChange{Name: &none, City: &none, Country: &nowhere, TimeZone: &nowhere})
	refused(t, err, catalog.ErrInvalid, "name city country time_zone")
	_, err = h.Catalog.UpdateVenue(t.Context(), noKey, stranger(), h.Venue.ID, catalog.VenueChange{})
	refused(t, err, catalog.ErrNoVenue, "")
	_, err = h.Catalog.UpdateVenue(t.Context(), noKey, clerk(h), h.Venue.ID, catalog.VenueChange{})
	refused(t, err, account.ErrForbidden, "")
}

func TestUpdateEvent(t *testing.T) {
	h := catalogtest.NewHouse(t)
	title, genre := "Day of Lanterns", catalog.Family
	got, err := h.Catalog.UpdateEvent(t.Context(), noKey, h.Owner, h.Event.ID, catalog.EventChange{Title: &title, Genre: &genre})
	if err != nil || got.Title != title || got.Genre != genre || got.Slug != h.Event.Slug {
		t.Errorf("got %+v, %v", got, err)
	}
	if got := h.Searched(h.Event.ID); !strings.Contains(got, "day of lanterns") {
		t.Errorf("searched %q", got)
	}
	none, polo := "", catalog.Genre("polo")
	_, err = h.Catalog.UpdateEvent(t.Context(), noKey, h.Owner, h.Event.ID, catalog.EventChange{Title: &none, Genre: &polo})
	refused(t, err, catalog.ErrInvalid, "title genre")
	_, err = h.Catalog.UpdateEvent(t.Context(), noKey, stranger(), h.Event.ID, catalog.EventChange{})
	refused(t, err, catalog.ErrNoEvent, "")
	_, err = h.Catalog.UpdateEvent(t.Context(), noKey, clerk(h), h.Event.ID, catalog.EventChange{})
	refused(t, err, account.ErrForbidden, "")
}

func TestUpdateOrganiser(t *testing.T) {
	h := catalogtest.NewHouse(t)
	name, accent := "Harbour Nights", "#AA3300"
	got, err := h.Catalog.UpdateOrganiser(t.Context(), noKey, h.Owner, h.Organiser.ID, catalog.OrganiserChange{Name: &name, Accent: &accent})
	if err != nil || got.Name != name || got.Accent != "#aa3300" || got.Slug != h.Organiser.Slug {
		t.Errorf("got %+v, %v", got, err)
	}
	if got := h.Searched(h.Event.ID); !strings.Contains(got, "nights") {
		t.Errorf("searched %q", got)
	}
	red, nobody := "red", "nobody"
	_, err = h.Catalog.UpdateOrganiser(t.Context(), noKey, h.Owner, h.Organiser.ID, catalog.OrganiserChange{Email: &nobody, Accent: &red})
	refused(t, err, catalog.ErrInvalid, "email accent")
	_, err = h.Catalog.UpdateOrganiser(t.Context(), noKey, stranger(), h.Organiser.ID, catalog.OrganiserChange{})
	refused(t, err, catalog.ErrNoOrganiser, "")
	manager := h.Owner
	manager.Role = account.RoleManager
	_, err = h.Catalog.UpdateOrganiser(t.Context(), noKey, manager, h.Organiser.ID, catalog.OrganiserChange{})
	refused(t, err, account.ErrForbidden, "")
}

func TestCopyShow(t *testing.T) {
	h := catalogtest.NewHouse(t)
	n := h.NewShow()
	n.DoorsAt, n.ClosesAt = n.StartsAt.Add(-time.Hour), n.StartsAt.Add(-30*time.Minute)
	draft, err := h.Catalog.CreateShow(t.Context(), noKey, h.Owner, h.Event.ID, n)
	if err != nil {
		t.Fatal(err)
	}
	s := publish(t, h, draft.Show)
	starts := []time.Time{s.StartsAt.Add(24 * time.Hour), s.StartsAt.Add(48 * time.Hour)}
	copies, err := h.Catalog.CopyShow(t.Context(), noKey, h.Owner, s.ID, starts)
	if err != nil || len(copies) != 2 {
		t.Fatal(copies, err)
	}
	for i, c := range copies {
		if c.ID == s.ID || c.State != catalog.ShowDraft || c.Public() || c.StartsAt != starts[i] || c.OpensAt != s.OpensAt ||
			c.StartsAt.Sub(c.DoorsAt) != time.Hour || c.StartsAt.Sub(c.ClosesAt) != 30*time.Minute || len(c.Prices.Levels) != 1 {
			t.Errorf("copy %d: %+v", i, c)
		}
	}
	before := h.Size()
	_, err = h.Catalog.CopyShow(t.Context(), noKey, h.Owner, s.ID, []time.Time{starts[0], h.Clock.Now().Add(-time.Hour)})
	refused(t, err, catalog.ErrInvalid, "starts_at[1] starts_at[1]") // the sale would open after it closes, too
	_, err = h.Catalog.CopyShow(t.Context(), noKey, h.Owner, s.ID, nil)
	refused(t, err, catalog.ErrInvalid, "starts_at")
	if h.Size() != before {
		t.Error("some dates were added although one was refused")
	}
	_, err = h.Catalog.CopyShow(t.Context(), noKey, stranger(), s.ID, starts)
	refused(t, err, catalog.ErrNoShow, "")
}

func TestPreviewShow(t *testing.T) {
	h := catalogtest.NewHouse(t)
	s := publish(t, h, h.Draft(t))
	prices := h.Prices()
	all := prices.Levels[0]
	prices.Levels[0].Zones = all.Zones[1:]
	p, err := h.Catalog.PreviewShow(t.Context(), h.Owner, s.ID, catalog.ShowChange{Prices: &prices})
	if err != nil || len(p.Moves) != 1 || p.Moves[0].Zone.ID != all.Zones[0] || p.Moves[0].Before.Total.Minor != 45_00 || p.Moves[0].After != nil {
		t.Errorf("got %+v, %v", p.Moves, err)
	}
	if len(p.After.Prices.Levels[0].Zones) != len(all.Zones)-1 || len(p.Before.Prices.Levels[0].Zones) != len(all.Zones) {
		t.Errorf("before %+v, after %+v", p.Before.Prices, p.After.Prices)
	}
	now, err := h.Catalog.StaffShow(t.Context(), h.Owner, account.EditCatalog, s.ID)
	if err != nil || len(now.Show.Prices.Levels[0].Zones) != len(all.Zones) || len(h.Jobs) != 0 {
		t.Error("a look ahead changed the show")
	}
	starts := s.StartsAt.Add(time.Hour)
	p, err = h.Catalog.PreviewShow(t.Context(), h.Owner, s.ID, catalog.ShowChange{StartsAt: &starts})
	if err != nil || p.After.MovedFrom != s.StartsAt || p.After.ClosesAt != starts {
		t.Errorf("a move would give %+v, %v", p.After, err)
	}
	prices.Currency = "EUR"
	_, err = h.Catalog.PreviewShow(t.Context(), h.Owner, s.ID, catalog.ShowChange{Prices: &prices})
	refused(t, err, catalog.ErrFixed, "prices.currency")
}

func TestChecklist(t *testing.T) {
	h := catalogtest.NewHouse(t)
	plan, err := seating.Compile(seating.Club())
	if err != nil {
		t.Fatal(err)
	}
	view := catalog.ShowView{Show: h.Draft(t), Event: h.Event, Venue: h.Venue, Organiser: h.Organiser}
	states := func(payable bool) map[catalog.CheckItem]catalog.Check {
		all := map[catalog.CheckItem]catalog.Check{}
		for _, c := range catalog.Checklist(view, plan, payable, h.Clock.Now()) {
			all[c.Item] = c
		}
		return all
	}
	got := states(true)
	for item, want := range map[catalog.CheckItem]catalog.CheckState{
		catalog.CheckDate: catalog.CheckOK, catalog.CheckChart: catalog.CheckOK, catalog.CheckPrices: catalog.CheckOK, catalog.CheckZones: catalog.CheckOK,
		catalog.CheckSale: catalog.CheckOK, catalog.CheckLimits: catalog.CheckOK, catalog.CheckEvent: catalog.CheckWarning,
		catalog.CheckOrganiser: catalog.CheckOK, catalog.CheckPayment: catalog.CheckOK,
	} {
		if got[item].State != want {
			t.Errorf("%s: %s, want %s", item, got[item].State, want)
		}
	}
	if places := h.Chart.Seats + h.Chart.Places; got[catalog.CheckPrices].Places != places {
		t.Errorf("%d places on sale, want %d", got[catalog.CheckPrices].Places, places)
	}
	if states(false)[catalog.CheckPayment].State != catalog.CheckWarning {
		t.Error("nobody takes the money, and nothing warns of it")
	}

	// A zone without a price, then none with one.
	levels := view.Show.Prices.Levels
	zones := levels[0].Zones
	levels[0].Zones = zones[:1]
	if unsold := states(true)[catalog.CheckZones]; unsold.State != catalog.CheckWarning || len(unsold.Zones) != len(zones)-1 {
		t.Errorf("zones: %+v", unsold)
	}
	view.Show.Prices = pricing.List{}
	view.Show.StartsAt = h.Clock.Now().Add(-time.Hour)
	view.Show.MaxPerOrder = 0
	got = states(true)
	for _, item := range []catalog.CheckItem{catalog.CheckDate, catalog.CheckPrices, catalog.CheckLimits} {
		if c := got[item]; c.State != catalog.CheckMissing || len(c.Faults) == 0 {
			t.Errorf("%s: %+v", item, c)
		}
	}
	if got[catalog.CheckAccessible].State != catalog.CheckWarning || got[catalog.CheckPrices].Places != 0 {
		t.Errorf("accessible: %+v", got[catalog.CheckAccessible])
	}
}

// The checklist and the rule it explains never differ.
func TestChecklistSaysWhatPublishingSays(t *testing.T) {
	h := catalogtest.NewHouse(t)
	plan, err := seating.Compile(seating.Club())
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(s *catalog.Show){
		"good":      func(*catalog.Show) {},
		"begun":     func(s *catalog.Show) { s.StartsAt = h.Clock.Now() },
		"no prices": func(s *catalog.Show) { s.Prices = pricing.List{} },
		"doors":     func(s *catalog.Show) { s.DoorsAt = s.StartsAt.Add(time.Minute) },
		"over":      func(s *catalog.Show) { s.ClosesAt = h.Clock.Now() },
		"crossed":   func(s *catalog.Show) { s.OpensAt = s.ClosesAt },
		"hold":      func(s *catalog.Show) { s.HoldFor = 0 },
		"limits":    func(s *catalog.Show) { s.MaxPerEmail = 0 },
		"currency":  func(s *catalog.Show) { s.Prices.Currency = "XXQ" },
		"zones":     func(s *catalog.Show) { s.Prices.Levels[0].Zones = []string{"nowhere"} },
	} {
		view := catalog.ShowView{Show: h.Draft(t), Event: h.Event, Organiser: h.Organiser}
		change(&view.Show)
		missing := map[string]bool{}
		for _, c := range catalog.Checklist(view, plan, true, h.Clock.Now()) {
			for _, f := range c.Faults {
				missing[f.At+f.Message] = true
			}
		}
		for _, f := range fieldsOf(catalog.Publishable(h.Memory, view.Show)) {
			if !missing[f.At+f.Message] {
				t.Errorf("%s: publishing says %q, the checklist does not", name, f.At)
			}
			delete(missing, f.At+f.Message)
		}
		if len(missing) > 0 {
			t.Errorf("%s: the checklist alone says %v", name, missing)
		}
	}
}

func fieldsOf(err error) []fault.Field {
	if err == nil {
		return nil
	}
	return fault.From(err).Fields
}
