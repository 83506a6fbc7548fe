package web

// sharing is what search engines and programs that show links are told of a
// public page.
type sharing struct {
	Base     string // how browsers reach the site
	Path     string // the page's address without a language
	Kind     string // in the words of Open Graph: "website", "event"
	Image    string // address of a picture of 1200 by 630
	ImageAlt string
	Feed     string // address of a feed of what the page lists
	Data     []any  // blocks of schema.org data
}

func (s *Site) share(path string) *sharing {
	return &sharing{Base: s.PublicURL, Path: path, Kind: "website"}
}

// Canonical gives the page's address in a language, for programs.
func (h *sharing) Canonical(l *Locale) string { return h.Base + l.Path(h.Path) }

// Absolute gives an address of ours for programs.
func (h *sharing) Absolute(path string) string { return h.Base + path }

// crumb is one step of the way to a page.
type crumb struct{ Words, Address string }

// breadcrumbs is the way to a page in schema.org's words. The last step is the
// page itself.
func breadcrumbs(p Page, h *sharing, way []crumb) any {
	type item struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
	list := struct {
		Context string `json:"@context"`
		Type    string `json:"@type"`
		Items   []item `json:"itemListElement"`
	}{Context: "https://schema.org", Type: "BreadcrumbList"}
	for i, c := range way {
		list.Items = append(list.Items, item{"ListItem", i + 1, c.Words, h.Base + p.Path(c.Address)})
	}
	return list
}
