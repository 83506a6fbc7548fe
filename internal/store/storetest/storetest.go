// Package storetest is what a store must do, whichever database it is on. The
// store's own tests run it over each.
package storetest

import (
	"testing"

	"frontrow/internal/base/clock"
	"frontrow/internal/store"
)

// Open gives an empty, migrated database that is closed when the test ends,
// and the clock it goes by.
type Open func(t *testing.T) (*store.DB, *clock.Fake)

// Run checks everything the store promises.
func Run(t *testing.T, open Open) {
	t.Run("schema", func(t *testing.T) { schema(t, open) })
	t.Run("seatlog", func(t *testing.T) { seatlog(t, open) })
}

// schema checks that migrations can be run again and that every statement fits
// what they made.
func schema(t *testing.T, open Open) {
	db, _ := open(t)
	if err := db.Migrate(t.Context()); err != nil {
		t.Errorf("a second run: %v", err)
	}
	if err := db.PrepareAll(t.Context()); err != nil {
		t.Error(err)
	}
	current, target, err := db.Version(t.Context())
	if err != nil || current != target || current == 0 {
		t.Errorf("version %d of %d, %v", current, target, err)
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
