package telemetry

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// RequestIDHeader is the answer's header that carries the request's id.
const RequestIDHeader = "X-Request-Id"

// Unmatched is the route of a request no pattern matched.
const Unmatched = "unmatched"

// request is what is known of a request while it is answered.
type request struct {
	id    string
	route string
}

type requestKey struct{}

// RequestID gives the id of the request ctx belongs to; "" when there is none.
func RequestID(ctx context.Context) string {
	if r, ok := ctx.Value(requestKey{}).(*request); ok {
		return r.id
	}
	return ""
}

// Rename gives a request and its answer the id under which another process of
// ours knows it. The caller has made sure of that.
func Rename(w http.ResponseWriter, r *http.Request, id string) {
	if about, ok := r.Context().Value(requestKey{}).(*request); ok {
		about.id = id
		w.Header().Set(RequestIDHeader, id)
	}
}

// Requests logs and counts requests.
type Requests struct {
	log      *slog.Logger
	pace     pace
	duration *prometheus.HistogramVec
	bytes    *prometheus.CounterVec
	running  prometheus.Gauge
}

// NewRequests registers the metrics of requests.
func NewRequests(log *slog.Logger, registry prometheus.Registerer) *Requests {
	m := &Requests{
		log: log,
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:                           "http_request_duration_seconds",
			Help:                           "Time from a request's headers to the end of its answer.",
			Buckets:                        []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
			NativeHistogramBucketFactor:    1.1,
			NativeHistogramMaxBucketNumber: 100,
		}, []string{"method", "route", "status"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "http_response_bytes_total",
			Help: "Bytes of answers' bodies.",
		}, []string{"route"}),
		running: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "http_requests_running",
			Help: "Requests that are being answered, live streams among them.",
		}),
	}
	registry.MustRegister(m.duration, m.bytes, m.running)
	return m
}

// Middleware gives each request an id, in its context and in the answer's
// X-Request-Id, and tells about it when it ends: its metrics, and one line unless
// there are too many. What failed always has its line. It
// belongs outside all other middleware. The id of the caller is not taken
// over: it could be anything.
//
// The route is the pattern of the [http.ServeMux] next leads to. Where that
// mux stands behind middleware that copies requests, wrap it with [Routes].
func (m *Requests) Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		about := &request{id: newRequestID()}
		w.Header().Set(RequestIDHeader, about.id)
		counted := &countingWriter{ResponseWriter: w}
		r = r.WithContext(context.WithValue(r.Context(), requestKey{}, about))

		m.running.Inc()
		finished := false
		defer func() {
			m.running.Dec()
			if about.route == "" {
				about.route = r.Pattern
			}
			m.tell(r, about.route, counted, time.Since(begun), finished)
		}()
		next.ServeHTTP(counted, r)
		finished = true
	})
}

func (m *Requests) tell(r *http.Request, pattern string, w *countingWriter, took time.Duration, finished bool) {
	method, route, status := knownMethod(r.Method), routeOf(pattern), w.status
	if status == 0 {
		status = http.StatusOK // what net/http sends for a handler that wrote nothing
	}
	// A live stream ends when its viewer goes: how long it lasted says nothing of
	// how quick we are, and a line for each would drown the log of an on-sale.
	stream := strings.HasPrefix(w.Header().Get("Content-Type"), "text/event-stream")
	if !stream {
		m.duration.WithLabelValues(method, route, strconv.Itoa(status)).Observe(took.Seconds())
	}
	m.bytes.WithLabelValues(route).Add(float64(w.bytes))

	// Who hung up reads no answer: what they were told is no failure of ours.
	gone := finished && r.Context().Err() != nil
	level := slog.LevelInfo
	switch {
	case (status >= 500 && !gone) || !finished:
		level = slog.LevelError
	case route == "/livez" || route == "/readyz" || route == "/metrics":
		level = slog.LevelDebug // machines ask for these every few seconds
	case stream:
		level = slog.LevelDebug
	}
	if !m.log.Enabled(r.Context(), level) {
		return
	}
	if level < slog.LevelError {
		left, ok := m.pace.take(time.Now())
		if left > 0 {
			m.log.LogAttrs(context.Background(), slog.LevelInfo, "requests without a line of their own", slog.Int("requests", left))
		}
		if !ok {
			return
		}
	}
	line := []slog.Attr{
		slog.String("method", method),
		slog.String("route", route),
		slog.Int("status", status),
		slog.Int64("bytes", w.bytes),
		slog.Float64("ms", float64(took.Microseconds())/1000),
	}
	if !finished {
		line = append(line, slog.Bool("aborted", true))
	}
	if gone {
		line = append(line, slog.Bool("gone", true))
	}
	m.log.LogAttrs(r.Context(), level, "request", line...)
}

// Routes notes the pattern by which mux answers a request, for the middleware
// of [Requests] around it.
func Routes(mux http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if about, ok := r.Context().Value(requestKey{}).(*request); ok && r.Pattern != "" {
				about.route = r.Pattern
			}
		}()
		mux.ServeHTTP(w, r)
	})
}

// routeOf gives the path of a pattern: "GET /v1/shows/{show}" is told as
// "/v1/shows/{show}", since the method is told beside it.
func routeOf(pattern string) string {
	if _, path, ok := strings.Cut(pattern, " "); ok {
		return path
	}
	if pattern == "" {
		return Unmatched
	}
	return pattern
}

var methods = []string{
	http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions,
}

// knownMethod keeps a stranger's invented methods from becoming metrics.
func knownMethod(method string) string {
	if slices.Contains(methods, method) {
		return method
	}
	return "OTHER"
}

// newRequestID names a request for people who look for it in a log. It is no
// secret, so a quick source will do.
func newRequestID() string {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz"
	var id [13]byte
	for i, bits := 0, rand.Uint64(); i < len(id); i, bits = i+1, bits>>5 {
		id[i] = digits[bits&31]
	}
	return string(id[:])
}

// countingWriter notes what an answer was.
type countingWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (w *countingWriter) WriteHeader(status int) {
	if w.status == 0 && status >= 200 { // those below are no answer yet
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *countingWriter) Write(content []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(content)
	w.bytes += int64(n)
	return n, err
}

// Flush is here for code that asks for an http.Flusher.
func (w *countingWriter) Flush() { _ = http.NewResponseController(w.ResponseWriter).Flush() }

// Unwrap lets http.ResponseController reach what is below.
func (w *countingWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
