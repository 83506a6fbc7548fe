package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
)

// filterView is what was asked for, as it was written, with what is wrong
// about it. What cannot be read does not narrow the list, and says so.
type filterView struct {
	Text, City, Genre, From, To, Price, Currency string

	FromFault, ToFault, GenreFault, PriceFault string

	Places     []catalog.Place
	Genres     []catalog.Genre
	Currencies []money.Currency
}

// offers is what a filter can be set to.
type offers struct {
	places     []catalog.Place
	genres     []catalog.Genre
	currencies []money.Currency
}

// readFilter reads the address of a list.
func readFilter(p Page, values url.Values, o offers) (filterView, catalog.Filter) {
	f := filterView{
		Text: line(values.Get("q"), 100), City: line(values.Get("city"), 80), Genre: line(values.Get("genre"), 40),
		From: line(values.Get("from"), 40), To: line(values.Get("to"), 40),
		Price: line(values.Get("price"), 20), Currency: line(values.Get("currency"), 3),
		Places: o.places, Genres: o.genres, Currencies: o.currencies,
	}
	q := catalog.Filter{Q: f.Text, City: f.City, Cursor: line(values.Get("cursor"), 400)}
	if f.Genre != "" {
		if g := catalog.Genre(f.Genre); slices.Contains(catalog.Genres(), g) {
			q.Genre = g
		} else {
			f.GenreFault = p.T.Discover.NoGenre(f.Genre)
		}
	}
	zone := zoneOf(o.places, f.City)
	q.From, f.FromFault = readDay(p, f.From, zone)
	if q.To, f.ToFault = readDay(p, f.To, zone); !q.To.IsZero() {
		q.To = q.To.AddDate(0, 0, 1)
	}
	if !q.From.IsZero() && !q.To.IsZero() && !q.From.Before(q.To) {
		f.ToFault = p.T.Events.DatesCrossed
		q.From, q.To = time.Time{}, time.Time{}
	}
	q.MaxPrice, f.PriceFault = readHighest(p, f, o.currencies)
	return f, q
}

// readDay reads a day as the beginning of it where the shows are.
func readDay(p Page, text string, zone *time.Location) (time.Time, string) {
	if text == "" {
		return time.Time{}, ""
	}
	t, err := time.ParseInLocation(time.DateOnly, text, zone)
	if err != nil || t.Year() < 2000 || t.Year() > 2200 {
		return time.Time{}, p.T.Events.BadDate
	}
	return t, ""
}

// readHighest reads the highest price somebody would pay.
func readHighest(p Page, f filterView, sold []money.Currency) (money.Amount, string) {
	if f.Price == "" {
		return money.Amount{}, ""
	}
	currency := money.Currency(f.Currency)
	if currency == "" && len(sold) > 0 {
		currency = sold[0]
	}
	if _, err := money.ParseCurrency(string(currency)); err != nil || (len(sold) > 0 && !slices.Contains(sold, currency)) {
		return money.Amount{}, p.T.Discover.NoCurrency(string(currency))
	}
	minor, ok := parsePrice(f.Price, currency.Decimals())
	if !ok {
		return money.Amount{}, p.T.Discover.BadPrice(f.Price)
	}
	return money.Of(minor, currency), ""
}

// parsePrice reads "40", "39.50" or "39,50" in a currency with so many
// decimals.
func parsePrice(text string, decimals int) (minor int64, ok bool) {
	whole, fraction, cut := strings.Cut(strings.ReplaceAll(text, ",", "."), ".")
	if whole == "" || len(fraction) > decimals || (cut && fraction == "") {
		return 0, false
	}
	digits := whole + fraction + strings.Repeat("0", decimals-len(fraction))
	for _, d := range digits {
		if d < '0' || d > '9' {
			return 0, false
		}
	}
	minor, err := strconv.ParseInt(digits, 10, 64)
	return minor, err == nil && minor <= pricing.MaxPrice
}

// zoneOf gives the time zone in which a day of the filter begins: that of the
// city asked for, or of the city with most to see.
func zoneOf(places []catalog.Place, city string) *time.Location {
	name, most := "UTC", 0
	for _, place := range places {
		if city != "" && strings.EqualFold(place.City, city) {
			name = place.TimeZone
			break
		}
		if place.Events > most {
			name, most = place.TimeZone, place.Events
		}
	}
	if location, err := time.LoadLocation(name); err == nil {
		return location
	}
	return time.UTC
}

// active reports whether anything narrows the list.
func (f filterView) active() bool { return len(f.values()) > 0 }

// values gives the filter back as an address has it.
func (f filterView) values() url.Values {
	values := url.Values{}
	for name, value := range map[string]string{
		"q": f.Text, "city": f.City, "genre": f.Genre, "from": f.From, "to": f.To, "price": f.Price, "currency": f.Currency,
	} {
		if value != "" && (name != "currency" || f.Price != "") {
			values.Set(name, value)
		}
	}
	return values
}

