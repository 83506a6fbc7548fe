package store_test

import (
	"path/filepath"
	"testing"
	"time"

	"frontrow/internal/base/clock"
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

func TestSQLite(t *testing.T) { storetest.Run(t, open) }
