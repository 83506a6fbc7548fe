package api

import (
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/transport/negotiate"
	"frontrow/internal/transport/problem"
	"frontrow/internal/transport/session"
)

// API serves the routes of the table.
type API struct {
	use      Uses
	routes   []Route
	schemas  *schemaBook
	mux      *http.ServeMux
	log      *slog.Logger
	drawings drawings
}

// New gives the API over the use cases in use. Its handler answers everything
// under /v1/, /openapi.json and /docs.
func New(use Uses, log *slog.Logger) *API {
	a := &API{use: use, schemas: newSchemaBook(), mux: http.NewServeMux(), log: log}
	a.routes = a.table()
	for i := range a.routes {
		r := &a.routes[i]
		if r.Body != nil {
			r.schema = a.schemas.of(r.Body)
		}
		a.mux.HandleFunc(r.Method+" "+r.Path, func(w http.ResponseWriter, q *http.Request) { a.answer(w, q, r) })
	}
	a.addDocs()
	a.mux.HandleFunc(anyOther, a.nothing)
	return a
}

// anyOther is the pattern of what no route takes.
const anyOther = "/"

// Routes is the table, for the tests that walk it.
func (a *API) Routes() []Route { return a.routes }

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, q *http.Request) { a.mux.ServeHTTP(w, q) }

// nothing answers what no route takes with a problem document, which says
// whether it was for the address or for the method.
func (a *API) nothing(w http.ResponseWriter, q *http.Request) {
	q.Pattern = "" // it has no route to be counted by
	var allowed []string
	for _, method := range methods {
		other := http.Request{Method: method, Host: q.Host, URL: q.URL}
		if _, pattern := a.mux.Handler(&other); pattern != anyOther {
			allowed = append(allowed, method)
		}
	}
	if len(allowed) == 0 {
		problem.Write(w, problem.ErrNoRoute)
		return
	}
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	problem.Write(w, problem.ErrNoMethod)
}

// methods are those that routes have.
var methods = []string{http.MethodDelete, http.MethodGet, http.MethodHead, http.MethodPatch, http.MethodPost, http.MethodPut}

// answer takes one request through its route: who calls, may they, is the
// body fit, is there a key; then the use case.
func (a *API) answer(w http.ResponseWriter, q *http.Request, r *Route) {
	c := &Call{route: r, request: q, schemas: a.schemas}
	reply, err := a.perform(c)
	if err != nil {
		a.refuse(c, w, err)
		return
	}
	a.write(w, q, r, reply)
}

// refuse answers with a problem, and has the log told of what is ours.
func (a *API) refuse(c *Call, w http.ResponseWriter, err error) {
	told := problem.Write(w, err)
	gone := c.ctx().Err() != nil // nobody reads the answer, and nothing is wrong with us
	if !gone && (told.Kind == fault.Internal || told.Kind == fault.Unavailable) {
		a.log.ErrorContext(c.ctx(), "request failed", "route", c.route.Name, "error", err)
	}
}

func (a *API) perform(c *Call) (Reply, error) {
	if err := a.authenticate(c); err != nil {
		return Reply{}, err
	}
	if err := c.read(); err != nil {
		return Reply{}, err
	}
	// What cannot be read would be left out, and a filter that is left out finds
	// everything.
	if query := c.request.URL.RawQuery; query != "" && len(c.route.Query) > 0 {
		if _, err := url.ParseQuery(query); err != nil {
			return Reply{}, ErrInvalid.At("query", "an escape in it is broken, or a semicolon is not escaped")
		}
	}
	if c.route.Keyed != NotKeyed {
		text := c.request.Header.Get("Idempotency-Key")
		if len(c.request.Header.Values("Idempotency-Key")) > 1 {
			return Reply{}, idem.ErrBadKey
		}
		if text != "" || c.route.Keyed == KeyRequired {
			key, err := idem.NewKey(c.caller.Account(), c.request.Method+" "+c.request.URL.Path, text, c.body)
			if err != nil {
				return Reply{}, err
			}
			c.key = key
		}
	}
	return c.route.serve(c)
}

// authenticate finds the caller and holds the route's Access against them.
// Routes for anyone never look, so that their answers can be cached.
func (a *API) authenticate(c *Call) error {
	access := c.route.Access
	if access.Who == Anyone || access.Who == Provider {
		return nil
	}
	headers := c.request.Header.Values("Authorization")
	if len(headers) == 0 {
		return session.ErrMissing
	}
	scheme, token, ok := strings.Cut(headers[0], " ")
	if len(headers) > 1 || !ok || !strings.EqualFold(scheme, "Bearer") || token == "" {
		return session.ErrMissing
	}
	caller, err := a.use.Sessions.FromBearer(c.request.Context(), token)
	if err != nil {
		return err
	}
	c.caller = caller
	if access.Who != Staff {
		return nil
	}
	if caller.Actor == nil {
		return ErrStaffOnly
	}
	if access.Action != "" {
		return caller.Actor.May(access.Action)
	}
	return nil
}

// public reports whether a cache may keep what a route answers: whoever asks,
// it is the same. Whatever a route says, nothing else is ever kept, and nothing
// else is compressed: where a secret stands beside words from outside, the
// compressed length tells the secret bit by bit (BREACH).
func (r *Route) public(q *http.Request) bool {
	return r.Access.Who == Anyone && (q.Method == http.MethodGet || q.Method == http.MethodHead)
}

// tagOf names an answer by what it says.
func tagOf(body []byte) string {
	digest := sha256.Sum256(body)
	return negotiate.Weak(strconv.Quote(hex.EncodeToString(digest[:12])))
}

// write sends a reply. What is not said to be cacheable is never stored
// anywhere.
func (a *API) write(w http.ResponseWriter, q *http.Request, r *Route, reply Reply) {
	h := w.Header()
	for name, values := range reply.Header {
		h[name] = values
	}
	if reply.Stream != nil {
		reply.Stream.ServeHTTP(w, q)
		return
	}
	body, contentType := reply.Bytes, r.AnswerType
	if reply.JSON != nil {
		encoded, err := encode(reply.JSON)
		if err != nil {
			problem.Write(w, err)
			a.log.ErrorContext(q.Context(), "answer cannot be encoded", "route", r.Name, "error", err)
			return
		}
		body, contentType = encoded, "application/json"
	}
	public := r.public(q) && h.Get("Cache-Control") != ""
	if !public {
		h["Cache-Control"] = problem.NoStore
		reply.Packed = nil
	}
	h["X-Content-Type-Options"] = problem.NoSniff
	status := reply.Status
	if status == 0 {
		status = r.Status
	}
	if body == nil {
		w.WriteHeader(status)
		return
	}
	if h.Get("Content-Type") == "" {
		h.Set("Content-Type", contentType)
	}
	if public && h.Get("Etag") == "" {
		h.Set("Etag", tagOf(body))
		reply.Packed = func() []byte { return negotiate.Compress(body, negotiate.Quick) }
	}
	if tag := h.Get("Etag"); tag != "" && negotiate.Has(q, tag) {
		h.Del("Content-Type")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if reply.Packed != nil {
		h.Set("Vary", "Accept-Encoding")
		if negotiate.Gzip(q) {
			h.Set("Content-Encoding", "gzip")
			body = reply.Packed()
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
