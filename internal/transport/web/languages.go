package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"
)

// A page's language stands in its address: "/de/events/…" is German, and an
// address without a language is English. So every address has one content, and
// caches in front of us need to know nothing about languages.

// Locales are the languages of the pages, the one without a prefix first.
var Locales = []*Locale{English}

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

// To is Path for templates.
func (l *Locale) To(path string) templ.SafeURL { return templ.SafeURL(l.Path(path)) }

type localeKey struct{}

// localeOf gives the language of the request's address.
func localeOf(r *http.Request) *Locale {
	if l, ok := r.Context().Value(localeKey{}).(*Locale); ok {
		return l
	}
	return English
}

// inLanguage takes the language off the address, so that the table of routes
// knows none.
func inLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, l := range Locales[1:] {
			rest, ok := strings.CutPrefix(r.URL.Path, l.prefix+"/")
			if !ok {
				continue
			}
			inner := r.Clone(context.WithValue(r.Context(), localeKey{}, l))
			inner.URL.Path, inner.URL.RawPath = "/"+rest, strings.TrimPrefix(r.URL.RawPath, l.prefix)
			next.ServeHTTP(w, inner)
			return
		}
		next.ServeHTTP(w, r)
	})
}
