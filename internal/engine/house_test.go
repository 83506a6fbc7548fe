package engine_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
)

// hall is forty rows of fifty seats and a floor of a hundred, all of one price.
var hall = func() *seating.Plan {
	c := &seating.Chart{Name: "Hall", Zones: []seating.Zone{{ID: "z"}}, Sections: []seating.ChartSection{{ID: "s", Zone: "z"}},
		Areas: []seating.ChartArea{{ID: "floor", Zone: "z", Capacity: 100}}}
	for r := range 40 {
		y := float64(100 * (r + 1))
		c.Sections[0].Rows = append(c.Sections[0].Rows, seating.ChartRow{ID: fmt.Sprint(r + 1), Line: &seating.Line{
			From: seating.Point{X: 0, Y: y}, To: seating.Point{X: 49 * 50, Y: y}, Count: 50, First: 1, Step: 1}})
	}
	plan, err := seating.Compile(c)
	if err != nil {
		panic(err)
	}
	return plan
}()

func terms(now time.Time) inventory.Terms {
	return inventory.Terms{
		Chart:   hall.Hash(),
		Prices:  pricing.List{Currency: "EUR", Levels: []pricing.Level{{ID: "l", Name: "All", Zones: []string{"z"}, Face: 4500, Fee: 250}}},
		OpensAt: now.Add(-time.Hour), ClosesAt: now.Add(1000 * time.Hour),
		HoldFor: 10 * time.Minute, MaxPerHold: 10, MaxPerBuyer: 50, MaxPerEmail: 50,
	}
}

func plans(_ context.Context, chart seating.Hash) (*seating.Plan, error) {
	if chart != hall.Hash() {
		return nil, errors.New("no such chart")
	}
	return hall, nil
}

// quiet drops what is logged, unless a test wants to see it.
var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

func newEngine(log engine.Log, change ...func(*engine.Config)) *engine.Engine {
	c := engine.Config{Log: log, Plans: plans, Clock: clock.NewSystem(), Logger: quiet}
	for _, f := range change {
		f(&c)
	}
	return engine.New(c)
}

// opened gives an engine on a log with one open show.
func opened(t testing.TB, log engine.Log, change ...func(*engine.Config)) (*engine.Engine, id.Show) {
	t.Helper()
	e := newEngine(log, change...)
	show := id.New[id.Show]()
	if err := e.Open(t.Context(), show, terms(time.Now())); err != nil {
		t.Fatal(err)
	}
	return e, show
}

func place(seats ...string) inventory.Place {
	return inventory.Place{Buyer: id.New[id.Buyer](), Choice: inventory.Choice{Seats: seats}}
}

func seat(i int) string { return hall.Label(i) }

func wantCode(t testing.TB, err error, want *fault.Fault) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %s", err, want.Code)
	}
}

// audit rebuilds a show from its log alone, and holds the checkpoint and every
// acknowledged answer against it.
func audit(t testing.TB, m *memory, show id.Show, granted ...inventory.Answer) *inventory.Fold {
	t.Helper()
	slices.SortFunc(granted, func(a, b inventory.Answer) int { return int(a.Version) - int(b.Version) })
	log := m.log(show)
	rows := func(yield func(inventory.Row, error) bool) {
		for _, r := range log {
			if !yield(r, nil) {
				return
			}
		}
	}
	fold, err := inventory.Rebuild(show, rows)
	if err != nil {
		t.Fatalf("the log: %v", err)
	}
	if c, found, _ := m.Checkpoint(t.Context(), show); found {
		at := inventory.NewFold(show)
		for _, r := range log[1 : c.Version+1] {
			if _, err := at.Apply(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := at.Differs(c); err != nil {
			t.Fatal(err)
		}
	}
	at := inventory.NewFold(show)
	for _, a := range granted {
		for at.Version() < a.Version {
			if int(at.Version())+1 >= len(log) {
				t.Fatalf("an answer of version %d was given, and the log ends at %d", a.Version, at.Version())
			}
			if _, err := at.Apply(log[at.Version()+1]); err != nil {
				t.Fatal(err)
			}
		}
		if _, found := at.View(hall, a.Hold.ID.No, at.At()); !a.Hold.ID.IsZero() && !found {
			t.Fatalf("%s was granted at version %d, and the log knows nothing of it", a.Hold.ID, a.Version)
		}
	}
	return fold
}

// gate lets appends through one at a time, when the test says so.
type gate struct {
	arrived chan inventory.Row
	open    chan trouble
}

func newGate() gate { return gate{make(chan inventory.Row), make(chan trouble)} }

func (g gate) before(row inventory.Row) trouble {
	g.arrived <- row
	return <-g.open
}

// answers collects what asynchronous commands are answered.
type answers struct {
	mu   sync.Mutex
	list []inventory.Outcome
	wait sync.WaitGroup
}

func (a *answers) ask(ctx context.Context, e *engine.Engine, show id.Show, c inventory.Command) {
	a.wait.Add(1)
	e.Submit(ctx, show, 0, c, func(answer inventory.Answer, err error) {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.list = append(a.list, inventory.Outcome{Answer: answer, Err: err})
		a.wait.Done()
	})
}

func (a *answers) count() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.list)
}
