package session_test

import (
	"errors"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/session"
)

func TestGuessesAreCounted(t *testing.T) {
	s, _, now := newSessions(t)
	one, other := id.New[id.Buyer](), id.New[id.Buyer]()
	wrong := func() error { return inventory.ErrVoucher }
	right := func() error { return nil }
	const here, there, proxy = "203.0.113.7:1000", "203.0.113.8:1000", "10.0.0.1:1000"
	for range 20 {
		if err := s.Guarded("code", here, one, wrong); !errors.Is(err, inventory.ErrVoucher) {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		code, from string
		buyer      id.Buyer
		refused    bool
	}{
		"again":                      {"code", here, one, true},
		"without a code":             {"", here, one, false},
		"another session":            {"code", here, other, true},
		"another address":            {"code", there, one, true},
		"somebody else":              {"code", there, other, false},
		"somebody behind a proxy":    {"code", proxy, other, false},
		"the guesser behind a proxy": {"code", proxy, one, true},
	} {
		if err := s.Guarded(c.code, c.from, c.buyer, right); errors.Is(err, session.ErrGuesses) != c.refused {
			t.Errorf("%s: %v", name, err)
		}
	}
	now.Advance(10 * time.Minute)
	if err := s.Guarded("code", here, one, right); err != nil {
		t.Errorf("after a while: %v", err)
	}
}
