package api

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"frontrow/internal/base/fault"
	"frontrow/internal/transport/problem"
	"frontrow/web"
)

//go:embed docs.html
var docsHTML string

// docsTemplate renders the reference. Everything in it comes from the table
// of routes and the schemas, so it cannot tell another story than the code.
var docsTemplate = template.Must(template.New("docs").Funcs(template.FuncMap{
	"anchor": func(name string) string { return strings.ReplaceAll(strings.ToLower(name), " ", "-") },
	"status": problem.Status,
}).Parse(docsHTML))

type docsView struct {
	Stylesheet string
	Title      string
	Groups     []docsGroup // of the reference
	Faults     []*fault.Fault
}

type docsGroup struct {
	Name, About string
	Routes      []docsRoute
}

type docsRoute struct {
	Route
	Access    string
	Keys      string
	Body      []docsField
	BodyShape string
	Answers   []docsField
	Refusals  []string
}

// docsField is one member of a body or an answer, with its place in the tree
// as its name: "areas[].quantity".
type docsField struct {
	Name, Type, About string
	Required          bool
}

// addDocs serves the OpenAPI document and the pages made from it. They are
// made once: the table does not change while the program runs.
func (a *API) addDocs() {
	raw, err := json.Marshal(a.document())
	if err != nil {
		panic(fmt.Sprintf("api: the OpenAPI document: %v", err))
	}
	serve := func(path, contentType string, body []byte) {
		a.mux.HandleFunc("GET "+path, func(w http.ResponseWriter, q *http.Request) {
			h := http.Header{"Content-Type": {contentType}, "Cache-Control": {"public, max-age=60"}}
			a.write(w, q, &Route{Name: path, Status: http.StatusOK, Access: Access{Who: Anyone}}, Reply{Bytes: body, Header: h})
		})
	}
	serve("/openapi.json", "application/json", raw)
	serve("/docs", "text/html; charset=utf-8", a.render("API reference", docsView{Groups: a.groups()}))
	serve("/docs/problems", "text/html; charset=utf-8", a.render("Problems", docsView{Faults: fault.Defined()}))
}

func (a *API) render(title string, v docsView) []byte {
	v.Title, v.Stylesheet = title, web.Asset("app.css")
	var page bytes.Buffer
	if err := docsTemplate.Execute(&page, v); err != nil {
		panic(fmt.Sprintf("api: the page %q: %v", title, err))
	}
	return page.Bytes()
}

func (a *API) groups() []docsGroup {
	groups := make([]docsGroup, len(tags))
	for i, tag := range tags {
		groups[i] = docsGroup{Name: tag.Name, About: tag.Description}
		for j := range a.routes {
			if r := &a.routes[j]; r.Tag == tag.Name {
				groups[i].Routes = append(groups[i].Routes, a.describe(r))
			}
		}
	}
	return groups
}

func (a *API) describe(r *Route) docsRoute {
	d := docsRoute{Route: *r, Access: whoMayCall(r.Access), BodyShape: r.RawBody}
	switch r.Keyed {
	case KeyRequired:
		d.Keys = "Needs an Idempotency-Key."
	case KeyOptional:
		d.Keys = "Takes an Idempotency-Key."
	case NotKeyed:
	}
	if r.Body != nil {
		d.Body = a.fields("", a.schemas.of(r.Body), 0)
	}
	if r.Answer != nil && r.Answer.Kind() == reflect.Struct {
		d.Answers = a.fields("", a.schemas.of(r.Answer), 0)
	}
	for _, codes := range a.refusals(r) {
		d.Refusals = append(d.Refusals, codes...)
	}
	slices.Sort(d.Refusals)
	return d
}

// fields lists the members of a schema and of what lies in it, in order.
func (a *API) fields(prefix string, s *huma.Schema, depth int) []docsField {
	const deepest = 4
	if s.Ref != "" {
		s = a.schemas.registry.SchemaFromRef(s.Ref)
	}
	if s.Type == huma.TypeArray {
		return a.fields(prefix+"[]", s.Items, depth)
	}
	var list []docsField
	names := make([]string, 0, len(s.Properties))
	for name := range s.Properties {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p := s.Properties[name]
		at := strings.TrimPrefix(prefix+"."+name, ".")
		list = append(list, docsField{Name: at, Type: a.typeName(p), About: p.Description, Required: slices.Contains(s.Required, name)})
		if depth < deepest {
			list = append(list, a.fields(at, p, depth+1)...)
		}
	}
	return list
}

func (a *API) typeName(s *huma.Schema) string {
	switch {
	case s.Ref != "":
		return a.typeName(a.schemas.registry.SchemaFromRef(s.Ref))
	case s.Type == huma.TypeArray:
		return "list of " + a.typeName(s.Items)
	case s.Format != "":
		return s.Format
	}
	return s.Type
}
