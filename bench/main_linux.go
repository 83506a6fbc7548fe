package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// options is what a run was asked for.
type options struct {
	ctx     context.Context // ends all processes with it
	seconds time.Duration
	rounds  int
	callers []int // of which each way gets its best
	quiet   bool
	folder  string // for everything; removed at the end
	binary  string // of the program
}

// say tells of the run's course, apart from its rows.
func (o options) say(format string, args ...any) {
	if !o.quiet {
		fmt.Fprintf(os.Stderr, format+"\n", args...)
	}
}

// rows are what there is to measure, by the names of the table of goals.
var rows = []struct {
	name    string
	measure func(options) error
}{
	{"P1", holdsOverHTTP},
	{"P1,P1.log", inThisProcess},
	{"P2,P3", onPostgres},
	{"P4", refusalsOverHTTP},
	{"P9,P9.p99", holdLatency},
	{"P9,P9.seats", costGrowth},
}

func main() {
	var o options
	only := flag.String("only", "", "the row to measure, as in P1; all when empty")
	flag.DurationVar(&o.seconds, "for", 10*time.Second, "how long each figure is measured")
	flag.IntVar(&o.rounds, "rounds", 3, "how often the ways take turns")
	callers := flag.String("callers", "64,256,1024", "numbers of callers, of which each way gets its best")
	flag.BoolVar(&o.quiet, "quiet", false, "print the rows alone")
	flag.StringVar(&o.binary, "program", "", "a frontrow that is built already")
	yardstick := flag.String("yardstick", "", "for the bench itself: serve as this yardstick")
	flag.Parse()
	var stop context.CancelFunc
	o.ctx, stop = signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if *yardstick != "" {
		fail(serveYardstick(o.ctx, *yardstick, flag.Arg(0), flag.Arg(1)))
	}
	for text := range strings.SplitSeq(*callers, ",") {
		n, err := strconv.Atoi(text)
		fail(err)
		o.callers = append(o.callers, n)
	}
	fail(run(o, *only))
}

func run(o options, only string) (err error) {
	if o.folder, err = os.MkdirTemp("", "frontrow-bench-"); err != nil {
		return err
	}
	defer os.RemoveAll(o.folder)
	load, _ := os.ReadFile("/proc/loadavg")
	o.say("%d processors, %s; load of the machine before: %s", runtime.NumCPU(), runtime.Version(), strings.TrimSpace(string(load)))
	for _, row := range rows {
		if only != "" && !strings.Contains(","+row.name+",", ","+only+",") {
			continue
		}
		mine := o
		mine.folder = filepath.Join(o.folder, strings.ReplaceAll(row.name, ",", "-"))
		if err := os.Mkdir(mine.folder, 0o700); err != nil {
			return err
		}
		o.say("%s", row.name)
		if err := row.measure(mine); err != nil {
			return fmt.Errorf("%s is void: %w", row.name, err)
		}
	}
	return nil
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
