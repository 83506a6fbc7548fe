package session_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"

	"frontrow/internal/base/clock"
	"frontrow/internal/transport/session"
)

// otherProcess ends every session, as another process on the same database
// would: this one does not hear of it.
func otherProcess(t *testing.T, store *memstore.MemStore) {
	t.Helper()
	all, err := store.All()
	if err != nil {
		t.Fatal(err)
	}
	for token := range all {
		if err := store.Delete(token); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBuyersAreRememberedForAMinute(t *testing.T) {
	s, store, now := newSessions(t)
	token, buyer, _, err := s.IssueGuest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if c, err := s.FromBearer(t.Context(), token); err != nil || c.Buyer != buyer {
			t.Fatalf("got %+v, %v", c, err)
		}
		otherProcess(t, store)
	}
	now.Advance(time.Minute)
	if _, err := s.FromBearer(t.Context(), token); !errors.Is(err, session.ErrUnknown) {
		t.Errorf("a minute after another process ended the session: %v", err)
	}
}

func TestStaffAreNotRemembered(t *testing.T) {
	s, store, _ := newSessions(t)
	token, _, err := s.IssueStaff(t.Context(), staff(t))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.FromBearer(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	otherProcess(t, store)
	if _, err := s.FromBearer(t.Context(), token); !errors.Is(err, session.ErrUnknown) {
		t.Errorf("another process signed them out: %v", err)
	}
}

// endsMeanwhile is a store in which a session ends just after it was read.
type endsMeanwhile struct {
	*memstore.MemStore
	end func()
}

func (s *endsMeanwhile) Find(token string) ([]byte, bool, error) {
	b, found, err := s.MemStore.Find(token)
	if end := s.end; end != nil {
		s.end = nil
		end()
	}
	return b, found, err
}

func TestSessionThatEndsWhileItIsReadIsNotRemembered(t *testing.T) {
	store := &endsMeanwhile{MemStore: memstore.NewWithCleanupInterval(0)}
	now := clock.NewFake(noon)
	s := session.New(store, session.Options{Clock: now})
	token, _, _, err := s.IssueGuest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	now.Advance(time.Minute) // it was known when it was made
	store.end = func() {
		if err := s.Revoke(context.Background(), token); err != nil {
			t.Error(err)
		}
	}
	if _, err := s.FromBearer(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	if _, err := s.FromBearer(t.Context(), token); !errors.Is(err, session.ErrUnknown) {
		t.Errorf("it ended before: %v", err)
	}
}
