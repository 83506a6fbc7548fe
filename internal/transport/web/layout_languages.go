package web

import "net/http"

// languageLink leads to the page at hand in another language.
type languageLink struct {
	*Locale
	Address string
	Current bool
}

// languageLinks gives a page in each language. What answers a form has no
// address of its own, and so none in other languages.
func languageLinks(r *http.Request, current *Locale) []languageLink {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return nil
	}
	return languageLinksTo(r.URL.RequestURI(), current)
}

func languageLinksTo(address string, current *Locale) []languageLink {
	links := make([]languageLink, len(Locales))
	for i, l := range Locales {
		links[i] = languageLink{Locale: l, Address: l.Path(address), Current: l == current}
	}
	return links
}
