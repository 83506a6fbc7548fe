package web

import (
	"net/http"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
)

// Page is what every page needs, whatever it shows. Views embed it, so that
// components reach the words and the formats of the reader's language by one
// short name.
type Page struct {
	*Locale
	Title       string
	Description string        // for search engines and shared links; public pages only
	Address     string        // where the page is, for links that come back to it
	Accent      string        // the organiser's colour, "#rrggbb"; "" for our own
	Now         time.Time     // by the server's clock; countdowns start from it
	Narrow      bool          // one column of reading width
	Private     bool          // keep out of search engines
	Refresh     time.Duration // reload after this long where there is no script; 0 for never
	Scripts     []string      // modules beside app.js
	Manifest    string        // of this page alone; "" for the site's
	Fetches     []string      // what they fetch at once
	Bar         *HoldBar      // what the buyer holds
	Staff       *account.Actor
	Share       *sharing // how others link to it; public pages only

	asset     func(string) string
	languages []languageLink
	links     []Link // at the foot, of demos
	version   string // shown to staff
}

// HoldBar is what a buyer holds, and for how long.
type HoldBar struct {
	Hold     inventory.Hold
	Zone     string // of the venue, for the time of day
	Places   int
	CanLeave bool // offer to go on: not on the review page itself
	Key      string
}

func (s *Site) page(r *http.Request, title string) Page {
	return Page{
		Locale: localeOf(r), Title: title, Address: r.URL.Path, Now: s.clock.Now(),
		languages: languageLinks(r, localeOf(r)),
		asset:     s.asset, links: s.DevLinks, version: s.SourceVersion,
	}
}

// Left is how long until an instant, as a countdown first shows it.
func (p Page) Left(until time.Time) string { return p.Locale.Left(until.Sub(p.Now)) }

// Instant writes an instant for programs: a datetime attribute, a script.
func (p Page) Instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// Asset gives the address of a script, a stylesheet or a picture.
func (p Page) Asset(name string) string { return p.asset(name) }

// nowMillis is the server's clock for scripts, in milliseconds.
func (p Page) nowMillis() int64 { return clock.Micros(p.Now) / 1000 }
