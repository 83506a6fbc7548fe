package sim

import (
	"context"
	"errors"
	"flag"
	"io"
	"log/slog"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/engine"
	"frontrow/internal/store"
	"frontrow/internal/store/pgtest"
)

var rounds = flag.Int("rounds", 100, "how often nodes race for one seat, and for parties that overlap")

// racers is how many ask at one moment.
const racers = 64

// TestRaceOnSQLite has nodes with a connection each race on one file.
func TestRaceOnSQLite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "race.db")
	race(t, func() *store.DB {
		return opened(t, store.Options{Path: path})
	})
}

// TestRaceOnPostgreSQL has them race on one PostgreSQL database, as processes on
// several machines do: they share nothing else.
func TestRaceOnPostgreSQL(t *testing.T) {
	url := pgtest.Database(t)
	race(t, func() *store.DB { return opened(t, store.Options{URL: url}) })
}

func opened(t *testing.T, o store.Options) *store.DB {
	t.Helper()
	o.Clock = clock.NewSystem()
	db, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

// race has callers of several nodes race for the same seats, round after round,
// each on a show of its own. What the winners were told must not overlap; the
// log is not asked.
func race(t *testing.T, open func() *store.DB) {
	var engines []*engine.Engine
	for range 3 {
		e := engine.New(engine.Config{Log: open().SeatLog(), Plans: plans, Clock: clock.NewSystem(), Logger: slog.New(slog.NewTextHandler(io.Discard, nil))})
		defer func() { _ = e.Close(context.Background()) }()
		engines = append(engines, e)
	}
	contested := 0
	for round := range *rounds {
		show := id.New[id.Show]()
		terms := firstTerms()
		terms.OpensAt, terms.HoldFor = time.Now().Add(-time.Hour), 10*time.Minute
		if err := engines[0].Open(t.Context(), show, terms); err != nil {
			t.Fatal(err)
		}
		winners := volley(t, engines, show, round%2 == 0)
		owner := map[string]int{}
		for racer, seats := range winners {
			for _, seat := range seats {
				if other, taken := owner[seat]; taken {
					t.Fatalf("round %d: %s belongs to %d and to %d", round, seat, other, racer)
				}
				owner[seat] = racer
			}
		}
		if round%2 == 0 && len(winners) != 1 {
			t.Fatalf("round %d: %d buyers have one seat", round, len(winners))
		}
		contested += racers - len(winners)
	}
	if contested < *rounds*racers/4 {
		t.Errorf("only %d requests lost: this was no race", contested)
	}
}

// volley has everybody ask at one moment, a third of them at each node, and
// gives who got what.
func volley(t *testing.T, engines []*engine.Engine, show id.Show, single bool) map[int][]string {
	var mu sync.Mutex
	var asking sync.WaitGroup
	winners, fire := map[int][]string{}, make(chan struct{})
	for racer := range racers {
		first, most := 0, 1
		if !single { // parties of four among twelve seats
			first, most = (racer*5)%9, 4
		}
		choice := inventory.Choice{}
		for i := first; i < first+most; i++ {
			choice.Seats = append(choice.Seats, hall.Label(i))
		}
		buyer := id.FromBytes[id.Buyer]([16]byte{2, 15: byte(racer + 1)})
		asking.Go(func() {
			<-fire
			a, err := engines[racer%len(engines)].Do(t.Context(), show, inventory.Place{Buyer: buyer, Choice: choice})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				winners[racer] = a.Hold.Seats()
			case !errors.Is(err, inventory.ErrTaken):
				t.Errorf("%d: %v", racer, err)
			}
		})
	}
	close(fire)
	asking.Wait()
	return winners
}
