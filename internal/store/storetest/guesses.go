package storetest

import (
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

// guessing is two processes on one database that count the same guesses.
func guessing(t *testing.T, run txn.Runner[account.Tx], now *clock.Fake) {
	nodes := []*account.Service{account.NewService(run, plainHasher{}), account.NewService(run, plainHasher{})}
	guess := func(n int, want time.Duration, guessers ...string) time.Time {
		t.Helper()
		at, wait, err := nodes[n%2].Guess(t.Context(), guessers...)
		if err != nil || wait != want {
			t.Errorf("%v must wait for %v: %v", guessers, wait, err)
		}
		return at
	}
	right := func(n int, at time.Time, guessers ...string) {
		t.Helper()
		if err := nodes[n%2].GuessedRight(t.Context(), at, guessers...); err != nil {
			t.Error(err)
		}
	}
	for n := range account.MaxGuesses {
		right(n, guess(n, 0, "here", "this session"), "here", "this session")
		guess(n, 0, "this session", "here")
	}
	guess(0, account.TryWhile, "here", "another session")
	guess(1, account.TryWhile, "there", "this session")
	for n := range account.MaxGuesses { // what was refused is counted for nobody
		guess(n, 0, "there", "another session")
	}
	now.Advance(account.TryWhile - time.Second)
	guess(0, time.Second, "here")
	late := now.Now()
	now.Advance(time.Second + time.Microsecond)
	guess(1, 0, "here")
	right(0, late, "here") // of the while before
	for n := range account.MaxGuesses - 1 {
		guess(n, 0, "here")
	}
	guess(0, account.TryWhile, "here")

	var made atomic.Int32
	var all errgroup.Group
	for n := range 4 * account.MaxGuesses {
		all.Go(func() error {
			_, wait, err := nodes[n%2].Guess(t.Context(), "at one moment", []string{"a", "b", "c", "d", "e"}[n%5])
			if err == nil && wait == 0 {
				made.Add(1)
			}
			return err
		})
	}
	if err := all.Wait(); err != nil || made.Load() != account.MaxGuesses {
		t.Errorf("%d guesses were made at one moment: %v", made.Load(), err)
	}
}
