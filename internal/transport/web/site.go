package web

import (
	"log/slog"
	"net/http"
	"strings"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/transport/session"
)

// Config is what the pages are made of.
type Config struct {
	Catalogue Catalogue
	Shows     Shows
	Plans     Plans
	Payable   bool // somebody takes payments
	Seats     Seats
	Sales     Sales
	Checkout  Checkout
	Orders    Orders
	Tickets   Tickets
	Letters   Letters
	Papers    Papers
	Receipts  Receipts
	Staff     Staff
	Sessions  *session.Sessions
	Clock     clock.Clock
	Logger    *slog.Logger

	// Asset gives the address of a built script, stylesheet or picture, and
	// Content its bytes.
	Asset   func(name string) string
	Content func(name string) []byte

	// OpensOrder reports whether the key of a mail's link opens an order.
	OpensOrder func(o id.Order, key string) bool

	PublicURL     string   // how browsers reach the site, without a slash at the end
	PaymentURLs   []string // where a payment page may be: prefixes of absolute addresses
	ShowStories   bool     // serve every page with sample data at /dev/storybook
	DevLinks      []Link   // shown at the foot of demo pages
	SourceVersion string   // shown to staff
}

// Link is an address with its words.
type Link struct{ Address, Words string }

// Site serves the pages. It holds nothing that a request has changed.
type Site struct {
	Config
	clock   clock.Clock
	log     *slog.Logger
	asset   func(string) string
	handler http.Handler
	shares  sharePictures
}

// New makes the pages of a house.
func New(c Config) *Site {
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	s := &Site{Config: c, clock: c.Clock, log: c.Logger, asset: c.Asset}
	s.handler = inLanguage(s.routes())
	return s
}

func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Failed shows a page for an error outside a handler of ours: a session that
// could not be read, a panic further out.
func (s *Site) Failed(w http.ResponseWriter, r *http.Request, err error) { s.fail(w, r, err) }

// fail shows the page of a fault. Only the fault's own words are shown.
func (s *Site) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := fault.From(err)
	if f.Kind == fault.Internal {
		s.log.ErrorContext(r.Context(), "page failed", "path", r.URL.Path, "error", err)
	}
	s.showFault(w, r, f)
}
