package storetest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
)

// board checks that each phase lists its own shows, in the order that wants
// attention first.
func board(t *testing.T, open Open) {
	s := newShop(t, open)
	_, by := s.organiser("Harbour Lights")
	_, other := s.organiser("Elsewhere")
	at := s.venue(by, "Pier Hall", "Zürich")
	event := func(title string) catalog.Event { return s.event(by, title, catalog.Concert) }
	price := money.Of(4500, "EUR")
	add := func(e catalog.Event, days int) catalog.Show { return s.show(by, e, at, days, price) }
	opens := func(show catalog.Show, days int) {
		show.OpensAt = s.clock.Now().Add(time.Duration(days) * 24 * time.Hour)
		if err := s.run.Update(t.Context(), func(q catalog.Tx) error { return q.SaveShow(show) }); err != nil {
			t.Fatal(err)
		}
	}
	late, soon := event("late"), event("soon")
	s.publish(add(late, 20))
	s.publish(add(soon, 5))
	opens(s.publish(add(event("opensLast"), 30)), 8)
	opens(s.publish(add(event("opensFirst"), 40)), 2)
	add(event("draft"), 9)
	ended, long := s.publish(add(event("ended"), 1)), s.publish(add(event("ago"), 1))
	for i, show := range []catalog.Show{ended, long} {
		show.StartsAt = s.clock.Now().Add(-time.Duration(i+1) * time.Hour)
		show.ClosesAt = show.StartsAt
		if err := s.run.Update(t.Context(), func(q catalog.Tx) error { return q.SaveShow(show) }); err != nil {
			t.Fatal(err)
		}
	}
	called := s.publish(add(event("calledOff"), 3))
	if _, err := s.catalog.CancelShow(t.Context(), key(1), by, called.ID); err != nil {
		t.Fatal(err)
	}
	theirs := s.venue(other, "Elsewhere", "Paris")
	s.publish(s.show(other, s.event(other, "foreign", catalog.Concert), theirs, 4, price))

	list := func(by account.Actor, f catalog.BoardFilter) string {
		t.Helper()
		var titles []string
		for f.Limit = 1; ; {
			page, next, err := s.catalog.Board(t.Context(), by, f)
			if err != nil || len(page) > 1 {
				t.Fatalf("%+v: %d shows, %v", f, len(page), err)
			}
			for _, v := range page {
				titles = append(titles, v.Event.Title)
				if v.Venue.ID != v.Show.Venue || v.Organiser.ID != v.Show.Organiser || v.Venue.City == "" || len(v.Show.Prices.Levels) != 1 {
					t.Errorf("%+v", v)
				}
			}
			if f.Cursor = next; next == "" {
				return strings.Join(titles, " ")
			}
		}
	}
	for _, test := range []struct {
		by   account.Actor
		f    catalog.BoardFilter
		want string
	}{
		{by, catalog.BoardFilter{Phase: catalog.Selling}, "soon late"},
		{by, catalog.BoardFilter{Phase: catalog.Coming}, "opensFirst opensLast"},
		{by, catalog.BoardFilter{Phase: catalog.Draft}, "draft"},
		{by, catalog.BoardFilter{Phase: catalog.Past}, "calledOff ended ago"},
		{other, catalog.BoardFilter{Phase: catalog.Selling}, "foreign"},
		{other, catalog.BoardFilter{Phase: catalog.Selling, Event: late.ID}, ""},
		{by, catalog.BoardFilter{Phase: catalog.Selling, Event: late.ID}, "late"},
		{by, catalog.BoardFilter{Phase: catalog.Selling, Text: "zurich SOON"}, "soon"},
		{by, catalog.BoardFilter{Phase: catalog.Selling, Text: "100%"}, ""},
		{account.Operator(), catalog.BoardFilter{Phase: catalog.Selling}, "foreign soon late"},
		{by, catalog.BoardFilter{Phase: "lost"}, ""},
	} {
		if got := list(test.by, test.f); got != test.want {
			t.Errorf("%+v lists %q, want %q", test.f, got, test.want)
		}
	}
	for _, cursor := range []string{"-1", "x", "99999999999999999999", "1.5"} {
		if _, _, err := s.catalog.Board(t.Context(), by, catalog.BoardFilter{Phase: catalog.Past, Cursor: cursor}); !errors.Is(err, catalog.ErrBadCursor) {
			t.Errorf("cursor %q: %v", cursor, err)
		}
	}
	if _, _, err := s.catalog.Board(t.Context(), by, catalog.BoardFilter{Text: strings.Repeat("x", 201)}); !errors.Is(err, catalog.ErrBadFilter) {
		t.Errorf("a long text: %v", err)
	}
	door := account.Actor{Organiser: by.Organiser, Role: account.RoleDoor, Staff: id.New[id.Staff]()}
	if _, _, err := s.catalog.Board(t.Context(), door, catalog.BoardFilter{Phase: catalog.Past}); !errors.Is(err, account.ErrForbidden) {
		t.Errorf("the door: %v", err)
	}
}
