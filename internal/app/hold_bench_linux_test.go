package app

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/platform/telemetry"
)

// BenchmarkHold is a hold of one seat, and the refusal of one that is taken, by
// 256 callers at once: all that the program does with a request but for net/http
// and the network. Processor time and allocations are told, because they
// depend little on what else the machine does; bench/ has the whole way.
func BenchmarkHold(b *testing.B) {
	s := startTest(b, nil)
	plan, err := seating.Compile(seating.Stadium())
	if err != nil {
		b.Fatal(err)
	}
	addShow := onSale(b, s)
	var tokens []string
	for range 4000 {
		token, _, _, err := s.sessions(nil).IssueGuest(b.Context())
		if err != nil {
			b.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	s.registry = telemetry.NewRegistry() // the server has registered its metrics with its own
	handler, err := s.handler(b.Context(), testRun(b, testSettings(b)))
	if err != nil {
		b.Fatal(err)
	}
	ask := func(show id.Show, n, seat int) int {
		path, body := "/v1/shows/"+show.String()+"/holds", `{"seats":["`+plan.Label(seat)+`"]}`
		w := &plainWriter{header: http.Header{}}
		handler.ServeHTTP(w, &http.Request{Method: http.MethodPost, URL: &url.URL{Path: path}, RequestURI: path, RemoteAddr: "192.0.2.1:1",
			Header: http.Header{"Authorization": {"Bearer " + tokens[n%len(tokens)]}, "Idempotency-Key": {fmt.Sprint(n)}, "Content-Type": {"application/json"}},
			Body:   io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))})
		return w.status
	}
	seat := func(n int) int { return n * 7919 % plan.Len() } // a prime: each once, and far apart
	b.Run("granted", func(b *testing.B) {
		shows := make([]id.Show, b.N/plan.Len()+1)
		for i := range shows {
			shows[i] = addShow()
		}
		measure(b, func(n int) bool { return ask(shows[n/plan.Len()], n, seat(n)) == http.StatusCreated })
	})
	b.Run("taken", func(b *testing.B) {
		show := addShow()
		for n := range 2000 {
			ask(show, n, seat(n))
		}
		measure(b, func(n int) bool { return ask(show, n+2001, seat(n%2000)) == http.StatusConflict })
	})
}

// measure has 256 callers do something, numbered from 1 on.
func measure(b *testing.B, do func(n int) bool) {
	var next atomic.Int64
	b.ReportAllocs()
	b.SetParallelism(128)
	before := processorTime()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if !do(int(next.Add(1))) {
				b.Error("another answer")
				return
			}
		}
	})
	b.ReportMetric(float64((processorTime()-before).Nanoseconds())/1000/float64(b.N), "cpu-us/op")
}

func processorTime() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// onSale gives what puts shows in a stadium on sale.
func onSale(b *testing.B, s *server) func() id.Show {
	b.Helper()
	ctx, by := b.Context(), account.Operator()
	must := func(err error) {
		if err != nil {
			b.Helper()
			b.Fatal(err)
		}
	}
	organiser, err := s.catalog.CreateOrganiser(ctx, idem.Key{}, by, catalog.NewOrganiser{Name: "Bench", Email: "bench@example.org"})
	must(err)
	venue, err := s.catalog.CreateVenue(ctx, idem.Key{}, by, catalog.NewVenue{Organiser: organiser.ID, Name: "Ground", City: "Berlin", Country: "DE", TimeZone: "Europe/Berlin"})
	must(err)
	chart, err := s.catalog.AddChart(ctx, idem.Key{}, by, venue.ID, seating.Stadium())
	must(err)
	event, err := s.catalog.CreateEvent(ctx, idem.Key{}, by, catalog.NewEvent{Organiser: organiser.ID, Title: "Bench", Genre: catalog.Concert, Summary: "Songs."})
	must(err)
	level := pricing.Level{ID: "all", Name: "Everywhere", Face: 4000, Fee: 500}
	for _, z := range chart.Zones {
		level.Zones = append(level.Zones, z.ID)
	}
	return func() id.Show {
		show, err := s.catalog.CreateShow(ctx, idem.Key{}, by, event.ID, catalog.NewShow{
			Venue: venue.ID, Chart: chart.Hash, StartsAt: time.Now().Add(30 * 24 * time.Hour), MaxPerOrder: 10, MaxPerBuyer: 100,
			Prices: pricing.List{Currency: money.Currency("EUR"), Levels: []pricing.Level{level}},
		})
		must(err)
		_, err = s.shows.Publish(ctx, idem.Key{}, by, show.ID)
		must(err)
		return show.ID
	}
}

// plainWriter keeps the status alone.
type plainWriter struct {
	header http.Header
	status int
}

func (w *plainWriter) Header() http.Header         { return w.header }
func (w *plainWriter) WriteHeader(status int)      { w.status = status }
func (w *plainWriter) Write(b []byte) (int, error) { return len(b), nil }
