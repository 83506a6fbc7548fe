package web

import (
	"math"
	"net/http"
	"strconv"

	"frontrow/internal/base/fault"
	"frontrow/internal/transport/problem"
)

// faultView is the page of a request that could not be carried out.
type faultView struct {
	Page
	Heading, Message string
	Code             string // told only where it helps: our own mistakes
	Wait             int    // seconds; 0 when waiting is not known to help
	Again            string // the address to try again; "" when that makes no sense
}

func (s *Site) showFault(w http.ResponseWriter, r *http.Request, f *fault.Fault) {
	v := s.faultView(r, f)
	status := problem.Status(f)
	if f.RetryAfter > 0 || status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", strconv.Itoa(max(v.Wait, 1)))
	}
	w.Header().Del("ETag")
	if err := s.personal(w, r, status, faultPage(v)); err != nil {
		s.log.ErrorContext(r.Context(), "error page failed", "error", err)
		http.Error(w, f.Message, status)
	}
}

func (s *Site) faultView(r *http.Request, f *fault.Fault) faultView {
	v := faultView{Page: s.page(r, "")}
	v.Message = v.words(f)
	t := v.T.Fault
	v.Narrow, v.Private = true, true
	if r.Method == http.MethodGet {
		v.Again = r.URL.RequestURI()
	}
	switch f.Kind {
	case fault.NotFound:
		v.Heading, v.Again = t.NotFound, ""
		v.languages = languageLinksTo("/", v.Locale) // what was not there need not be looked for again
	case fault.Forbidden:
		v.Heading, v.Again = t.Forbidden, ""
	case fault.Unauthenticated:
		v.Heading, v.Again = t.SignIn, ""
	case fault.Gone:
		v.Heading, v.Again = t.Gone, ""
	case fault.Conflict:
		v.Heading = t.Conflict
	case fault.TooMany:
		v.Heading = t.TooMany
	case fault.Unavailable:
		v.Heading = t.Unavailable
	case fault.Internal:
		v.Heading, v.Code = t.Internal, f.Code
	default:
		v.Heading, v.Again = t.Invalid, ""
	}
	v.Title = v.Heading
	v.Wait = int(math.Ceil(f.RetryAfter.Seconds()))
	return v
}

// again says when to try again: in minutes where seconds would have to be
// counted.
func (v faultView) again() string {
	if v.Wait > 90 {
		return v.T.Fault.RetryInMinutes((v.Wait + 59) / 60)
	}
	return v.T.Fault.RetryIn(v.Wait)
}

// ticketOffline is kept with the tickets of a device; see web/src/worker.ts.
func (s *Site) ticketOffline(w http.ResponseWriter, r *http.Request) error {
	return s.public(w, r, offlinePage(s.offline(r)))
}

func (s *Site) offline(r *http.Request) Page {
	p := s.page(r, "")
	p.Title, p.Narrow = p.T.Fault.Offline, true
	return p
}

// words gives a fault's message in the reader's language.
func (p Page) words(f *fault.Fault) string { return faultWords(p.Locale, f) }

func faultWords(l *Locale, f *fault.Fault) string {
	if own := l.T.Fault.Message(f.Code); own != "" {
		return own
	}
	return f.Message
}
