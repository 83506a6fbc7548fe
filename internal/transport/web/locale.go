package web

import (
	"strings"
	"sync"
	"time"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"frontrow/internal/base/money"
)

// Locale is how a page speaks to one kind of reader: its words, and its way of
// writing numbers, sums and dates.
type Locale struct {
	Tag language.Tag
	T   Texts

	printer *message.Printer
	decimal string // between whole and fraction
	prefix  string // of addresses: "/de"; "" for English

	// Layouts of package time.
	day, dayLong, dayShort, clock string
	symbolAfter                   bool // "45,00 €" instead of "€45.00"
}

// English is the language of readers whose own is not in the catalogue.
var English = newLocale(language.BritishEnglish, english, Locale{
	day: "Mon 2 Jan 2006", dayLong: "Monday 2 January 2006", dayShort: "Mon 2 Jan", clock: "15:04",
})

func newLocale(tag language.Tag, words Texts, l Locale) *Locale {
	l.Tag, l.T = tag, words
	l.printer = message.NewPrinter(tag)
	l.decimal = strings.Trim(l.printer.Sprint(number.Decimal(1.5)), "15")
	return &l
}

// Lang is the value of the lang attribute.
func (l *Locale) Lang() string {
	base, _ := l.Tag.Base()
	return base.String()
}

// Number writes a whole number with its thousands apart.
func (l *Locale) Number(n int) string { return l.printer.Sprint(number.Decimal(n)) }

// Money writes a sum with its currency's sign. No float is involved.
func (l *Locale) Money(a money.Amount) string {
	whole, fraction, cents := strings.Cut(money.Of(a.Minor, a.Currency).Decimal(), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	var digits int64
	for _, d := range whole {
		digits = digits*10 + int64(d-'0')
	}
	text := l.printer.Sprint(number.Decimal(digits))
	if cents {
		text += l.decimal + fraction
	}
	symbol := string(a.Currency)
	if unit, err := currency.ParseISO(symbol); err == nil {
		symbol = strings.TrimSpace(l.printer.Sprint(currency.NarrowSymbol(unit)))
	}
	if l.symbolAfter {
		return sign + text + "\u00a0" + symbol
	}
	if symbol == string(a.Currency) {
		symbol += "\u00a0" // a code needs room: "CHF 45.00"
	}
	return sign + symbol + text
}

// Day writes a date with its year: "Fri 12 Dec 2026".
func (l *Locale) Day(t time.Time, zone string) string { return in(t, zone).Format(l.day) }

// DayLong writes a date in full words.
func (l *Locale) DayLong(t time.Time, zone string) string { return in(t, zone).Format(l.dayLong) }

// DayShort writes a date without its year.
func (l *Locale) DayShort(t time.Time, zone string) string { return in(t, zone).Format(l.dayShort) }

// Clock writes the time of day: "20:00".
func (l *Locale) Clock(t time.Time, zone string) string { return in(t, zone).Format(l.clock) }

// Moment writes date and time of day.
func (l *Locale) Moment(t time.Time, zone string) string {
	return l.Day(t, zone) + ", " + l.Clock(t, zone)
}

// Zone writes the short name of a time zone at an instant: "CET".
func (l *Locale) Zone(t time.Time, zone string) string {
	name, _ := in(t, zone).Zone()
	if strings.HasPrefix(name, "+") || strings.HasPrefix(name, "-") {
		return "UTC" + name
	}
	return name
}

// Left writes the whole minutes and seconds until an instant, for the first
// paint of a countdown.
func (l *Locale) Left(d time.Duration) string {
	d = max(d, 0).Truncate(time.Second)
	two := func(n time.Duration) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
	minutes, seconds := d/time.Minute, d%time.Minute/time.Second
	if minutes < 100 {
		return two(minutes) + ":" + two(seconds)
	}
	return l.Number(int(minutes)) + ":" + two(seconds)
}

var zones sync.Map // IANA name → *time.Location

// in gives t in a time zone, in UTC where the name is unknown: a venue's zone
// was checked when it was created, and a wrong hour with its zone beside it
// misleads less than no page.
func in(t time.Time, zone string) time.Time {
	if known, ok := zones.Load(zone); ok {
		return t.In(known.(*time.Location))
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return t.UTC()
	}
	zones.Store(zone, location)
	return t.In(location)
}
