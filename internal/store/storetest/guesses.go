package storetest

import (
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/account"
)

// guessing is two processes on one database that count the same guesses.
func guessing(t *testing.T, run txn.Runner[account.Tx], now *clock.Fake) {
	one, two := account.NewService(run, plainHasher{}), account.NewService(run, plainHasher{})
	may := func(want time.Duration, guessers ...string) {
		t.Helper()
		for _, s := range []*account.Service{one, two} {
			if wait, err := s.MayGuess(t.Context(), guessers...); err != nil || wait != want {
				t.Errorf("%v must wait for %v: %v", guessers, wait, err)
			}
		}
	}
	for n := range account.MaxGuesses {
		may(0, "here", "this session")
		if err := []*account.Service{one, two}[n%2].GuessedWrong(t.Context(), "this session", "here"); err != nil {
			t.Fatal(err)
		}
	}
	may(account.TryWhile, "here", "another session")
	may(account.TryWhile, "there", "this session")
	may(0, "there", "another session")
	now.Advance(account.TryWhile - time.Second)
	may(time.Second, "here")
	now.Advance(time.Second)
	may(0, "here", "this session")
}
