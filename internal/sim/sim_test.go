package sim

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/sim/replay"
)

var (
	one        = flag.Uint64("seed", 0, "run this seed alone, and say what happened last")
	operations = flag.Int("operations", 80_000, "how many commands the sample sends, over all its seeds")
)

const each = 2000 // commands a run

// TestSample makes a run of each of a number of seeds and finds nothing wrong;
// and everything that can go wrong on the way has.
func TestSample(t *testing.T) {
	first, last := uint64(1), uint64(max(1, *operations/each))
	if *one != 0 {
		first, last = *one, *one
	}
	total := Report{Faults: map[Fault]int{}}
	for seed := first; seed <= last; seed++ {
		r := Run(Options{Seed: seed, Operations: each})
		if len(r.Complaints) > 0 {
			t.Fatal(tell(r, "TestSample"))
		}
		total.add(r)
	}
	t.Log(total)
	if *one != 0 {
		return
	}
	for _, f := range AllFaults {
		if total.Faults[f] == 0 {
			t.Errorf("it never happened that %s: this proves little", f)
		}
	}
	if n := total.Options.Operations; total.Granted*10 < n || total.Refused*10 < n {
		t.Errorf("of %d commands %d were granted and %d refused: this proves little", n, total.Granted, total.Refused)
	}
}

// tell tells of a run that has gone wrong, and how to see it again.
func tell(r Report, test string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%.160s\nseed %d: %d complaints; again: go test ./internal/sim -run '^%s$' -seed=%d\n", r.Complaints[0], r.Options.Seed, len(r.Complaints), test, r.Options.Seed)
	for _, line := range r.Tail[max(0, len(r.Tail)-40):] {
		fmt.Fprintln(&b, "   ", line)
	}
	for _, c := range r.Complaints[:min(len(r.Complaints), 10)] {
		fmt.Fprintln(&b, c)
	}
	return b.String()
}

func (r *Report) add(s Report) {
	r.Options.Operations += s.Options.Operations
	r.Rows += s.Rows
	r.Granted += s.Granted
	r.Refused += s.Refused
	r.Unheard += s.Unheard
	r.Sights += s.Sights
	for f, n := range s.Faults {
		r.Faults[f] += n
	}
}

func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d commands, %d granted, %d refused, %d of unknown fate, in %d rows; %d maps seen", r.Options.Operations, r.Granted, r.Refused, r.Unheard, r.Rows, r.Sights)
	for _, f := range slices.Sorted(maps.Keys(r.Faults)) {
		fmt.Fprintf(&b, "\n%8d times %s", r.Faults[f], f)
	}
	return b.String()
}

// The same seed is the same run, to the last byte of the log.
func TestSameSeedSameRun(t *testing.T) {
	for seed := range uint64(3) {
		first, again := Run(Options{Seed: seed, Operations: 1500}), Run(Options{Seed: seed, Operations: 1500})
		if first.Sum != again.Sum || first.Rows < 100 {
			t.Errorf("seed %d: %d rows and %d rows; they end\n%s\nand\n%s", seed, first.Rows, again.Rows, first.Tail[len(first.Tail)-1], again.Tail[len(again.Tail)-1])
		}
		other := Run(Options{Seed: seed + 100, Operations: 1500})
		if bytes.Equal(first.Sum[:], other.Sum[:]) {
			t.Errorf("two seeds are one run")
		}
	}
}

// A database that acknowledges what its replica does not have loses what
// people were told. A run that did not find that would find nothing.
func TestLossIsFound(t *testing.T) {
	found := 0
	for seed := range uint64(5) {
		r := Run(Options{Seed: seed, Operations: 4000, Loose: true})
		if slices.ContainsFunc(r.Complaints, func(c replay.Complaint) bool { return c.Rule == "acknowledged" || c.Rule == "order" }) {
			found++
		}
	}
	if found < 5 {
		t.Errorf("only %d of 5 runs on a database that loses acknowledged rows found it", found)
	}
}
