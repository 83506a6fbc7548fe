package web

import (
	"net/http"
	"strings"

	"frontrow/internal/base/id"
)

// poster serves an event's poster. Under an address that is not the current
// one it may still be asked for by pages kept somewhere; they get the current
// poster for a short while.
func (s *Site) poster(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".svg")
	text, hash, cut := strings.Cut(name, "-")
	event, err := id.Parse[id.Event](text)
	if !ok || !cut || err != nil {
		return ErrNoPage
	}
	e, err := s.Catalogue.Event(r.Context(), event)
	if err != nil {
		return err
	}
	keep := keepForever
	if hash != posterHash(e.Event) {
		keep = keepPublic
	}
	s.keepable(w, r, "image/svg+xml", keep, drawPoster(e.Event))
	return nil
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
