// Package storetest is what a store must do, whichever database it is on. The
// store's own tests run it over each.
package storetest

import (
	"runtime"
	"testing"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/txn"
	"frontrow/internal/store"
)

// Open gives an empty, migrated database that is closed when the test ends,
// and the clock it goes by.
type Open func(t *testing.T) (*store.DB, *clock.Fake)

// Run checks everything the store promises, whatever database it is on.
func Run(t *testing.T, open Open) {
	for _, subject := range []struct {
		name  string
		check func(*testing.T, Open)
	}{
		{"schema", schema},
		{"units", units},
		{"groups", groups},
		{"seatlog", seatlog},
		{"heads", heads},
		{"homes", homes},
		{"races", races},
		{"checkpoints", checkpoints},
		{"projection", projection},
		{"jobs", jobs},
		{"keys", keys},
		{"sessions", sessions},
		{"accounts", accounts},
		{"catalogue", catalogue},
		{"tickets", tickets},
		{"messages", messages},
		{"mailbox", mailbox},
		{"orders", orders},
		{"takings", takings},
		{"board", board},
		{"payments", payments},
		{"papers", papers},
		{"matters", matters},
		{"comparisons", comparisons},
		{"dead letters", deadLetters},
		{"dead letters that come again", givenUpAgain},
		{"house keys", houseKeys},
		{"nodes", nodes},
		{"leases", leases},
	} {
		t.Run(subject.name, func(t *testing.T) { subject.check(t, open) })
	}
}

// bind gives the units of work of a feature that only keeps keys and enqueues
// jobs: enough to see what a unit leaves behind.
func bind(db *store.DB) txn.Runner[idem.Tx] {
	return store.Bind(db, func(tx *store.Tx) idem.Tx { return tx })
}

// key gives a key that tells itself from others by n.
func key(n int) idem.Key {
	return idem.Key{Caller: [16]byte{1, byte(n >> 8), byte(n)}, Body: [16]byte{2, byte(n >> 8), byte(n)}}
}

// kept reports whether the unit that remembered key n left its trace.
func kept(t *testing.T, db *store.DB, n int) bool {
	t.Helper()
	var found bool
	err := bind(db).View(t.Context(), func(q idem.Tx) (err error) {
		_, found, err = q.Recall(key(n))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// hold keeps all that write units busy until release is called, so that units
// handed in meanwhile wait, and go together where there is one that writes.
func hold(t *testing.T, db *store.DB) (release func()) {
	t.Helper()
	n := db.Stats().Writers
	started, end, answered := make(chan struct{}), make(chan struct{}), make(chan error, n)
	for range n {
		go func() {
			answered <- bind(db).Update(t.Context(), func(idem.Tx) error {
				started <- struct{}{}
				<-end
				return nil
			})
		}()
	}
	for range n {
		<-started
	}
	return func() {
		t.Helper()
		close(end)
		for range n {
			if err := <-answered; err != nil {
				t.Errorf("the unit that held a writer: %v", err)
			}
		}
	}
}

// queued waits until n units wait for the writer.
func queued(db *store.DB, n int) {
	for db.Stats().Waiting < n {
		runtime.Gosched()
	}
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
