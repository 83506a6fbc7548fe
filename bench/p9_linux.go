package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"frontrow/bench/load"
)

// buyersPerSeat is how many want each seat.
const buyersPerSeat = 10

// crowd asks for the sale's seats in such a way that each is wanted by several
// buyers within a short time, as on a map where all see the same seats free.
func (s *sale) crowd(_ int, to []byte) ([]byte, bool) {
	n := s.next
	s.next++
	at := n/buyersPerSeat + n*7919%1000
	show := at / hallSeats
	if show >= len(s.shows) {
		return to, false
	}
	// Buyers come once in so many requests, and none asks for one seat twice.
	return s.shows[show].request(to, s.tokens[n%len(s.tokens)], uint64(n), s.orders[show][at%hallSeats]), true
}

// holdLatency is the first half of row P9: how long a hold takes, from when it
// should have been asked for, while ten buyers want each seat and the program
// has 70 % of what it can do to do.
func holdLatency(o options) error {
	s, err := openSale(o)
	if err != nil {
		return err
	}
	defer s.kill()
	if err := s.provide(int(5 * o.seconds.Seconds() * most / buyersPerSeat)); err != nil {
		return err
	}
	peak := 0.0
	for _, callers := range o.callers {
		result, err := load.Do(load.Run{Addr: s.addr, Connections: callers, For: o.seconds / 4, Next: s.crowd})
		if err != nil {
			return err
		}
		peak = max(peak, float64(result.Answers())/result.Took.Seconds())
		s.won += result.Statuses[http.StatusCreated]
	}
	fsync, err := fsyncs(o.folder)
	if err != nil {
		return err
	}
	result, err := load.Do(load.Run{Addr: s.addr, Connections: 256, For: o.seconds, Rate: 0.7 * peak, Next: s.crowd})
	if err != nil {
		return err
	}
	s.won += result.Statuses[http.StatusCreated]
	for status := range result.Statuses {
		if status != http.StatusCreated && status != http.StatusConflict {
			return fmt.Errorf("answers other than 201 and 409: %v", result.Statuses)
		}
	}
	holds, goal := result.Latency[http.StatusCreated], 10*time.Millisecond+2*fsync
	p99 := time.Duration(holds.ValueAtQuantile(99)) * time.Microsecond
	o.say("  peak %.0f/s; at %.0f/s %d holds in %d answers: p50 %d µs, p99 %d µs, p99.9 %d µs, most %d µs; fsync %s", peak, 0.7*peak,
		holds.TotalCount(), result.Answers(), holds.ValueAtQuantile(50), holds.ValueAtQuantile(99), holds.ValueAtQuantile(99.9), holds.Max(), fsync)
	if err := s.check(); err != nil {
		return err
	}
	fmt.Printf("P9.p99 ratio=%.2f goal=<=1 ours=%s yardstick=%s\n", p99.Seconds()/goal.Seconds(), p99, goal)
	return nil
}

// fsyncs measures how long the disk takes to have four kilobytes more for good:
// the slow end of a second's worth of trials, as it is a slow end that is
// compared with it.
func fsyncs(folder string) (time.Duration, error) {
	file, err := os.Create(filepath.Join(folder, "fsync"))
	if err != nil {
		return 0, err
	}
	defer file.Close()
	var took []time.Duration
	for began := time.Now(); time.Since(began) < time.Second; {
		if _, err := file.Write(make([]byte, 4<<10)); err != nil {
			return 0, err
		}
		from := time.Now()
		if err := syscall.Fdatasync(int(file.Fd())); err != nil {
			return 0, err
		}
		took = append(took, time.Since(from))
	}
	slices.Sort(took)
	return took[len(took)/2], nil
}

const (
	smallHall, largestHall = 1_000, 200_000 // the largest a chart may be
	counted                = 100_000        // holds of each figure
	idleShows              = 10_000
)

// costGrowth is the rest of row P9: the engine's processor time for a hold, in
// this process and on SQLite, by the size of the show, and with ten thousand
// idle shows beside it.
func costGrowth(o options) error {
	cost := map[int]time.Duration{}
	for _, places := range []int{smallHall, 10_000, 50_000, largestHall} {
		s, err := newSeats(o, "", places, 1)
		if err != nil {
			return err
		}
		// The first half warms up: the second is what a hold costs.
		if _, err = s.fill(256, counted/2); err == nil {
			cost[places], err = s.fill(256, counted)
		}
		if err == nil {
			err = s.check()
		}
		if err != nil {
			return err
		}
		o.say("  %7d seats: %s of processor time a hold", places, cost[places])
		if places == 10_000 {
			if err := besideIdle(o, s, cost[places]); err != nil {
				return err
			}
		}
		if err := s.close(); err != nil {
			return err
		}
	}
	fmt.Printf("P9.seats ratio=%.2f goal=<=1.1 ours=%s yardstick=%s\n",
		cost[largestHall].Seconds()/cost[smallHall].Seconds(), cost[largestHall], cost[smallHall])
	return nil
}

// besideIdle measures the same once more beside idle shows.
func besideIdle(o options, s *seats, alone time.Duration) error {
	if err := s.provide(idleShows * len(s.order)); err != nil {
		return err
	}
	s.next.Store(int64(len(s.shows)*len(s.order)) - int64(counted))
	beside, err := s.fill(256, counted)
	if err != nil {
		return err
	}
	fmt.Printf("P9.idle ratio=%.2f goal=<=1.1 ours=%s yardstick=%s\n", beside.Seconds()/alone.Seconds(), beside, alone)
	return nil
}
