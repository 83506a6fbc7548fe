package passwords

import (
	"context"
	"errors"
	"strings"
	"testing"

	"frontrow/internal/domain/account"
)

var _ account.Hasher = (*Hasher)(nil)

func newHasher(t *testing.T) *Hasher {
	t.Helper()
	h, err := New(1)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestHashAndVerify(t *testing.T) {
	h := newHasher(t)
	hash, err := h.Hash(t.Context(), "correct horse battery")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(hash, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("the hash %q does not tell its parameters", hash)
	}
	again, err := h.Hash(t.Context(), "correct horse battery")
	if err != nil || again == hash {
		t.Errorf("the same password gave the same hash twice (%v)", err)
	}
	for _, c := range []struct {
		password, hash string
		right          bool
	}{
		{"correct horse battery", hash, true},
		{"correct horse battery", again, true},
		{"correct horse batterz", hash, false},
		{"", hash, false},
		{"correct horse battery", "", false},
		{"nobody's password", "", false}, // the decoy opens nothing
	} {
		right, err := h.Verify(t.Context(), c.password, c.hash)
		if err != nil || right != c.right {
			t.Errorf("Verify(%q, %q) = %v, %v", c.password, c.hash, right, err)
		}
	}
	if _, err := h.Verify(t.Context(), "x", "not a hash"); err == nil {
		t.Error("text that is no hash was compared with")
	}
}

func TestTooManyWaiting(t *testing.T) {
	h := newHasher(t)
	for range cap(h.waiting) {
		h.waiting <- struct{}{}
	}
	if _, err := h.Hash(t.Context(), "correct horse battery"); !errors.Is(err, account.ErrBusy) {
		t.Fatalf("got %v, want ErrBusy", err)
	}
	<-h.waiting
	h.turns <- struct{}{}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := h.Hash(gone, "correct horse battery"); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want the context's error", err)
	}
	<-h.turns
	if _, err := h.Hash(t.Context(), "correct horse battery"); err != nil {
		t.Fatalf("a place that became free was not given: %v", err)
	}
}
