package demo

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/engine"
	"frontrow/internal/store"
)

// town is a whole installation but for the money: its buyers' orders are
// sealed and sold without a payment.
type town struct {
	Deps
	engine *engine.Engine
	mu     sync.Mutex
	bought map[idem.Key]int // places of each order
}

// plainHasher does without the work of a real one.
type plainHasher struct{}

func (plainHasher) Hash(_ context.Context, password string) (string, error) { return password, nil }
func (plainHasher) Verify(_ context.Context, password, hash string) (bool, error) {
	return password == hash, nil
}

func newTown(t *testing.T) *town {
	t.Helper()
	clk := clock.NewFake(time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC))
	db, err := store.Open(t.Context(), store.Options{Path: filepath.Join(t.TempDir(), "town.db"), Clock: clk})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	plans := store.NewPlanCache(db, 1_000_000)
	e := engine.New(engine.Config{
		Log: db.SeatLog(), Plans: plans.Plan, Clock: clk, Logger: slog.New(slog.DiscardHandler),
		ProjectEvery: time.Hour, // nobody reads the table of seats here, and a stadium fills it slowly
	})
	t.Cleanup(func() { e.Close(context.Background()) })
	run := store.Bind(db, func(tx *store.Tx) catalog.Tx { return tx })
	shows := catalog.NewService(run, catalog.Defaults{HoldFor: 10 * time.Minute})
	town := &town{engine: e, bought: map[idem.Key]int{}, Deps: Deps{
		Accounts: account.NewService(store.Bind(db, func(tx *store.Tx) account.Tx { return tx }), plainHasher{}),
		Catalog:  shows, Shows: inventory.NewPublisher(run, shows, e), Seats: e, Plans: plans.Plan,
		Clock: clk, Log: slog.New(slog.DiscardHandler),
	}}
	town.Buy = town.buy
	return town
}

func (w *town) buy(ctx context.Context, p Purchase) error {
	a, err := w.engine.Do(ctx, p.Show, inventory.Place{Key: p.Key, Buyer: p.Buyer, Choice: p.Choice})
	if err != nil {
		return err
	}
	order := id.FromBytes[id.Order](p.Key.Caller)
	_, err = w.engine.Do(ctx, p.Show, inventory.Seal{Buyer: p.Buyer, Hold: a.Hold.ID, Revision: a.Hold.Revision, Order: order, Lines: a.Hold.Lines})
	if err != nil {
		return err
	}
	w.mu.Lock()
	w.bought[p.Key] = pricing.Places(a.Hold.Lines)
	w.mu.Unlock()
	_, err = w.engine.Do(ctx, p.Show, inventory.Sell{Hold: a.Hold.ID, Order: order})
	return err
}

// orders counts what was bought.
func (w *town) orders() (orders, places int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, n := range w.bought {
		places += n
	}
	return len(w.bought), places
}

// programme reads everything a visitor can see.
func (w *town) programme(t *testing.T) (events []catalog.EventView) {
	t.Helper()
	f := catalog.Filter{Limit: 7}
	for {
		page, next, err := w.Catalog.Events(t.Context(), f)
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, page...)
		if next == "" {
			return events
		}
		f.Cursor = next
	}
}

// TestLoad makes the demo with two crashes on the way. What was made before
// them is not made again, and what was bought is not bought again.
func TestLoad(t *testing.T) {
	w := newTown(t)
	for _, after := range []int{1, 90} {
		w.Buy = func(ctx context.Context, p Purchase) error {
			if orders, _ := w.orders(); orders >= after {
				return errCrash
			}
			return w.buy(ctx, p)
		}
		if err := Load(t.Context(), w.Deps); !errors.Is(err, errCrash) {
			t.Fatalf("got %v", err)
		}
		if _, err := w.Accounts.SignIn(t.Context(), AdminEmail, Password); !errors.Is(err, account.ErrWrongSignIn) {
			t.Fatal("half a demo counts as loaded")
		}
		w.Clock.(*clock.Fake).Advance(time.Hour)
	}
	w.Buy = w.buy
	if err := Load(t.Context(), w.Deps); err != nil {
		t.Fatal(err)
	}
	w.check(t)

	bought, _ := w.orders()
	shown := len(w.programme(t))
	w.Clock.(*clock.Fake).Advance(20 * 24 * time.Hour) // the keys are long forgotten
	w.Buy = func(context.Context, Purchase) error { return errCrash }
	if err := Load(t.Context(), w.Deps); err != nil || len(w.programme(t)) > shown {
		t.Errorf("loading again, much later: %v", err)
	}
	t.Logf("%d orders", bought)
}

// errCrash stands for the process dying at this moment.
var errCrash = errors.New("crash")

