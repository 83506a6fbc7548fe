package api

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"pgregory.net/rapid"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
)

// bodies are parts of what a client may send, right and wrong, to be put
// together at random.
var bodies = []string{
	`{}`, `[]`, `null`, `1`, `""`, `{"seats":["a/1/1"]}`, `{"seats":[]}`, `{"seats":null}`, `{"seats":[null]}`, `{"seats":[1]}`, `{"seats":"a"}`,
	`{"Seats":["a"]}`, `{"seats":["a"],"seats":["b"]}`, `{"seats":["a"]}x`, `{"more":1}`, "{\"seats\":[\"\xff\"]}", `{"seats":["\ud800"]}`,
	" {\t\"seats\" : [ \"a/1/1\" ,\n\"b\" ] }\r\n", `{"seats":["a",]}`, `{"seats":["a"]]}`, `{"seats":["a"`, `{"seats":["a"]`, `{"seats":["a]}`, `{"seats":["a""b"]}`,
	"{\"seats\":[\"a\tb\"]}", `{"seats":["a\tb"]}`, `{"seats":["a\"b"]}`, `{"seats":[""]}`, `{"seats":["\u0061"]}`, `{"seats":["é"]}`, `{"seats":["a"],"more":1}`, `{"seat":["a"]}`,
	`{"areas":[{"area":"f","quantity":1}]}`, `{"areas":[{"area":"f"}]}`, `{"areas":[{"quantity":1}]}`, `{"areas":[{"area":"","quantity":1}]}`,
	`{"areas":[{"area":"f","quantity":0}]}`, `{"areas":[{"area":"f","quantity":101}]}`, `{"areas":[{"area":"f","quantity":1.0}]}`,
	`{"areas":[{"area":"f","quantity":1e1}]}`, `{"areas":[{"area":"f","quantity":"1"}]}`, `{"areas":[{}]}`, `{"areas":[null]}`, `{"areas":{}}`,
	`{"best_available":{}}`, `{"best_available":null}`, `{"best_available":{"quantity":2}}`, `{"best_available":{"quantity":-2}}`,
	`{"best_available":{"quantity":2,"level":"x","section":"y","accessible":true}}`, `{"best_available":{"quantity":2,"accessible":null}}`,
	`{"best_available":{"quantity":2,"accessible":"true"}}`, `{"best_available":{"quantity":99999999999999999999}}`,
}

// What is taken at once must be what the schema would have taken, with the same
// values.
func TestTakenAtOnceAsBySchema(t *testing.T) {
	a := New(Uses{}, slog.New(slog.DiscardHandler))
	var route *Route
	for i := range a.routes {
		if a.routes[i].Name == "placeHold" {
			route = &a.routes[i]
		}
	}
	check := func(t interface{ Errorf(string, ...any) }, body []byte) {
		c := &Call{route: route, schemas: a.schemas, body: body}
		var quick, slow choiceJSON
		if !c.decodeAtOnce(&quick) || !quick.fits() {
			return
		}
		var tree any
		if err := json.Unmarshal(body, &tree); err != nil {
			t.Errorf("%s was taken: %v", body, err)
			return
		}
		if found := a.schemas.check(route.schema, tree); len(found) > 0 {
			t.Errorf("%s was taken, and does not fit: %v", body, found)
		}
		if err := json.Unmarshal(body, &slow, json.RejectUnknownMembers(true)); err != nil || !reflect.DeepEqual(slow, quick) {
			t.Errorf("%s: %+v, by the schema %+v, %v", body, quick, slow, err)
		}
	}
	taken := 0
	for _, body := range bodies {
		check(t, []byte(body))
		var quick choiceJSON
		if (&Call{body: []byte(body)}).decodeAtOnce(&quick) && quick.fits() {
			taken++
		}
	}
	if taken < 5 {
		t.Errorf("only %d of the bodies were taken at once", taken)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("aé\u0000\"\\/")), 0, 45, -1)
		in := choiceJSON{Seats: rapid.SliceOfN(text, 0, 102).Draw(t, "seats")}
		for range rapid.IntRange(0, 52).Draw(t, "areas") {
			in.Areas = append(in.Areas, placesJSON{Area: text.Draw(t, "area"), Quantity: rapid.IntRange(-1, 102).Draw(t, "quantity")})
		}
		if rapid.Bool().Draw(t, "wish") {
			in.Best = &bestJSON{Quantity: rapid.IntRange(-1, 102).Draw(t, "best"), Level: text.Draw(t, "level"), Section: text.Draw(t, "section")}
		}
		body, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		check(t, body)
	})
}

