package main

import (
	"net/http"
	"time"

	"frontrow/bench/load"
)

// refusal is a show that refuses whoever asks, and how.
type refusal struct {
	name  string
	show  *show
	seats int             // that are asked for again and again
	seat  func(n int) int // the n-th of them; the n-th buyer may have it
}

// refusals sets up the ways in which most requests of an on-sale end.
func refusals(o options, s *sale) ([]refusal, error) {
	if err := s.provide(hallSeats); err != nil {
		return nil, err
	}
	// Half of the first show is held: those seats are taken.
	taken := s.shows[0]
	if _, err := load.Do(load.Run{Addr: s.addr, Connections: 256, For: setUpFor, Next: func(i int, to []byte) ([]byte, bool) {
		if s.next == hallSeats/2 {
			return to, false
		}
		return s.ask(i, to)
	}}); err != nil {
		return nil, err
	}
	small, err := s.addHall(200)
	if err != nil {
		return nil, err
	}
	gone, err := small.addShow(nil)
	if err != nil {
		return nil, err
	}
	for seat := range small.labels {
		if _, err := record(o, s.process, string(gone.request(nil, s.tokens[seat], uint64(seat), seat))); err != nil {
			return nil, err
		}
	}
	early, err := s.addShow(map[string]any{"opens_at": time.Now().Add(24 * time.Hour).Format(time.RFC3339)})
	if err != nil {
		return nil, err
	}
	return []refusal{
		{"taken", taken, hallSeats / 2, func(n int) int { return s.orders[0][n] }},
		{"sold_out", gone, len(small.labels), func(n int) int { return n }},
		{"not_open", early, hallSeats, func(n int) int { return n }},
	}, nil
}

// refusalsOverHTTP is row P4: refusals beside a handler that does nothing and
// gives the same answer.
func refusalsOverHTTP(o options) error {
	s, err := openSale(o)
	if err != nil {
		return err
	}
	defer s.kill()
	all, err := refusals(o, s)
	if err != nil {
		return err
	}
	for _, r := range all {
		n := 0
		// Whoever asks is not who has the seat: to them it would be granted again.
		next := func(_ int, to []byte) ([]byte, bool) {
			n++
			return r.show.request(to, s.tokens[(n%r.seats+buyers/2)%buyers], uint64(n)+1<<32, r.seat(n%r.seats)), true
		}
		first, _ := next(0, nil)
		answer, err := record(o, s.process, string(first))
		if err != nil {
			return err
		}
		p, err := yardstick(o, "empty", answer)
		if err != nil {
			return err
		}
		defer p.kill()
		do := func(p *process) func(int, time.Duration) (figure, error) {
			return func(callers int, during time.Duration) (figure, error) {
				return overHTTP(p, http.StatusConflict, load.Run{Connections: callers, For: during, Next: next})
			}
		}
		ours, theirs := &way{name: r.name, do: do(s.process)}, &way{name: "empty", do: do(p)}
		if err := compare(o, ours, theirs); err != nil {
			return err
		}
		o.row("P4."+r.name, 0.9, ours, theirs)
	}
	if err := s.stop(); err != nil {
		return err
	}
	return s.audit()
}
