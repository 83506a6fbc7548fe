package session

import (
	"errors"
	"net/netip"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
)

// Who tries codes of vouchers that are none may do so wrongTries times in a
// while, from one address and in one session; then codes are not looked at
// until the while is over. This process alone counts, and forgets everything
// when it has counted for mostGuessers.
const (
	wrongTries   = 20
	guessesCount = 10 * time.Minute
	mostGuessers = 100_000
)

// guesses counts wrong codes.
type guesses struct {
	mu    sync.Mutex
	until time.Time
	wrong map[string]int
}

// Guarded does something with a voucher's code for whoever asks from an
// address, which may have a port. It returns ErrGuesses instead when they have
// tried too many that are none. With no code it counts nothing.
func (s *Sessions) Guarded(code, from string, buyer id.Buyer, try func() error) error {
	if code == "" {
		return try()
	}
	who, now := guessers(from, buyer), s.clock.Now()
	if wait := s.guesses.full(who, now); wait > 0 {
		return ErrGuesses.After(wait)
	}
	err := try()
	if errors.Is(err, inventory.ErrVoucher) {
		s.guesses.add(who, now)
	}
	return err
}

// guessers names who is counted. Addresses of this machine and of private
// networks are proxies, behind which everybody has the same.
func guessers(from string, buyer id.Buyer) (who []string) {
	if !buyer.IsZero() {
		who = append(who, buyer.String())
	}
	at, err := netip.ParseAddrPort(from)
	address := at.Addr().Unmap().WithZone("")
	if err != nil || address.IsLoopback() || address.IsPrivate() || address.IsLinkLocalUnicast() {
		return who
	}
	if network, err := address.Prefix(64); err == nil && address.Is6() {
		return append(who, network.String())
	}
	return append(who, address.String())
}

func (g *guesses) full(who []string, now time.Time) time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !now.Before(g.until) {
		return 0
	}
	for _, w := range who {
		if g.wrong[w] >= wrongTries {
			return g.until.Sub(now)
		}
	}
	return 0
}

func (g *guesses) add(who []string, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !now.Before(g.until) || len(g.wrong) >= mostGuessers {
		g.until, g.wrong = now.Add(guessesCount), map[string]int{}
	}
	for _, w := range who {
		g.wrong[w]++
	}
}
