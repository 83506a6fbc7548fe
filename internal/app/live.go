package app

import (
	"math"
	"syscall"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/transport/live"
)

// mostStreams is how many live streams one node holds open, if it may have so
// many files open.
const mostStreams = 120_000

// streams gives how many live streams there may be. Over HTTP/1.1 each takes a
// file, and when there are no more files nobody can buy: a quarter is left.
func streams(files uint64) int { return int(min(files/4*3, mostStreams)) }

// openFiles is how many files this process may have open.
func openFiles() uint64 {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return math.MaxInt32 // nobody has set a limit that could be read
	}
	return limit.Cur
}

// liveMetrics tells what people see of the seats, and how late.
type liveMetrics struct {
	frames, framed, written, sent, refused prometheus.Counter
	lag                                    prometheus.Histogram
}

func newLiveMetrics(registry prometheus.Registerer) *liveMetrics {
	counter := func(name, help string) prometheus.Counter {
		return prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
	}
	m := &liveMetrics{
		frames:  counter("frontrow_live_frames_total", "Frames of changes that were encoded."),
		framed:  counter("frontrow_live_frame_bytes_total", "Bytes of those frames."),
		written: counter("frontrow_live_writes_total", "Writes to viewers."),
		sent:    counter("frontrow_live_sent_bytes_total", "Bytes written to viewers."),
		refused: counter("frontrow_live_refused_total", "Streams refused because too many were open."),
		lag: prometheus.NewHistogram(prometheus.HistogramOpts{Name: "frontrow_live_lag_seconds",
			Help: "From the instant of a change to the end of writing it to a viewer.", Buckets: prometheus.ExponentialBuckets(0.001, 2, 14)}),
	}
	registry.MustRegister(m.frames, m.framed, m.written, m.sent, m.refused, m.lag)
	return m
}

func (m *liveMetrics) Framed(bytes int) {
	m.frames.Inc()
	m.framed.Add(float64(bytes))
}

func (m *liveMetrics) Written(bytes int, lag time.Duration) {
	m.written.Inc()
	m.sent.Add(float64(bytes))
	if lag > 0 {
		m.lag.Observe(lag.Seconds())
	}
}

func (m *liveMetrics) TurnedAway() { m.refused.Inc() }

func watchViewers(registry prometheus.Registerer, hub *live.Hub) {
	registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "frontrow_live_viewers", Help: "Live streams that are open."},
		func() float64 { return float64(hub.Viewers()) }))
}
