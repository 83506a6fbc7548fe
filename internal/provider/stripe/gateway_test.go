package stripe

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

var price = money.Of(9000, "EUR")

func mustBe(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) || want == nil && err != nil {
		t.Errorf("got %v, want %v", err, want)
	}
}

func request(c *company) payment.Request {
	return payment.Request{
		Intent: id.New[id.Intent](), Order: c.order, Amount: price, Title: "Swan Lake", Email: "ada@example.org",
		ReturnURL: "https://tickets.example.org/orders/x/return", ExpiresAt: time.Date(2027, 3, 1, 18, 10, 0, 0, time.UTC), Key: "o:create",
	}
}

// open makes a page.
func open(t *testing.T, c *company, g *Gateway) string {
	t.Helper()
	created, err := g.Create(t.Context(), request(c))
	if err != nil || created.Ref != "cs_1" || !strings.HasPrefix(created.URL, PayURL) {
		t.Fatalf("%+v, %v", created, err)
	}
	return created.Ref
}

func (c *company) stands(g *Gateway, want payment.Standing, amount, refunded int64) payment.Status {
	c.t.Helper()
	s, err := g.Fetch(c.t.Context(), "cs_1")
	if err != nil || s.Standing != want || s.Amount != money.Of(amount, "EUR") || s.Refunded.Minor != refunded || s.Order != c.order {
		c.t.Errorf("it stands %+v, %v; want %s with %d, of which %d went back", s, err, want, amount, refunded)
	}
	return s
}

func TestPaidAndRefunded(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.stands(g, payment.Open, 9000, 0)
	c.with(func() { c.intent, c.failed = "requires_payment_method", true })
	if s := c.stands(g, payment.Open, 9000, 0); s.Declines != 1 || s.Declined != "the card was declined" {
		t.Errorf("after a decline: %+v", s)
	}
	c.with(func() { c.intent, c.failed = "requires_action", false })
	c.stands(g, payment.Open, 9000, 0)
	c.with(func() { c.intent = "processing" })
	c.stands(g, payment.Pending, 9000, 0)
	c.pays()
	if s := c.stands(g, payment.Authorised, 9000, 0); s.Method != "Xt5EWLLDS7FJjR1c" {
		t.Errorf("it was paid with %q", s.Method)
	}
	mustBe(t, g.Capture(t.Context(), ref, money.Of(8999, "EUR"), "o:capture"), payment.ErrRefused)
	mustBe(t, g.Capture(t.Context(), ref, money.Of(9000, "USD"), "o:capture"), payment.ErrRefused)
	for range 2 {
		mustBe(t, g.Capture(t.Context(), ref, price, "o:capture"), nil)
	}
	c.stands(g, payment.Captured, 9000, 0)
	mustBe(t, g.Void(t.Context(), ref, "o:void"), payment.ErrRefused)
	for range 2 {
		mustBe(t, g.Refund(t.Context(), ref, money.Of(4000, "EUR"), "o:refund:4000"), nil)
	}
	c.stands(g, payment.Captured, 9000, 4000)
	mustBe(t, g.Refund(t.Context(), ref, price, "o:refund:9000"), payment.ErrRefused)
	mustBe(t, g.Refund(t.Context(), ref, money.Of(5000, "EUR"), "o:refund:5000"), nil)
	c.stands(g, payment.Refunded, 9000, 9000)
	if want := []string{"checkout/sessions", "payment_intents/pi_1/capture", "refunds", "refunds"}; !slices.Equal(c.changes, want) {
		t.Errorf("Stripe did %v", c.changes)
	}
}

// What is on its way back has not gone back, and what failed never will.
func TestRefundsOnTheirWay(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.pays()
	mustBe(t, g.Capture(t.Context(), ref, price, "o:capture"), nil)
	c.with(func() {
		c.back = 5000
		c.refunds = []map[string]any{{"id": "re_1", "status": "succeeded", "amount": 1000}, {"id": "re_2", "status": "pending", "amount": 4000}, {"id": "re_3", "status": "failed", "amount": 4000}}
	})
	s, err := g.Fetch(t.Context(), ref)
	if err != nil || s.Refunded != money.Of(1000, "EUR") || s.Returning != money.Of(4000, "EUR") || s.RefundsFailed != 1 || s.Standing != payment.Captured {
		t.Errorf("%+v, %v", s, err)
	}
}

// A refund that Stripe only takes on is not done, also where some went back before;
// one that fails at once is refused.
func TestRefundsThatAreTakenOn(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.pays()
	mustBe(t, g.Capture(t.Context(), ref, price, "o:capture"), nil)
	mustBe(t, g.Refund(t.Context(), ref, money.Of(1000, "EUR"), "o:refund:1000"), nil)
	for becomes, want := range map[string]error{"pending": payment.OnItsWay, "requires_action": payment.OnItsWay, "failed": payment.ErrRefused, "canceled": payment.ErrRefused} {
		c.with(func() { c.becomes = becomes })
		mustBe(t, g.Refund(t.Context(), ref, money.Of(1000, "EUR"), "o:refund:"+becomes), want)
	}
}

// What banks have of a payment is what they took and did not give up; one that
// only asks has nothing.
func TestDisputes(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.pays()
	mustBe(t, g.Capture(t.Context(), ref, price, "o:capture"), nil)
	for status, want := range map[string]int64{"needs_response": 4000, "under_review": 4000, "lost": 4000, "won": 0, "warning_needs_response": 0, "prevented": 0} {
		c.with(func() { c.dispute = status })
		s, err := g.Fetch(t.Context(), ref)
		if err != nil || s.ChargedBack != money.Of(want, "EUR") || s.Payment != "pi_1" {
			t.Errorf("%s: %+v, %v", status, s, err)
		}
	}
}

