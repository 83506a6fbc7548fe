package app

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/base/fault"
	"frontrow/internal/engine"
	"frontrow/internal/provider/breaker"
	"frontrow/internal/store"
)

// seatMetrics tells how the seats are being sold.
type seatMetrics struct {
	batches prometheus.Histogram
	waited  prometheus.Histogram
	appends *prometheus.HistogramVec
	refused *prometheus.CounterVec
	loaded  prometheus.Histogram
	behind  prometheus.Histogram
}

func newSeatMetrics(registry prometheus.Registerer) *seatMetrics {
	m := &seatMetrics{
		batches: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "frontrow_seat_batch_commands",
			Help: "Commands decided together.", Buckets: prometheus.ExponentialBuckets(1, 2, 12)}),
		waited: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "frontrow_seat_queue_seconds",
			Help: "How long the first command of a batch had waited.", Buckets: prometheus.ExponentialBuckets(0.0001, 2, 16)}),
		appends: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "frontrow_seat_append_seconds",
			Help: "Appends to seat logs by outcome.", Buckets: prometheus.ExponentialBuckets(0.0001, 2, 16)}, []string{"outcome"}),
		refused: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "frontrow_seat_refusals_total",
			Help: "Refusals by code; queued is false for those given at once."}, []string{"code", "queued"}),
		loaded: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "frontrow_seat_load_seconds",
			Help: "Reading a show's seats into memory.", Buckets: prometheus.ExponentialBuckets(0.0005, 2, 14)}),
		behind: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "frontrow_seat_follow_seconds",
			Help: "How long before another node's row was read here it had been decided, in shows that somebody looks at.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 14)}),
	}
	registry.MustRegister(m.batches, m.waited, m.appends, m.refused, m.loaded, m.behind)
	return m
}

func (m *seatMetrics) Batch(commands int, waited time.Duration) {
	m.batches.Observe(float64(commands))
	m.waited.Observe(waited.Seconds())
}

func (m *seatMetrics) Append(o engine.Outcome, took time.Duration) {
	m.appends.WithLabelValues(string(o)).Observe(took.Seconds())
}

func (m *seatMetrics) Refused(err error, queued bool) {
	m.refused.WithLabelValues(fault.From(err).Code, strconv.FormatBool(queued)).Inc()
}

func (m *seatMetrics) Loaded(_ int, took time.Duration) { m.loaded.Observe(took.Seconds()) }

func (m *seatMetrics) Followed(_ int, behind time.Duration) { m.behind.Observe(behind.Seconds()) }

// watchProvider tells whether a payment provider is spared because it does not
// answer.
func watchProvider(registry prometheus.Registerer, g *breaker.Gateway) {
	registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "frontrow_payment_provider_resting", ConstLabels: prometheus.Labels{"provider": g.Name()},
		Help: "1 while a payment provider does not answer and is hardly asked.",
	}, func() float64 {
		if g.Resting() {
			return 1
		}
		return 0
	}))
}

// watchStore tells what the database's writer does.
func watchStore(registry prometheus.Registerer, db *store.DB) {
	count := func(name, help string, read func(store.Stats) int64) prometheus.Collector {
		return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, func() float64 { return float64(read(db.Stats())) })
	}
	registry.MustRegister(
		count("frontrow_store_commits_total", "Commits of the database's writer.", func(s store.Stats) int64 { return s.Groups }),
		count("frontrow_store_units_total", "Units of work in those commits.", func(s store.Stats) int64 { return s.Units }),
		count("frontrow_store_retried_total", "Units that were run again alone because their group was lost.", func(s store.Stats) int64 { return s.Retried }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "frontrow_store_waiting", Help: "Units of work that wait for the writer."},
			func() float64 { return float64(db.Stats().Waiting) }),
	)
}
