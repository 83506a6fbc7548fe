package web

import (
	"net/url"
	"testing"
	"time"

	"frontrow/internal/base/fault"
)

func at(day, clock string) url.Values {
	return url.Values{"starts_date": {day}, "starts_time": {clock}}
}

func TestInstantsOfAZone(t *testing.T) {
	for _, c := range []struct {
		day, clock, zone string
		want             string // in UTC, or what is wrong
	}{
		{"2027-03-12", "19:30", "Europe/Berlin", "2027-03-12T18:30:00Z"},
		{"2027-07-12", "19:30", "Europe/Berlin", "2027-07-12T17:30:00Z"},
		{"2027-03-28", "02:30", "Europe/Berlin", "gap 02:00 03:00"},
		{"2027-03-28", "03:00", "Europe/Berlin", "2027-03-28T01:00:00Z"},
		{"2027-10-31", "02:30", "Europe/Berlin", "twice"},
		{"2027-10-31", "01:59", "Europe/Berlin", "2027-10-30T23:59:00Z"},
		{"2027-10-31", "03:00", "Europe/Berlin", "2027-10-31T02:00:00Z"},
		{"2027-04-04", "02:15", "Australia/Lord_Howe", "2027-04-03T15:45:00Z"}, // half an hour back, an instant later
		{"2027-10-03", "02:15", "Australia/Lord_Howe", "gap 02:00 02:30"},
		{"2011-12-30", "12:00", "Pacific/Apia", "gap 00:00 00:00"}, // a day that never was
		{"2027-02-29", "19:30", "Europe/Berlin", "date"},
		{"0001-01-01", "19:30", "Europe/Berlin", "date"},
		{"2027-02-28", "24:00", "Europe/Berlin", "clock"},
		{"", "", "Europe/Berlin", "date"},
	} {
		got, err := readInstant(at(c.day, c.clock), "starts", c.zone)
		said := got.Format(time.RFC3339)
		if err != nil {
			said = fault.From(err).Fields[0].Message
		}
		if said != c.want {
			t.Errorf("%s %s in %s: %s, want %s", c.day, c.clock, c.zone, said, c.want)
		}
	}
}

func TestInstantsThatComeTwice(t *testing.T) {
	for which, want := range map[string]string{"first": "2027-10-31T00:30:00Z", "second": "2027-10-31T01:30:00Z"} {
		v := at("2027-10-31", "02:30")
		v.Set("starts_which", which)
		got, err := readInstant(v, "starts", "Europe/Berlin")
		if err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%s: %v, %v", which, got, err)
		}
		back := url.Values{}
		writeInstant(back, "starts", got, "Europe/Berlin")
		if back.Encode() != v.Encode() {
			t.Errorf("written back as %s", back.Encode())
		}
	}
}

// Whatever a form holds, an instant that was read is written as it was entered.
func FuzzInstant(f *testing.F) {
	f.Add("2027-03-28", "02:30", "second", "Europe/Berlin")
	f.Add("2027-10-31", "02:30", "second", "Europe/Berlin")
	f.Add("2011-12-30", "12:00", "", "Pacific/Apia")
	f.Fuzz(func(t *testing.T, day, clock, which, zone string) {
		v := at(day, clock)
		v.Set("starts_which", which)
		got, err := readInstant(v, "starts", zone)
		if err != nil {
			return
		}
		back := url.Values{}
		writeInstant(back, "starts", got, zone)
		if back.Get("starts_date") != day || back.Get("starts_time") != clock {
			t.Errorf("%s %s %s in %s was read as %s and written as %s", day, clock, which, zone, got, back.Encode())
		}
	})
}
