// Package problem turns faults into the one form in which the outside sees
// them: problem documents (RFC 9457) with a stable code.
package problem

import (
	"encoding/json"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"frontrow/internal/base/fault"
)

// Document is what a refusal looks like to a program. Detail is for people
// and may change; programs go by Code, and by the members the code's entry in
// docs/problems.md names.
type Document struct {
	Type   string         `json:"type" doc:"Where the code is explained"`
	Title  string         `json:"title" doc:"The HTTP status in words"`
	Status int            `json:"status"`
	Code   string         `json:"code" doc:"Stable; compare this"`
	Detail string         `json:"detail" doc:"What to do next, for people"`
	Errors []fault.Field  `json:"errors,omitempty" doc:"The members at fault"`
	More   map[string]any `json:"-"` // further members of the document, by code: "taken", "limit"
}

// MarshalJSON writes More as members beside the others, as RFC 9457 has
// extensions. Most answers of an on-sale are problems: what they have in common
// is written without reflection.
func (d Document) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, 768)
	b = quote(append(b, `{"type":`...), d.Type)
	b = quote(append(b, `,"title":`...), d.Title)
	b = strconv.AppendInt(append(b, `,"status":`...), int64(d.Status), 10)
	b = quote(append(b, `,"code":`...), d.Code)
	b = quote(append(b, `,"detail":`...), d.Detail)
	if len(d.Errors) > 0 {
		fields, err := json.Marshal(d.Errors)
		if err != nil {
			return nil, err
		}
		b = append(append(b, `,"errors":`...), fields...)
	}
	names := make([]string, 0, len(d.More))
	for name := range d.More {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		var err error
		if b, err = add(append(quote(append(b, ','), name), ':'), d.More[name]); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

// add appends the value of one further member. Most are labels of seats.
func add(b []byte, value any) ([]byte, error) {
	labels, ok := value.([]string)
	if !ok || labels == nil {
		encoded, err := json.Marshal(value)
		return append(b, encoded...), err
	}
	b = append(b, '[')
	for i, label := range labels {
		if i > 0 {
			b = append(b, ',')
		}
		b = quote(b, label)
	}
	return append(b, ']'), nil
}

// quote appends a string. What is not UTF-8 in it is replaced, as json.Marshal
// does.
func quote(b []byte, s string) []byte {
	b, _ = jsontext.AppendQuote(b, s)
	return b
}

// statuses maps each kind to its HTTP status. Every kind is here; the package
// test reads the list of kinds and holds it.
var statuses = map[fault.Kind]int{
	fault.Internal:        http.StatusInternalServerError,
	fault.Malformed:       http.StatusBadRequest,
	fault.Unauthenticated: http.StatusUnauthorized,
	fault.Forbidden:       http.StatusForbidden,
	fault.NotFound:        http.StatusNotFound,
	fault.Conflict:        http.StatusConflict,
	fault.Gone:            http.StatusGone,
	fault.TooLarge:        http.StatusRequestEntityTooLarge,
	fault.Unsupported:     http.StatusUnsupportedMediaType,
	fault.Invalid:         http.StatusUnprocessableEntity,
	fault.TooMany:         http.StatusTooManyRequests,
	fault.Unavailable:     http.StatusServiceUnavailable,
}

// The faults of addresses, which no feature owns.
var (
	ErrNoRoute  = fault.Define(fault.NotFound, "route.not_found", "There is nothing at this address.")
	ErrNoMethod = fault.Define(fault.Malformed, "route.method_not_allowed", "This address does not take this method; the Allow header lists those it takes.")
)

// Status gives the HTTP status of a fault.
func Status(f *fault.Fault) int {
	if f.Code == ErrNoMethod.Code {
		return http.StatusMethodNotAllowed
	}
	return statuses[f.Kind]
}

// Of gives the document of a fault.
func Of(f *fault.Fault) Document {
	status := Status(f)
	return Document{
		Type:   "/docs/problems#" + f.Code,
		Title:  http.StatusText(status),
		Status: status,
		Code:   f.Code,
		Detail: f.Message,
		Errors: f.Fields,
		More:   f.Detail,
	}
}

// Headers of answers that are given very often. They are shared: never change
// what is in them.
var (
	NoStore = []string{"no-store"}
	NoSniff = []string{"nosniff"}

	contentType = []string{"application/problem+json"}
)

// Write answers a request with the problem document of err and returns the
// fault it told. An error that is not a fault is told as "internal", without
// its text: log the returned fault's cause.
func Write(w http.ResponseWriter, err error) *fault.Fault {
	f := fault.From(err)
	doc := Of(f)
	// Not by json.Marshal, which would read all of it once more.
	body, encodeErr := doc.MarshalJSON()
	if encodeErr != nil { // a detail that is not JSON: a mistake of ours, told without it
		doc.More = nil
		body, _ = doc.MarshalJSON()
	}
	h := w.Header()
	h["Content-Type"] = contentType
	h["Cache-Control"] = NoStore
	h["X-Content-Type-Options"] = NoSniff
	h.Del("ETag")
	if f.RetryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	} else if doc.Status == http.StatusServiceUnavailable || doc.Status == http.StatusTooManyRequests {
		h.Set("Retry-After", "1")
	}
	if doc.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="frontrow"`)
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(doc.Status)
	_, _ = w.Write(body)
	return f
}
