package session

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"sync"
	"time"

	"github.com/alexedwards/scs/v2"

	"frontrow/internal/base/clock"
)

const (
	// rememberFor is how long a buyer is known by a token without the store
	// being asked. A session that another process ends is good here for as long.
	rememberFor = time.Minute
	// rememberMost bounds the memory, to some twenty megabytes.
	rememberMost = 1 << 17
)

// recent remembers which buyers were found by which tokens: in an on-sale each
// comes again within seconds. Staff are never remembered, so whom this process
// or another signs out is out at once.
//
// It stands between the session library and the store, where it sees every
// session that ends; that is also why it goes by the digests the store knows.
type recent struct {
	scs.CtxStore
	clock clock.Clock

	mu       sync.RWMutex
	young    map[digest]remembered
	old      map[digest]remembered // dropped when young is full, and takes its place
	sessions uint64                // that ended so far
}

type remembered struct {
	caller Caller
	until  time.Time
}

func newRecent(store scs.Store, clk clock.Clock) *recent {
	return &recent{CtxStore: withContext(store), clock: clk, young: map[digest]remembered{}}
}

// digest is by what the store knows a token. The session library writes it in
// base64.
type digest [sha256.Size]byte

func digestOf(token string) digest {
	return sha256.Sum256(append(make([]byte, 0, 2*tokenLen), token...))
}

func parseDigest(text string) (d digest) {
	raw, _ := base64.RawURLEncoding.DecodeString(text)
	copy(d[:], raw)
	return d
}

// recall gives the caller of a token. If there is none it gives how many
// sessions had ended by then, for remember.
func (r *recent) recall(token string) (caller Caller, found bool, ended uint64) {
	key := digestOf(token)
	r.mu.RLock()
	known, found := r.young[key]
	if !found {
		known, found = r.old[key]
	}
	ended = r.sessions
	r.mu.RUnlock()
	return known.caller, found && r.clock.Now().Before(known.until), ended
}

// remember keeps whose a token is, unless a session has ended since: it might
// be this one.
func (r *recent) remember(token string, caller Caller, deadline time.Time, ended uint64) {
	if caller.Actor != nil || !caller.Known() {
		return
	}
	until := r.clock.Now().Add(rememberFor)
	if deadline.Before(until) {
		until = deadline
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.sessions != ended {
		return
	}
	if len(r.young) >= rememberMost/2 {
		r.old, r.young = r.young, make(map[digest]remembered, rememberMost/2)
	}
	r.young[digestOf(token)] = remembered{caller, until}
}

// forget is called before and after a session is ended or replaced: whoever
// reads it in between does not remember it.
func (r *recent) forget(text string) {
	key := parseDigest(text)
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.young, key)
	delete(r.old, key)
	r.sessions++
}

// DeleteCtx ends a session.
func (r *recent) DeleteCtx(ctx context.Context, key string) error {
	r.forget(key)
	defer r.forget(key)
	return r.CtxStore.DeleteCtx(ctx, key)
}

// plainStore gives a store without contexts the methods of one with them.
type plainStore struct{ scs.Store }

func withContext(store scs.Store) scs.CtxStore {
	if s, ok := store.(scs.CtxStore); ok {
		return s
	}
	return plainStore{store}
}

func (s plainStore) FindCtx(_ context.Context, token string) ([]byte, bool, error) {
	return s.Find(token)
}

func (s plainStore) CommitCtx(_ context.Context, token string, b []byte, expiry time.Time) error {
	return s.Commit(token, b, expiry)
}

func (s plainStore) DeleteCtx(_ context.Context, token string) error { return s.Delete(token) }
