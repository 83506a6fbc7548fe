package api

import (
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/idem"
	"frontrow/internal/transport/problem"
	"frontrow/internal/transport/session"
)

// Version is the version of the API, as the OpenAPI document states it.
const Version = "1.0.0"

// document makes the OpenAPI 3.1 document of the table.
func (a *API) document() *huma.OpenAPI {
	doc := &huma.OpenAPI{
		OpenAPI: "3.1.0",
		Info: &huma.Info{
			Title:   "Frontrow",
			Version: Version,
			Description: "Browse events, hold seats, pay, and get tickets. Everything the pages do, a program can do here.\n\n" +
				"Start with POST /v1/sessions and body {} for a buyer's token. Requests that change something carry an Idempotency-Key: " +
				"repeat a request with its key after a lost answer and nothing happens twice. Refusals are problem documents (RFC 9457) " +
				"with a stable code.",
			License: &huma.License{Name: "MIT", Identifier: "MIT"},
		},
		Components: &huma.Components{
			Schemas: a.schemas.registry,
			SecuritySchemes: map[string]*huma.SecurityScheme{
				"session": {Type: "http", Scheme: "bearer", Description: "The token of POST /v1/sessions."},
			},
		},
		Tags: tags,
	}
	problemSchema := a.schemas.of(reflect.TypeFor[problem.Document]())
	// Codes add members of their own.
	a.schemas.registry.Map()["Document"].AdditionalProperties = true
	for i := range a.routes {
		doc.AddOperation(a.operation(&a.routes[i], problemSchema))
	}
	return doc
}

var pathParam = regexp.MustCompile(`\{(\w+)\}`)

// operation describes one route.
func (a *API) operation(r *Route, problemSchema *huma.Schema) *huma.Operation {
	op := &huma.Operation{
		Method: r.Method, Path: r.Path, OperationID: r.Name, Tags: []string{r.Tag},
		Summary: r.Summary, Description: strings.TrimSpace(r.About + "\n\n" + whoMayCall(r.Access)),
		Responses: map[string]*huma.Response{},
	}
	if r.Access.Who == Signed || r.Access.Who == Staff {
		op.Security = []map[string][]string{{"session": {}}}
	}
	text := &huma.Schema{Type: huma.TypeString}
	for _, m := range pathParam.FindAllStringSubmatch(r.Path, -1) {
		op.Parameters = append(op.Parameters, &huma.Param{Name: m[1], In: "path", Required: true, Schema: text})
	}
	for _, p := range r.Query {
		schema := &huma.Schema{Type: huma.TypeString, Format: p.Format}
		if p.Format == "integer" {
			schema = &huma.Schema{Type: huma.TypeInteger}
		}
		op.Parameters = append(op.Parameters, &huma.Param{Name: p.Name, In: "query", Description: p.About, Schema: schema})
	}
	if r.Keyed != NotKeyed {
		one, most := 1, idem.MaxLen
		op.Parameters = append(op.Parameters, &huma.Param{
			Name: "Idempotency-Key", In: "header", Required: r.Keyed == KeyRequired,
			Description: "Your own name for this request: the same again when you repeat it, a new one for a new request. Kept for 24 hours.",
			Schema:      &huma.Schema{Type: huma.TypeString, MinLength: &one, MaxLength: &most},
		})
	}
	switch {
	case r.Body != nil:
		op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
			"application/json": {Schema: a.schemas.of(r.Body)}}}
	case r.RawBody != "":
		op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{}}
		for one := range strings.SplitSeq(r.RawBody, ",") {
			op.RequestBody.Content[strings.TrimSpace(one)] = &huma.MediaType{Schema: &huma.Schema{}}
		}
	}
	success := &huma.Response{Description: http.StatusText(r.Status)}
	switch {
	case r.Answer != nil:
		success.Content = map[string]*huma.MediaType{"application/json": {Schema: a.schemas.of(r.Answer)}}
	case r.AnswerType == "application/json":
		success.Content = map[string]*huma.MediaType{r.AnswerType: {Schema: &huma.Schema{Type: huma.TypeObject}}}
	case r.AnswerType != "":
		success.Content = map[string]*huma.MediaType{r.AnswerType: {Schema: text}}
	}
	op.Responses[strconv.Itoa(r.Status)] = success
	for status, codes := range a.refusals(r) {
		op.Responses[strconv.Itoa(status)] = &huma.Response{
			Description: http.StatusText(status) + ": " + strings.Join(codes, ", "),
			Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: problemSchema}},
		}
	}
	return op
}

// anywhere are the codes of a house that cannot answer just now, whatever it
// was asked.
var anywhere = []string{"store.away", "store.busy", "store.full", "store.outcome_unknown", "store.stopped"}

// refusals lists the codes a route may answer with, by status: those it names
// and those that follow from its shape.
func (a *API) refusals(r *Route) map[int][]string {
	all := append([]*fault.Fault{}, r.Faults...)
	switch r.Access.Who {
	case Signed:
		all = append(all, session.ErrMissing, session.ErrUnknown)
	case Staff:
		all = append(all, session.ErrMissing, session.ErrUnknown, ErrStaffOnly)
	case Anyone, Provider:
	}
	if r.Body != nil || r.RawBody != "" {
		all = append(all, ErrTooLarge, ErrContentType, ErrCutOff)
	} else {
		all = append(all, ErrUnexpected)
	}
	if r.Body != nil {
		all = append(all, ErrMalformed, ErrInvalid)
	}
	if len(r.Query) > 0 {
		all = append(all, ErrInvalid)
	}
	if r.Keyed != NotKeyed {
		all = append(all, idem.ErrBadKey, idem.ErrKeyReused)
	}
	if r.Keyed == KeyRequired {
		all = append(all, idem.ErrMissing)
	}
	if strings.Contains(r.Path, "{") {
		all = append(all, ErrNotThere)
	}
	byStatus, seen := map[int][]string{}, map[string]bool{}
	for _, f := range all {
		if !seen[f.Code] {
			seen[f.Code] = true
			byStatus[problem.Status(f)] = append(byStatus[problem.Status(f)], f.Code)
		}
	}
	byStatus[http.StatusServiceUnavailable] = append(byStatus[http.StatusServiceUnavailable], anywhere...)
	byStatus[http.StatusInternalServerError] = []string{fault.ErrInternal.Code}
	return byStatus
}

func whoMayCall(access Access) string {
	switch access.Who {
	case Signed:
		return "Needs a session."
	case Staff:
		if access.Action == "" {
			return "For staff."
		}
		return fmt.Sprintf("For staff who may %q.", access.Action)
	case Provider:
		return "For payment providers, known by their signature."
	case Anyone:
	}
	return "Needs no session."
}
