package app

import (
	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/base/lease"
	"frontrow/internal/platform/telemetry"
	"frontrow/internal/transport/hop"
)

// newHop gives what passes requests on among the processes of a database.
func (s *server) newHop() *hop.Hop {
	passed := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "frontrow_hop_requests_total",
		Help: "Requests passed on to the process that decides their show, by outcome; all but answered were decided here."}, []string{"outcome"})
	h := hop.New(hop.Options{
		Board: s.db.Nodes(lease.Alive, lease.Term), ID: s.me.ID, URL: s.me.URL, Secret: s.secret, Clock: s.clock, Logger: s.log,
		Watch:     func(o hop.Outcome) { passed.WithLabelValues(string(o)).Inc() },
		RequestID: telemetry.RequestID, Rename: telemetry.Rename,
	})
	s.registry.MustRegister(passed, prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "frontrow_hop_leases",
		Help: "Shows that this process decides for the others."}, func() float64 { return float64(h.Held()) }))
	return h
}
