package live_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/engine"
	"frontrow/internal/transport/live"
)

// hallOf makes a hall of rows of fifty seats, and a floor of a hundred.
func hallOf(rows int) *seating.Plan {
	c := &seating.Chart{Name: "Hall", Zones: []seating.Zone{{ID: "z"}}, Sections: []seating.ChartSection{{ID: "s", Zone: "z"}},
		Areas: []seating.ChartArea{{ID: "floor", Zone: "z", Capacity: 100}}}
	for r := range rows {
		y := float64(100 * (r + 1))
		c.Sections[0].Rows = append(c.Sections[0].Rows, seating.ChartRow{ID: fmt.Sprint(r + 1), Line: &seating.Line{
			From: seating.Point{X: 0, Y: y}, To: seating.Point{X: 49 * 50, Y: y}, Count: 50, First: 1, Step: 1}})
	}
	plan, err := seating.Compile(c)
	if err != nil {
		panic(err)
	}
	return plan
}

var hall = hallOf(20)

// memory is a seat log that is kept nowhere.
type memory struct {
	mu     sync.Mutex
	rows   map[id.Show][]inventory.Row
	broken bool // nothing can be read or written
}

var errDisk = errors.New("the disk is gone")

func newMemory() *memory { return &memory{rows: map[id.Show][]inventory.Row{}} }

func (m *memory) Begin(genesis inventory.Row) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.rows[genesis.Bucket]) == 0 {
		m.rows[genesis.Bucket] = []inventory.Row{genesis}
	}
	return nil
}

func (m *memory) Append(row inventory.Row, previous inventory.Hash) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	rows := m.rows[row.Bucket]
	if m.broken {
		return false, errDisk
	}
	if uint64(len(rows)) != row.Version || rows[row.Version-1].Hash != previous {
		return false, nil
	}
	m.rows[row.Bucket] = append(rows, row)
	return true, nil
}

func (*memory) Now(context.Context) (time.Time, error) { return time.Now(), nil }

func (m *memory) Rows(_ context.Context, show id.Show, after uint64, most int) ([]inventory.Row, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return nil, errDisk
	}
	rows := m.rows[show]
	from := min(after+1, uint64(len(rows)))
	return append([]inventory.Row(nil), rows[from:min(from+uint64(most), uint64(len(rows)))]...), nil
}

func (m *memory) Row(_ context.Context, show id.Show, version uint64) (inventory.Row, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.broken {
		return inventory.Row{}, false, errDisk
	}
	if version >= uint64(len(m.rows[show])) {
		return inventory.Row{}, false, nil
	}
	return m.rows[show][version], true, nil
}

func (m *memory) Checkpoint(context.Context, id.Show) (inventory.Checkpoint, bool, error) {
	return inventory.Checkpoint{}, false, nil
}

func (m *memory) SaveCheckpoint(context.Context, inventory.Checkpoint) error { return nil }

func (m *memory) Project(context.Context, inventory.Head, []inventory.SeatRecord) error { return nil }

func (m *memory) breakDown(broken bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.broken = broken
}

var quiet = slog.New(slog.NewTextHandler(io.Discard, nil))

// node is an engine with a hub on a log it may share with others.
type node struct {
	*engine.Engine
	hub *live.Hub
}

func newNode(log engine.Log, plan *seating.Plan, o live.Options) node {
	e := engine.New(engine.Config{
		Log: log, Clock: clock.NewSystem(), Logger: quiet,
		Plans: func(context.Context, seating.Hash) (*seating.Plan, error) { return plan, nil },
		// Holds stay past their deadline for a while before a row says so: that is
		// when mistakes show.
		SweepEvery: 3 * time.Second,
	})
	o.Logger = quiet
	return node{e, live.New(e, o)}
}

func (n node) close(t testing.TB) {
	t.Helper()
	n.hub.Close()
	if err := n.Close(context.Background()); err != nil {
		t.Error(err)
	}
}

// holdFor is how long holds last in these tests: not a whole number of beats, so
// that a hold does not run out in the instant of one.
const holdFor = 43 * time.Second

func (n node) open(t testing.TB, plan *seating.Plan) id.Show {
	t.Helper()
	show := id.New[id.Show]()
	err := n.Open(context.Background(), show, inventory.Terms{
		Chart:   plan.Hash(),
		Prices:  pricing.List{Currency: "EUR", Levels: []pricing.Level{{ID: "l", Name: "All", Zones: []string{"z"}, Face: 4500}}},
		OpensAt: time.Now().Add(-time.Hour), ClosesAt: time.Now().Add(10_000 * time.Hour),
		HoldFor: holdFor, MaxPerHold: 10, MaxPerBuyer: 1000, MaxPerEmail: 1000,
	})
	if err != nil {
		t.Fatal(err)
	}
	return show
}

// opened gives a node with one show on sale.
func opened(t testing.TB, o live.Options) (node, id.Show) {
	t.Helper()
	n := newNode(newMemory(), hall, o)
	return n, n.open(t, hall)
}

func place(seats ...int) inventory.Place {
	c := inventory.Place{Buyer: id.New[id.Buyer]()}
	for _, s := range seats {
		c.Choice.Seats = append(c.Choice.Seats, hall.Label(s))
	}
	return c
}

func (n node) hold(t testing.TB, show id.Show, seats ...int) inventory.Hold {
	t.Helper()
	a, err := n.Do(context.Background(), show, place(seats...))
	if err != nil {
		t.Fatal(err)
	}
	return a.Hold
}
