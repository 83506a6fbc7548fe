package locale

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/currency"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"frontrow/internal/base/money"
)

// Locale is a language and its ways. There is one value of each, below.
type Locale struct {
	Tag  language.Tag
	Name string // the language's name in itself: "Deutsch"
	style

	printer *message.Printer // knows the signs of currencies
	prefix  string           // of addresses: "/de"; "" for English
}

// style is how a language writes what is not a word.
type style struct {
	calendar

	decimal     string // between whole and fraction
	group       string // between thousands
	groupFrom   int64  // the least number whose thousands are set apart
	rightToLeft bool
	symbolAfter bool // "45,00 €" instead of "€45.00"
	// isolate keeps a run of Latin letters and digits in its own order within
	// words that run the other way.
	isolate func(run string) string
	// apart does so for a name, whose direction is its own.
	apart func(name string) string
}

func newLocale(tag language.Tag, name, prefix string, s style) *Locale {
	l := &Locale{Tag: tag, Name: name, style: s, prefix: prefix, printer: message.NewPrinter(tag)}
	if l.isolate == nil {
		l.isolate = func(run string) string { return run }
		l.apart = l.isolate
	}
	return l
}

// Lang is the value of the lang attribute.
func (l *Locale) Lang() string {
	base, _ := l.Tag.Base()
	return base.String()
}

// Dir is the value of the dir attribute.
func (l *Locale) Dir() string {
	if l.rightToLeft {
		return "rtl"
	}
	return "ltr"
}

// LeftToRight keeps a run of Latin letters and digits, as an address or a
// seat's number, in its own order within words that run the other way.
func (l *Locale) LeftToRight(run string) string { return l.isolate(run) }

// Apart keeps a name, whose direction is its own, from changing the order of
// the words around it.
func (l *Locale) Apart(name string) string { return l.apart(name) }

// Path gives the address in this language of a page of ours.
func (l *Locale) Path(path string) string {
	if l.prefix == "" || !strings.HasPrefix(path, "/") {
		return path
	}
	if path == "/" {
		return l.prefix + "/"
	}
	return l.prefix + path
}

// Cut takes this language's prefix off an address, where it is there. Nothing
// is left of the prefix alone.
func (l *Locale) Cut(path string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(path, l.prefix)
	if l.prefix == "" || !ok || rest != "" && rest[0] != '/' {
		return path, false
	}
	return rest, true
}

// Number writes a whole number with its thousands apart.
func (l *Locale) Number(n int) string { return l.digits(int64(n)) }

func (l *Locale) digits(n int64) string {
	text := strconv.FormatInt(n, 10)
	if -l.groupFrom < n && n < l.groupFrom {
		return text
	}
	sign, text := text[:len(text)-len(strings.TrimLeft(text, "-"))], strings.TrimLeft(text, "-")
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + l.group + text[at:]
	}
	return sign + text
}

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
	text := l.digits(digits)
	if cents {
		text += l.decimal + fraction
	}
	symbol := string(a.Currency)
	if unit, err := currency.ParseISO(symbol); err == nil {
		symbol = strings.TrimSpace(l.printer.Sprint(currency.NarrowSymbol(unit)))
	}
	if l.symbolAfter {
		return l.isolate(sign + text + "\u00a0" + symbol)
	}
	if symbol == string(a.Currency) {
		symbol += "\u00a0" // a code needs room: "CHF 45.00"
	}
	return l.isolate(sign + symbol + text)
}

// Day writes a date with its year: "Fri 12 Dec 2026".
func (l *Locale) Day(t time.Time, zone string) string { return l.write(l.day, in(t, zone)) }

// DayLong writes a date in full words.
func (l *Locale) DayLong(t time.Time, zone string) string { return l.write(l.dayLong, in(t, zone)) }

// DayShort writes a date without its year.
func (l *Locale) DayShort(t time.Time, zone string) string { return l.write(l.dayShort, in(t, zone)) }

// Clock writes the time of day: "20:00".
func (l *Locale) Clock(t time.Time, zone string) string { return in(t, zone).Format("15:04") }

// ClockSeconds writes the time of day to the second: "20:00:07".
func (l *Locale) ClockSeconds(t time.Time, zone string) string { return in(t, zone).Format("15:04:05") }

// Moment writes date and time of day.
func (l *Locale) Moment(t time.Time, zone string) string {
	return l.Day(t, zone) + l.comma + l.Clock(t, zone)
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
