package locale

import (
	"strconv"
	"time"
)

// MomentShort writes date and time of day without the year.
func (l *Locale) MomentShort(t time.Time, zone string) string {
	return l.DayShort(t, zone) + l.comma + l.Clock(t, zone)
}

// Month writes a month and its year, as a heading over dates.
func (l *Locale) Month(t time.Time, zone string) string {
	local := in(t, zone)
	return l.months[local.Month()-1] + " " + strconv.Itoa(local.Year())
}

// List puts parts of one fact side by side: "Alder Theatre, Berlin".
func (l *Locale) List(parts ...string) string {
	text := ""
	for _, part := range parts {
		switch {
		case part == "":
		case text == "":
			text = part
		default:
			text += l.comma + part
		}
	}
	return text
}
