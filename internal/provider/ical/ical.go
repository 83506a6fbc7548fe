// Package ical writes calendar entries (RFC 5545), so that a show goes from
// an order into the buyer's calendar.
package ical

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"frontrow/internal/base/locale"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/ticket"
)

// shown is how long an entry lasts. The catalogue does not say when a show
// ends, and an entry without an end is drawn as a moment.
const shown = 2 * time.Hour

// Show gives the calendar file of a show. The same show has the same UID, so
// importing it again updates the entry; a show that was moved since has a
// higher sequence number, by which calendars know that the new time counts.
// link leads back to the order or the event; stamp is when the file was made, and
// l the language of what it says itself.
func Show(view catalog.ShowView, link string, stamp time.Time, l *locale.Locale) []byte {
	calendar := newCalendar()
	add(calendar, view.Event, catalog.ShowAt{Show: view.Show, Venue: view.Venue}, link, stamp, l)
	return []byte(calendar.Serialize(ics.WithNewLineWindows))
}

// Event gives one file with all the dates of an event, each stamped with when
// it was published.
func Event(view catalog.EventView, link string) []byte {
	calendar := newCalendar()
	calendar.SetName(oneLine(view.Event.Title))
	for _, at := range view.Shows {
		add(calendar, view.Event, at, link, at.Show.PublishedAt, locale.English)
	}
	return []byte(calendar.Serialize(ics.WithNewLineWindows))
}

func newCalendar() *ics.Calendar {
	calendar := ics.NewCalendarFor("Frontrow")
	calendar.SetMethod(ics.MethodPublish)
	return calendar
}

func add(calendar *ics.Calendar, event catalog.Event, at catalog.ShowAt, link string, stamp time.Time, l *locale.Locale) {
	entry := calendar.AddEvent(at.Show.ID.String() + "@frontrow")
	entry.SetDtStampTime(stamp)
	entry.SetStartAt(at.Show.StartsAt)
	entry.SetEndAt(at.Show.StartsAt.Add(shown))
	entry.SetSummary(oneLine(event.Title))
	var place []string
	for _, part := range []string{at.Venue.Name, at.Venue.Address, at.Venue.City} {
		if part = oneLine(part); part != "" {
			place = append(place, part)
		}
	}
	entry.SetLocation(strings.Join(place, ", "))
	if !at.Show.DoorsAt.IsZero() {
		entry.SetDescription(ticket.LabelsIn(l).Doors + " " + l.Clock(at.Show.DoorsAt, at.Venue.TimeZone))
	}
	if link != "" {
		entry.SetURL(link)
	}
	sequence := at.Show.Moves
	if at.Show.State == catalog.ShowCancelled {
		entry.SetStatus(ics.ObjectStatusCancelled)
		sequence++
	}
	if sequence > 0 {
		entry.SetSequence(sequence)
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
