package web

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/catalog"
)

// Every filter stands in the address, and what cannot be read says so and does
// not narrow the list.
func TestReadFilter(t *testing.T) {
	p := Page{Locale: English, Now: sampleNow}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	read := func(query string) (filterView, catalog.Filter) {
		t.Helper()
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		return readFilter(p, values, sampleOffers())
	}
	f, q := read("q=night&city=Berlin&genre=theatre&from=2027-03-05&to=2027-03-07&price=39,50&currency=GBP&cursor=x")
	want := catalog.Filter{Q: "night", City: "Berlin", Genre: catalog.Theatre, Cursor: "x", MaxPrice: money.Of(39_50, "GBP"),
		From: time.Date(2027, 3, 5, 0, 0, 0, 0, berlin), To: time.Date(2027, 3, 8, 0, 0, 0, 0, berlin)}
	if fmt.Sprint(q) != fmt.Sprint(want) {
		t.Errorf("got %+v\nwant %+v", q, want)
	}
	if got := f.address(); got != "/events?city=Berlin&currency=GBP&from=2027-03-05&genre=theatre&price=39%2C50&q=night&to=2027-03-07" {
		t.Errorf("the address is %s", got)
	}
	applied := f.applied(p, q)
	if len(applied) != 5 {
		t.Fatalf("%d things to take off: %+v", len(applied), applied)
	}
	for i, missing := range []string{"q=", "genre=", "city=", "from=", "price="} {
		if strings.Contains(applied[i].Address, missing) || !strings.Contains(applied[i].Address, "?") {
			t.Errorf("taking off %s leads to %s", applied[i].Words, applied[i].Address)
		}
	}
	for query, fault := range map[string]func(f filterView) string{
		"genre=noise":                   func(f filterView) string { return f.GenreFault },
		"from=soon":                     func(f filterView) string { return f.FromFault },
		"to=2027-02-30":                 func(f filterView) string { return f.ToFault },
		"from=2027-03-02&to=2027-03-01": func(f filterView) string { return f.ToFault },
		"price=cheap":                   func(f filterView) string { return f.PriceFault },
		"price=-1":                      func(f filterView) string { return f.PriceFault },
		"price=1.234":                   func(f filterView) string { return f.PriceFault },
		"price=99999999999999999999":    func(f filterView) string { return f.PriceFault },
		"price=10&currency=XYZ":         func(f filterView) string { return f.PriceFault },
	} {
		f, q := read(query)
		if fault(f) == "" {
			t.Errorf("%s is passed over in silence", query)
		}
		q.Cursor = ""
		if q != (catalog.Filter{}) {
			t.Errorf("%s narrows the list to %+v", query, q)
		}
		if len(f.values()) == 0 {
			t.Errorf("%s: the form has lost what was written", query)
		}
	}
}

func FuzzParsePrice(f *testing.F) {
	for _, text := range []string{"40", "39.50", "39,5", "", ".", "1.", "-1", "1e3", "９"} {
		f.Add(text, 2)
	}
	f.Fuzz(func(t *testing.T, text string, decimals int) {
		decimals = max(min(decimals, 4), 0)
		minor, ok := parsePrice(text, decimals)
		if ok && minor < 0 {
			t.Errorf("%q is read as %d", text, minor)
		}
		if ok && strings.Trim(text, "0123456789.,") != "" {
			t.Errorf("%q is read as a price", text)
		}
	})
}

// Quick choices of dates are days, and "this weekend" on a Sunday is today.
func TestQuickDays(t *testing.T) {
	for day, weekend := range map[string][2]string{
		"2027-03-01": {"2027-03-05", "2027-03-07"}, "2027-03-05": {"2027-03-05", "2027-03-07"},
		"2027-03-06": {"2027-03-06", "2027-03-07"}, "2027-03-07": {"2027-03-07", "2027-03-07"},
	} {
		now, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		days := filterView{Places: sampleOffers().places}.days(Page{Locale: English, Now: now.Add(12 * time.Hour)})
		if want := "/events?from=" + weekend[0] + "&to=" + weekend[1]; days[1].Address != want {
			t.Errorf("on %s the weekend is %s, want %s", day, days[1].Address, want)
		}
	}
}

// Addresses from the time when the list stood at "/" lead to the list.
func TestOldListAddresses(t *testing.T) {
	b := newWorld(t).browser()
	answer := b.do("GET", "/de/?q=caf%C3%A9&genre=dance&utm_source=x", nil)
	if got := answer.Header().Get("Location"); answer.Code != http.StatusMovedPermanently || got != "/de/events?genre=dance&q=caf%C3%A9" {
		t.Errorf("%d to %q", answer.Code, got)
	}
	if answer := b.do("GET", "/?utm_source=x", nil); answer.Code != http.StatusOK {
		t.Errorf("home with a parameter that is no filter: %d", answer.Code)
	}
	answer = b.do("GET", "/venues/"+sampleVenue.ID.String(), nil)
	if got := answer.Header().Get("Location"); answer.Code != http.StatusMovedPermanently || got != "/venues/"+sampleVenue.Slug {
		t.Errorf("a venue by its id: %d to %q", answer.Code, got)
	}
}

