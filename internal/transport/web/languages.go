package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/transport/web/words"
)

// A page's language stands in its address: "/de/events/…" is German, and an
// address without a language is English. So every address has one content, and
// caches in front of us need to know nothing about languages.

// Locale is a language of the pages.
type Locale = words.Locale

// English is the language of addresses without one.
var English = words.English

// Locales are the languages of the pages, the one without a prefix first.
var Locales = words.All

// To gives the address of a page of ours in the reader's language.
func (p Page) To(path string) templ.SafeURL { return templ.SafeURL(p.Path(path)) }

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
		for _, l := range Locales {
			rest, ok := l.Cut(r.URL.Path)
			if !ok {
				continue
			}
			if rest == "" {
				http.Redirect(w, r, l.Path("/"), http.StatusPermanentRedirect)
				return
			}
			inner := r.Clone(context.WithValue(r.Context(), localeKey{}, l))
			inner.URL.Path, inner.URL.RawPath = rest, strings.TrimPrefix(r.URL.RawPath, strings.TrimSuffix(l.Path("/"), "/"))
			next.ServeHTTP(w, inner)
			return
		}
		next.ServeHTTP(w, r)
	})
}
