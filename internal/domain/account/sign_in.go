package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"
)

// How many tries to sign in are allowed under one address in a while. The
// count starts again with the first try after the while, and with a right
// password.
const (
	MaxTries = 10
	TryWhile = 15 * time.Minute
)

// SignIn gives the person whose e-mail address and password these are.
//
// It returns ErrWrongSignIn alike for an unknown address and a wrong password,
// after the same work; ErrTooManyTries, with the time to wait, once an address
// was tried MaxTries times in TryWhile, even if the password is now right; and
// ErrBusy. A try is counted before the password is looked at, so that tries
// made at once count too.
func (s *Service) SignIn(ctx context.Context, email, password string) (Staff, error) {
	if len(email) > 4*MaxEmail || len(password) > 4*MaxPassword {
		return Staff{}, ErrWrongSignIn
	}
	address, err := ParseEmail(email)
	if err != nil {
		return Staff{}, ErrWrongSignIn // nobody could have been added with it
	}
	digest := tryDigest(address)
	var person Staff
	var hash string
	err = s.run.Update(ctx, func(q Tx) error {
		person, hash = Staff{}, ""
		tries, since, err := q.CountTry(digest, q.Now(), q.Now().Add(-TryWhile))
		if err != nil {
			return err
		}
		if tries > MaxTries {
			return ErrTooManyTries.After(since.Add(TryWhile).Sub(q.Now()))
		}
		person, hash, err = q.StaffBySignIn(signInName(address))
		if errors.Is(err, ErrNoStaff) {
			return nil // go on without a hash, which takes as long
		}
		return err
	})
	if err != nil {
		return Staff{}, err
	}
	right, err := s.hasher.Verify(ctx, tidyPassword(password), hash)
	if err != nil {
		return Staff{}, err
	}
	if !right {
		return Staff{}, ErrWrongSignIn
	}
	if err := s.run.Update(ctx, func(q Tx) error { return q.ForgetTries(digest) }); err != nil {
		return Staff{}, err
	}
	return person, nil
}

// tryDigest names an address among the tries, so that the table holds neither
// addresses of strangers nor rows of any length.
func tryDigest(address string) string {
	sum := sha256.Sum256([]byte(signInName(address)))
	return hex.EncodeToString(sum[:16])
}
