package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"frontrow/internal/base/id"
	"frontrow/internal/transport/api"
)

// contract is the served OpenAPI document, and who holds answers against it.
type contract struct {
	*openapi3.T
	options openapi3filter.Options
}

func (w *world) contract() *contract {
	w.Helper()
	served := w.send("GET", "/openapi.json", "", nil, nil)
	if served.status != http.StatusOK || served.header.Get("Content-Type") != "application/json" {
		w.Fatalf("/openapi.json: %d %s", served.status, served.header)
	}
	loader := openapi3.NewLoader()
	doc, err := loader.LoadFromData(served.body)
	w.must(nil, err)
	w.must(nil, doc.Validate(loader.Context))
	openapi3filter.RegisterBodyDecoder("text/event-stream", openapi3filter.PlainBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/x-ndjson", openapi3filter.PlainBodyDecoder)
	openapi3filter.RegisterBodyDecoder("application/pdf", openapi3filter.PlainBodyDecoder)
	return &contract{doc, openapi3filter.Options{
		MultiError: true, IncludeResponseStatus: true, AuthenticationFunc: openapi3filter.NoopAuthenticationFunc,
		SchemaValidationOptions: []openapi3.SchemaValidationOption{openapi3.EnableJSONSchema2020()},
	}}
}

// input describes a request to the checker.
func (c *contract) input(r api.Route, q *http.Request) *openapi3filter.RequestValidationInput {
	item := c.Paths.Value(r.Path)
	params := map[string]string{}
	want, got := strings.Split(r.Path, "/"), strings.Split(q.URL.Path, "/")
	for i, part := range want {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			params[strings.TrimSuffix(name, "}")] = got[i]
		}
	}
	return &openapi3filter.RequestValidationInput{Request: q, PathParams: params, QueryParams: q.URL.Query(), Options: &c.options,
		Route: &routers.Route{Spec: c.T, Path: r.Path, PathItem: item, Method: r.Method, Operation: item.GetOperation(r.Method)}}
}

// keeps fails the test when an answer is not one the document describes.
func (c *contract) keeps(t *testing.T, r api.Route, q *http.Request, a answered) {
	t.Helper()
	err := openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: c.input(r, q), Status: a.status, Header: a.header,
		Body: io.NopCloser(bytes.NewReader(a.body)), Options: &c.options,
	})
	if err != nil {
		t.Errorf("%s %s: %d is not as documented: %v\n%s", r.Method, q.URL, a.status, err, a.body)
	}
}

// TestContract walks every route, does it right and wrong, and holds each
// answer against the document that is served.
func TestContract(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	for _, r := range w.api.Routes() {
		t.Run(r.Name, func(t *testing.T) { w.in(t).holdTo(c, r) })
	}
	w.allIsWell()
}

