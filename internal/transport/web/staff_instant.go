package web

import (
	"errors"
	"net/url"
	"time"

	"frontrow/internal/base/fault"
)

// A form gives an instant as a day and a time of day in a venue's time zone.
// Twice a year those do not name one instant: where the clocks go forward some
// times do not happen, where they go back some happen twice.

const (
	dayLayout   = "2006-01-02"
	clockLayout = "15:04"
)

// gapError says that a time does not happen: the clocks go from one to the other.
type gapError struct{ from, to string }

func (gapError) Error() string { return "the time does not happen" }

// instants gives every instant at which the clocks of a zone show a day and a
// time: one, two where they go back, or a gapError where they jump over it.
func instants(day, clock time.Time, zone *time.Location) ([]time.Time, error) {
	y, m, d := day.Date()
	utc := time.Date(y, m, d, clock.Hour(), clock.Minute(), 0, 0, time.UTC)
	var found []time.Time
	// Whatever the zone does that day, it does it with an offset it has within
	// a day on either side.
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := utc.Add(near).In(zone).Zone()
		at := utc.Add(-time.Duration(offset) * time.Second).In(zone)
		if at.Hour() == clock.Hour() && at.Minute() == clock.Minute() && at.Day() == d && (len(found) == 0 || !found[0].Equal(at)) {
			found = append(found, at)
		}
	}
	if len(found) == 2 && found[1].Before(found[0]) {
		found[0], found[1] = found[1], found[0]
	}
	if len(found) > 0 {
		return found, nil
	}
	_, before := utc.Add(-24 * time.Hour).In(zone).Zone()
	jump, _ := utc.Add(-time.Duration(before) * time.Second).In(zone).ZoneBounds()
	return nil, gapError{jump.In(time.FixedZone("", before)).Format(clockLayout), jump.Format(clockLayout)}
}

// readInstant reads the instant in the fields name_date and name_time. Where
// the time comes twice, name_which says "first" or "second".
func readInstant(v url.Values, name, zone string) (time.Time, error) {
	location, err := time.LoadLocation(zone)
	if err != nil {
		return time.Time{}, err
	}
	day, err := time.Parse(dayLayout, v.Get(name+"_date"))
	if err != nil || day.Year() < 2000 || day.Year() > 2200 {
		return time.Time{}, ErrEntries.At(name+"_at", wrongDate)
	}
	clock, err := time.Parse(clockLayout, v.Get(name+"_time"))
	if err != nil {
		return time.Time{}, ErrEntries.At(name+"_at", wrongClock)
	}
	found, err := instants(day, clock, location)
	if gap, missing := errors.AsType[gapError](err); missing {
		return time.Time{}, ErrEntries.At(name+"_at", "%s", wrongGap+" "+gap.from+" "+gap.to)
	}
	switch which := v.Get(name + "_which"); {
	case len(found) == 1, which == "first":
		return found[0].UTC(), nil
	case which == "second":
		return found[1].UTC(), nil
	}
	return time.Time{}, ErrEntries.At(name+"_at", wrongTwice)
}

// writeInstant puts an instant into the fields that readInstant reads.
func writeInstant(v url.Values, name string, at time.Time, zone string) {
	if at.IsZero() {
		return
	}
	local := at.UTC()
	if location, err := time.LoadLocation(zone); err == nil {
		local = at.In(location)
	}
	v.Set(name+"_date", local.Format(dayLayout))
	v.Set(name+"_time", local.Format(clockLayout))
	if both, err := instants(local, local, local.Location()); err == nil && len(both) == 2 {
		which := "first"
		if both[1].Equal(at) {
			which = "second"
		}
		v.Set(name+"_which", which)
	}
}

// gather joins the fields that faults blame, and gives the first error that is
// something else.
func gather(errs ...error) error {
	all := ErrEntries
	for _, err := range errs {
		if err == nil {
			continue
		}
		told, ok := errors.AsType[*fault.Fault](err)
		if !ok || told.Kind != fault.Invalid {
			return err
		}
		all = all.WithFields(told.Fields)
	}
	if len(all.Fields) == 0 {
		return nil
	}
	return all
}
