package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"frontrow/internal/base/clock"
	"frontrow/internal/engine"
	"frontrow/internal/platform/jobs"
	"frontrow/internal/store"
	"frontrow/internal/store/pgtest"
	"frontrow/internal/store/storetest"
)

// What others ask of the store, checked when this is compiled.
var (
	_ engine.Log   = store.SeatLog{}
	_ jobs.Store   = store.Jobs{}
	_ scs.CtxStore = store.Sessions{}
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, openSQLite)
	storetest.Together(t, openSQLite)
}

func TestPostgres(t *testing.T) { storetest.Run(t, openPostgres) }

func openSQLite(t *testing.T) (*store.DB, *clock.Fake) {
	t.Helper()
	file, err := migrated()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "front row?.db") // an awkward name, on purpose
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return open(t, store.Options{Path: path})
}

// template is a database with the program's schema.
var template = pgtest.NewTemplate(func(url string) error {
	db, err := store.Open(context.Background(), store.Options{URL: url, Clock: clock.NewSystem()})
	if err != nil {
		return err
	}
	return errors.Join(db.Migrate(context.Background()), db.Close())
})

func openPostgres(t *testing.T) (*store.DB, *clock.Fake) {
	t.Helper()
	return open(t, store.Options{URL: template.Database(t)})
}

func open(t *testing.T, o store.Options) (*store.DB, *clock.Fake) {
	t.Helper()
	clk := clock.NewFake(time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC))
	o.Clock = clk
	o.Fatal = func(err error) { t.Errorf("the store wants to end the process: %v", err) }
	db, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return db, clk
}

// migrated is the file of an empty database, made once for all tests.
var migrated = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "frontrow-store-*")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	path := filepath.Join(folder, "empty.db")
	db, err := store.Open(context.Background(), store.Options{Path: path, Clock: clock.NewSystem()})
	if err != nil {
		return nil, err
	}
	if err := db.Migrate(context.Background()); err != nil {
		return nil, err
	}
	if err := db.Close(); err != nil { // which moves everything into the one file
		return nil, err
	}
	return os.ReadFile(path)
})

// Processes that share a database are held together by its clock, whatever their
// own say; one that has its database to itself has no other than its own.
func TestDatabaseTellsItsOwnTime(t *testing.T) {
	alone, own := openSQLite(t)
	if now, err := alone.SeatLog().Now(t.Context()); err != nil || !now.Equal(own.Now()) {
		t.Errorf("SQLite: %v, %v; the process has %v", now, err, own.Now())
	}
	shared, _ := openPostgres(t)
	before := time.Now()
	now, err := shared.SeatLog().Now(t.Context())
	after := time.Now()
	if err != nil || now.Before(before.Truncate(time.Microsecond)) || now.After(after) || now.Location() != time.UTC {
		t.Errorf("PostgreSQL: %v, %v; asked between %v and %v on its machine", now, err, before, after)
	}
	later, err := shared.SeatLog().Now(t.Context())
	if err != nil || !later.After(now) {
		t.Errorf("and then %v, %v", later, err)
	}
}