// Nearly all that is sent must be read the short way.
func TestSeatsAloneAreScanned(t *testing.T) {
	var j choiceJSON
	if !j.scan([]byte(`{"seats": ["stalls/A/12", "é/1/2"]}`)) || !slices.Equal(j.Seats, []string{"stalls/A/12", "é/1/2"}) {
		t.Errorf("read %v", j.Seats)
	}
}

func TestWhatNoRouteTakes(t *testing.T) {
	a := New(Uses{}, slog.New(slog.DiscardHandler))
	for _, want := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{"GET", "/v1/shows/x/holds", http.StatusMethodNotAllowed, "POST"},
		{"POST", "/v1/holds/x", http.StatusMethodNotAllowed, "DELETE, GET, HEAD, PATCH"},
		{"PURGE", "/openapi.json", http.StatusMethodNotAllowed, "GET, HEAD"},
		{"GET", "/v1/nothing", http.StatusNotFound, ""},
		{"OPTIONS", "/v1/", http.StatusNotFound, ""},
	} {
		w := httptest.NewRecorder()
		a.ServeHTTP(w, httptest.NewRequest(want.method, want.path, nil))
		if w.Code != want.status || w.Header().Get("Allow") != want.allow || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s %s: %d, Allow %q, %s", want.method, want.path, w.Code, w.Header().Get("Allow"), w.Body)
		}
	}
}

func TestHoldIsWrittenAsByReflection(t *testing.T) {
	type plain holdJSON // without appendTo
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 10, -1)
		amount := func(name string) money.Amount {
			return money.Of(rapid.Int64().Draw(t, name), money.Currency(rapid.SampledFrom([]string{"EUR", "JPY", ""}).Draw(t, "currency")))
		}
		show := id.New[id.Show]()
		j := holdJSON{
			ID: inventory.HoldID{Show: show, No: rapid.Uint64().Draw(t, "hold")}, Show: show, State: text.Draw(t, "state"),
			Seats: rapid.SliceOfN(text, 0, 3).Draw(t, "seats"), Total: amount("total"),
			ExpiresAt:     time.UnixMicro(rapid.Int64Range(0, 4e15).Draw(t, "deadline")).UTC(),
			ExtendSeconds: rapid.IntRange(0, 1800).Draw(t, "extend"), Version: rapid.Uint64().Draw(t, "version"),
		}
		for range rapid.IntRange(0, 3).Draw(t, "lines") {
			j.Lines = append(j.Lines, lineJSON{Place: text.Draw(t, "place"), Area: rapid.Bool().Draw(t, "area"),
				Quantity: rapid.Int().Draw(t, "quantity"), Level: text.Draw(t, "level"), Each: amount("each"), Fee: amount("fee")})
			j.Areas = append(j.Areas, placesJSON{Area: text.Draw(t, "area id"), Quantity: rapid.Int().Draw(t, "places")})
		}
		if rapid.Bool().Draw(t, "charged") {
			j.OrderFee = amount("order fee")
		}
		for range rapid.IntRange(0, 2).Draw(t, "taxes") {
			j.Taxes = append(j.Taxes, taxJSON{Name: text.Draw(t, "tax"), Rate: rapid.Int64().Draw(t, "rate"), Amount: amount("of it")})
		}
		want, wantErr := encode(plain(j))
		got, err := encode(j)
		if (err == nil) != (wantErr == nil) || err == nil && string(got) != string(want) {
			t.Fatalf("wrote %s, %v\nwant  %s, %v", got, err, want, wantErr)
		}
	})
}