// holdTo asks a route in every way that its document gives an answer for.
func (w *world) holdTo(c *contract, r api.Route) {
	ask := func(who, path string, body []byte, change func(*http.Request)) answered {
		w.Helper()
		var sent *http.Request
		a := w.send(r.Method, path, who, body, func(q *http.Request) {
			q.Header.Set("Idempotency-Key", id.Secret())
			if change != nil {
				change(q)
			}
			sent = q
		})
		c.keeps(w.T, r, sent, a)
		return a
	}
	without := func(name string) func(*http.Request) { return func(q *http.Request) { q.Header.Del(name) } }
	who, path, right := mayCall(r), w.own.path(r), sample(r, w.own)

	ask("", path, right, nil)
	ask("not-a-token", path, right, nil)
	ask("first door", path, right, nil)
	ask("guest", path, right, nil)
	ask(who, absent(r), right, nil)
	ask("first owner", w.other.path(r), right, nil)
	ask(who, path, right, without("Idempotency-Key"))
	ask(who, path, right, func(q *http.Request) { q.Header.Set("Idempotency-Key", strings.Repeat("k", 300)) })
	ask(who, path, right, without("Content-Type"))
	ask(who, path, []byte(`{"no_such_member": 1}`), nil)
	ask(who, path, []byte(`{`), nil)
	ask(who, path, bytes.Repeat([]byte(" "), 100<<10), nil)
	for _, p := range r.Query {
		ask(who, path+"?"+p.Name+"=%ff", right, nil)
		ask(who, path+"?"+p.Name+"=-1", right, nil)
	}
	if r.Body != nil {
		for _, member := range slices.Sorted(maps.Keys(w.members(right))) {
			spoilt := w.members(right)
			spoilt[member] = json.RawMessage(`-1`)
			body, err := json.Marshal(spoilt)
			w.must(nil, err)
			ask(who, path, body, nil)
		}
	}
	if r.Name == "paymentWebhook" {
		return // what a provider sends that is right, TestMoney does
	}
	// A route that ends something would find it ended by the questions before, and
	// a person can be added once.
	key := withKey(id.Secret())
	switch r.Name {
	case "checkout", "extendHold", "redeemVoucher":
		if r.Name == "redeemVoucher" {
			who = w.guest() // the other one has as many places as a buyer may have
		}
		path = strings.Replace(r.Path, "{hold}", w.hold(who, w.own.show.ID, 1), 1)
	case "getByHand", "noteReceived":
		path = strings.Replace(r.Path, "{order}", w.later("guest", w.own.show.ID).ID, 1)
	case "noteSentBack":
		paid := w.later("guest", w.own.show.ID).ID
		w.came(paid, 100*(face+fee), http.StatusOK)
		path = strings.Replace(r.Path, "{order}", paid, 1)
	case "tryVoucher":
		w.post(path+"s", "first owner", map[string]any{"codes": []string{"friends"}, "voucher": map[string]any{"discount": map[string]any{"rate": 10_000}}}, http.StatusCreated)
		path += "?code=Friends"
	case "changeBilling":
		who = w.guest() // the other one has as many places as a buyer may have
		path = strings.Replace(r.Path, "{order}", w.buy(who, w.own.show.ID, 1), 1)
	case "getReturnOffer", "returnPlaces":
		w.mayReturn(w.own.show.ID)
		who = w.guest()
		path = strings.Replace(r.Path, "{order}", w.buy(who, w.own.show.ID, 1), 1)
	case "exchangePlaces":
		path = strings.Replace(r.Path, "{order}", w.buy(w.guest(), w.own.show.ID, 1), 1)
	case "addStaff":
		right = bytes.Replace(right, []byte("colleague@"), []byte("another@"), 1)
	}
	done := ask(who, path, right, key)
	// The tickets of a new order went out a moment ago, which is told.
	justSent := r.Name == "resendTickets" && done.status == http.StatusTooManyRequests
	if done.status != r.Status && !justSent {
		w.Errorf("%s %s as %q: %d, want %d: %s", r.Method, path, who, done.status, r.Status, done.body)
	}
	ask(who, path, right, key)
	if r.Body != nil && r.Keyed == api.KeyRequired {
		if a := ask(who, path, add(right, " "), key); a.status < 400 {
			w.Errorf("a malformed body under a used key: %d", a.status)
		}
	}
	// What the document calls right is what the samples are.
	q, err := http.NewRequestWithContext(w.Context(), r.Method, w.url+path, bytes.NewReader(right))
	w.must(nil, err)
	q.Header.Set("Idempotency-Key", "a")
	if len(right) > 0 {
		q.Header.Set("Content-Type", "application/json")
	}
	if err := openapi3filter.ValidateRequest(w.Context(), c.input(r, q)); err != nil {
		w.Errorf("the document refuses what the route takes: %v", err)
	}
}

func (w *world) members(body []byte) (members map[string]json.RawMessage) {
	w.Helper()
	w.must(nil, json.Unmarshal(body, &members))
	return members
}

// TestDocumentIsWhole compares the document with the table of routes.
func TestDocumentIsWhole(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.contract()
	table := map[string]api.Route{}
	for _, r := range w.api.Routes() {
		table[r.Method+" "+r.Path] = r
	}
	names := map[string]string{}
	for path, item := range c.Paths.Map() {
		for method, op := range item.Operations() {
			line := method + " " + path
			r, known := table[line]
			if !known {
				t.Errorf("%s is documented, and there is no such route", line)
			}
			delete(table, line)
			if other, twice := names[op.OperationID]; twice || op.OperationID == "" {
				t.Errorf("%s and %s are both called %q", line, other, op.OperationID)
			}
			names[op.OperationID] = line
			if op.OperationID != r.Name || op.Summary == "" || len(op.Tags) != 1 {
				t.Errorf("%s is documented as %q, %q, %v", line, op.OperationID, op.Summary, op.Tags)
			}
			if signed := r.Access.Who == api.Signed || r.Access.Who == api.Staff; signed != (op.Security != nil && len(*op.Security) > 0) {
				t.Errorf("%s: the document does not say who may call it", line)
			}
		}
	}
	for line := range table {
		t.Errorf("%s is not documented", line)
	}
	if len(c.Servers) > 0 {
		t.Errorf("the document names servers, and does not know its own: %v", c.Servers[0].URL)
	}
}

// stranger is a program that knows nothing of Frontrow but its document.
type stranger struct {
	*world
	doc   *openapi3.T
	token string
	keys  int
}

