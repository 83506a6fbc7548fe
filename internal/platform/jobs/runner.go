package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/job"
)

// Options say what a Runner runs, and how. Zero values get the defaults given.
type Options struct {
	Kinds    []Kind
	Tasks    []Task
	Clock    clock.Clock
	Log      *slog.Logger
	Registry prometheus.Registerer

	Workers int           // jobs at once; 4
	Lease   time.Duration // how long a claim lasts; 1 min
	Poll    time.Duration // how often to look for jobs nobody woke us for; 1 s
	Grace   time.Duration // how long running work may go on after a stop; 10 s

	// Settled, when set, is called after each job was settled, with what its
	// handler returned. Tests wait on it.
	Settled func(claimed job.Claimed, err error)
}

// Runner claims jobs and carries them out. Make one with [New].
type Runner struct {
	Options
	store   Store
	kinds   map[string]Kind
	names   []string
	wake    chan struct{}
	freed   chan struct{} // a worker is free again
	workers sync.WaitGroup
	metrics metrics
}

// New makes a runner. It returns an error for a mistake in the tables: a name
// used twice, or a timeout that is not shorter than the lease.
func New(store Store, options Options) (*Runner, error) {
	r := &Runner{
		Options: options,
		store:   store,
		kinds:   map[string]Kind{},
		wake:    make(chan struct{}, 1),
	}
	r.Workers = orDefault(r.Workers, 4)
	r.Lease = orDefault(r.Lease, time.Minute)
	r.Poll = orDefault(r.Poll, time.Second)
	r.Grace = orDefault(r.Grace, 10*time.Second)
	r.freed = make(chan struct{}, r.Workers)
	for _, kind := range options.Kinds {
		kind = kind.withDefaults()
		if _, twice := r.kinds[kind.Name]; twice {
			return nil, fmt.Errorf("jobs: two handlers for %q", kind.Name)
		}
		if kind.Timeout >= r.Lease {
			return nil, fmt.Errorf("jobs: %q may take %s, which is not shorter than the lease of %s", kind.Name, kind.Timeout, r.Lease)
		}
		r.kinds[kind.Name] = kind
		r.names = append(r.names, kind.Name)
	}
	tasks := map[string]bool{}
	for _, task := range options.Tasks {
		if tasks[task.Name] || task.Every <= 0 {
			return nil, fmt.Errorf("jobs: task %q is there twice or has no interval", task.Name)
		}
		tasks[task.Name] = true
	}
	r.metrics = newMetrics(options.Registry)
	return r, nil
}

func orDefault[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}

// Wake makes the runner look for jobs now. Call it after a commit that added
// some; it never blocks.
func (r *Runner) Wake() {
	select {
	case r.wake <- struct{}{}:
	default: // it is about to look anyway
	}
}

// Run claims and carries out jobs, and runs the tasks, until ctx is done. Then
// it claims no more, waits for what runs, ends the context of what still runs
// after the grace, and returns when all has ended.
func (r *Runner) Run(ctx context.Context) {
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()

	var tasks sync.WaitGroup
	for _, task := range r.Tasks {
		tasks.Go(func() { r.repeat(ctx, work, task) })
	}
	r.dispatch(ctx, work)

	expired := time.AfterFunc(r.Grace, cancel)
	defer expired.Stop()
	r.workers.Wait()
	tasks.Wait()
}

// dispatch claims as many jobs as there are free workers, each time there may
// be some, until ctx is done.
func (r *Runner) dispatch(ctx, work context.Context) {
	if len(r.names) == 0 {
		<-ctx.Done()
		return
	}
	poll := time.NewTimer(r.Poll)
	defer poll.Stop()
	for free := r.Workers; ; {
		claimed := r.claim(ctx, free)
		free -= len(claimed)
		for _, c := range claimed {
			r.workers.Go(func() {
				defer func() { r.freed <- struct{}{} }()
				r.carryOut(work, c)
			})
		}
		poll.Reset(r.Poll)
		select {
		case <-ctx.Done():
			return
		case <-r.freed: // more jobs may be waiting for this worker
			free++
			for len(r.freed) > 0 {
				<-r.freed
				free++
			}
		case <-r.wake:
		case <-poll.C:
		}
	}
}

