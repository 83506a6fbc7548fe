package web

import (
	"net/http"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/catalog"
)

// poster serves an event's poster. Under an address that is not the current
// one it may still be asked for by pages kept somewhere; they get the current
// poster for a short while.
func (s *Site) poster(w http.ResponseWriter, r *http.Request) error {
	e, hash, err := s.eventOfFile(r, ".svg")
	if err != nil {
		return err
	}
	s.keepable(w, r, "image/svg+xml", keepDrawing(hash == posterHash(e)), drawPoster(e))
	return nil
}

// eventOfFile finds the event that a drawing is of, and the hash that the
// drawing had: "<event>-<hash>.svg".
func (s *Site) eventOfFile(r *http.Request, ending string) (e catalog.Event, hash string, err error) {
	name, ok := strings.CutSuffix(r.PathValue("file"), ending)
	text, hash, cut := strings.Cut(name, "-")
	event, err := id.Parse[id.Event](text)
	if !ok || !cut || err != nil {
		return e, "", ErrNoPage
	}
	view, err := s.Catalogue.Event(r.Context(), event)
	return view.Event, hash, err
}

// keepDrawing says how long a drawing is kept: for ever under the address of
// what it shows now.
func keepDrawing(current bool) string {
	if current {
		return keepForever
	}
	return keepPublic
}

// robots keeps search engines to the pages that are for everybody.
func (s *Site) robots(w http.ResponseWriter, r *http.Request) error {
	s.keepable(w, r, "text/plain; charset=utf-8", keepPublic, []byte(
		"User-agent: *\n"+disallowed()+"Allow: /\n\nSitemap: "+s.PublicURL+"/sitemap.xml\n"))
	return nil
}

// disallowed keeps robots off what is for one person, in every language.
func disallowed() string {
	rules := ""
	for _, l := range Locales {
		for _, path := range []string{"/shows/", "/holds/", "/orders/", "/tickets/", "/staff"} {
			rules += "Disallow: " + l.Path(path) + "\n"
		}
	}
	return rules
}

// favicon is for programs that look for the old address.
func (s *Site) favicon(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", keepPublic)
	http.Redirect(w, r, s.asset("icon.svg"), http.StatusFound)
	return nil
}
