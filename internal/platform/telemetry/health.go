package telemetry

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"
)

const (
	checkTimeout = 2 * time.Second // a check that takes longer has failed
	checkKeep    = time.Second     // an answer this young is given again
)

// Health answers whether the process lives and whether it should be sent
// requests. Make one with [NewHealth].
type Health struct {
	log    *slog.Logger
	checks []check

	mu       sync.Mutex
	stopping bool
	asked    time.Time
	failing  []string
}

type check struct {
	name string
	run  func(context.Context) error
}

// NewHealth gives a Health without checks, which is ready.
func NewHealth(log *slog.Logger) *Health { return &Health{log: log} }

// Check adds something that must be well for the process to be ready. The name
// is told to everybody, the error only to the log. All checks are added before
// the first request.
func (h *Health) Check(name string, run func(context.Context) error) {
	h.checks = append(h.checks, check{name, run})
}

// Stop makes the process not ready from now on, so that a load balancer turns
// to others while the last requests are answered.
func (h *Health) Stop() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stopping = true
}

// Live serves /livez: the process answers, so it lives.
func (h *Health) Live() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		writeHealth(w, nil)
	})
}

// Ready serves /readyz: 200, or 503 with the names of what is not well.
func (h *Health) Ready() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		writeHealth(w, h.notWell(r.Context()))
	})
}

// notWell gives the names of the checks that fail. Whoever asks while they run
// waits for the same answer, and one just given is given again, so asking
// often costs nothing.
func (h *Health) notWell(ctx context.Context) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stopping {
		return []string{"stopping"}
	}
	if !h.asked.IsZero() && time.Since(h.asked) < checkKeep {
		return h.failing
	}
	// Others wait for this answer, so it is not cut short by one of them leaving.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), checkTimeout)
	defer cancel()
	results := make([]chan error, len(h.checks))
	for i, c := range h.checks {
		results[i] = make(chan error, 1) // so that a check may end after nobody waits
		go func() { results[i] <- c.run(ctx) }()
	}
	h.failing = nil
	for i, c := range h.checks {
		if err := answer(ctx, results[i]); err != nil {
			h.log.ErrorContext(ctx, "not ready", "check", c.name, "error", err)
			h.failing = append(h.failing, c.name)
		}
	}
	slices.Sort(h.failing)
	h.asked = time.Now()
	return h.failing
}

// answer waits for a check's result until ctx is done; a result that is there
// counts even then.
func answer(ctx context.Context, result <-chan error) error {
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-result:
		return err
	default:
		return ctx.Err()
	}
}

func writeHealth(w http.ResponseWriter, failing []string) {
	answer := struct {
		Status  string   `json:"status"`
		Failing []string `json:"failing,omitempty"`
	}{"ok", failing}
	status := http.StatusOK
	if len(failing) > 0 {
		answer.Status, status = "unavailable", http.StatusServiceUnavailable
		w.Header().Set("Retry-After", "5")
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(answer) // an error means that the client is gone
}
