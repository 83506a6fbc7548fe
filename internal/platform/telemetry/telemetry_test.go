package telemetry

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// site is a mux with the middleware around it, and the log it writes.
func site(t *testing.T, level string) (*http.ServeMux, http.Handler, *bytes.Buffer, *prometheus.Registry) {
	t.Helper()
	var out bytes.Buffer
	log, err := NewLogger(&out, "json", level)
	if err != nil {
		t.Fatal(err)
	}
	registry := NewRegistry()
	mux := http.NewServeMux()
	return mux, NewRequests(log, registry).Middleware(mux), &out, registry
}

func lines(t *testing.T, out *bytes.Buffer) []map[string]any {
	t.Helper()
	var all []map[string]any
	for text := range strings.Lines(out.String()) {
		var line map[string]any
		if err := json.Unmarshal([]byte(text), &line); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		all = append(all, line)
	}
	return all
}

func TestOneLineARequestWithoutPersonalData(t *testing.T) {
	mux, handler, out, _ := site(t, "info")
	var inside string
	mux.HandleFunc("GET /orders/{order}", func(w http.ResponseWriter, r *http.Request) {
		inside = RequestID(r.Context())
		w.WriteHeader(http.StatusAccepted)
		_, _ = w.Write([]byte("hello"))
	})
	r := httptest.NewRequest(http.MethodGet, "/orders/order_secret?token=secret&email=secret@example.org", nil)
	r.Header.Set("Authorization", "Bearer secret")
	r.Header.Set("Cookie", "session=secret")
	r.Header.Set(RequestIDHeader, "secret")
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, r)

	got := lines(t, out)
	if len(got) != 1 || strings.Contains(out.String(), "secret") {
		t.Fatalf("log: %s", out)
	}
	line := got[0]
	if line["method"] != "GET" || line["route"] != "/orders/{order}" || line["status"] != 202.0 || line["bytes"] != 5.0 {
		t.Errorf("%v", line)
	}
	if id := w.Header().Get(RequestIDHeader); len(id) != 13 || line["request_id"] != id || inside != id {
		t.Errorf("ids: header %q, log %v, context %q", id, line["request_id"], inside)
	}
}

func TestStatusAndLevel(t *testing.T) {
	for _, c := range []struct {
		name, method, path string
		status             float64
		level, route       string
	}{
		{"nothing written", "GET", "/empty", 200, "INFO", "/empty"},
		{"early hints are no answer", "GET", "/hints", 404, "INFO", "/hints"},
		{"failure", "GET", "/fail", 500, "ERROR", "/fail"},
		{"no such route", "GET", "/none", 404, "INFO", Unmatched},
		{"invented method", "BREW", "/empty", 405, "INFO", Unmatched},
		{"health", "GET", "/livez", 200, "DEBUG", "/livez"},
	} {
		t.Run(c.name, func(t *testing.T) {
			mux, handler, out, _ := site(t, "debug")
			mux.HandleFunc("GET /empty", func(http.ResponseWriter, *http.Request) {})
			mux.HandleFunc("GET /livez", func(http.ResponseWriter, *http.Request) {})
			mux.HandleFunc("GET /hints", func(w http.ResponseWriter, _ *http.Request) {
				w.WriteHeader(http.StatusEarlyHints)
				w.WriteHeader(http.StatusNotFound)
			})
			mux.HandleFunc("GET /fail", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) })
			handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(c.method, c.path, nil))
			line := lines(t, out)[0]
			if line["status"] != c.status || line["level"] != c.level || line["route"] != c.route {
				t.Errorf("%v", line)
			}
			if c.method == "BREW" && line["method"] != "OTHER" {
				t.Errorf("method %v", line["method"])
			}
		})
	}
}

func TestRouteIsKnownBehindMiddlewareThatCopies(t *testing.T) {
	mux, _, _, _ := site(t, "info")
	mux.HandleFunc("POST /v1/shows/{show}/holds", func(http.ResponseWriter, *http.Request) {})
	inner := Routes(mux)
	copies := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner.ServeHTTP(w, r.Clone(r.Context()))
	})
	var out bytes.Buffer
	NewRequests(slog.New(slog.NewJSONHandler(&out, nil)), prometheus.NewRegistry()).Middleware(copies).
		ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/v1/shows/show_1/holds", nil))
	if !strings.Contains(out.String(), `"route":"/v1/shows/{show}/holds"`) {
		t.Error(out.String())
	}
}

