// Package problem turns faults into the one form in which the outside sees
// them: problem documents (RFC 9457) with a stable code.
package problem

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"

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
// extensions. A member of the standard ones is never replaced.
func (d Document) MarshalJSON() ([]byte, error) {
	type plain Document
	body, err := json.Marshal(plain(d))
	if err != nil || len(d.More) == 0 {
		return body, err
	}
	more, err := json.Marshal(d.More)
	if err != nil {
		return nil, err
	}
	return append(append(body[:len(body)-1], ','), more[1:]...), nil
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
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
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
