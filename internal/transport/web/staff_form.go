package web

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/transport/problem"
)

// entries is a form of the staff's as it stands on a page: what is in its
// fields, and what is wrong with them.
type entries struct {
	Key    string
	Told   string // about the form as a whole
	values url.Values
	wrong  map[string]string // words by field
}

// newEntries gives a form that nobody has sent yet.
func newEntries(values url.Values) entries {
	if values == nil {
		values = url.Values{}
	}
	return entries{Key: newFormKey(), values: values}
}

// sentEntries gives a form that came back with faults.
func sentEntries(p Page, f form, told *fault.Fault) entries {
	e := entries{Key: f.key, values: f.Values, wrong: map[string]string{}}
	if e.Key == "" || len(e.Key) > maxFormKey {
		e.Key = newFormKey()
	}
	if told == nil {
		return e
	}
	for _, field := range told.Fields {
		at, words := p.wrong(field)
		if e.wrong[at] == "" {
			e.wrong[at] = words
		}
	}
	if len(told.Fields) == 0 {
		e.Told = p.words(told)
	}
	return e
}

// Value is what is in a field.
func (e entries) Value(name string) string { return e.values.Get(name) }

// with gives the entries with another value in a field.
func (e entries) with(name, value string) entries {
	e.values = maps.Clone(e.values)
	if e.values == nil {
		e.values = url.Values{}
	}
	e.values.Set(name, value)
	return e
}

// Wrong is what is wrong with a field, or "".
func (e entries) Wrong(name string) string { return e.wrong[name] }

// Failed reports whether the form came back.
func (e entries) Failed() bool { return e.Told != "" || len(e.wrong) > 0 }

// actor is who works on a page for staff.
func (s *Site) actor(r *http.Request) account.Actor { return *s.Sessions.Caller(r.Context()).Actor }

// staffWork is one form of the staff's: what it asks for, and the page to show
// when its entries cannot be used.
type staffWork struct {
	// do carries the form out and says where to go on.
	do func(f form, by account.Actor, key idem.Key) (to string, err error)
	// again shows the form with what was entered.
	again func(f form, told *fault.Fault) (templ.Component, error)
}

// carryOut reads a form and has it carried out once, however often it is sent.
func (s *Site) carryOut(w http.ResponseWriter, r *http.Request, work staffWork) error {
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	return s.carryOutForm(w, r, f, work)
}

func (s *Site) carryOutForm(w http.ResponseWriter, r *http.Request, f form, work staffWork) error {
	by := s.actor(r)
	key, err := f.idempotency(by.Staff.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	to, err := work.do(f, by, key)
	if err == nil {
		return seeOther(w, r, to)
	}
	told := fault.From(err)
	switch told.Kind {
	case fault.Invalid, fault.Conflict, fault.TooMany, fault.Unavailable:
	default:
		return err
	}
	page, err := work.again(f, told)
	if err != nil {
		return err
	}
	return s.personal(w, r, problem.Status(told), page)
}

// done is the quiet confirmation a page opens with after a form was carried
// out; what may stand in the address is what is listed here.
func (p Page) done(r *http.Request) string {
	t := p.T.Setup.Done
	return map[string]string{
		"venue-added": t.VenueAdded, "venue-saved": t.VenueSaved, "chart-added": t.ChartAdded,
		"event-added": t.EventAdded, "event-saved": t.EventSaved, "show-saved": t.ShowSaved, "prices-saved": t.PricesSaved,
		"copies-added": t.CopiesAdded, "published": t.Published, "cancelled": t.Cancelled, "organiser-saved": t.OrganiserSaved,
	}[r.URL.Query().Get("done")]
}

// ErrEntries refuses a form that says what no use case could even be asked.
var ErrEntries = fault.Define(fault.Invalid, "form.entries", "Some entries cannot be used as they are. Mend what is marked; nothing was changed.")

// wholeNumber reads a small number out of a form; what is none is 0, which no
// field of ours allows.
func wholeNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > 1_000_000 {
		return 0
	}
	return n
}