// A moved date says so wherever it is named, and so does what programs read.
func TestMovedDateSaysSo(t *testing.T) {
	w := newWorld(t)
	show := w.show(9)
	show.MovedFrom, show.Moves = show.StartsAt.AddDate(0, 0, -7), 1
	e := sampleEvent
	e.ID, e.Slug, e.Title = numbered[id.Event](9), "put-off", "Put Off"
	w.addEvent(e, show)
	b := w.browser()
	page := b.get("/events/put-off")
	zone := sampleVenue.TimeZone
	for _, words := range []string{English.T.Discover.Moved, English.T.Discover.MovedText, English.Moment(show.MovedFrom, zone), English.DayShort(show.StartsAt, zone)} {
		if !strings.Contains(page.text(), words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	if list := b.get("/events").text(); !strings.Contains(list, English.MomentShort(show.MovedFrom, zone)) {
		t.Error("the list does not say that the date was another")
	}
	data := eventBlocks(t, page)
	if len(data) != 1 || data[0].Status != "https://schema.org/EventRescheduled" || data[0].Previous != localInstant(show.MovedFrom, zone) {
		t.Errorf("programs read %+v", data)
	}
}

// eventBlocks reads the blocks of a page that describe events.
func eventBlocks(t *testing.T, page document) (blocks []eventLD) {
	t.Helper()
	for _, script := range page.all("script") {
		if script.attr("type") != "application/ld+json" {
			continue
		}
		var block eventLD
		if err := json.Unmarshal([]byte(script.FirstChild.Data), &block); err != nil {
			t.Fatal(err)
		}
		if block.Type != "BreadcrumbList" {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

// What programs read of an event is what people read.
func TestEventDataSaysWhatThePageSays(t *testing.T) {
	w := newWorld(t)
	page := w.browser().get("/fr/events/" + w.events[0].Event.Slug)
	show := w.events[0].Shows[0].Show
	data := eventBlocks(t, page)
	if len(data) != 1 {
		t.Fatalf("%d blocks", len(data))
	}
	d := data[0]
	starts, err := time.Parse(time.RFC3339, d.StartDate)
	if err != nil || !starts.Equal(show.StartsAt.Truncate(time.Second)) {
		t.Errorf("starts %s, %v", d.StartDate, err)
	}
	if d.URL != "https://tickets.example/fr/events/"+w.events[0].Event.Slug || d.Location.URL != "https://tickets.example/fr/venues/"+sampleVenue.Slug || d.Location.Address.City != "Berlin" {
		t.Errorf("got %+v", d)
	}
	if len(d.Offers) != len(show.Prices.Levels) {
		t.Fatalf("%d offers", len(d.Offers))
	}
	for i, offer := range d.Offers {
		level := show.Prices.Levels[i]
		total := priceOf(level, show.Prices)
		if offer.Price != total.Decimal() || offer.Currency != "EUR" || offer.Availability != "https://schema.org/InStock" {
			t.Errorf("%s is offered as %+v", level.Name, offer)
		}
		if words := strings.Join(strings.Fields(Locales[2].Money(total)), " "); !strings.Contains(page.text(), words) {
			t.Errorf("the page does not say %q", words)
		}
	}
	var canonical, alternates int
	for _, link := range page.all("link") {
		switch link.attr("rel") {
		case "canonical":
			canonical++
			if link.attr("href") != d.URL {
				t.Errorf("the canonical address is %s", link.attr("href"))
			}
		case "alternate":
			alternates++
		}
	}
	if canonical != 1 || alternates != len(Locales)+1 {
		t.Errorf("%d canonical addresses, %d alternates", canonical, alternates)
	}
}

func TestFeedAndSitemapAreWellFormed(t *testing.T) {
	w := newWorld(t)
	e := sampleEvent
	e.ID, e.Slug, e.Title = numbered[id.Event](9), "second", `<b>"Second" & last</b>`
	w.addEvent(e, w.show(9))
	b := w.browser()

	var feed atomFeed
	if err := xml.Unmarshal(b.do("GET", "/es/feed.atom?genre=theatre", nil).Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	if len(feed.Entries) != 2 || feed.Entries[1].Title != e.Title || feed.ID != "https://tickets.example/es/feed.atom?genre=theatre" || feed.Lang != "es" {
		t.Errorf("got %+v", feed)
	}
	for _, entry := range feed.Entries {
		for _, moment := range []string{entry.Updated, entry.Published, feed.Updated} {
			if _, err := time.Parse(time.RFC3339, moment); err != nil {
				t.Errorf("%q is no instant", moment)
			}
		}
		if entry.Author.Name == "" || entry.Link.Href == "" || entry.ID == "" {
			t.Errorf("an entry lacks something: %+v", entry)
		}
	}

	type link struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
		Others  []struct {
			Lang string `xml:"hreflang,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
	}
	var sitemap struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []link   `xml:"url"`
	}
	if err := xml.Unmarshal(b.do("GET", "/sitemap.xml", nil).Body.Bytes(), &sitemap); err != nil {
		t.Fatal(err)
	}
	pages := 2 + len(w.events) + 1 + 1 // home, the list, events, a venue, an organiser
	if len(sitemap.URLs) != pages*len(Locales) {
		t.Errorf("%d addresses, want %d pages in %d languages", len(sitemap.URLs), pages, len(Locales))
	}
	for _, u := range sitemap.URLs {
		path, ours := strings.CutPrefix(u.Loc, "https://tickets.example")
		if answer := b.do("GET", path, nil); !ours || answer.Code != http.StatusOK || len(u.Others) != len(Locales) {
			t.Errorf("%s: %d, %d alternates", u.Loc, answer.Code, len(u.Others))
		}
	}
	if robots := b.do("GET", "/robots.txt", nil).Body.String(); !strings.Contains(robots, "Sitemap: https://tickets.example/sitemap.xml\n") || !strings.Contains(robots, "Disallow: /ar/orders/\n") {
		t.Errorf("robots are told %s", robots)
	}
}

// A plan is a drawing of its chart and nothing else, whatever names are in it.
func TestPlanIsADrawing(t *testing.T) {
	checkDrawing(t, drawPlan(samplePlan()))
}
