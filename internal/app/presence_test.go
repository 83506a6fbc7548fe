package app

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/base/lease"
	"frontrow/internal/platform/config"
	"frontrow/internal/platform/datadir"
	"frontrow/internal/store"
)

// leaveBehind is a process that claims a job of a kind of its own and is gone,
// while it counts as alive for a while yet.
func leaveBehind(t *testing.T, o store.Options, kind string, alive time.Duration) (process string) {
	t.Helper()
	o.Clock = clock.NewSystem()
	db, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	steps := []func() error{
		func() error { return db.Migrate(t.Context()) },
		func() error {
			return store.Bind(db, func(tx *store.Tx) idem.Tx { return tx }).Update(t.Context(), func(q idem.Tx) error { return q.Enqueue(job.Job{Kind: kind}) })
		},
		func() error {
			claimed, err := db.Jobs().Claim(t.Context(), o.Clock.Now(), time.Hour, 1, []string{kind})
			if len(claimed) != 1 {
				t.Error("there is nothing to claim")
			}
			return err
		},
		func() error {
			_, err := db.Nodes(alive, alive).Beat(t.Context(), lease.Node{ID: db.Process()}, nil)
			return err
		},
		db.Close,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	return db.Process()
}

// claims reports whether a job of a kind is to be had.
func (s *server) claims(ctx context.Context, kind string) (bool, error) {
	claimed, err := s.db.Jobs().Claim(ctx, s.clock.Now(), time.Hour, 1, []string{kind})
	return len(claimed) == 1, err
}

// TestWhoeverHasTheFolderTakesOver: the process before is dead, whatever the
// database last heard of it.
func TestWhoeverHasTheFolderTakesOver(t *testing.T) {
	t.Parallel()
	folder, in := t.TempDir(), testDatabases(t)
	dir, err := datadir.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	o := store.Options{Path: filepath.Join(folder, databaseFile), URL: in.url}
	if err := errors.Join(dir.Name(leaveBehind(t, o, "mine", time.Hour)), dir.Close()); err != nil {
		t.Fatal(err)
	}
	s := startTest(t, func(s *config.Settings) { s.Data, s.DatabaseURL, s.SeatDatabaseURLs = folder, in.url, in.seats })
	if had, err := s.claims(t.Context(), "mine"); !had {
		t.Errorf("what the process before had begun is still its own; %v", err)
	}
}

// TestOthersTakeOver: of the processes on a database, those that are dead have
// nothing, and those that are alive keep what they have.
func TestOthersTakeOver(t *testing.T) {
	t.Parallel()
	in := oneDatabase(t)
	s := startTest(t, func(s *config.Settings) { s.DatabaseURL = in.url })
	leaveBehind(t, store.Options{URL: in.url}, "of the living", time.Hour)
	leaveBehind(t, store.Options{URL: in.url}, "of the dead", 0)
	for giveUp := time.After(time.Minute); ; {
		had, err := s.claims(t.Context(), "of the dead")
		if err != nil {
			t.Fatal(err)
		}
		if had {
			break
		}
		select {
		case <-giveUp:
			t.Fatal("what a dead process had begun is still its own")
		case <-tick():
		}
	}
	if had, err := s.claims(t.Context(), "of the living"); had || err != nil {
		t.Errorf("it is taken from the living: %v, %v", had, err)
	}
}