// address gives where the list with this filter is.
func (f filterView) address() string {
	if values := f.values(); len(values) > 0 {
		return "/events?" + values.Encode()
	}
	return "/events"
}

// with gives the address of the list with one thing about the filter changed.
func (f filterView) with(change func(f *filterView)) string {
	change(&f)
	return f.address()
}

// choice is a link that sets or takes off part of a filter.
type choiceLink struct {
	Words, Address string
	Current        bool
}

// applied lists what narrows the list, each with the address without it.
func (f filterView) applied(p Page, q catalog.Filter) []choiceLink {
	var all []choiceLink
	off := func(words string, change func(f *filterView)) {
		all = append(all, choiceLink{Words: words, Address: f.with(change)})
	}
	if f.Text != "" {
		off("“"+f.Text+"”", func(f *filterView) { f.Text = "" })
	}
	if q.Genre != "" {
		off(p.T.Site.Genre(f.Genre), func(f *filterView) { f.Genre = "" })
	}
	if f.City != "" {
		off(f.City, func(f *filterView) { f.City = "" })
	}
	if period := f.period(p, q); period != "" {
		off(period, func(f *filterView) { f.From, f.To = "", "" })
	}
	if q.MaxPrice.Currency != "" {
		off(p.T.Discover.Until(p.Money(q.MaxPrice)), func(f *filterView) { f.Price, f.Currency = "", "" })
	}
	return all
}

// period writes the days a list is narrowed to.
func (f filterView) period(p Page, q catalog.Filter) string {
	zone := zoneOf(f.Places, f.City).String()
	from, to := "", ""
	if !q.From.IsZero() {
		from = p.DayShort(q.From, zone)
	}
	if !q.To.IsZero() {
		to = p.DayShort(q.To.AddDate(0, 0, -1), zone)
	}
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return p.T.Discover.Since(from)
	case from == "":
		return p.T.Discover.To(to)
	case from == to:
		return from
	}
	return p.T.Discover.Between(from, to)
}

// days gives the quick choices of dates: today, this weekend, the next thirty
// days. From Friday on, "this weekend" is what is left of it.
func (f filterView) days(p Page) []choiceLink {
	today := p.Now.In(zoneOf(f.Places, f.City))
	friday := today.AddDate(0, 0, (int(time.Friday)-int(today.Weekday())+7)%7)
	sunday := friday.AddDate(0, 0, 2)
	switch today.Weekday() {
	case time.Saturday:
		friday, sunday = today, today.AddDate(0, 0, 1)
	case time.Sunday:
		friday, sunday = today, today
	}
	link := func(words string, from, to time.Time) choiceLink {
		first, last := from.Format(time.DateOnly), to.Format(time.DateOnly)
		if f.From == first && f.To == last {
			return choiceLink{words, f.with(func(f *filterView) { f.From, f.To = "", "" }), true}
		}
		return choiceLink{words, f.with(func(f *filterView) { f.From, f.To = first, last }), false}
	}
	return []choiceLink{
		link(p.T.Discover.Today, today, today),
		link(p.T.Discover.Weekend, friday, sunday),
		link(p.T.Discover.Month, today, today.AddDate(0, 0, 30)),
	}
}

// genreLinks gives a link for each kind of event there is to see.
func (f filterView) genreLinks(p Page) []choiceLink {
	links := []choiceLink{{p.T.Events.AnyGenre, f.with(func(f *filterView) { f.Genre = "" }), f.Genre == ""}}
	for _, g := range f.Genres {
		links = append(links, choiceLink{p.T.Site.Genre(string(g)), f.with(func(f *filterView) { f.Genre = string(g) }), f.Genre == string(g)})
	}
	return links
}

// knownCity reports whether the city asked for is one of those offered.
func (f filterView) knownCity() bool {
	return f.City == "" || slices.ContainsFunc(f.Places, func(p catalog.Place) bool { return p.City == f.City })
}

// line makes one short line of text from outside: valid, without controls, in
// one Unicode form.
func line(text string, most int) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, " "))
	runes := []rune(norm.NFC.String(strings.TrimSpace(text)))
	return strings.TrimSpace(string(runes[:min(len(runes), most)])) // the cut may leave a space at the end
}

// folded reports whether something stands in the fields that a phone folds away.
func (f filterView) folded() bool {
	return f.City != "" || f.From != "" || f.To != "" || f.Price != "" || f.GenreFault != ""
}

// dateType gives the kind of input a date is shown in: what is no date would
// vanish from one that takes dates alone.
func dateType(value string) string {
	if _, err := time.Parse(time.DateOnly, value); value != "" && err != nil {
		return "text"
	}
	return "date"
}
