package api

import (
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
)

// Access says who may call a route.
type Access struct {
	Who    Who
	Action account.Action // what staff need permission for; "" when being staff is enough
}

// Who is the sort of caller a route is for.
type Who string

// The sorts of callers.
const (
	Anyone   Who = "anyone"   // no session needed
	Signed   Who = "session"  // any session, a guest buyer's or a member of staff's
	Staff    Who = "staff"    // a member of staff whose role allows the action
	Provider Who = "provider" // a payment provider, known by its signature
)

func staffMay(a account.Action) Access { return Access{Who: Staff, Action: a} }

// Keyed says whether a route takes an Idempotency-Key.
type Keyed uint8

// A route that changes something is keyed, unless repeating it is harmless by
// its own nature.
const (
	NotKeyed Keyed = iota
	KeyRequired
	KeyOptional // harmless to repeat; the key is checked when it is sent
)

// Route is one line of the table of routes.
type Route struct {
	Method, Path string // "POST", "/v1/shows/{show}/holds"
	Name         string // operationId, for generated clients: "placeHold"
	Tag          string
	Summary      string
	About        string // a paragraph for the reader of /docs; may be empty
	Access       Access
	Keyed        Keyed
	Query        []Param
	Body         reflect.Type // of the JSON body; nil when the route takes none
	RawBody      string       // content type of a body that is not our JSON; "" otherwise
	MaxBody      int64        // bytes; 0 means the default of 64 KB
	Status       int          // of success
	Answer       reflect.Type // of the JSON answer; nil when there is none
	AnswerType   string       // content type when it is not JSON
	Faults       []*fault.Fault

	serve  func(*Call) (Reply, error)
	schema *huma.Schema // of Body
}

// Param is a query parameter.
type Param struct {
	Name, About string
	Format      string // "", "date-time", "integer"
	Example     string
}

// Reply is a route's answer.
type Reply struct {
	Status int // 0 means the route's
	Header http.Header
	JSON   any           // encoded when not nil
	Bytes  []byte        // sent as they are otherwise
	Packed func() []byte // Bytes compressed by gzip, for clients that take it; nil when they never are

	// Stream answers by itself, for as long as it likes. It is called once.
	Stream http.Handler
}

const defaultMaxBody = 64 << 10

// jsonRoute gives a route whose body is read into In and whose result is
// written as JSON.
func jsonRoute[In, Out any](r Route, use func(c *Call, in In) (Out, error)) Route {
	r.Body = reflect.TypeFor[In]()
	r.Answer = reflect.TypeFor[Out]()
	r.serve = func(c *Call) (Reply, error) {
		var in In
		if err := c.decode(&in); err != nil {
			return Reply{}, err
		}
		out, err := use(c, in)
		if err != nil {
			return Reply{}, err
		}
		return Reply{JSON: out}, nil
	}
	return r
}

// readRoute gives a route without a body whose result is written as JSON.
func readRoute[Out any](r Route, use func(c *Call) (Out, error)) Route {
	r.Answer = reflect.TypeFor[Out]()
	r.serve = func(c *Call) (Reply, error) {
		out, err := use(c)
		return Reply{JSON: out}, err
	}
	return r
}

// rawRoute gives a route that writes its own reply.
func rawRoute(r Route, use func(c *Call) (Reply, error)) Route {
	r.serve = use
	return r
}