// check looks at a finished demo as visitors and staff do.
func (w *town) check(t *testing.T) {
	t.Helper()
	events := w.programme(t)
	places, err := w.Catalog.Places(t.Context())
	var cities []string
	for _, p := range places {
		cities = append(cities, p.City)
	}
	if err != nil || len(events) != 20 || !slices.Equal(cities, []string{"Amsterdam", "Berlin", "London", "Madrid", "Paris", "Vienna"}) {
		t.Errorf("%d events in %v, %v", len(events), cities, err)
	}
	var soldOut, partly, untouched, notYet, ended, soldInAll int
	for _, e := range events {
		for _, at := range e.Shows {
			if at.Show.StartsAt.Before(w.Clock.Now().Add(48 * time.Hour)) {
				t.Errorf("%s begins at %v", e.Event.Title, at.Show.StartsAt)
			}
			if at.Show.State == catalog.ShowCancelled {
				ended++
				continue
			}
			counts, err := w.engine.Counts(t.Context(), at.Show.ID)
			if err != nil {
				t.Fatal(err)
			}
			sold, free := 0, 0
			for _, l := range counts.Levels {
				sold, free = sold+l.Sold, free+l.Available
				if l.Level == "" && l.Available > 0 {
					t.Errorf("%s has places without a price", e.Event.Title)
				}
			}
			soldInAll += sold
			switch {
			case at.Show.OpensAt.After(w.Clock.Now()):
				notYet++
				if sold > 0 {
					t.Errorf("%s is sold before its sale", e.Event.Title)
				}
			case free == 0:
				soldOut++
			case sold > 0:
				partly++
			default:
				untouched++
			}
		}
	}
	if soldOut != 1 || partly < 15 || untouched == 0 || notYet < 5 || ended != 1 {
		t.Errorf("%d sold out, %d partly sold, %d untouched, %d not yet on sale, %d cancelled", soldOut, partly, untouched, notYet, ended)
	}
	if _, places := w.orders(); places != soldInAll {
		t.Errorf("%d places were bought and %d are sold", places, soldInAll)
	}

	admin, err := w.Accounts.SignIn(t.Context(), AdminEmail, Password)
	if err != nil || admin.Role != account.RoleAdmin {
		t.Errorf("the administrator: %+v, %v", admin, err)
	}
	organisers, _, err := w.Catalog.StaffOrganisers(t.Context(), admin.Actor(), "", 0)
	if err != nil || len(organisers) != 5 {
		t.Fatalf("%d organisers, %v", len(organisers), err)
	}
	for _, o := range organisers {
		for _, role := range []account.Role{account.RoleOwner, account.RoleBoxOffice} {
			s, err := w.Accounts.SignIn(t.Context(), StaffEmail(role, o.Slug), Password)
			if err != nil || s.Role != role || s.Organiser != o.ID {
				t.Errorf("%s of %s: %+v, %v", role, o.Name, s, err)
			}
		}
	}
	drafts, _, err := w.Catalog.StaffShows(t.Context(), admin.Actor(), id.Event{}, "", 50)
	if err != nil || !slices.ContainsFunc(drafts, func(v catalog.ShowView) bool { return v.Show.State == catalog.ShowDraft }) {
		t.Errorf("no draft for staff to try on: %v", err)
	}
}

// Shows are at the hour that was announced, in the venue's own time, on both
// sides of a change of the clocks.
func TestStart(t *testing.T) {
	vienna, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		t.Fatal(err)
	}
	for _, now := range []time.Time{
		time.Date(2027, 3, 20, 23, 30, 0, 0, time.UTC),
		time.Date(2027, 10, 28, 12, 0, 0, 0, time.UTC),
		time.Date(2027, 12, 30, 12, 0, 0, 0, time.UTC),
	} {
		for weeks := range 20 {
			got := show{weeks: weeks, day: time.Friday, hour: 19, minute: 30}.start(now, vienna)
			if got.Weekday() != time.Friday || got.Hour() != 19 || got.Minute() != 30 || got.Sub(now) < 48*time.Hour {
				t.Errorf("%d weeks from %v: %v", weeks, now, got)
			}
		}
		if e := (event{onSaleIn: 2}).opens(now, vienna); e.Hour() != 10 || !e.After(now) {
			t.Errorf("from %v the sale opens at %v", now, e)
		}
	}
}

func TestKeysDiffer(t *testing.T) {
	seen := map[idem.Key]string{}
	for _, name := range []string{"event a", "event b", "show a", "show b"} {
		k := key(name, "")
		if other, taken := seen[k]; taken {
			t.Errorf("%q and %q share a key", name, other)
		}
		seen[k] = name
	}
}
