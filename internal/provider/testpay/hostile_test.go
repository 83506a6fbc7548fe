package testpay_test

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"sync"
	"testing"
	"time"

	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

var (
	hostileDeliveries = flag.Int("deliveries", 1000, "how many messages TestHostileDeliveries delivers")
	hostileSeed       = flag.Uint64("seed", 1, "what its chance begins with")
)

// letter is a message as the company sent it.
type letter struct {
	header http.Header
	body   []byte
	sent   time.Time
}

// mailbag is what stands between the company and the house: it keeps each
// message, and now and then says that it took one.
type mailbag struct {
	mu      sync.Mutex
	letters []letter
	away    bool // the company's API answers nobody
	dice    *rand.Rand
	now     func() time.Time
}

// take keeps a message. The company believes that it was delivered, or sends it again.
func (m *mailbag) take(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	m.mu.Lock()
	defer m.mu.Unlock()
	if err == nil {
		m.letters = append(m.letters, letter{r.Header.Clone(), body, m.now()})
	}
	if m.dice.IntN(4) == 0 {
		w.WriteHeader(http.StatusBadGateway)
	}
}

// outages has a company answer nobody while it is away.
func (m *mailbag) outages(company http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.mu.Lock()
		away := m.away
		m.mu.Unlock()
		if away {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		company.ServeHTTP(w, r)
	})
}

// storm is a sale on a bad day.
type storm struct {
	*whole
	*mailbag
	orders []order.Order
	forged int
}

// forge signs a body as somebody would who does not know the secret, or who
// has seen a message and changes it.
func (s *storm) forge(l letter) letter {
	now := s.now().Unix()
	out := letter{header: l.header.Clone(), body: bytes.Clone(l.body)}
	mac := func(secret string, at int64, body []byte) string {
		h := hmac.New(sha256.New, []byte(secret))
		fmt.Fprintf(h, "%d.", at)
		h.Write(body)
		return fmt.Sprintf("t=%d,v1=%s", at, hex.EncodeToString(h.Sum(nil)))
	}
	switch s.dice.IntN(5) {
	case 0: // a secret that is guessed
		out.header.Set("Payment-Signature", mac("secret", now, out.body))
	case 1: // another event under an old signature
		out.body = bytes.Replace(out.body, []byte(`"id":"`), []byte(`"id":"x`), 1)
	case 2: // a message that is long over
		out.header.Set("Payment-Signature", mac("s", now-3600, out.body))
	case 3: // one from the future
		out.header.Set("Payment-Signature", mac("s", now+3600, out.body))
	default:
		out.header.Del("Payment-Signature")
	}
	return out
}

// deliver hands the house one message: any that was ever sent, in any order
// and as often as it likes, or a forged one.
func (s *storm) deliver() {
	s.Helper()
	s.mailbag.mu.Lock()
	if len(s.letters) == 0 {
		s.mailbag.mu.Unlock()
		return
	}
	l := s.letters[s.dice.IntN(len(s.letters))]
	s.mailbag.mu.Unlock()
	forged := s.dice.IntN(4) == 0
	if forged {
		l = s.forge(l)
	}
	err := s.service.Webhook(s.Context(), "testpay", l.header, l.body)
	stale := s.now().Sub(l.sent) > 5*time.Minute
	switch {
	case forged && !errors.Is(err, payment.ErrBadSignature):
		s.Errorf("a forged message is answered with %v", err)
	case !forged && err != nil && !(stale && errors.Is(err, payment.ErrBadSignature)):
		s.Errorf("a message is answered with %v", err)
	}
	if forged {
		s.forged++
	}
}

