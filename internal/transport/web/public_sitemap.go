package web

import (
	"encoding/xml"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/domain/catalog"
)

// The sitemap names every public page for search engines, in every language.
// Events come in parts, so that no part grows too large for its readers.

// sitemapPart is how many events one part names, each in every language.
const sitemapPart = 2000

const (
	sitemapSpace = "http://www.sitemaps.org/schemas/sitemap/0.9"
	xhtmlSpace   = "http://www.w3.org/1999/xhtml"
)

type sitemapIndex struct {
	XMLName xml.Name      `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Parts   []sitemapLink `xml:"sitemap"`
}

type sitemapLink struct {
	Loc string `xml:"loc"`
}

type sitemapURLs struct {
	XMLName xml.Name     `xml:"urlset"`
	Space   string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string             `xml:"loc"`
	LastMod string             `xml:"lastmod,omitempty"`
	Others  []sitemapAlternate `xml:"xhtml:link"`
}

type sitemapAlternate struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// sitemap is the whole map where it fits into one part, and else the list of
// the parts.
func (s *Site) sitemap(w http.ResponseWriter, r *http.Request) error {
	more, err := s.Catalogue.Listed(r.Context(), catalog.ListEvents, sitemapPart, 1)
	if err != nil {
		return err
	}
	if len(more) == 0 {
		return s.sitemapOf(w, r, 0)
	}
	var index sitemapIndex
	for n := 0; ; n++ {
		part, err := s.Catalogue.Listed(r.Context(), catalog.ListEvents, n*sitemapPart, 1)
		if err != nil {
			return err
		}
		if len(part) == 0 {
			break
		}
		index.Parts = append(index.Parts, sitemapLink{s.PublicURL + "/sitemaps/" + strconv.Itoa(n+1) + ".xml"})
	}
	return s.xml(w, r, "application/xml; charset=utf-8", index)
}

func (s *Site) sitemapPart(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutSuffix(r.PathValue("file"), ".xml")
	n, err := strconv.Atoi(name)
	if !ok || err != nil || n < 1 || n > 1000 || strconv.Itoa(n) != name {
		return ErrNoPage
	}
	return s.sitemapOf(w, r, n-1)
}

// sitemapOf answers with the n-th part. The first names also what is not an
// event.
func (s *Site) sitemapOf(w http.ResponseWriter, r *http.Request, n int) error {
	urls := sitemapURLs{Space: sitemapSpace, XHTML: xhtmlSpace}
	add := func(path string, changed time.Time) {
		u := sitemapURL{}
		if !changed.IsZero() {
			u.LastMod = changed.UTC().Format(time.RFC3339)
		}
		for _, l := range Locales {
			u.Others = append(u.Others, sitemapAlternate{"alternate", l.Lang(), s.PublicURL + l.Path(path)})
		}
		for _, l := range Locales {
			u.Loc = s.PublicURL + l.Path(path)
			urls.URLs = append(urls.URLs, u)
		}
	}
	kinds := []catalog.Listable{catalog.ListEvents}
	if n == 0 {
		add("/", time.Time{})
		add("/events", time.Time{})
		kinds = append(kinds, catalog.ListVenues, catalog.ListOrganisers)
	}
	for _, kind := range kinds {
		skip := 0
		if kind == catalog.ListEvents {
			skip = n * sitemapPart
		}
		pages, err := s.Catalogue.Listed(r.Context(), kind, skip, sitemapPart)
		if err != nil {
			return err
		}
		if n > 0 && len(pages) == 0 {
			return ErrNoPage
		}
		for _, page := range pages {
			add("/"+string(kind)+"/"+page.Handle, page.Changed)
		}
	}
	return s.xml(w, r, "application/xml; charset=utf-8", urls)
}
