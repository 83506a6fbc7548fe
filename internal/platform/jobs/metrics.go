package jobs

import "github.com/prometheus/client_golang/prometheus"

type metrics struct {
	settled *prometheus.CounterVec
	took    *prometheus.HistogramVec
	running prometheus.Gauge
	tasks   *prometheus.CounterVec
}

func newMetrics(registry prometheus.Registerer) metrics {
	m := metrics{
		settled: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "frontrow_jobs_settled_total",
			Help: "Tries of jobs by how they ended: done, retried, buried, lost to another runner, unsettled.",
		}, []string{"kind", "outcome"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "frontrow_job_duration_seconds",
			Help:    "Time one try of a job took.",
			Buckets: []float64{.005, .025, .1, .5, 1, 5, 15, 60},
		}, []string{"kind"}),
		running: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "frontrow_jobs_running",
			Help: "Jobs being carried out.",
		}),
		tasks: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "frontrow_task_runs_total",
			Help: "Runs of periodic tasks by how they ended: done, failed.",
		}, []string{"task", "outcome"}),
	}
	registry.MustRegister(m.settled, m.took, m.running, m.tasks)
	return m
}
