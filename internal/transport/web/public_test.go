package web

import (
	"net/http"
	"strings"
	"testing"
)

// Public pages are the same for everybody: no cookie, not even for who has one,
// and a cache may keep them.
func TestPublicPagesAreForEverybody(t *testing.T) {
	w := newWorld(t)
	event := w.events[0]
	show := event.Shows[0].Show.ID.String()
	for address, keep := range map[string]string{
		"/":                             keepPublic,
		"/events":                       keepPublic,
		"/events?q=lantern&city=Berlin": keepPublic,
		"/events/" + event.Event.Slug:   keepPublic,
		"/events/" + event.Event.Slug + "/calendar.ics": keepPublic,
		"/de/venues/" + sampleVenue.Slug:                keepPublic,
		"/organisers/" + sampleOrganiser.Slug:           keepPublic,
		planAddress(samplePlan().Hash()):                keepForever,
		shareAddress(event.Event):                       keepForever,
		"/feed.atom":                                    keepPublic,
		"/sitemap.xml":                                  keepPublic,
		posterAddress(event.Event):                      keepForever,
		"/accents/0f766e.css":                           keepForever,
		"/shows/" + show + "/calendar.ics":              keepPublic,
		"/robots.txt":                                   keepPublic,
		"/manifest.webmanifest":                         keepPublic,
	} {
		t.Run(address, func(t *testing.T) {
			stranger, buyer := w.browser(), w.browser()
			buyer.hold("stalls/A/1")
			if len(buyer.cookies) == 0 {
				t.Fatal("holding a seat set no cookie, so this test shows nothing")
			}
			defer func() { buyer.send(buyer.get(buyer.seatsPage()).form(t, "/release"), nil) }()
			first, second := stranger.do("GET", address, nil), buyer.do("GET", address, nil)
			if first.Code != http.StatusOK || first.Body.String() != second.Body.String() {
				t.Errorf("status %d; a buyer sees another page than a stranger: %t", first.Code, first.Body.String() != second.Body.String())
			}
			for name, answer := range map[string]http.Header{"stranger": first.Header(), "buyer": second.Header()} {
				if got := answer.Get("Set-Cookie"); got != "" {
					t.Errorf("%s: a cookie was set: %s", name, got)
				}
				if got := answer.Get("Cache-Control"); got != keep {
					t.Errorf("%s: Cache-Control is %q, want %q", name, got, keep)
				}
				if strings.Contains(answer.Get("Vary"), "Cookie") {
					t.Errorf("%s: the answer depends on the cookie", name)
				}
			}
			again := stranger.do("GET", address, nil, "If-None-Match", first.Header().Get("ETag"))
			if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
				t.Errorf("asked again with its tag: %d, %d bytes", again.Code, again.Body.Len())
			}
			head := stranger.do("HEAD", address, nil)
			if head.Code != http.StatusOK || head.Body.Len() != 0 {
				t.Errorf("HEAD: %d, %d bytes", head.Code, head.Body.Len())
			}
		})
	}
}

func TestEventShowsTotalPricesAndState(t *testing.T) {
	w := newWorld(t)
	page := w.browser().get("/events/" + w.events[0].Event.Slug).text()
	for _, words := range []string{"€95.00", "of which €6.00 fee", "Up to 4 tickets", "Choose seats", "€31.00 – €95.00"} {
		if !strings.Contains(page, words) {
			t.Errorf("the page does not say %q:\n%s", words, page)
		}
	}
}

func TestAddressesThatAreNotThere(t *testing.T) {
	w := newWorld(t)
	b := w.browser()
	long := strings.Repeat("a", 5000)
	for _, address := range []string{
		"/nowhere", "/events/nothing", "/events/" + long, "/events/%ff%fe", "/shows/show_x", "/shows/" + long, "/holds/hold_1", "/orders/order_x",
		"/orders/%2e%2e%2fetc", "/tickets/ticket_x", "/posters/x.svg", "/posters/" + long + ".svg", "/accents/zzz.css", "/accents/FFFFFF.css",
		"/accents/0f766e.css/x", "/events/nothing/calendar.ics", "/venues/nowhere", "/venues/%ff", "/venues/" + long, "/organisers/nobody", "/organisers/" + long,
		"/plans/x.svg", "/plans/" + strings.Repeat("0", 64) + ".svg", "/sitemaps/0.xml", "/sitemaps/2.xml", "/sitemaps/01.xml", "/sitemaps/x", "/dev/storybook", "/dev/storybook/events", "/v1/nothing",
	} {
		answer := b.do("GET", address, nil)
		if answer.Code != http.StatusNotFound {
			t.Errorf("GET %.60s: %d", address, answer.Code)
			continue
		}
		page := parse(t, answer.Body.String())
		if len(page.all("h1")) != 1 || answer.Header().Get("Cache-Control") != keepNever {
			t.Errorf("GET %.60s: %d headings, Cache-Control %q", address, len(page.all("h1")), answer.Header().Get("Cache-Control"))
		}
		if strings.Contains(answer.Body.String(), long) {
			t.Errorf("GET %.60s: the page repeats the address", address)
		}
	}
}

func TestMethodsThatAnAddressDoesNotTake(t *testing.T) {
	w := newWorld(t)
	for method, address := range map[string]string{"POST": "/", "DELETE": "/staff/orders", "PUT": "/robots.txt"} {
		answer := w.browser().do(method, address, nil)
		if answer.Code != http.StatusMethodNotAllowed || answer.Header().Get("Allow") != "GET, HEAD" {
			t.Errorf("%s %s: %d, Allow %q", method, address, answer.Code, answer.Header().Get("Allow"))
		}
	}
}

func TestFiltersAreKeptAsTheyWereWritten(t *testing.T) {
	b := newWorld(t).browser()
	page := b.get(`/events?q=%3Cb%3Elight%3C%2Fb%3E&city=Paris&from=soon&to=2027-01-01`)
	entries := page.form(t, "/events").entries()
	if entries.Get("q") != "<b>light</b>" || entries.Get("city") != "Paris" || entries.Get("from") != "soon" {
		t.Errorf("the form holds %v", entries)
	}
	if !strings.Contains(page.text(), English.T.Events.BadDate) {
		t.Error("the page does not say that the date cannot be read")
	}
	crossed := b.get("/events?from=2027-05-01&to=2027-04-01").text()
	if !strings.Contains(crossed, English.T.Events.DatesCrossed) {
		t.Error("the page does not say that the dates are crossed")
	}
	b.get("/events?q=" + strings.Repeat("%00x", 2000) + "&genre=%ff&city=%00")
}