// claim takes at most the given number of jobs; none when the store cannot be
// asked, which the next poll tries again.
func (r *Runner) claim(ctx context.Context, most int) []job.Claimed {
	if most == 0 || ctx.Err() != nil {
		return nil
	}
	// A claim that was cut short might have been made, and nobody would know.
	claimed, err := r.store.Claim(context.WithoutCancel(ctx), r.Clock.Now(), r.Lease, most, r.names)
	if err != nil {
		r.Log.ErrorContext(ctx, "jobs cannot be claimed", "error", err)
	}
	return claimed
}

// carryOut runs one claimed job and settles it.
func (r *Runner) carryOut(ctx context.Context, c job.Claimed) {
	kind := r.kinds[c.Kind]
	r.metrics.running.Inc()
	begun := time.Now()
	err := r.handle(ctx, kind, c)
	r.metrics.running.Dec()
	r.metrics.took.WithLabelValues(c.Kind).Observe(time.Since(begun).Seconds())

	outcome, settleErr := r.settle(context.WithoutCancel(ctx), kind, c, err)
	log := r.Log.With("job", c.ID.String(), "kind", c.Kind, "attempt", c.Attempt)
	switch {
	case errors.Is(settleErr, job.ErrClaimLost):
		outcome = "lost"
		log.WarnContext(ctx, "job took longer than its lease and was given to another", "error", err)
	case settleErr != nil:
		outcome = "unsettled" // its lease ends and it runs again
		log.ErrorContext(ctx, "job cannot be settled", "error", settleErr)
	case outcome == "buried":
		log.ErrorContext(ctx, "job was given up", "error", err)
	case outcome == "retried":
		log.WarnContext(ctx, "job failed and will be tried again", "error", err)
	}
	r.metrics.settled.WithLabelValues(c.Kind, outcome).Inc()
	if r.Settled != nil {
		r.Settled(c, err)
	}
}

// handle runs the handler, for no longer than the kind's timeout. A panic is an
// error like others.
func (r *Runner) handle(ctx context.Context, kind Kind, c job.Claimed) (err error) {
	if c.Attempt > kind.Attempts { // whoever tried it last died of it
		return fmt.Errorf("none of %d attempts came to an end", kind.Attempts)
	}
	ctx, cancel := context.WithTimeout(ctx, kind.Timeout)
	defer cancel()
	defer func() {
		if cause := recover(); cause != nil {
			r.Log.ErrorContext(ctx, "panic", "cause", fmt.Sprint(cause), "kind", kind.Name, "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", cause)
		}
	}()
	return kind.Handle(ctx, c.Args)
}

func (r *Runner) settle(ctx context.Context, kind Kind, c job.Claimed, err error) (outcome string, settleErr error) {
	switch {
	case err == nil:
		return "done", r.store.Done(ctx, c.ID, c.Fence)
	case isPermanent(err) || c.Attempt >= kind.Attempts:
		return "buried", r.store.Bury(ctx, c.ID, c.Fence, lastError(err))
	default:
		again := r.Clock.Now().Add(kind.wait(c.Attempt))
		return "retried", r.store.Retry(ctx, c.ID, c.Fence, again, lastError(err))
	}
}

// repeat runs a task now and then at its interval, until ctx is done.
func (r *Runner) repeat(ctx, work context.Context, task Task) {
	pause := time.NewTimer(0)
	defer pause.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-pause.C:
		}
		outcome := "done"
		if err := runTask(work, task); err != nil {
			outcome = "failed"
			r.Log.ErrorContext(ctx, "task failed", "task", task.Name, "error", err)
		}
		r.metrics.tasks.WithLabelValues(task.Name, outcome).Inc()
		pause.Reset(task.Every)
	}
}

func runTask(ctx context.Context, task Task) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		}
	}()
	return task.Run(ctx)
}
