// Package passwords hashes passwords with argon2id.
package passwords

import (
	"context"
	"time"

	"github.com/alexedwards/argon2id"

	"frontrow/internal/domain/account"
)

// params are the least that OWASP asks for: 19 MiB, two passes, one thread.
// They are written into each hash, so raising them leaves old hashes valid.
var params = &argon2id.Params{Memory: 19 * 1024, Iterations: 2, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// maxWaiting is how many callers may wait for their turn. A turn takes some
// tens of milliseconds, so the last of them waits a few seconds.
const maxWaiting = 100

// Hasher hashes and checks passwords, a few at a time: whoever floods the
// sign-in page must not take the memory and the processors from buyers.
type Hasher struct {
	turns   chan struct{} // holds one value for each caller at work
	waiting chan struct{} // holds one value for each caller at work or waiting
	decoy   string        // what a password is compared with when there is no hash
}

// New gives a Hasher that works for atOnce callers at a time.
func New(atOnce int) (*Hasher, error) {
	decoy, err := argon2id.CreateHash("nobody's password", params)
	if err != nil {
		return nil, err
	}
	return &Hasher{
		turns:   make(chan struct{}, atOnce),
		waiting: make(chan struct{}, atOnce+maxWaiting),
		decoy:   decoy,
	}, nil
}

// Hash gives what to store in place of the password.
func (h *Hasher) Hash(ctx context.Context, password string) (hash string, err error) {
	err = h.inTurn(ctx, func() error {
		hash, err = argon2id.CreateHash(password, params)
		return err
	})
	return hash, err
}

// Verify reports whether hash was made from password. With the hash "" it
// takes as long, and says no.
func (h *Hasher) Verify(ctx context.Context, password, hash string) (right bool, err error) {
	compareWith := hash
	if hash == "" {
		compareWith = h.decoy
	}
	err = h.inTurn(ctx, func() error {
		right, err = argon2id.ComparePasswordAndHash(password, compareWith)
		return err
	})
	return right && hash != "", err
}

func (h *Hasher) inTurn(ctx context.Context, work func() error) error {
	select {
	case h.waiting <- struct{}{}:
	default:
		return account.ErrBusy.After(2 * time.Second)
	}
	defer func() { <-h.waiting }()
	select {
	case h.turns <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-h.turns }()
	return work()
}
