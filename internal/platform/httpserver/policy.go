package httpserver

import (
	"net/http"
	"slices"
	"strings"
)

// Policy is what browsers are told they may do with our pages: nothing that
// does not come from this site.
type Policy struct {
	// HTTPS says that browsers reach the site by https; they are then told
	// never to use anything else.
	HTTPS bool
	// FormTargets are the origins, beside our own, that a form may lead to in
	// the end, such as a payment provider's page. Browsers hold redirects after
	// a form to this list, too.
	FormTargets []string
}

// Middleware sets the headers on every answer. A handler may replace one of
// them for its own answer.
func (p Policy) Middleware(next http.Handler) http.Handler {
	headers := p.headers()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		for _, h := range headers {
			header[h.name] = h.values
		}
		next.ServeHTTP(w, r)
	})
}

type header struct {
	name   string // in canonical form
	values []string
}

func (p Policy) headers() []header {
	contentSecurity := strings.Join([]string{
		"default-src 'none'",
		"script-src 'self'",
		"style-src 'self'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"form-action " + strings.Join(slices.Concat([]string{"'self'"}, p.FormTargets), " "),
		"frame-ancestors 'none'",
		"base-uri 'none'",
	}, "; ")
	all := []header{
		{"Content-Security-Policy", []string{contentSecurity}},
		{"X-Content-Type-Options", []string{"nosniff"}},
		{"Referrer-Policy", []string{"same-origin"}},
		{"Permissions-Policy", []string{"accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"}},
		{"Cross-Origin-Opener-Policy", []string{"same-origin"}},
		{"Cross-Origin-Resource-Policy", []string{"same-origin"}},
	}
	if p.HTTPS {
		all = append(all, header{"Strict-Transport-Security", []string{"max-age=63072000"}})
	}
	return all
}
