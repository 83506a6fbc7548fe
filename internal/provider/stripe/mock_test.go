package stripe

import (
	"context"
	"net"
	"net/http"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/payment"
)

// startMock runs Stripe's own stand-in, which holds every request against the
// description of Stripe's API and gives canned answers.
func startMock(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "stripe-mock")
	build := exec.CommandContext(t.Context(), "go", "build", "-modfile=../../../tools/go.mod", "-o", program, "github.com/stripe/stripe-mock")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("stripe-mock cannot be built: %v\n%s", err, out)
	}
	free, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.Addr().String()
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	mock := exec.CommandContext(ctx, program, "-http-addr", address)
	if err := mock.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { stop(); _ = mock.Wait() })
	url := "http://" + address
	for giveUp := time.After(20 * time.Second); ; {
		if answer, err := http.Get(url + "/"); err == nil {
			_ = answer.Body.Close()
			return url
		}
		select {
		case <-giveUp:
			t.Fatal("stripe-mock does not answer")
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// TestRequestsAreStripes: what we send is what Stripe's API takes, member by
// member.
func TestRequestsAreStripes(t *testing.T) {
	url := startMock(t)
	g := New(Options{Key: "sk_test_123", URL: url})
	ctx := t.Context()
	created, err := g.Create(ctx, payment.Request{
		Intent: id.New[id.Intent](), Order: id.New[id.Order](), Amount: money.Of(9000, "EUR"), Title: "Swan Lake", Email: "ada@example.org",
		ReturnURL: "https://tickets.example.org/orders/x/return", ExpiresAt: time.Now().Add(10 * time.Minute), Key: "k:create",
	})
	if err != nil || created.Ref == "" || created.URL == "" {
		t.Fatalf("%+v, %v", created, err)
	}
	session, err := g.session(ctx, created.Ref)
	if err != nil || session.ID == "" {
		t.Errorf("look: %v", err)
	}
	if _, err := g.take(ctx, "pi_123", 9000, "k:capture"); err != nil {
		t.Error(err)
	}
	if err := g.cancel(ctx, "pi_123", "k:void"); err != nil {
		t.Error(err)
	}
	if err := g.expire(ctx, created.Ref, "k:void"); err != nil {
		t.Error(err)
	}
	if refund, err := g.giveBack(ctx, "pi_123", 9000, "k:refund"); err != nil || refund.ID == "" {
		t.Error(err)
	}
	for _, cursor := range []string{"", created.Ref} {
		if _, err := g.List(ctx, time.Now().Add(-time.Hour), time.Now(), cursor); err != nil {
			t.Errorf("list after %q: %v", cursor, err)
		}
	}
	if _, err := g.refundsOf(ctx, "pi_123"); err != nil {
		t.Error(err)
	}
	if _, err := g.disputed(ctx, "pi_123", "EUR"); err != nil {
		t.Error(err)
	}
	stranger := New(Options{Key: "nonsense", URL: url})
	if _, err := stranger.session(ctx, created.Ref); err == nil {
		t.Error("a key that is none opens the account")
	}
}
