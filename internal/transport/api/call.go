package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/session"
)

// Call is one request on its way through a route: who calls, with which key,
// and the body's bytes.
type Call struct {
	route   *Route
	request *http.Request
	caller  session.Caller
	key     idem.Key
	body    []byte
	schemas *schemaBook
}

func (c *Call) ctx() context.Context { return c.request.Context() }

// buyer gives the caller as a buyer, or ErrBuyersOnly.
func (c *Call) buyer() (id.Buyer, error) {
	if c.caller.Buyer.IsZero() {
		return id.Buyer{}, ErrBuyersOnly
	}
	return c.caller.Buyer, nil
}

// actor gives the caller as staff. Only routes for staff may ask: the table's
// Access has been checked before they run.
func (c *Call) actor() account.Actor { return *c.caller.Actor }

// pathID reads an id in the path. An id that cannot be one is as absent as
// one that never was.
func pathID[I interface{ id.ID[K] }, K id.Kind](c *Call, name string) (I, error) {
	parsed, err := id.Parse[I, K](c.request.PathValue(name))
	if err != nil {
		return I{}, ErrNotThere
	}
	return parsed, nil
}

// buyersHold gives the hold in the path, and the buyer who asks for it.
func (c *Call) buyersHold() (inventory.HoldID, id.Buyer, error) {
	hold, err := inventory.ParseHold(c.request.PathValue("hold"))
	if err != nil {
		return inventory.HoldID{}, id.Buyer{}, ErrNotThere
	}
	buyer, err := c.buyer()
	return hold, buyer, err
}

// query reads a query parameter as text.
func (c *Call) query(name string) string {
	if c.request.URL.RawQuery == "" {
		return "" // nearly always, and cheaper to see than to read
	}
	return c.request.URL.Query().Get(name)
}

// queryTime reads an RFC 3339 instant or a date; absent is the zero time.
func (c *Call) queryTime(name string) (time.Time, error) {
	text := c.query(name)
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, ErrInvalid.At("query."+name, "%q is neither an RFC 3339 instant nor a date", text)
}

// queryInt reads a whole number between low and high; absent is fallback.
func (c *Call) queryInt(name string, fallback, low, high int) (int, error) {
	text := c.query(name)
	if text == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, ErrInvalid.At("query."+name, "a whole number between %d and %d", low, high)
	}
	return n, nil
}

// version reads the version of the bucket the client has seen, so that a node
// behind it reads on before it answers.
func (c *Call) version() (uint64, error) {
	text := c.query("version")
	if text == "" {
		return 0, nil
	}
	v, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return 0, ErrInvalid.At("query.version", "a version as an earlier answer gave it")
	}
	return v, nil
}

// emptyObject is what many clients send where no body is asked for.
const emptyObject = "{}"

// read takes the body in, within the route's bound, and checks its type.
func (c *Call) read() error {
	r, most := c.request, c.route.MaxBody
	if most == 0 {
		most = defaultMaxBody
	}
	takesNone := c.route.Body == nil && c.route.RawBody == ""
	if takesNone {
		most = int64(len(emptyObject))
	}
	body, err := readUpTo(r, most+1)
	_, tooLarge := errors.AsType[*http.MaxBytesError](err) // of the server's own limit
	if tooLarge || int64(len(body)) > most {
		// Who is still sending would not see the answer: let them finish, within
		// the bounds the server sets to all bodies.
		_, _ = io.Copy(io.Discard, r.Body)
		if takesNone {
			return ErrUnexpected
		}
		return ErrTooLarge.With("most", most)
	}
	if err != nil {
		return ErrCutOff.Because(err)
	}
	if takesNone && len(body) > 0 && string(body) != emptyObject {
		return ErrUnexpected
	}
	c.body = body
	want := c.route.RawBody
	if c.route.Body != nil {
		want = "application/json"
	}
	if want == "" {
		return nil
	}
	if r.Header.Get("Content-Encoding") != "" {
		return ErrContentType.Says("Send the body as it is, without a Content-Encoding.")
	}
	if r.Header.Get("Content-Type") == want {
		return nil // as above
	}
	got, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := params["charset"]; err != nil || !accepts(want, got) || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return ErrContentType.Says("Send the body with Content-Type: %s.", want).With("accepts", want)
	}
	return nil
}

// readUpTo reads the body, or as much of it as most says. Where its length is
// told, it is read in one piece.
func readUpTo(r *http.Request, most int64) ([]byte, error) {
	if r.ContentLength < 0 || r.ContentLength > most {
		return io.ReadAll(io.LimitReader(r.Body, most))
	}
	body := make([]byte, r.ContentLength)
	n, err := io.ReadFull(r.Body, body)
	return body[:n], err
}

// accepts reports whether got is one of the comma-separated types in want.
func accepts(want, got string) bool {
	for one := range strings.SplitSeq(want, ",") {
		if strings.TrimSpace(one) == got {
			return true
		}
	}
	return false
}
