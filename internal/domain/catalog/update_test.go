package catalog_test

import (
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/catalog/catalogtest"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
)

// publish marks a draft published, as inventory does once its bucket is open.
func publish(t *testing.T, h catalogtest.House, s catalog.Show) catalog.Show {
	t.Helper()
	err := h.Update(t.Context(), func(q catalog.Tx) error {
		if err := catalog.Publishable(q, s); err != nil {
			return err
		}
		published, err := catalog.MarkPublished(q, s)
		s = published.Show
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestUpdateDraft(t *testing.T) {
	h := catalogtest.NewHouse(t)
	s := h.Draft(t)
	other, err := h.Catalog.AddChart(t.Context(), noKey, h.Owner, h.Venue.ID, seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}
	starts, none := s.StartsAt.Add(24*time.Hour), pricing.List{}
	got, err := h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Chart: &other.Hash, StartsAt: &starts, Prices: &none})
	if err != nil || got.Chart != other.Hash || got.StartsAt != starts || got.ClosesAt != starts || !got.MovedFrom.IsZero() || len(h.Jobs) != 0 {
		t.Errorf("got %+v, %v, jobs %v", got, err, h.Jobs)
	}
	past := h.Clock.Now().Add(-time.Hour)
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{StartsAt: &past, ClosesAt: &past, OpensAt: &past})
	refused(t, err, catalog.ErrInvalid, "opens_at starts_at")
	// Prices for zones the new chart does not have.
	old := h.Prices()
	old.Levels[0].Zones = []string{"nowhere"}
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Prices: &old})
	refused(t, err, catalog.ErrInvalid, "prices.levels[0].zones[0]")
}

func TestUpdatePublished(t *testing.T) {
	h := catalogtest.NewHouse(t)
	s := publish(t, h, h.Draft(t))
	prices, limit, hold := h.Prices(), 20, 5*time.Minute
	prices.Levels[0].Face = 30_00
	doors := s.StartsAt.Add(-time.Hour)
	got, err := h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{
		Prices: &prices, MaxPerBuyer: &limit, MaxPerEmail: &limit, HoldFor: &hold, DoorsAt: &doors})
	if err != nil || got.Prices.Levels[0].Face != 30_00 || got.MaxPerBuyer != 20 || got.HoldFor != hold || got.State != catalog.ShowPublished {
		t.Errorf("got %+v, %v", got, err)
	}
	if len(h.Jobs) != 1 || h.Jobs[0].Kind != catalog.FollowShow || string(h.Jobs[0].Args) != `{"show":"`+s.ID.String()+`"}` {
		t.Errorf("jobs %+v: the bucket would not hear of it after a crash", h.Jobs)
	}

	chart, err := h.Catalog.AddChart(t.Context(), noKey, h.Owner, h.Venue.ID, seating.Theatre())
	if err != nil {
		t.Fatal(err)
	}
	priced := h.Prices()
	priced.Currency = "EUR"
	for _, z := range chart.Zones {
		priced.Levels[0].Zones = append([]string{z.ID}, priced.Levels[0].Zones...)[:1]
	}
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Chart: &chart.Hash, Prices: &priced})
	refused(t, err, catalog.ErrFixed, "chart prices.currency")
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, s.ID, catalog.ShowChange{Prices: &pricing.List{}})
	refused(t, err, catalog.ErrInvalid, "prices")
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, clerk(h), s.ID, catalog.ShowChange{})
	refused(t, err, account.ErrForbidden, "")
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, stranger(), s.ID, catalog.ShowChange{})
	refused(t, err, catalog.ErrNoShow, "")
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, id.New[id.Show](), catalog.ShowChange{})
	refused(t, err, catalog.ErrNoShow, "")
	if len(h.Jobs) != 1 {
		t.Error("a refusal left a job")
	}
}

