// Package ical writes calendar entries (RFC 5545), so that a show goes from
// an order into the buyer's calendar.
package ical

import (
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"frontrow/internal/domain/catalog"
)

// shown is how long an entry lasts. The catalogue does not say when a show
// ends, and an entry without an end is drawn as a moment.
const shown = 2 * time.Hour

// Show gives the calendar file of a show. The same show has the same UID, so
// importing it again updates the entry. link leads back to the order or the
// event; stamp is when the file was made.
func Show(view catalog.ShowView, link string, stamp time.Time) []byte {
	calendar := ics.NewCalendarFor("Frontrow")
	calendar.SetMethod(ics.MethodPublish)

	entry := calendar.AddEvent(view.Show.ID.String() + "@frontrow")
	entry.SetDtStampTime(stamp)
	entry.SetStartAt(view.Show.StartsAt)
	entry.SetEndAt(view.Show.StartsAt.Add(shown))
	entry.SetSummary(oneLine(view.Event.Title))
	var place []string
	for _, part := range []string{view.Venue.Name, view.Venue.Address, view.Venue.City} {
		if part = oneLine(part); part != "" {
			place = append(place, part)
		}
	}
	entry.SetLocation(strings.Join(place, ", "))
	if !view.Show.DoorsAt.IsZero() {
		entry.SetDescription("Doors open at " + view.Show.DoorsAt.In(zone(view.Venue)).Format("15:04") + ".")
	}
	if link != "" {
		entry.SetURL(link)
	}
	if view.Show.State == catalog.ShowCancelled {
		entry.SetStatus(ics.ObjectStatusCancelled)
	}
	return []byte(calendar.Serialize(ics.WithNewLineWindows))
}

// zone is the venue's, or UTC where its name is not known to this machine.
func zone(v catalog.Venue) *time.Location {
	if location, err := time.LoadLocation(v.TimeZone); err == nil {
		return location
	}
	return time.UTC
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