// A page whose time is over is closed, and cannot be paid. What slipped through
// is let go, and what was taken is not.
func TestClosing(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.with(func() { c.intent = "requires_action" })
	for range 2 {
		mustBe(t, g.Void(t.Context(), ref, "o:void"), nil)
	}
	c.stands(g, payment.Voided, 9000, 0)

	c, g = newCompany(t)
	ref = open(t, c, g)
	c.pays()
	for range 2 {
		mustBe(t, g.Void(t.Context(), ref, "o:void"), nil)
	}
	c.stands(g, payment.Voided, 9000, 0)

	c, g = newCompany(t)
	ref = open(t, c, g)
	c.with(func() { c.session = "expired" })
	mustBe(t, g.Void(t.Context(), ref, "o:void"), nil)
	c.stands(g, payment.Voided, 9000, 0)
}

// Somebody captures or refunds on Stripe's own pages: Fetch tells.
func TestDoneElsewhere(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.pays()
	c.with(func() { c.intent, c.taken, c.held = "succeeded", 9000, 0 })
	mustBe(t, g.Capture(t.Context(), ref, price, "o:capture"), nil)
	c.stands(g, payment.Captured, 9000, 0)
	c.with(func() { c.taken = 5000 })
	mustBe(t, g.Capture(t.Context(), ref, price, "o:capture"), payment.ErrRefused)
	c.stands(g, payment.Captured, 5000, 0)
	c.with(func() { c.back = 5000 })
	c.stands(g, payment.Refunded, 5000, 5000)
}

// An answer that is lost leaves the outcome open; the same call again finds it
// done.
func TestLostAnswers(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.pays()
	for _, call := range []func() error{
		func() error { _, err := g.Create(t.Context(), request(c)); return err },
		func() error { return g.Capture(t.Context(), ref, price, "o:capture") },
		func() error { return g.Refund(t.Context(), ref, price, "o:refund:9000") },
	} {
		c.with(func() { c.lost = true })
		mustBe(t, call(), payment.ErrUnreachable)
		c.with(func() { c.lost = false })
		mustBe(t, call(), nil)
	}
	if len(c.changes) != 3 {
		t.Errorf("Stripe did %v", c.changes)
	}
}

func TestWhatErrorsMean(t *testing.T) {
	for _, test := range []struct {
		status int
		code   string
		want   error
	}{
		{400, "amount_too_small", payment.ErrRefused},
		{400, "payment_intent_unexpected_state", payment.ErrRefused},
		{402, "card_declined", payment.ErrRefused},
		{404, "resource_missing", payment.ErrRefused},
		{400, "idempotency_error", payment.ErrUnreachable},
		{400, "lock_timeout", payment.ErrUnreachable},
		{401, "api_key_expired", payment.ErrUnreachable},
		{403, "", payment.ErrUnreachable},
		{409, "lock_timeout", payment.ErrUnreachable},
		{429, "rate_limit", payment.ErrUnreachable},
		{429, "rate_limit", payment.TooFast},
		{429, "lock_timeout", payment.TooFast},
		{500, "", payment.ErrUnreachable},
		{502, "", payment.ErrUnreachable},
		{503, "", payment.ErrUnreachable},
	} {
		c, g := newCompany(t)
		c.trouble, c.code = test.status, test.code
		_, err := g.Create(t.Context(), request(c))
		mustBe(t, err, test.want)
		_, err = g.Fetch(t.Context(), "cs_1")
		mustBe(t, err, test.want)
		if strings.Contains(err.Error(), "sk_test_123") {
			t.Errorf("%d tells the key: %v", test.status, err)
		}
	}
}

func TestTimeouts(t *testing.T) {
	c, g := newCompany(t)
	ref := open(t, c, g)
	c.pays()
	slow := New(Options{Key: "sk_test_123", URL: "http://127.0.0.1:1", HTTP: &http.Client{Timeout: time.Millisecond}})
	_, err := slow.Fetch(t.Context(), ref)
	mustBe(t, err, payment.ErrUnreachable)
	mustBe(t, slow.Capture(t.Context(), ref, price, "k"), payment.ErrUnreachable)
}

// What we do not know is not guessed at.
func TestUnknownStandings(t *testing.T) {
	c, g := newCompany(t)
	open(t, c, g)
	for _, change := range []func(){
		func() { c.session = "complete" },
		func() { c.intent = "requires_magic" },
		func() { c.intent, c.order = "", id.Order{} },
	} {
		c.with(change)
		_, err := g.Fetch(t.Context(), "cs_1")
		mustBe(t, err, payment.ErrUnreachable)
	}
}

func TestAmounts(t *testing.T) {
	for _, test := range []struct {
		ours money.Amount
		want int64
	}{{money.Of(9000, "EUR"), 9000}, {money.Of(9000, "JPY"), 9000}, {money.Of(90, "ISK"), 9000}, {money.Of(9000, "KWD"), 9000}} {
		if got, err := minorAt(test.ours); got != test.want || err != nil {
			t.Errorf("%s is %d, %v", test.ours, got, err)
		}
		if back, err := amountFrom(test.want, "x"); err == nil {
			t.Errorf("an amount in no currency is %s", back)
		}
	}
	for _, none := range []money.Amount{{}, money.Of(-1, "EUR"), money.Of(1<<62, "ISK")} {
		_, err := minorAt(none)
		mustBe(t, err, payment.ErrRefused)
	}
	_, err := amountFrom(9050, "isk")
	mustBe(t, err, payment.ErrUnreachable)
}
