package jobs

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
)

// memory is a Store in memory, with the rules of the interface.
type memory struct {
	mu   sync.Mutex
	jobs map[id.Job]*stored
	fail error // what every method returns, when set
}

type stored struct {
	job.Claimed
	runAt, leased time.Time
	lastError     string
	buried        bool
}

func (m *memory) add(kind string, runAt time.Time) id.Job {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.jobs == nil {
		m.jobs = map[id.Job]*stored{}
	}
	name := id.New[id.Job]()
	m.jobs[name] = &stored{Claimed: job.Claimed{ID: name, Kind: kind, Args: json.RawMessage(`{}`)}, runAt: runAt}
	return name
}

func (m *memory) get(name id.Job) (stored, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.jobs[name]
	if !ok {
		return stored{}, false
	}
	return *s, true
}

func (m *memory) Claim(_ context.Context, now time.Time, lease time.Duration, most int, kinds []string) ([]job.Claimed, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fail != nil {
		return nil, m.fail
	}
	var due []*stored
	for _, s := range m.jobs {
		if !s.buried && !s.runAt.After(now) && !s.leased.After(now) && slices.Contains(kinds, s.Kind) {
			due = append(due, s)
		}
	}
	slices.SortFunc(due, func(a, b *stored) int { return cmp.Compare(a.runAt.UnixNano(), b.runAt.UnixNano()) })
	var claimed []job.Claimed
	for _, s := range due[:min(most, len(due))] {
		s.Attempt++
		s.Fence++
		s.leased = now.Add(lease)
		claimed = append(claimed, s.Claimed)
	}
	return claimed, nil
}

func (m *memory) settle(name id.Job, fence int64, change func(*stored)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.jobs[name]
	if m.fail != nil {
		return m.fail
	}
	if !ok || s.Fence != fence {
		return job.ErrClaimLost
	}
	change(s)
	return nil
}

func (m *memory) Done(_ context.Context, name id.Job, fence int64) error {
	return m.settle(name, fence, func(*stored) { delete(m.jobs, name) })
}

func (m *memory) Retry(_ context.Context, name id.Job, fence int64, runAt time.Time, lastError string) error {
	return m.settle(name, fence, func(s *stored) { s.runAt, s.leased, s.lastError = runAt, time.Time{}, lastError })
}

func (m *memory) Bury(_ context.Context, name id.Job, fence int64, lastError string) error {
	return m.settle(name, fence, func(s *stored) { s.buried, s.lastError = true, lastError })
}

// start runs a runner until the test ends. It is for use within a bubble.
func start(t *testing.T, store Store, options Options) *Runner {
	t.Helper()
	options.Clock = clock.NewSystem()
	options.Log = slog.New(slog.DiscardHandler)
	options.Registry = prometheus.NewRegistry()
	r, err := New(store, options)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { r.Run(ctx); close(ended) }()
	t.Cleanup(func() { cancel(); <-ended })
	return r
}

// pass lets time go by in a bubble and everything come to rest.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func TestJobRunsAtOnceWhenWoken(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		var ran []time.Time
		r := start(t, store, Options{Poll: time.Hour, Kinds: []Kind{{Name: "mail", Handle: func(context.Context, json.RawMessage) error {
			ran = append(ran, time.Now())
			return nil
		}}}})
		synctest.Wait()
		begun := time.Now()
		name := store.add("mail", begun)
		r.Wake()
		synctest.Wait()
		if len(ran) != 1 || !ran[0].Equal(begun) {
			t.Errorf("ran at %v, want once at %v", ran, begun)
		}
		if _, there := store.get(name); there {
			t.Error("the job is still there")
		}
	})
}