// happen is anything else that happens between two messages.
func (s *storm) happen(n int) {
	s.Helper()
	some := func() (o order.Order) {
		if len(s.orders) > 0 {
			o = s.orders[s.dice.IntN(len(s.orders))]
		}
		return o
	}
	switch s.dice.IntN(12) {
	case 0, 1:
		if o, err := s.beginAt(n, "s/A/"+string(rune('1'+s.dice.IntN(6)))); err == nil {
			s.orders = append(s.orders, o)
		}
	case 2, 3, 4:
		if o := some(); o.PayURL != "" && !s.isAway() {
			s.post(o, []string{"approve", "approve", "decline", "late", "challenge"}[s.dice.IntN(5)])
		}
	case 5:
		s.mailbag.mu.Lock()
		s.away = !s.away && s.dice.IntN(2) == 0
		s.mailbag.mu.Unlock()
	case 6:
		if o := some(); !o.ID.IsZero() {
			_, _ = s.service.Refund(s.Context(), idem.Key{Caller: [16]byte{2, byte(n), byte(n >> 8), byte(n >> 16)}}, account.Operator(), o.ID, order.Back{}) // refused unless it is paid
		}
	case 7:
		if o := some(); !o.ID.IsZero() {
			if _, err := s.service.Confirm(s.Context(), o.ID, checkout.ByBuyer); err != nil {
				s.Error(err)
			}
		}
	case 8:
		if o := some(); !o.ID.IsZero() {
			_, _ = s.service.Cancel(s.Context(), idem.Key{}, o.ID, o.Buyer) // refused once money may be on its way
		}
	default:
		s.whole.clock.Advance(time.Duration(s.dice.IntN(90)) * time.Second)
		s.turn()
	}
}

func (s *storm) isAway() bool {
	s.mailbag.mu.Lock()
	defer s.mailbag.mu.Unlock()
	return s.away
}

// fair is what must hold at every step: the books balance, and no seat is sold
// that is not paid for.
func (s *storm) fair(n int) {
	s.Helper()
	if sold, paidFor := s.sold(), s.balanced(); sold > paidFor {
		s.Fatalf("after %d messages %d seats are sold and %d paid for", n, sold, paidFor)
	}
}

// TestHostileDeliveries delivers messages twice, late, out of order, forged and
// not at all, while the company goes away and comes back, buyers pay, decline
// and give up, and staff refund. Once it is healthy again all comes to an end,
// with nothing in suspense and, for each order, what the company says.
func TestHostileDeliveries(t *testing.T) {
	for day := range max(*hostileDeliveries/aDay, 1) {
		seed := *hostileSeed + uint64(day)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) { hostileDay(t, seed) })
	}
}

// aDay is how many messages one sale gets.
const aDay = 1000

func hostileDay(t *testing.T, seed uint64) {
	w := newWhole(t)
	bag := &mailbag{dice: rand.New(rand.NewPCG(seed, 2)), now: w.clock.Now}
	w.between(bag.outages, bag.take)
	s := &storm{whole: w, mailbag: bag}
	for n := range aDay {
		s.happen(n)
		s.deliver()
		if s.fair(n); t.Failed() {
			t.FailNow()
		}
	}
	bag.mu.Lock()
	bag.away = false
	bag.mu.Unlock()
	for range 200 { // beyond the day an order listens for
		w.clock.Advance(15 * time.Minute)
		w.turn()
	}
	s.settled()
	t.Logf("%d orders, %d letters, %d forged", len(s.orders), len(bag.letters), s.forged)
	if s.forged < aDay/10 {
		t.Errorf("only %d messages were forged", s.forged)
	}
}

// settled is how it must end: nothing in flight or in suspense, and the
// company keeps what the books say it keeps.
func (s *storm) settled() {
	s.Helper()
	states := map[order.State]int{}
	err := checkout.Books(s.Context(), s.run, func(a checkout.Account) error {
		states[a.Order.State]++
		if a.InFlight || a.Balance.Suspense != 0 {
			s.Errorf("%s is %s at %s with %+v", a.Order.ID, a.Order.State, a.Order.Step, a.Balance)
		}
		status, err := s.gateway.Fetch(context.Background(), a.Order.Ref)
		if errors.Is(err, payment.ErrRefused) && a.Order.Ref == "" {
			return a.Problem // its page was never made
		}
		switch status.Standing {
		case payment.Open, payment.Pending, payment.Authorised:
			s.Errorf("%s is %s, and at the company %s", a.Order.ID, a.Order.State, status.Standing)
		}
		kept := status.Amount.Minor - status.Refunded.Minor
		if status.Standing != payment.Captured && status.Standing != payment.Refunded {
			kept = 0
		}
		if err != nil || kept != a.Balance.Captured-a.Balance.Refunded {
			s.Errorf("%s: the company keeps %d (%s), the books say %+v, %v", a.Order.ID, kept, status.Standing, a.Balance, err)
		}
		return a.Problem
	})
	if err != nil {
		s.Error(err)
	}
	if states[order.Paid]+states[order.Refunded] == 0 || states[order.Expired]+states[order.Cancelled] == 0 {
		s.Errorf("the day was no bad day: %v", states)
	}
	s.Logf("%v", states)
}