// TestWhoHungUpIsNoFailure logs what nobody waits for any more among the rest.
func TestWhoHungUpIsNoFailure(t *testing.T) {
	mux, handler, out, _ := site(t, "info")
	ctx, hangUp := context.WithCancel(t.Context())
	mux.HandleFunc("GET /seats", func(w http.ResponseWriter, _ *http.Request) {
		hangUp()
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/seats", nil).WithContext(ctx))
	if line := lines(t, out)[0]; line["gone"] != true || line["level"] != "INFO" {
		t.Errorf("%v", line)
	}
}

func TestAbortedRequestIsTold(t *testing.T) {
	mux, handler, out, _ := site(t, "info")
	mux.HandleFunc("GET /cut", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/cut", nil))
	}()
	if line := lines(t, out)[0]; line["aborted"] != true || line["level"] != "ERROR" {
		t.Errorf("%v", line)
	}
}

func TestMetricsByRoute(t *testing.T) {
	mux, handler, _, registry := site(t, "info")
	mux.HandleFunc("GET /shows/{show}", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("12345")) })
	for _, path := range []string{"/shows/1", "/shows/2", "/none/1", "/none/2"} {
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
	}
	w := httptest.NewRecorder()
	MetricsHandler(registry).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`http_request_duration_seconds_count{method="GET",route="/shows/{show}",status="200"} 2`,
		`http_request_duration_seconds_count{method="GET",route="unmatched",status="404"} 2`,
		`http_response_bytes_total{route="/shows/{show}"} 10`,
		"http_requests_running 0",
		"go_goroutines",
		"process_resident_memory_bytes",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
}

func TestStreamsCanFlush(t *testing.T) {
	mux, handler, _, _ := site(t, "info")
	mux.HandleFunc("GET /live", func(w http.ResponseWriter, _ *http.Request) {
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		if _, ok := w.(http.Flusher); !ok {
			t.Error("no http.Flusher")
		}
	})
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/live", nil))
	if !w.Flushed {
		t.Error("not flushed")
	}
}

func TestLogFormats(t *testing.T) {
	for _, c := range []struct{ format, want string }{
		{"text", "level=INFO msg=hello"},
		{"json", `"level":"INFO","msg":"hello"`},
		{"auto", `"level":"INFO","msg":"hello"`}, // a buffer is no terminal
	} {
		var out bytes.Buffer
		log, err := NewLogger(&out, c.format, "info")
		if err != nil {
			t.Fatal(err)
		}
		log.Info("hello")
		log.Debug("unheard")
		if !strings.Contains(out.String(), c.want) || strings.Contains(out.String(), "unheard") {
			t.Errorf("%s: %s", c.format, out.String())
		}
	}
	if _, err := NewLogger(nil, "xml", "info"); err == nil {
		t.Error("xml")
	}
	if _, err := NewLogger(nil, "text", "loud"); err == nil {
		t.Error("loud")
	}
}

func ask(h http.Handler) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	return w
}

func TestReadyTellsWhichCheckFailsAndNoMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		health := NewHealth(slog.New(slog.NewJSONHandler(&out, nil)))
		var database error
		asked := 0
		health.Check("database", func(context.Context) error { asked++; return database })
		health.Check("disk", func(context.Context) error { return nil })

		if w := ask(health.Ready()); w.Code != http.StatusOK || w.Body.String() != `{"status":"ok"}`+"\n" {
			t.Errorf("%d %s", w.Code, w.Body)
		}
		database = errors.New("password rejected for admin")
		if ask(health.Ready()); asked != 1 {
			t.Errorf("a young answer was not given again: asked %d times", asked)
		}
		time.Sleep(checkKeep)
		w := ask(health.Ready())
		if w.Code != http.StatusServiceUnavailable || w.Body.String() != `{"status":"unavailable","failing":["database"]}`+"\n" || w.Header().Get("Retry-After") == "" {
			t.Errorf("%d %s %v", w.Code, w.Body, w.Header())
		}
		if !strings.Contains(out.String(), "password rejected") {
			t.Error("the log does not say why")
		}
		if w := ask(health.Live()); w.Code != http.StatusOK {
			t.Errorf("live: %d", w.Code)
		}
	})
}

func TestReadyDoesNotWaitForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		health := NewHealth(slog.New(slog.DiscardHandler))
		release := make(chan struct{})
		health.Check("stuck", func(context.Context) error { <-release; return nil })
		health.Check("well", func(context.Context) error { return nil })
		if w := ask(health.Ready()); !strings.Contains(w.Body.String(), `["stuck"]`) {
			t.Error(w.Body)
		}
		close(release)
	})
}

func TestStoppingIsNotReady(t *testing.T) {
	health := NewHealth(slog.New(slog.DiscardHandler))
	health.Stop()
	if w := ask(health.Ready()); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), "stopping") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func BenchmarkRequest(b *testing.B) {
	log, err := NewLogger(discard{}, "json", "info")
	if err != nil {
		b.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/shows/{show}/holds", func(http.ResponseWriter, *http.Request) {})
	handler := NewRequests(log, NewRegistry()).Middleware(mux)
	r := httptest.NewRequest(http.MethodPost, "/v1/shows/show_1/holds", nil)
	b.ReportAllocs()
	for b.Loop() {
		handler.ServeHTTP(httptest.NewRecorder(), r)
	}
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