func TestJobIsFoundWithoutWaking(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		due := time.Now().Add(10 * time.Second)
		store.add("mail", due)
		store.add("other kind", time.Now())
		var ran []time.Time
		start(t, store, Options{Poll: time.Second, Kinds: []Kind{{Name: "mail", Handle: func(context.Context, json.RawMessage) error {
			ran = append(ran, time.Now())
			return nil
		}}}})
		pass(time.Minute)
		if len(ran) != 1 || ran[0].Before(due) || ran[0].After(due.Add(time.Second)) {
			t.Errorf("ran at %v, want once in the second after %v", ran, due)
		}
	})
}

func TestFailedJobComesBackLaterAndLaterThenIsBuried(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		name := store.add("mail", time.Now())
		var ran []time.Time
		start(t, store, Options{Poll: 10 * time.Millisecond, Kinds: []Kind{{
			Name: "mail", Attempts: 5, FirstWait: time.Second, LastWait: 3 * time.Second,
			Handle: func(context.Context, json.RawMessage) error {
				ran = append(ran, time.Now())
				return errors.New("no such host")
			},
		}}})
		pass(time.Minute)
		if len(ran) != 5 {
			t.Fatalf("%d attempts, want 5", len(ran))
		}
		for i, longest := range []time.Duration{time.Second, 2 * time.Second, 3 * time.Second, 3 * time.Second} {
			if pause := ran[i+1].Sub(ran[i]); pause < longest/2 || pause > longest+10*time.Millisecond {
				t.Errorf("pause %d is %s, want between %s and %s", i+1, pause, longest/2, longest)
			}
		}
		if s, _ := store.get(name); !s.buried || s.lastError != "no such host" {
			t.Errorf("%+v", s)
		}
	})
}

func TestHopelessJobIsBuriedAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		hopeless, panics := store.add("hopeless", time.Now()), store.add("panics", time.Now())
		start(t, store, Options{Kinds: []Kind{
			{Name: "hopeless", Handle: func(context.Context, json.RawMessage) error {
				return Permanent(errors.New(strings.Repeat("x", 5000)))
			}},
			{Name: "panics", Attempts: 1, Handle: func(context.Context, json.RawMessage) error { panic("oh") }},
		}})
		synctest.Wait()
		if s, _ := store.get(hopeless); !s.buried || s.Attempt != 1 || len(s.lastError) > 1100 {
			t.Errorf("%+v", s)
		}
		if s, _ := store.get(panics); !s.buried || s.lastError != "panic: oh" {
			t.Errorf("%+v", s)
		}
	})
}

func TestSlowJobIsStoppedAndPoisonIsNotRunAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		slow, poison := store.add("slow", time.Now()), store.add("poison", time.Now())
		store.jobs[poison].Attempt = 3 // every runner that tried it died
		start(t, store, Options{Kinds: []Kind{
			{Name: "slow", Attempts: 1, Timeout: 5 * time.Second, Handle: func(ctx context.Context, _ json.RawMessage) error {
				<-ctx.Done()
				return ctx.Err()
			}},
			{Name: "poison", Attempts: 3, Handle: func(context.Context, json.RawMessage) error {
				t.Error("poison was run a fourth time")
				return nil
			}},
		}})
		pass(6 * time.Second)
		for _, name := range []id.Job{slow, poison} {
			if s, _ := store.get(name); !s.buried {
				t.Errorf("%+v", s)
			}
		}
	})
}

func TestRunnerThatLostItsClaimSettlesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		name := store.add("mail", time.Now())
		settled := make(chan error, 1)
		start(t, store, Options{
			Settled: func(_ job.Claimed, err error) { settled <- err },
			Kinds: []Kind{{Name: "mail", Handle: func(context.Context, json.RawMessage) error {
				store.mu.Lock()
				store.jobs[name].Fence++ // its lease ended and another runner has it
				store.mu.Unlock()
				return nil
			}}},
		})
		if err := <-settled; err != nil {
			t.Error(err)
		}
		if s, there := store.get(name); !there || s.buried || s.lastError != "" {
			t.Errorf("the other runner's job was changed: %+v", s)
		}
	})
}

