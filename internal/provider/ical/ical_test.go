package ical_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"frontrow/internal/base/id"
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/provider/ical"
)

func view() catalog.ShowView {
	start := time.Date(2026, 10, 25, 18, 30, 0, 0, time.UTC)
	return catalog.ShowView{
		Show:  catalog.Show{ID: id.New[id.Show](), StartsAt: start, DoorsAt: start.Add(-time.Hour), State: catalog.ShowPublished},
		Event: catalog.Event{Title: "Winterreise"},
		Venue: catalog.Venue{Name: "Haus am See", Address: "Ufer 1; Hof", City: "Berlin", TimeZone: "Europe/Berlin"},
	}
}

func TestEntry(t *testing.T) {
	v := view()
	file := ical.Show(v, "https://frontrow.example/orders/x?key=y", time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), locale.English)
	calendar, err := ics.ParseCalendar(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	entry := calendar.Events()[0]
	start, err := entry.GetStartAt()
	if err != nil || !start.Equal(v.Show.StartsAt) {
		t.Errorf("starts at %v, error %v", start, err)
	}
	for property, want := range map[ics.ComponentProperty]string{
		ics.ComponentPropertySummary:     "Winterreise",
		ics.ComponentPropertyLocation:    "Haus am See, Ufer 1; Hof, Berlin",
		ics.ComponentPropertyDescription: "Doors 18:30", // after the clocks went back
		ics.ComponentPropertyUrl:         "https://frontrow.example/orders/x?key=y",
		ics.ComponentPropertyUniqueId:    v.Show.ID.String() + "@frontrow",
	} {
		if got := entry.GetProperty(property); got == nil || ics.FromText(got.Value) != want {
			t.Errorf("%s is %+v, want %q", property, got, want)
		}
	}
	if again := ical.Show(v, "https://frontrow.example/orders/x?key=y", time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC), locale.English); !bytes.Equal(again, file) {
		t.Error("the same show gives two files")
	}
}

func TestHostileTitleStaysText(t *testing.T) {
	v := view()
	v.Event.Title = "Evening\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org\n, with; \\marks"
	v.Show.State = catalog.ShowCancelled
	file := string(ical.Show(v, "", time.Now(), locale.English))
	for line := range strings.SplitSeq(file, "\r\n") {
		if strings.HasPrefix(line, "ATTENDEE") {
			t.Errorf("the title became a property: %q", line)
		}
	}
	calendar, err := ics.ParseCalendar(strings.NewReader(file))
	if err != nil || len(calendar.Events()) != 1 {
		t.Fatalf("%v, error %v", calendar, err)
	}
	if got := ics.FromText(calendar.Events()[0].GetProperty(ics.ComponentPropertySummary).Value); got != "Evening END:VEVENT ATTENDEE:mailto:x@example.org , with; \\marks" {
		t.Errorf("the title reads %q", got)
	}
	if !strings.Contains(file, "STATUS:CANCELLED") {
		t.Error("a cancelled show is not marked as such")
	}
}

// A calendar takes an entry again only when its sequence number has grown, and
// all dates of an event come in one file.
func TestMovedAndAllDates(t *testing.T) {
	v := view()
	sequence := func(file []byte, n int) string {
		t.Helper()
		calendar, err := ics.ParseCalendar(bytes.NewReader(file))
		if err != nil || len(calendar.Events()) != n {
			t.Fatalf("%d entries, %v, want %d", len(calendar.Events()), err, n)
		}
		if got := calendar.Events()[n-1].GetProperty(ics.ComponentPropertySequence); got != nil {
			return got.Value
		}
		return ""
	}
	stamp := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	if got := sequence(ical.Show(v, "", stamp, locale.English), 1); got != "" {
		t.Errorf("a show that stands has sequence %q", got)
	}
	v.Show.MovedFrom, v.Show.Moves = v.Show.StartsAt, 2
	v.Show.StartsAt = v.Show.StartsAt.Add(24 * time.Hour)
	if got := sequence(ical.Show(v, "", stamp, locale.English), 1); got != "2" {
		t.Errorf("a show moved twice has sequence %q", got)
	}
	other := v.Show
	other.ID, other.State = id.New[id.Show](), catalog.ShowCancelled
	event := catalog.EventView{Event: v.Event, Shows: []catalog.ShowAt{{Show: v.Show, Venue: v.Venue}, {Show: other, Venue: v.Venue}}}
	if got := sequence(ical.Event(event, "https://frontrow.example/events/winterreise"), 2); got != "3" {
		t.Errorf("a show moved twice, then cancelled, has sequence %q", got)
	}
}
