package main

import (
	"fmt"
	"slices"
	"time"

	"frontrow/bench/load"
)

// way is one way of doing the same thing. do has callers make requests for a
// time, and gives how many were done right, in what time, with how much of
// the servers' processor time.
type way struct {
	name string
	do   func(callers int, during time.Duration) (figure, error)

	tried   []int // numbers of callers; those of the options if there are none
	best    int   // of them
	figures []figure
}

// figure is what one run of a way gave.
type figure struct {
	done   int64
	took   time.Duration
	cpu    time.Duration // processor time of the server; of all there is where callers are in its process
	client time.Duration // processor time of the client
	result load.Result
}

func (f figure) rate() float64 { return float64(f.done) / f.took.Seconds() }

// cost is the server's processor time for each thing done.
func (f figure) cost() time.Duration { return f.cpu / time.Duration(max(f.done, 1)) }

// compare finds each way's best number of callers, then has them take turns.
func compare(o options, ways ...*way) error {
	for _, w := range ways {
		best := 0.0
		tried := w.tried
		if tried == nil {
			tried = o.callers
		}
		for _, callers := range tried {
			f, err := w.do(callers, o.seconds/4)
			if err != nil {
				return fmt.Errorf("%s with %d callers: %w", w.name, callers, err)
			}
			o.say("  %-14s %4d callers %9.0f/s", w.name, callers, f.rate())
			if f.rate() > best {
				best, w.best = f.rate(), callers
			}
		}
	}
	for range o.rounds {
		for _, w := range ways {
			f, err := w.do(w.best, o.seconds)
			if err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
			w.figures = append(w.figures, f)
			o.say("  %-14s %4d callers %9.0f/s  server %6.1f µs each  client %2.0f %% of the processors' time",
				w.name, w.best, f.rate(), float64(f.cost().Nanoseconds())/1000, 100*f.client.Seconds()/(f.client+f.cpu).Seconds())
		}
	}
	return nil
}

// median gives the middle figure of a way by rate.
func (w *way) median() figure {
	sorted := slices.Clone(w.figures)
	slices.SortFunc(sorted, func(a, b figure) int { return int(a.rate() - b.rate()) })
	return sorted[len(sorted)/2]
}

// ratio gives the median of ours ÷ theirs over the rounds: the two figures of a
// round had the same neighbours.
func ratio(ours, theirs *way) float64 {
	var each []float64
	for i := range ours.figures {
		each = append(each, ours.figures[i].rate()/theirs.figures[i].rate())
	}
	slices.Sort(each)
	return each[len(each)/2]
}

// row prints a row of the table of goals.
func (o options) row(name string, goal float64, ours, theirs *way) {
	a, b := ours.median(), theirs.median()
	fmt.Printf("%s ratio=%.2f goal=>=%g ours=%.0f/s yardstick=%.0f/s cpu=%.1fµs/%.1fµs callers=%d/%d\n",
		name, ratio(ours, theirs), goal, a.rate(), b.rate(),
		float64(a.cost().Nanoseconds())/1000, float64(b.cost().Nanoseconds())/1000, ours.best, theirs.best)
}

// overHTTP measures a server by requests, of which those with the status are
// done right.
func overHTTP(p *process, status int, r load.Run) (figure, error) {
	server, client := p.cpu(), ownCPU()
	r.Addr = p.addr
	result, err := load.Do(r)
	if err != nil {
		return figure{}, err
	}
	f := figure{done: result.Statuses[status], took: result.Took, cpu: p.cpu() - server, client: ownCPU() - client, result: result}
	if f.done != result.Answers() {
		return f, fmt.Errorf("not only %d: %v", status, result.Statuses)
	}
	return f, nil
}
