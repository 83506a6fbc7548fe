package session

import (
	"context"
	"errors"
	"log/slog"
	"net/netip"
	"sync"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
)

// Guesses counts wrong guesses for all processes together.
type Guesses interface {
	// Guess counts a guess of these guessers as wrong before it is looked at,
	// and gives when; or counts nothing, and gives how long they have to wait.
	Guess(ctx context.Context, guessers ...string) (at time.Time, wait time.Duration, err error)
	// GuessedRight takes back what was counted at that instant.
	GuessedRight(ctx context.Context, at time.Time, guessers ...string) error
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

// guesses counts the wrong codes that this process has seen, and those it is
// looking at.
type guesses struct {
	mu       sync.Mutex
	until    time.Time
	wrong    map[string]int
	underWay map[idem.Key]*guess
}

// guess is a code that is being looked at, for a request and all that repeat it
// under its key meanwhile.
type guess struct {
	counted  sync.Once
	takeBack func()        // counts it no more
	wait     time.Duration // where it may not be looked at

	many  int  // requests that are under way
	wrong bool // one of them was told that the code is none
}

// Guarded does something with a voucher's code for whoever asks from an
// address, which may have a port. It returns ErrGuesses instead when they have
// tried too many that are none. With no code it counts nothing.
//
// A code counts as wrong before it is looked at, and no more when it was right:
// so many that are tried at one moment are no more than the limit. What is asked
// again under one key while it is under way is one guess: all get one answer.
func (s *Sessions) Guarded(ctx context.Context, code, from string, buyer id.Buyer, key idem.Key, try func() error) error {
	if code == "" {
		return try()
	}
	g := s.guesses.begin(key)
	wrong := true // also when try does not return
	defer func() {
		if s.guesses.end(key, g, wrong) {
			g.takeBack()
		}
	}()
	g.counted.Do(func() { g.takeBack, g.wait = s.count(ctx, guessers(from, buyer)) })
	if g.wait > 0 {
		wrong = false
		return ErrGuesses.After(g.wait)
	}
	err := try()
	wrong = errors.Is(err, inventory.ErrVoucher)
	return err
}

// count counts a code as a wrong one, and gives what takes that back; or counts
// nothing, and gives how long to wait.
func (s *Sessions) count(ctx context.Context, who []string) (takeBack func(), wait time.Duration) {
	nothing := func() {}
	until, wait := s.guesses.add(who, s.clock.Now())
	if wait > 0 {
		return nothing, wait
	}
	right, wait := s.addForAll(ctx, who)
	if wait > 0 {
		s.guesses.takeBack(who, until)
		return nothing, wait
	}
	return func() {
		s.guesses.takeBack(who, until)
		right()
	}, 0
}

// begin notes that a code is being looked at. Without a key it is a guess of its
// own.
func (g *guesses) begin(key idem.Key) *guess {
	g.mu.Lock()
	defer g.mu.Unlock()
	one := g.underWay[key]
	if one == nil {
		one = &guess{}
		if !key.IsZero() {
			if g.underWay == nil {
				g.underWay = map[idem.Key]*guess{}
			}
			g.underWay[key] = one
		}
	}
	one.many++
	return one
}

// end notes that it was looked at, and reports whether all who asked have been
// answered and none was told that the code is none.
func (g *guesses) end(key idem.Key, one *guess, wrong bool) (right bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	one.many--
	one.wrong = one.wrong || wrong
	if one.many > 0 {
		return false
	}
	delete(g.underWay, key)
	return !one.wrong
}

// addForAll counts a code where all processes do, and gives what takes it back,
// also when who tried it has hung up. While nobody can say, what this process
// has counted must do: a code that is right is good all the same.
func (s *Sessions) addForAll(ctx context.Context, who []string) (right func(), wait time.Duration) {
	if s.all == nil || len(who) == 0 {
		return func() {}, 0
	}
	ctx = context.WithoutCancel(ctx) // hanging up must not look like a database that is away
	at, wait, err := s.all.Guess(ctx, who...)
	if err != nil {
		slog.WarnContext(ctx, "it cannot be seen how many wrong codes all processes have counted", "error", err)
		return func() {}, 0
	}
	return func() {
		if err := s.all.GuessedRight(ctx, at, who...); err != nil {
			slog.WarnContext(ctx, "a code that was right counts as a wrong one", "error", err)
		}
	}, wait
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

// add counts a code that will be looked at, and gives until when it counts; or
// counts nothing, and gives how long to wait.
func (g *guesses) add(who []string, now time.Time) (until time.Time, wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !now.Before(g.until) || len(g.wrong) >= mostGuessers {
		g.until, g.wrong = now.Add(guessesCount), map[string]int{}
	}
	for _, w := range who {
		if g.wrong[w] >= wrongTries {
			return g.until, g.until.Sub(now)
		}
	}
	for _, w := range who {
		g.wrong[w]++
	}
	return g.until, 0
}

// takeBack counts a code no more that was added until then.
func (g *guesses) takeBack(who []string, until time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !until.Equal(g.until) {
		return // all of that is forgotten
	}
	for _, w := range who {
		if g.wrong[w]--; g.wrong[w] <= 0 {
			delete(g.wrong, w)
		}
	}
}