// A published show that gets another start has moved: it keeps the start
// announced first until it is back there, and doors and the end of selling go
// with it.
func TestMove(t *testing.T) {
	h := catalogtest.NewHouse(t)
	n := h.NewShow()
	n.DoorsAt = n.StartsAt.Add(-time.Hour)
	draft, err := h.Catalog.CreateShow(t.Context(), noKey, h.Owner, h.Event.ID, n)
	if err != nil {
		t.Fatal(err)
	}
	first := publish(t, h, draft.Show)
	move := func(to time.Time, more catalog.ShowChange) (catalog.ShowAnswer, error) {
		more.StartsAt = &to
		return h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, first.ID, more)
	}
	day := 24 * time.Hour
	later := first.StartsAt.Add(7 * day)
	got, err := move(later, catalog.ShowChange{})
	if err != nil || got.StartsAt != later || got.MovedFrom != first.StartsAt || got.Moves != 1 ||
		got.ClosesAt != later || got.DoorsAt != first.DoorsAt.Add(7*day) ||
		len(h.Jobs) != 2 || h.Jobs[1].Kind != catalog.JobMoved || !got.MoveReturnsUntil.Equal(h.Clock.Now().Add(14*day)) {
		t.Errorf("moved: %+v, %v, jobs %v", got, err, h.Jobs)
	}
	again, closes := later.Add(day), later
	got, err = move(again, catalog.ShowChange{ClosesAt: &closes})
	if err != nil || got.MovedFrom != first.StartsAt || got.Moves != 2 || got.ClosesAt != closes {
		t.Errorf("moved again: %+v, %v", got, err)
	}
	limit := 3
	same, err := move(again, catalog.ShowChange{MaxPerOrder: &limit})
	if err != nil || same.Moves != 2 || same.MovedFrom != first.StartsAt {
		t.Errorf("the same start counts as a move: %+v, %v", same, err)
	}
	_, err = move(h.Clock.Now().Add(-time.Minute), catalog.ShowChange{})
	refused(t, err, catalog.ErrInvalid, "closes_at starts_at")
	if back, err := move(first.StartsAt, catalog.ShowChange{ClosesAt: &first.StartsAt}); err != nil || !back.MovedFrom.IsZero() || back.Moves != 3 {
		t.Errorf("moved back: %+v, %v", back, err)
	}
}

func TestCancel(t *testing.T) {
	h := catalogtest.NewHouse(t)
	draft, public := h.Draft(t), publish(t, h, h.Draft(t))
	_, err := h.Catalog.CancelShow(t.Context(), noKey, clerk(h), public.ID)
	refused(t, err, account.ErrForbidden, "")
	_, err = h.Catalog.CancelShow(t.Context(), noKey, stranger(), public.ID)
	refused(t, err, catalog.ErrNoShow, "")
	for range 2 { // the second time changes nothing
		for _, s := range []catalog.Show{draft, public} {
			got, err := h.Catalog.CancelShow(t.Context(), noKey, h.Owner, s.ID)
			if err != nil || got.State != catalog.ShowCancelled || got.Public() != s.Public() {
				t.Errorf("got %+v, %v", got, err)
			}
		}
	}
	if len(h.Jobs) != 1 {
		t.Errorf("jobs %+v, want one for the public show", h.Jobs)
	}
	_, err = h.Catalog.UpdateShow(t.Context(), noKey, h.Owner, public.ID, catalog.ShowChange{})
	refused(t, err, catalog.ErrCancelled, "")
}

func TestPublishing(t *testing.T) {
	h := catalogtest.NewHouse(t)
	check := func(s catalog.Show) error {
		return h.View(t.Context(), func(q catalog.Tx) error { return catalog.Publishable(q, s) })
	}
	s := h.Draft(t)
	if err := check(s); err != nil {
		t.Fatal(err)
	}
	bare := s
	bare.Prices = pricing.List{}
	refused(t, check(bare), catalog.ErrIncomplete, "prices")
	h.Clock.Advance(31 * 24 * time.Hour)
	refused(t, check(s), catalog.ErrIncomplete, "starts_at closes_at")
	h.Clock.Advance(-31 * 24 * time.Hour)

	s = publish(t, h, s)
	if s.PublishedAt != h.Clock.Now() || !s.Public() {
		t.Errorf("got %+v", s)
	}
	if got := h.Searched(h.Event.ID); got != "night of lanterns concert harbour lights pier hall zurich" {
		t.Errorf("searched in %q", got)
	}
	h.Clock.Advance(time.Hour)
	if again := publish(t, h, s); again.PublishedAt != s.PublishedAt {
		t.Error("published twice")
	}
	cancelled, err := h.Catalog.CancelShow(t.Context(), noKey, h.Owner, s.ID)
	if err != nil {
		t.Fatal(err)
	}
	refused(t, check(cancelled.Show), catalog.ErrCancelled, "")
}

func TestFilterRefusals(t *testing.T) {
	h := catalogtest.NewHouse(t)
	_, _, err := h.Catalog.Events(t.Context(), catalog.Filter{
		Q: "a\x00b", City: "\xff", Genre: "noise", From: h.Clock.Now(), To: h.Clock.Now(), MaxPrice: money.Of(-1, "eur")})
	refused(t, err, catalog.ErrBadFilter, "q city genre to max_price max_price")
	for _, cursor := range []string{"x", "====", "MTIz", "MC5ldmVudF8wMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA", "../.."} {
		_, _, err := h.Catalog.Events(t.Context(), catalog.Filter{Cursor: cursor})
		refused(t, err, catalog.ErrBadCursor, "")
	}
	_, _, err = h.Catalog.StaffShows(t.Context(), h.Owner, id.Event{}, "event_x", 1)
	refused(t, err, catalog.ErrBadCursor, "")
}
