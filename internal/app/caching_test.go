package app

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"frontrow/internal/transport/api"
	"frontrow/internal/transport/session"
	"frontrow/internal/transport/web"
	assets "frontrow/web"
)

// onTheWire asks for an address as a browser does that has a session's cookie,
// or none, and takes compressed answers. Redirects are answers.
func (w *world) onTheWire(method, path, cookie string, more ...string) answered {
	w.Helper()
	q, err := http.NewRequestWithContext(w.Context(), method, w.url+path, nil)
	w.must(nil, err)
	q.Header.Set("Accept-Encoding", "gzip") // set by hand, it is not undone by the client either
	if cookie != "" {
		q.AddCookie(&http.Cookie{Name: session.CookieName, Value: w.tokens[cookie]})
	}
	for i := 0; i < len(more); i += 2 {
		q.Header.Set(more[i], more[i+1])
	}
	client := *w.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	response, err := client.Do(q)
	w.must(nil, err)
	defer response.Body.Close()
	body, err := whole(response)
	w.must(nil, err)
	return answered{response.StatusCode, response.Header, body}
}

// plain gives the body as it was before it was compressed.
func (a answered) plain(t *testing.T) []byte {
	t.Helper()
	if a.header.Get("Content-Encoding") != "gzip" {
		return a.body
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(a.body))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

var (
	forEver    = "public, max-age=31536000, immutable"
	forSeconds = regexp.MustCompile(`^public, max-age=(\d+)(, must-revalidate|, stale-while-revalidate=\d+)?$`)
)

// mostSeconds is how old a public page may be; the keys that tickets verify with
// are kept for longer, because a door must work without a network.
const mostSeconds, mostSecondsOfKeys = 60, 300

// isPublic holds that caches may keep an answer, and that it was for nobody in
// particular.
func isPublic(t *testing.T, path string, a answered) {
	t.Helper()
	keep, most := a.header.Get("Cache-Control"), mostSeconds
	if path == "/v1/ticket-keys" {
		most = mostSecondsOfKeys
	}
	if seconds := forSeconds.FindStringSubmatch(keep); keep != forEver {
		if seconds == nil {
			t.Errorf("%s: Cache-Control %q", path, keep)
		} else if n, err := strconv.Atoi(seconds[1]); err != nil || n > most {
			t.Errorf("%s: kept for %s seconds", path, seconds[1])
		}
	}
	isNobodys(t, path, a)
}

func isNobodys(t *testing.T, path string, a answered) {
	t.Helper()
	if len(a.header["Set-Cookie"]) > 0 || strings.Contains(strings.Join(a.header["Vary"], ","), "Cookie") {
		t.Errorf("%s: a public answer with Set-Cookie %v, Vary %v", path, a.header["Set-Cookie"], a.header["Vary"])
	}
}

// isUnkept holds that no cache may keep an answer, and that its length does not
// tell what it says.
func isUnkept(t *testing.T, path string, a answered) {
	t.Helper()
	if keep := a.header["Cache-Control"]; !slices.Equal(keep, []string{"no-store"}) {
		t.Errorf("%s: %d with Cache-Control %q", path, a.status, keep)
	}
	if coding := a.header.Get("Content-Encoding"); coding != "" {
		t.Errorf("%s: a personal answer is compressed by %s", path, coding)
	}
}

// TestPagesAndCaches asks for every page as a stranger, as a buyer and as staff.
// A page for everybody may be kept and is the same for all three; a page for one
// person may not be kept by anybody, and neither may what went wrong.
func TestPagesAndCaches(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, a := range web.Addresses() {
		t.Run(a.Method+" "+a.Path, func(t *testing.T) {
			w := w.in(t)
			good := false
			for _, path := range w.pagePaths(a.Path) {
				seen := map[string]answered{}
				for _, who := range []string{"", "guest", "first owner"} {
					got := w.onTheWire(a.Method, path, who)
					seen[who] = got
					switch {
					case got.status >= 500:
						t.Errorf("%s as %q: %d", path, who, got.status)
					case got.status >= 400 || !a.Public:
						isUnkept(t, path, got)
					default:
						isPublic(t, path, got)
					}
					good = good || got.status < 400
				}
				if !a.Public {
					continue
				}
				stranger := seen[""]
				for who, got := range seen {
					isNobodys(t, path, got)
					if got.status != stranger.status || got.status < 400 && !bytes.Equal(got.plain(t), stranger.plain(t)) {
						t.Errorf("%s is another page for %q than for a stranger", path, who)
					}
				}
				if tag := stranger.header.Get("Etag"); stranger.status == http.StatusOK {
					if again := w.onTheWire(a.Method, path, "", "If-None-Match", tag); tag == "" || again.status != http.StatusNotModified || len(again.body) > 0 {
						t.Errorf("%s: asked again with the tag %q: %d", path, tag, again.status)
					}
					if stranger.header.Get("Content-Type") == "image/png" {
						continue // which is compressed already
					}
					if stranger.header.Get("Content-Encoding") != "gzip" || !strings.Contains(stranger.header.Get("Vary"), "Accept-Encoding") {
						t.Errorf("%s is not compressed, or does not say so: %v", path, stranger.header)
					}
				}
			}
			if !good && a.Method == "GET" && !strings.HasPrefix(a.Path, "/dev/") { // those are a demo's
				t.Error("no answer was a page, so this shows little: tell pagePaths what stands in this path")
			}
		})
	}
	t.Run("what is nowhere", func(t *testing.T) {
		for _, path := range []string{"/no/such/page", "/de/no/such/page", "/events/none", assets.Prefix + "none.js"} {
			isUnkept(t, path, w.in(t).onTheWire("GET", path, "guest"))
		}
	})
}

// pagePaths fills a page's path, in all the ways that lead to another sort of
// answer.
func (w *world) pagePaths(pattern string) (paths []string) {
	w.Helper()
	var tickets struct{ Items []struct{ ID string } }
	w.send("GET", "/v1/orders/"+w.own.order+"/tickets", "guest", nil, nil).into(w.T, &tickets)
	linked := func(page, prefix string) string {
		text := string(w.send("GET", page, "", nil, nil).body)
		return regexp.MustCompile(regexp.QuoteMeta(prefix) + `[^"?#\s]+`).FindString(text)
	}
	pattern = strings.Replace(pattern, "{$}", "", 1)
	switch pattern {
	case "/share/{file}":
		return []string{linked("/events/"+w.own.event.Slug, "/share/"), "/share/none.png"}
	case "/icons/{file}":
		return []string{"/icons/icon-192.png", "/icons/none.png"}
	case "/organisers/{slug}":
		return []string{"/organisers/" + w.own.organiser.Slug, "/organisers/none"}
	case "/plans/{file}":
		return []string{linked("/venues/"+w.own.venue.ID.String(), "/plans/"), "/plans/none.svg"}
	case "/sitemaps/{file}":
		return []string{"/sitemaps/1.xml", "/sitemaps/none.xml"}
	case "/posters/{file}":
		return []string{linked("/events/"+w.own.event.Slug, "/posters/"), "/posters/none.svg"}
	case "/accents/{file}":
		return []string{"/accents/0f766e.css", "/accents/none.css"}
	case "/orders/{order}/returns":
		w.mayReturn(w.own.show.ID)
		return []string{"/orders/" + w.buy("guest", w.own.show.ID, 1) + "/returns", "/orders/" + w.own.order + "/returns"}
	case "/staff/orders/{order}/exchange":
		return []string{"/staff/orders/" + w.own.order + "/exchange", "/staff/orders/" + w.other.order + "/exchange"}
	case "/staff/orders/{order}/refund":
		return []string{"/staff/orders/" + w.own.order + "/refund", "/staff/orders/" + w.other.order + "/refund"}
	}
	for _, o := range []objects{w.own, w.other} {
		paths = append(paths, strings.NewReplacer(
			"{slug}", o.event.Slug, "{event}", o.event.ID.String(), "{show}", o.show.ID.String(), "{hold}", o.hold, "{order}", o.order, "{paper}", o.paper,
			"{venue}", o.venue.ID.String(), "{organiser}", o.organiser.ID.String(),
			"{chart}", o.chart.String(), "{file}", "chart.csv",
			"{ticket}", tickets.Items[0].ID, "{seat...}", lastSeat(o),
		).Replace(pattern))
	}
	return append(paths, "/de"+paths[0])
}

// TestAnswersAndCaches does the same with every route of the API.
func TestAnswersAndCaches(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, r := range w.api.Routes() {
		t.Run(r.Name, func(t *testing.T) {
			w, path := w.in(t), w.own.path(r)
			public := r.Access.Who == api.Anyone && r.Method == "GET"
			for _, who := range []string{"", "guest", "first owner", "admin"} {
				got := w.send(r.Method, path, who, sample(r, w.own), withKey("caching "+who))
				switch {
				case got.status >= 400 || !public || r.AnswerType == liveStream:
					isUnkept(t, path, got)
				default:
					isPublic(t, path, got)
				}
			}
			if strings.Contains(r.Path, "{") {
				isUnkept(t, path, w.send(r.Method, absent(r), mayCall(r), nil, nil))
			}
			if !public || r.AnswerType == liveStream {
				return
			}
			got := w.onTheWire("GET", path, "guest")
			if got.header.Get("Content-Encoding") != "gzip" || !bytes.Equal(got.plain(t), w.send("GET", path, "", nil, nil).body) {
				t.Errorf("%s is not compressed, or says something else when it is: %v", path, got.header)
			}
			if tag := got.header.Get("Etag"); tag == "" || w.onTheWire("GET", path, "", "If-None-Match", tag).status != http.StatusNotModified {
				t.Errorf("%s: asked again with the tag %q, it is sent again", path, tag)
			}
		})
	}
}

// TestOtherCaches looks at what neither the pages nor the API serve.
func TestOtherCaches(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, path := range []string{"/docs", "/docs/problems", "/openapi.json", assets.Asset("app.css"), assets.Asset("app.js"), "/testpay/style.css"} {
		isNobodys(t, path, w.onTheWire("GET", path, "guest"))
		if keep := w.onTheWire("GET", path, "guest").header.Get("Cache-Control"); !strings.HasPrefix(keep, "public, max-age=") {
			t.Errorf("%s: Cache-Control %q", path, keep)
		}
	}
	if keep := w.onTheWire("GET", assets.Asset("app.css"), "").header.Get("Cache-Control"); keep != forEver {
		t.Errorf("assets: Cache-Control %q", keep)
	}
	for _, path := range []string{"/livez", "/readyz", "/metrics", "/dev/mail/", "/testpay/pay/none", "/v1/nothing"} {
		if keep := w.onTheWire("GET", path, "guest").header.Get("Cache-Control"); keep != "no-store" {
			t.Errorf("%s: Cache-Control %q", path, keep)
		}
	}
}
