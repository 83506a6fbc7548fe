package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"

	"frontrow/internal/base/clock"
	"frontrow/internal/engine"
	"frontrow/internal/platform/jobs"
	"frontrow/internal/store"
	"frontrow/internal/store/storetest"
)

func open(t *testing.T) (*store.DB, *clock.Fake) {
	t.Helper()
	clk := clock.NewFake(time.Date(2027, 3, 1, 18, 0, 0, 0, time.UTC))
	db, err := store.Open(t.Context(), store.Options{
		Path:  filepath.Join(t.TempDir(), "front row?.db"), // an awkward name, on purpose
		Clock: clk,
		Fatal: func(err error) { t.Errorf("the store wants to end the process: %v", err) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db, clk
}

// What others ask of the store, checked when this is compiled.
var (
	_ engine.Log   = store.SeatLog{}
	_ jobs.Store   = store.Jobs{}
	_ scs.CtxStore = store.Sessions{}
)

func TestSQLite(t *testing.T) { storetest.Run(t, open) }
