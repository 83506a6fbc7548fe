package problem

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/fault"
)

func TestEveryKindHasAStatus(t *testing.T) {
	for kind := fault.Internal; kind <= fault.Unavailable; kind++ {
		if statuses[kind] == 0 {
			t.Errorf("kind %s has no HTTP status", kind)
		}
	}
}

func TestInternalErrorsTellNothing(t *testing.T) {
	w := httptest.NewRecorder()
	told := Write(w, errors.New("pq: password of user admin is hunter2"))
	if w.Code != http.StatusInternalServerError {
		t.Fatalf("status %d", w.Code)
	}
	if strings.Contains(w.Body.String(), "hunter2") {
		t.Fatalf("the cause leaked: %s", w.Body)
	}
	if !strings.Contains(told.Error(), "hunter2") {
		t.Fatal("the log would not learn the cause")
	}
}

// What is written without reflection is what reflection would write.
func TestDocumentIsWrittenAsByReflection(t *testing.T) {
	type plain Document
	for _, more := range []map[string]any{nil, {"limit": 6}, {
		"taken": []string{"a/1/\"2\"", "é"}, "none": []string{}, "null": []string(nil), "at": time.Unix(0, 0).UTC(), "text": "<b>&\u2028",
	}} {
		for _, fields := range [][]fault.Field{nil, {{At: "body.seats[0]", Message: "no such seat"}}} {
			d := Document{Type: "/docs#x", Title: "Conflict", Status: 409, Code: "x.y", Detail: `Choose "another".`, Errors: fields, More: more}
			is, want := members(t, d), members(t, plain(d))
			maps.Copy(want, members(t, more))
			if !reflect.DeepEqual(is, want) {
				t.Errorf("%v\nis not %v", is, want)
			}
		}
	}
	if _, err := (Document{More: map[string]any{"x": func() {}}}).MarshalJSON(); err == nil {
		t.Error("what is not JSON was written")
	}
}

// members gives what stands in the JSON of an object.
func members(t *testing.T, object any) (m map[string]any) {
	t.Helper()
	raw, err := json.Marshal(object)
	if err == nil {
		err = json.Unmarshal(raw, &m)
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestDocument(t *testing.T) {
	f := (&fault.Fault{Kind: fault.Unavailable, Code: "x.y", Message: "Later."}).
		After(1500*time.Millisecond).With("left", 3).At("seats[0]", "no seat %q", "A")
	w := httptest.NewRecorder()
	Write(w, f)
	if got := w.Header().Get("Retry-After"); got != "2" {
		t.Errorf("Retry-After %q, want 2: never sooner than asked", got)
	}
	var doc struct {
		Document
		Left int `json:"left"`
	}
	if err := json.Unmarshal(w.Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Code != "x.y" || doc.Status != 503 || len(doc.Errors) != 1 || doc.Left != 3 {
		t.Errorf("%+v", doc)
	}
	if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("Content-Type %q", got)
	}
}
