package session

import (
	"context"
	"errors"
	"log/slog"
	"net/netip"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
)

// Guesses counts wrong guesses for all processes together.
type Guesses interface {
	// MayGuess gives how long the first of these guessers has to wait; 0 for
	// not at all.
	MayGuess(ctx context.Context, guessers ...string) (time.Duration, error)
	GuessedWrong(ctx context.Context, guessers ...string) error
}

// Who tries codes of vouchers that are none may do so account.MaxGuesses times
// in a while, from one address and in one session; then codes are not looked at
// until the while is over. What a process has counted itself holds also while
// it cannot ask for what all have; it forgets that when it has counted for
// mostGuessers.
const (
	wrongTries   = account.MaxGuesses
	guessesCount = account.TryWhile
	mostGuessers = 100_000
)

// guesses counts the wrong codes that this process has seen.
type guesses struct {
	mu    sync.Mutex
	until time.Time
	wrong map[string]int
}

// Guarded does something with a voucher's code for whoever asks from an
// address, which may have a port. It returns ErrGuesses instead when they have
// tried too many that are none. With no code it counts nothing.
func (s *Sessions) Guarded(ctx context.Context, code, from string, buyer id.Buyer, try func() error) error {
	if code == "" {
		return try()
	}
	who, now := guessers(from, buyer), s.clock.Now()
	if wait := s.guesses.full(who, now); wait > 0 {
		return ErrGuesses.After(wait)
	}
	if wait := s.fullForAll(ctx, who); wait > 0 {
		return ErrGuesses.After(wait)
	}
	err := try()
	if errors.Is(err, inventory.ErrVoucher) {
		s.guesses.add(who, now)
		s.addForAll(ctx, who)
	}
	return err
}

// fullForAll asks what all processes have counted. While nobody can say, what
// this one has counted must do: a code that is right is good all the same.
func (s *Sessions) fullForAll(ctx context.Context, who []string) time.Duration {
	if s.all == nil || len(who) == 0 {
		return 0
	}
	wait, err := s.all.MayGuess(ctx, who...)
	if err != nil {
		slog.WarnContext(ctx, "it cannot be seen how many wrong codes all processes have counted", "error", err)
		return 0
	}
	return wait
}

// addForAll tells all processes of a wrong code, also when its guesser has hung
// up.
func (s *Sessions) addForAll(ctx context.Context, who []string) {
	if s.all == nil || len(who) == 0 {
		return
	}
	if err := s.all.GuessedWrong(context.WithoutCancel(ctx), who...); err != nil {
		slog.WarnContext(ctx, "other processes do not know of a wrong code", "error", err)
	}
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
