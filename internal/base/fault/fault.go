// Package fault is the one error type that crosses package borders.
//
// A Fault has a Kind, from a closed list that decides how a caller may react
// and which HTTP status it becomes, and a Code, which is a public contract:
// programs compare codes, so a code is never renamed and never reused.
// Message is for people and may change in any release.
//
// An error that is not a Fault is an internal one. Its text never leaves the
// process; see [From].
package fault

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"
)

// Kind says what sort of refusal a Fault is. The list is closed: transport
// maps each kind to exactly one HTTP status.
type Kind uint8

// The kinds, in the order of their HTTP status.
const (
	Internal        Kind = iota // 500: our mistake; nothing about it is told
	Malformed                   // 400: the request cannot be read, or lacks what every request of its kind carries
	Unauthenticated             // 401: nobody is signed in
	Forbidden                   // 403: somebody is, and may not
	NotFound                    // 404: absent, or not yours to know of
	Conflict                    // 409: true a moment ago, no longer; another choice may work
	Gone                        // 410: it was there and has ended for good
	TooLarge                    // 413: more bytes than the route takes
	Unsupported                 // 415: a content type the route does not read
	Invalid                     // 422: read, understood, and not acceptable
	TooMany                     // 429: slow down; RetryAfter says for how long
	Unavailable                 // 503: not now; RetryAfter says when to ask again
)

var kindNames = [...]string{
	Internal: "internal", Malformed: "malformed", Unauthenticated: "unauthenticated",
	Forbidden: "forbidden", NotFound: "not_found", Conflict: "conflict", Gone: "gone",
	TooLarge: "too_large", Unsupported: "unsupported", Invalid: "invalid",
	TooMany: "too_many", Unavailable: "unavailable",
}

func (k Kind) String() string { return kindNames[k] }

// Fault is a refusal somebody outside may be told about.
//
// A Fault declared with [Define] is shared by all requests: the methods that
// add something return a copy.
type Fault struct {
	Kind    Kind
	Code    string // stable, "subject.what": "seat.taken"
	Message string // one or two plain sentences that say what to do next

	// Fields names the members of the request that are at fault, if any.
	Fields []Field
	// Detail carries members a program can act on ("seats": the taken ones).
	// Values must be fit for JSON and hold nothing the caller may not see.
	Detail map[string]any
	// RetryAfter is how long to wait before asking again; 0 when it is not
	// known that waiting helps.
	RetryAfter time.Duration

	cause error
}

// Field is one thing wrong with one member of a request or a file.
type Field struct {
	At      string `json:"at"`      // where: a JSON path ("body.seats[2]"), a parameter, a line of a file
	Message string `json:"message"` // what is wrong there and what would be right
}

func (f *Fault) Error() string {
	if f.cause != nil {
		return fmt.Sprintf("%s: %s: %v", f.Code, f.Message, f.cause)
	}
	return f.Code + ": " + f.Message
}

// Unwrap gives the cause, which is for logs only.
func (f *Fault) Unwrap() error { return f.cause }

// Is reports whether target is a Fault with the same code, so that
// errors.Is(err, seat.ErrTaken) works on copies that carry details.
func (f *Fault) Is(target error) bool {
	t, ok := target.(*Fault)
	return ok && t.Code == f.Code
}

func (f *Fault) copy() *Fault {
	c := *f
	c.Detail = maps.Clone(f.Detail)
	c.Fields = slices.Clone(f.Fields)
	return &c
}

// With returns a copy that also carries the detail name=value.
func (f *Fault) With(name string, value any) *Fault {
	c := f.copy()
	if c.Detail == nil {
		c.Detail = map[string]any{}
	}
	c.Detail[name] = value
	return c
}

// At returns a copy that also blames the member at.
func (f *Fault) At(at, format string, args ...any) *Fault {
	c := f.copy()
	c.Fields = append(c.Fields, Field{At: at, Message: fmt.Sprintf(format, args...)})
	return c
}

// WithFields returns a copy that also blames all of fields.
func (f *Fault) WithFields(fields []Field) *Fault {
	c := f.copy()
	c.Fields = append(c.Fields, fields...)
	return c
}

// Says returns a copy with another message for people.
func (f *Fault) Says(format string, args ...any) *Fault {
	c := f.copy()
	c.Message = fmt.Sprintf(format, args...)
	return c
}

// After returns a copy that asks the caller to wait for d.
func (f *Fault) After(d time.Duration) *Fault {
	c := f.copy()
	c.RetryAfter = d
	return c
}

// Because returns a copy that remembers err for the log.
func (f *Fault) Because(err error) *Fault {
	c := f.copy()
	c.cause = err
	return c
}

// ErrInternal is what an unknown error becomes for the outside.
var ErrInternal = Define(Internal, "internal", "Something went wrong on our side. Nothing was changed unless you were told so; it is safe to try again with the same idempotency key.")

// From gives the Fault in err's chain, or ErrInternal with err as its cause.
// It returns nil for a nil error.
func From(err error) *Fault {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*Fault](err); ok {
		return f
	}
	return ErrInternal.Because(err)
}

// KindOf gives the kind of err; Internal for an error that is not a Fault.
func KindOf(err error) Kind { return From(err).Kind }
