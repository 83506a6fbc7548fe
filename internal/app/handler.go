package app

import (
	"context"
	"net"
	"net/http"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/platform/httpserver"
	"frontrow/internal/platform/telemetry"
	"frontrow/internal/provider/mailcatcher"
	"frontrow/internal/provider/stripe"
	"frontrow/internal/transport/api"
	"frontrow/internal/transport/problem"
	"frontrow/internal/transport/web"
	assets "frontrow/web"
)

const testpayPath = "/testpay"

// largestBody bounds every body; routes have lower bounds of their own. The
// largest is a form with a chart in it.
const largestBody = seating.MaxFile + 1<<20

// handler puts the routes together, with what stands before all of them.
func (s *server) handler(ctx context.Context, r *run) (http.Handler, error) {
	var site *web.Site
	sessions := s.sessions(func(w http.ResponseWriter, q *http.Request, err error) { site.Failed(w, q, err) })
	site = web.New(s.pages(r, sessions))
	s.api = api.New(s.uses(sessions), s.log)

	mux := http.NewServeMux()
	mux.Handle("/", s.oneName(r, telemetry.Routes(site)))
	mux.Handle("/v1/", telemetry.Routes(s.api))
	mux.Handle("/docs", telemetry.Routes(s.api))
	mux.Handle("/docs/", telemetry.Routes(s.api))
	mux.Handle("/openapi.json", telemetry.Routes(s.api))
	mux.Handle(assets.Prefix, assets.Handler())
	mux.Handle("GET /livez", s.health.Live())
	mux.Handle("GET /readyz", s.health.Ready())
	if s.testpay != nil {
		mux.Handle(testpayPath+"/", telemetry.Routes(s.testpay))
	}
	if s.catcher != nil {
		mux.Handle(mailcatcher.Path, telemetry.Routes(s.catcher.Handler())) // the mux leads there from the path without its slash
	}
	if err := s.serveMetrics(ctx, r, mux); err != nil {
		return nil, err
	}
	broken := http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if strings.HasPrefix(q.URL.Path, "/v1/") {
			problem.Write(w, fault.ErrInternal)
			return
		}
		site.Failed(w, q, fault.ErrInternal)
	})
	policy := httpserver.Policy{HTTPS: s.address.Scheme == "https"}
	if s.stripe {
		policy.FormTargets = append(policy.FormTargets, strings.TrimSuffix(stripe.PayURL, "/"))
	}
	if s.paySite != "" {
		policy.FormTargets = append(policy.FormTargets, s.paySite)
	}
	requests := telemetry.NewRequests(s.log, s.registry)
	all := policy.Middleware(httpserver.Recover(s.log, broken)(httpserver.LimitBodies(largestBody)(mux)))
	if s.hop != nil {
		all = s.hop.Middleware(all)
	}
	return requests.Middleware(all), nil
}

// serveMetrics puts /metrics beside the pages, or on an address of its own.
func (s *server) serveMetrics(ctx context.Context, r *run, mux *http.ServeMux) error {
	metrics := unkept(telemetry.MetricsHandler(s.registry))
	if r.settings.MetricsAddr == "" {
		mux.Handle("GET /metrics", metrics)
		return nil
	}
	side := http.NewServeMux()
	side.Handle("GET /metrics", metrics)
	listener, err := httpserver.Listen(ctx, r.settings.MetricsAddr, side, s.log, r.settings.StopTimeout)
	if err == nil {
		s.http = append(s.http, listener)
	}
	return err
}

// unkept has no cache keep what next answers.
func unkept(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, q)
	})
}

// oneName sends a browser on this machine that came by another of its names
// (127.0.0.1 for localhost) to the one our links use: cookies belong to a
// name, and the payment page would bring the buyer back as a stranger.
func (s *server) oneName(r *run, next http.Handler) http.Handler {
	if r.settings.PublicURL != "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if q.Host == s.address.Host || !local(q.Host) || q.Method != http.MethodGet || !strings.Contains(q.Header.Get("Accept"), "text/html") {
			next.ServeHTTP(w, q)
			return
		}
		to := *s.address
		to.Path, to.RawQuery = q.URL.Path, q.URL.RawQuery
		w.Header().Set("Cache-Control", "no-store")
		http.Redirect(w, q, to.String(), http.StatusFound)
	})
}

func local(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	ip := net.ParseIP(name)
	return name == "localhost" || ip != nil && ip.IsLoopback()
}

func (s *server) opensOrder(o id.Order, key string) bool {
	return ticket.CheckOrderKey(s.secret, o, key)
}

// paymentURLs are where a buyer may be sent to pay.
func (s *server) paymentURLs() []string {
	var pages []string
	if s.testpay != nil {
		pages = append(pages, s.address.String()+testpayPath+"/")
	}
	if s.stripe {
		pages = append(pages, stripe.PayURL)
	}
	if s.paySite != "" {
		pages = append(pages, s.paySite+"/")
	}
	return pages
}
