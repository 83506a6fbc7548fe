package api

import (
	"encoding/json"
	"net/http/httptest"
	"reflect"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzDecode: what a strict body is read as is the same when it is written
// again, and nothing that is not JSON in UTF-8 is read at all.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"seats":["stalls/A/12"]}`, `{"best_available":{"quantity":4,"accessible":true}}`, `{"areas":[{"area":"floor","quantity":2}]}`,
		`{"seats":[],"seats":[]}`, `{"SEATS":[]}`, `{} {}`, `null`, "\ufeff{}", `{"seats":["\ud800"]}`, `{"areas":[{"area":"a","quantity":1e0}]}`,
	} {
		f.Add([]byte(s))
	}
	schemas := newSchemaBook()
	route := Route{Body: reflect.TypeFor[choiceJSON]()}
	route.schema = schemas.of(route.Body)
	f.Fuzz(func(t *testing.T, body []byte) {
		var in choiceJSON
		c := Call{route: &route, body: body, schemas: schemas}
		if c.decode(&in) != nil {
			return
		}
		if !utf8.Valid(body) || !json.Valid(body) || len(in.Seats) > 100 || len(in.Areas) > 50 {
			t.Errorf("%q was read as %+v", body, in)
		}
		written, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		var again choiceJSON
		if err := (&Call{route: &route, body: written, schemas: schemas}).decode(&again); err != nil {
			t.Fatalf("%q was read, and %q is refused: %v", body, written, err)
		}
		if third, err := json.Marshal(again); err != nil || string(third) != string(written) {
			t.Errorf("%q is written again as %q", written, third)
		}
	})
}

// FuzzQuery: every query parameter that is not text is read as what it says or
// refused.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"", "1", "-1", "1000", "18446744073709551615", "2027-01-01", "2027-01-01T00:00:00+23:59", "1e3", "٣", " 1", "9999-12-31T23:59:60Z"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := httptest.NewRequest("GET", "/", nil)
		values := r.URL.Query()
		for _, name := range []string{"limit", "cursor", "version", "from"} {
			values.Set(name, text)
		}
		r.URL.RawQuery = values.Encode()
		c := &Call{request: r}
		if n, err := c.queryInt("limit", 7, 1, 1000); err == nil && (n < 1 || n > 1000 || text == "" && n != 7) {
			t.Errorf("limit %q is %d", text, n)
		}
		if n, err := c.cursorInt(); err == nil && (n < 0 || n > 1<<30) {
			t.Errorf("cursor %q is %d", text, n)
		}
		if at, err := c.queryTime("from"); err == nil && !at.IsZero() && at.Location() != time.UTC {
			t.Errorf("from %q is %v", text, at)
		}
		_, _ = c.version()
	})
}