// operation finds where and how to call.
func (s *stranger) operation(name string) (method, path string, op *openapi3.Operation) {
	s.Helper()
	for path, item := range s.doc.Paths.Map() {
		for method, op := range item.Operations() {
			if op.OperationID == name {
				return method, path, op
			}
		}
	}
	s.Fatalf("the document has no operation %q", name)
	return "", "", nil
}

// call makes a request as the document says it is made: parameters in their
// places, a key where one is required, a token where a session is needed.
func (s *stranger) call(name string, params map[string]string, body any) map[string]any {
	s.Helper()
	method, path, op := s.operation(name)
	query, header := url.Values{}, http.Header{}
	for _, p := range op.Parameters {
		value, given := params[p.Value.Name]
		switch {
		case p.Value.In == "path":
			path = strings.ReplaceAll(path, "{"+p.Value.Name+"}", url.PathEscape(value))
		case p.Value.In == "query" && given:
			query.Set(p.Value.Name, value)
		case p.Value.In == "header" && p.Value.Required:
			s.keys++
			header.Set(p.Value.Name, fmt.Sprint("stranger ", s.keys))
		}
	}
	var raw []byte
	if op.RequestBody != nil {
		var err error
		raw, err = json.Marshal(body)
		s.must(nil, err)
		for contentType := range op.RequestBody.Value.Content {
			header.Set("Content-Type", contentType)
		}
	}
	if op.Security != nil {
		header.Set("Authorization", "Bearer "+s.token)
	}
	q, err := http.NewRequestWithContext(s.Context(), method, s.url+path+"?"+query.Encode(), bytes.NewReader(raw))
	s.must(nil, err)
	q.Header = header
	a, err := do(s.client, q)
	s.must(nil, err)
	documented := op.Responses.Status(a.status)
	if documented == nil || a.status >= 300 {
		s.Fatalf("%s: %d: %s", name, a.status, a.body)
	}
	answer := map[string]any{}
	a.into(s.T, &answer)
	for _, member := range documented.Value.Content.Get("application/json").Schema.Value.Required {
		if _, there := answer[member]; !there {
			s.Errorf("%s: %q is missing: %s", name, member, a.body)
		}
	}
	return answer
}

// items gives the members of a page that fit, and the first must exist.
func items(page map[string]any, fits func(map[string]any) bool) (found []map[string]any) {
	list, _ := page["items"].([]any)
	for _, one := range list {
		if item, ok := one.(map[string]any); ok && fits(item) {
			found = append(found, item)
		}
	}
	return found
}

// TestStrangerBuys is a whole purchase by a program that knows only
// /openapi.json.
func TestStrangerBuys(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	s := &stranger{world: w, doc: w.contract().T}
	s.token = s.call("createSession", nil, map[string]any{})["token"].(string)

	var show string
	for _, event := range items(s.call("listEvents", map[string]string{"q": "second"}, nil), func(map[string]any) bool { return true }) {
		shows, _ := s.call("getEvent", map[string]string{"event": event["id"].(string)}, nil)["shows"].([]any)
		show = shows[0].(map[string]any)["id"].(string)
	}
	page := s.call("listPlaces", map[string]string{"show": show, "available": "true", "limit": "1000"}, nil)
	free := items(page, func(p map[string]any) bool { return p["area"] == false })
	if len(free) < 2 {
		t.Fatalf("%d seats are free", len(free))
	}
	wanted := []any{free[0]["place"], free[1]["place"]}
	hold := s.call("placeHold", map[string]string{"show": show}, map[string]any{"seats": wanted})
	price := free[0]["price"].(map[string]any)["amount"].(float64) + free[1]["price"].(map[string]any)["amount"].(float64)
	if total := hold["total"].(map[string]any)["amount"]; total != price {
		t.Errorf("the places cost %v and the hold %v", price, total)
	}
	order := s.call("checkout", map[string]string{"hold": hold["id"].(string)}, map[string]any{"name": "A program", "email": "program@example.org"})
	w.pay(orderSeen{PaymentURL: order["payment_url"].(string)}, "approve")
	for giveUp := time.After(20 * time.Second); order["state"] != "paid"; {
		select {
		case <-giveUp:
			t.Fatalf("the order is %v", order["state"])
		case <-tick():
		}
		order = s.call("getOrder", map[string]string{"order": order["id"].(string)}, nil)
	}
	var got []any
	for _, one := range items(s.call("listTickets", map[string]string{"order": order["id"].(string)}, nil), func(map[string]any) bool { return true }) {
		got = append(got, one["seat"])
		if status, out := program(t, "", "ticket", "verify", one["code"].(string), "--key", w.url+"/v1/ticket-keys"); status != 0 {
			t.Errorf("a ticket that was bought: %s", out)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(wanted) {
		t.Errorf("tickets for %v, wanted %v", got, wanted)
	}
}
