package session_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
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
		if err := s.Guarded(t.Context(), "code", here, one, idem.Key{}, wrong); !errors.Is(err, inventory.ErrVoucher) {
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
		if err := s.Guarded(t.Context(), c.code, c.from, c.buyer, idem.Key{}, right); errors.Is(err, session.ErrGuesses) != c.refused {
			t.Errorf("%s: %v", name, err)
		}
	}
	now.Advance(15 * time.Minute)
	if err := s.Guarded(t.Context(), "code", here, one, idem.Key{}, right); err != nil {
		t.Errorf("after a while: %v", err)
	}
}

// counted is what all processes count, in memory.
type counted struct {
	mu    sync.Mutex
	wrong map[string]int
	away  error
}

func (c *counted) Guess(_ context.Context, who ...string) (time.Time, time.Duration, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range who {
		if c.wrong[w] >= 20 {
			return noon, time.Minute, c.away
		}
	}
	for _, w := range who {
		c.wrong[w]++
	}
	return noon, 0, c.away
}

func (c *counted) GuessedRight(_ context.Context, _ time.Time, who ...string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, w := range who {
		c.wrong[w]--
	}
	return c.away
}

// Behind a balancer, a guesser has as many guesses as with one process.
func TestGuessesAreCountedForAllProcesses(t *testing.T) {
	all := &counted{wrong: map[string]int{}}
	now := clock.NewFake(noon)
	var nodes []*session.Sessions
	for range 4 {
		nodes = append(nodes, session.New(memstore.NewWithCleanupInterval(0), session.Options{Clock: now, Guesses: all}))
	}
	buyer, looked := id.New[id.Buyer](), 0
	guess := func(n int) error {
		return nodes[n%len(nodes)].Guarded(t.Context(), "code", "203.0.113.7:1000", buyer, idem.Key{}, func() error {
			looked++
			return inventory.ErrVoucher
		})
	}
	for n := range 100 {
		if err := guess(n); n >= 20 && !errors.Is(err, session.ErrGuesses) {
			t.Fatalf("guess %d: %v", n, err)
		}
	}
	if looked != 20 {
		t.Errorf("%d codes were looked at", looked)
	}
	all.away = errors.New("the database is away")
	if err := nodes[0].Guarded(t.Context(), "code", "203.0.113.9:1", id.New[id.Buyer](), idem.Key{}, func() error { return nil }); err != nil {
		t.Errorf("while nobody can say: %v", err)
	}
}

// Codes that are tried at one moment, at several processes, are all on their way
// before the first is answered. No more are looked at than one after the other.
func TestGuessesAtOneMomentDoNotOvershoot(t *testing.T) {
	for name, all := range map[string]session.Guesses{"one process": nil, "several": &counted{wrong: map[string]int{}}} {
		t.Run(name, func(t *testing.T) {
			nodes := 4
			if all == nil {
				nodes = 1
			}
			var at []*session.Sessions
			for range nodes {
				at = append(at, session.New(memstore.NewWithCleanupInterval(0), session.Options{Clock: clock.NewFake(noon), Guesses: all}))
			}
			const many = 100
			var looked, refused atomic.Int32
			buyer, told := id.New[id.Buyer](), make(chan error, many)
			var sent sync.WaitGroup // done when each is either being looked at or refused
			sent.Add(many)
			for n := range many {
				go func() {
					err := at[n%nodes].Guarded(t.Context(), "code", "203.0.113.7:1000", buyer, idem.Key{}, func() error {
						looked.Add(1)
						sent.Done()
						sent.Wait()
						return inventory.ErrVoucher
					})
					if errors.Is(err, session.ErrGuesses) {
						refused.Add(1)
						sent.Done()
					}
					told <- err
				}()
			}
			for range many {
				<-told
			}
			if looked.Load() != 20 || refused.Load() != many-20 {
				t.Errorf("%d codes were looked at, %d refused", looked.Load(), refused.Load())
			}
		})
	}
}

// Who has a code that is right may use it as often as they like.
func TestRightCodesAreNotCounted(t *testing.T) {
	all := &counted{wrong: map[string]int{}}
	s := session.New(memstore.NewWithCleanupInterval(0), session.Options{Clock: clock.NewFake(noon), Guesses: all})
	for n := range 50 {
		err := s.Guarded(t.Context(), "code", "203.0.113.7:1000", id.New[id.Buyer](), idem.Key{}, func() error { return inventory.ErrVoucherUsed })
		if !errors.Is(err, inventory.ErrVoucherUsed) {
			t.Fatalf("use %d: %v", n, err)
		}
	}
	for who, n := range all.wrong {
		if n != 0 {
			t.Errorf("%s has %d", who, n)
		}
	}
}

// What is asked by many at one moment under one key is one guess: all are looked
// at. It counts when one of them was told that the code is none, whoever hung up.
func TestOneKeyIsOneGuess(t *testing.T) {
	key := idem.Key{Caller: [16]byte{1}}
	for name, c := range map[string]struct {
		first, rest error
		counts      int
	}{
		"right":                    {nil, nil, 0},
		"wrong":                    {inventory.ErrVoucher, inventory.ErrVoucher, 1},
		"wrong, others hung up":    {inventory.ErrVoucher, context.Canceled, 1},
		"wrong, the first hung up": {context.Canceled, inventory.ErrVoucher, 1},
	} {
		t.Run(name, func(t *testing.T) {
			all := &counted{wrong: map[string]int{}}
			s := session.New(memstore.NewWithCleanupInterval(0), session.Options{Clock: clock.NewFake(noon), Guesses: all})
			const many = 64
			buyer := id.New[id.Buyer]()
			told, firstIsOut := make(chan error, many), make(chan struct{})
			var looking sync.WaitGroup
			looking.Add(many)
			for n := range many {
				go func() {
					err := s.Guarded(t.Context(), "code", "203.0.113.7:1000", buyer, key, func() error {
						looking.Done()
						looking.Wait()
						if n == 0 {
							return c.first
						}
						<-firstIsOut
						return c.rest
					})
					if n == 0 {
						close(firstIsOut)
					}
					told <- err
				}()
			}
			for range many {
				if err := <-told; errors.Is(err, session.ErrGuesses) {
					t.Error(err)
				}
			}
			for _, who := range []string{buyer.String(), "203.0.113.7"} {
				if all.wrong[who] != c.counts {
					t.Errorf("%s has %d, want %d", who, all.wrong[who], c.counts)
				}
			}
		})
	}
}
