// Package idem makes commands safe to send again (I5): the key a client sent
// is stored in the same transaction as the effect it led to, with the answer.
//
// The same key with the same request gets the same answer, for 24 hours. With
// another request it is refused. A refusal binds no key, so a client may mend
// its request and keep the key.
package idem

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/txn"
)

// KeepFor is how long a key is remembered at least.
const KeepFor = 24 * time.Hour

// MaxLen is the longest key a client may send, in bytes.
const MaxLen = 255

// The faults of a missing, unfit or reused key.
var (
	ErrMissing   = fault.Define(fault.Malformed, "idempotency.key_missing", "This request changes something: send an Idempotency-Key header with a value of your own, 1 to 255 printable ASCII characters, new for each new request and the same when you repeat one.")
	ErrBadKey    = fault.Define(fault.Malformed, "idempotency.key_invalid", "An Idempotency-Key has 1 to 255 printable ASCII characters.")
	ErrKeyReused = fault.Define(fault.Invalid, "idempotency.key_reused", "This idempotency key was used with another request. Use a new key for a new request.")
	ErrInFlight  = fault.Define(fault.Conflict, "idempotency.in_flight", "The first request with this idempotency key is still being worked on. Ask again in a moment.")
)

// Key is an idempotency key as it is stored: digests only, so that two
// people's equal keys never meet and no client's text is kept.
type Key struct {
	Caller [16]byte // digest of account, route and the key's text
	Body   [16]byte // digest of the request
}

// IsZero reports whether the command carries no key, as those of our own
// saga do: they are idempotent by the order they name.
func (k Key) IsZero() bool { return k == Key{} }

// NewKey digests what a client sent. account is the caller's id, route the
// method and the path's pattern with the ids in it, body the request's bytes.
func NewKey(account, route, text string, body []byte) (Key, error) {
	if text == "" {
		return Key{}, ErrMissing
	}
	if len(text) > MaxLen {
		return Key{}, ErrBadKey
	}
	for _, c := range []byte(text) {
		if c < 0x20 || c > 0x7e {
			return Key{}, ErrBadKey
		}
	}
	who := make([]byte, 0, 512)
	for _, part := range [...]string{account, route, text} {
		who = append(append(who, part...), 0)
	}
	caller := sha256.Sum256(who)
	// The key's text, which is not kept, salts the digest: a body may hold a
	// password, and its digest must be no way to guess it.
	request := sha256.New()
	request.Write(who[len(account)+len(route)+2:])
	request.Write(body)
	return Key{Caller: [16]byte(caller[:16]), Body: [16]byte(request.Sum(who[:0]))}, nil
}

// Tx is what a unit of work needs to remember keys.
type Tx interface {
	txn.Tx
	// Recall finds the answer stored under a key. It returns ErrKeyReused when
	// the key was used with another body.
	Recall(k Key) (answer []byte, found bool, err error)
	// Remember stores the answer with the effect.
	Remember(k Key, answer []byte) error
}

// Once runs fn in a transaction, or gives the answer it gave before for the
// same key. With a zero key it just runs fn. T must survive JSON unchanged.
func Once[Q Tx, T any](ctx context.Context, run txn.Runner[Q], k Key, fn func(q Q) (T, error)) (T, error) {
	var answer T
	err := run.Update(ctx, func(q Q) error {
		var fresh T
		answer = fresh // the body may run again
		if k.IsZero() {
			var err error
			answer, err = fn(q)
			return err
		}
		stored, found, err := q.Recall(k)
		if err != nil {
			return err
		}
		if found {
			return json.Unmarshal(stored, &answer)
		}
		if answer, err = fn(q); err != nil {
			return err
		}
		raw, err := json.Marshal(answer)
		if err != nil {
			return err
		}
		return q.Remember(k, raw)
	})
	return answer, err
}
