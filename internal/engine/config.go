package engine

import (
	"cmp"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/seating"
)

// Config is what an engine works with. Log, Plans and Clock must be given;
// everything else has a default.
type Config struct {
	Log    Log
	Plans  func(ctx context.Context, chart seating.Hash) (*seating.Plan, error) // it may be asked for one chart many times
	Clock  clock.Clock
	Logger *slog.Logger // slog.Default
	Random io.Reader    // of the rows' nonces; crypto/rand
	Run    Scheduler    // goroutines and timers
	Watch  Observer     // for metrics; nobody watches

	// Elsewhere is asked before a command waits for a bucket that is loaded. It may
	// have sent the caller to another node, and then returns the fault this caller
	// gets. Without it all is decided here.
	Elsewhere func(ctx context.Context, show id.Show, c inventory.Command) error

	MaxBatch        int           // commands decided together: 2048
	MaxQueue        int           // commands waiting for one bucket: 16384; more are refused with ErrBusy
	MaxStale        time.Duration // how old the knowledge may be by which a buyer is refused at once, or a hold is shown: 250 ms
	MaxTries        int           // appends of one row whose outcome stays unknown: 8
	CheckpointEvery int           // rows: 2000
	ProjectEvery    time.Duration // how far behind the table of seats may be: 500 ms
	SweepEvery      time.Duration // the least time between two rows that only tell of expired holds: 250 ms
	SweepMost       int           // expired holds told of in one row: 1000
	KeepFor         time.Duration // an unused bucket stays in memory: 30 min
	MaxSeats        int           // of all buckets in memory, each counted as a thousand more than it has: 50 million
}

func (c Config) withDefaults() Config {
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Random == nil {
		c.Random = rand.Reader
	}
	if c.Run == nil {
		c.Run = goroutines{}
	}
	if c.Watch == nil {
		c.Watch = nobody{}
	}
	c.MaxBatch = cmp.Or(c.MaxBatch, 2048)
	c.MaxQueue = cmp.Or(c.MaxQueue, 16384)
	c.MaxStale = cmp.Or(c.MaxStale, 250*time.Millisecond)
	c.MaxTries = cmp.Or(c.MaxTries, 8)
	c.CheckpointEvery = cmp.Or(c.CheckpointEvery, 2000)
	c.ProjectEvery = cmp.Or(c.ProjectEvery, 500*time.Millisecond)
	c.SweepEvery = cmp.Or(c.SweepEvery, 250*time.Millisecond)
	c.SweepMost = cmp.Or(c.SweepMost, 1000)
	c.KeepFor = cmp.Or(c.KeepFor, 30*time.Minute)
	c.MaxSeats = cmp.Or(c.MaxSeats, 50_000_000)
	return c
}

// Scheduler runs the engine's work. The simulator brings its own, to decide
// what happens when; nothing in this package starts a goroutine or a timer
// except through it.
type Scheduler interface {
	// Go runs f soon, beside what runs already.
	Go(f func())
	// After runs f once d has passed, unless it is stopped before.
	After(d time.Duration, f func()) (stop func())
}

type goroutines struct{}

func (goroutines) Go(f func()) { go f() }

func (goroutines) After(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, f)
	return func() { t.Stop() }
}

// Observer is told what the engine does, for metrics. Its methods are called
// on the way of every batch: they must be quick and must not block.
type Observer interface {
	// Batch tells how many commands were taken together, and how long the
	// first of them had waited.
	Batch(commands int, waited time.Duration)
	// Append tells how an append ended and how long it took.
	Append(o Outcome, took time.Duration)
	// Refused tells of a refusal; queued is false when it was given at once.
	Refused(err error, queued bool)
	// Loaded tells that a bucket was read into memory, from how many rows.
	Loaded(rows int, took time.Duration)
	// Followed tells that rows of other nodes were applied, and how long before
	// that the first of them was decided.
	Followed(rows int, behind time.Duration)
}

// Outcome is how an append ended.
type Outcome string

// An append committed, was lost to another node's, or nobody knows.
const (
	Committed Outcome = "committed"
	Lost      Outcome = "lost"
	Unknown   Outcome = "unknown"
)

type nobody struct{}

func (nobody) Batch(int, time.Duration)      {}
func (nobody) Append(Outcome, time.Duration) {}
func (nobody) Refused(error, bool)           {}
func (nobody) Loaded(int, time.Duration)     {}
func (nobody) Followed(int, time.Duration)   {}
