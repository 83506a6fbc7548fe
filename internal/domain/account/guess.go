package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"
)

// MaxGuesses is how many wrong guesses of something that can be guessed, such
// as the code of a voucher, are allowed to one guesser in TryWhile.
const MaxGuesses = 20

// MayGuess gives how long the first of these guessers who has guessed wrong
// too often has to wait; 0 when all may try. Every process knows what the
// others have counted. Guesses that are on their way at the same moment are not
// counted yet.
func (s *Service) MayGuess(ctx context.Context, guessers ...string) (wait time.Duration, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		wait = 0
		for _, g := range guessers {
			tries, since, err := q.Tries(guessDigest(g))
			if err != nil {
				return err
			}
			if tries >= MaxGuesses {
				wait = max(wait, since.Add(TryWhile).Sub(q.Now()))
			}
		}
		return nil
	})
	return wait, err
}

// GuessedWrong counts a wrong guess of these guessers.
func (s *Service) GuessedWrong(ctx context.Context, guessers ...string) error {
	slices.Sort(guessers) // two who guess at once take their rows in one order
	return s.run.Update(ctx, func(q Tx) error {
		for _, g := range guessers {
			if _, _, err := q.CountTry(guessDigest(g), q.Now(), q.Now().Add(-TryWhile)); err != nil {
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
