package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"time"
)

// MaxGuesses is how many wrong guesses of something that can be guessed, such
// as the code of a voucher, are allowed to one guesser in TryWhile.
const MaxGuesses = 20

// Guess counts a guess of these guessers before it is looked at, as wrong, and
// gives when. Where one of them has MaxGuesses already it counts nothing, and
// gives how long they have to wait. Whether it may be made and that it is
// counted is one step for all processes, so guesses that come at one moment get
// no more than the limit. One that is being looked at counts until
// [Service.GuessedRight].
func (s *Service) Guess(ctx context.Context, guessers ...string) (at time.Time, wait time.Duration, err error) {
	guessers = slices.Clone(guessers)
	slices.Sort(guessers) // two who guess at once take their rows in one order
	err = s.run.Update(ctx, func(q Tx) error {
		at, wait = q.Now(), 0
		for _, g := range guessers {
			tries, since, err := q.CountTry(guessDigest(g), at, at.Add(-TryWhile))
			if err != nil {
				return err
			}
			if tries > MaxGuesses {
				wait = max(wait, since.Add(TryWhile).Sub(at))
			}
		}
		if wait > 0 {
			return errGuessedOften // so that nothing is counted
		}
		return nil
	})
	if wait > 0 && errors.Is(err, errGuessedOften) {
		err = nil
	}
	return at, wait, err
}

// errGuessedOften only ends a unit of work.
var errGuessedOften = errors.New("guessed too often")

// GuessedRight takes back what was counted for a guess that was made at an
// instant: it was not wrong.
func (s *Service) GuessedRight(ctx context.Context, at time.Time, guessers ...string) error {
	guessers = slices.Clone(guessers)
	slices.Sort(guessers)
	return s.run.Update(ctx, func(q Tx) error {
		for _, g := range guessers {
			if err := q.UncountTry(guessDigest(g), at); err != nil {
				return err
			}
		}
		return nil
	})
}

// guessDigest names a guesser among the tries, so that the table holds no
// addresses.
func guessDigest(guesser string) string {
	sum := sha256.Sum256([]byte("guess\x00" + guesser))
	return hex.EncodeToString(sum[:16])
}