func TestNoMoreAtOnceThanWorkersAndNoneIsForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		for range 20 {
			store.add("mail", time.Now())
		}
		var running, most, done atomic.Int32
		start(t, store, Options{Workers: 3, Poll: time.Hour, Kinds: []Kind{{Name: "mail", Handle: func(context.Context, json.RawMessage) error {
			most.Store(max(most.Load(), running.Add(1)))
			time.Sleep(time.Second)
			running.Add(-1)
			done.Add(1)
			return nil
		}}}})
		pass(8 * time.Second)
		if most.Load() != 3 || done.Load() != 20 {
			t.Errorf("%d at once, %d done; want 3 and 20", most.Load(), done.Load())
		}
	})
}

func TestStoreFailureIsLivedThrough(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{fail: errors.New("disk full")}
		ran := 0
		start(t, store, Options{Kinds: []Kind{{Name: "mail", Handle: func(context.Context, json.RawMessage) error { ran++; return nil }}}})
		pass(time.Minute)
		store.mu.Lock()
		store.fail = nil
		store.mu.Unlock()
		store.add("mail", time.Now())
		pass(2 * time.Second)
		if ran != 1 {
			t.Errorf("ran %d times", ran)
		}
	})
}

func TestStopWaitsForWorkAndThenEndsIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &memory{}
		store.add("quick", time.Now())
		store.add("stubborn", time.Now())
		begun := make(chan struct{}, 2)
		var quick, stubborn error
		r, err := New(store, Options{
			Clock: clock.NewSystem(), Log: slog.New(slog.DiscardHandler), Registry: prometheus.NewRegistry(),
			Grace: 10 * time.Second,
			Kinds: []Kind{
				{Name: "quick", Handle: func(ctx context.Context, _ json.RawMessage) error {
					begun <- struct{}{}
					time.Sleep(3 * time.Second)
					quick = ctx.Err()
					return nil
				}},
				{Name: "stubborn", Handle: func(ctx context.Context, _ json.RawMessage) error {
					begun <- struct{}{}
					<-ctx.Done()
					stubborn = ctx.Err()
					return stubborn
				}},
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() { r.Run(ctx); close(ended) }()
		<-begun
		<-begun
		stopped := time.Now()
		cancel()
		<-ended
		if quick != nil || !errors.Is(stubborn, context.Canceled) {
			t.Errorf("quick: %v, stubborn: %v", quick, stubborn)
		}
		if took := time.Since(stopped); took != 10*time.Second {
			t.Errorf("the stop took %s, want the grace of 10s", took)
		}
	})
}

func TestTasksComeRoundAndNeverOverlap(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ran []time.Duration
		begun := time.Now()
		start(t, &memory{}, Options{Tasks: []Task{{Name: "sweep", Every: 10 * time.Second, Run: func(context.Context) error {
			ran = append(ran, time.Since(begun))
			time.Sleep(5 * time.Second)
			if len(ran) == 2 {
				panic("once")
			}
			return errors.New("always")
		}}}})
		pass(40 * time.Second)
		if want := []time.Duration{0, 15 * time.Second, 30 * time.Second}; !slices.Equal(ran, want) {
			t.Errorf("ran at %v, want %v", ran, want)
		}
	})
}

func TestMistakesInTheTables(t *testing.T) {
	handle := func(context.Context, json.RawMessage) error { return nil }
	for name, options := range map[string]Options{
		"a kind twice":     {Kinds: []Kind{{Name: "a", Handle: handle}, {Name: "a", Handle: handle}}},
		"too long a time":  {Kinds: []Kind{{Name: "a", Handle: handle, Timeout: time.Minute}}},
		"a task twice":     {Tasks: []Task{{Name: "a", Every: 1}, {Name: "a", Every: 1}}},
		"a task too often": {Tasks: []Task{{Name: "a"}}},
	} {
		options.Registry = prometheus.NewRegistry()
		if _, err := New(&memory{}, options); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
