package session_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/transport/session"
)

// The store of these tests forgets by the machine's own clock, so theirs
// starts there.
var noon = time.Now().UTC().Truncate(time.Second)

func newSessions(t *testing.T) (*session.Sessions, *memstore.MemStore, *clock.Fake) {
	t.Helper()
	store := memstore.NewWithCleanupInterval(0)
	now := clock.NewFake(noon)
	return session.New(store, session.Options{Clock: now}), store, now
}

func staff(t *testing.T) account.Actor {
	t.Helper()
	var actor account.Actor
	if err := actor.Staff.UnmarshalText([]byte("staff_01jd3v5mzkq8y2x0w4n6r7t9ac")); err != nil {
		t.Fatal(err)
	}
	actor.Role, actor.Name = account.RoleBoxOffice, "Ada"
	return actor
}

// visit runs do inside the middleware and gives the answer.
func visit(s *session.Sessions, cookies []*http.Cookie, do func(ctx context.Context)) *http.Response {
	r := httptest.NewRequest("POST", "/", nil)
	for _, c := range cookies {
		r.AddCookie(c)
	}
	w := httptest.NewRecorder()
	s.Middleware(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		do(r.Context())
		w.WriteHeader(http.StatusNoContent)
	})).ServeHTTP(w, r)
	return w.Result()
}

func TestReadingMakesNoSession(t *testing.T) {
	s, store, _ := newSessions(t)
	answer := visit(s, nil, func(ctx context.Context) {
		if s.Caller(ctx).Known() {
			t.Error("a stranger is known")
		}
	})
	if len(answer.Cookies()) != 0 {
		t.Errorf("a cookie was set: %v", answer.Cookies())
	}
	if all, _ := store.All(); len(all) != 0 {
		t.Errorf("%d sessions were stored", len(all))
	}
}

func TestGuestComesBack(t *testing.T) {
	s, store, _ := newSessions(t)
	var first, second id.Buyer
	answer := visit(s, nil, func(ctx context.Context) { first = s.Guest(ctx, "") })
	cookies := answer.Cookies()
	if len(cookies) != 1 {
		t.Fatalf("got %d cookies, want one", len(cookies))
	}
	c := cookies[0]
	if c.Name != "frontrow" || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Secure {
		t.Errorf("the cookie is %+v", c)
	}
	visit(s, cookies, func(ctx context.Context) { second = s.Guest(ctx, id.Secret()) })
	if first.IsZero() || first != second {
		t.Errorf("the guest was %s and is now %s", first, second)
	}
	all, _ := store.All()
	if _, plain := all[c.Value]; plain {
		t.Error("the store keeps the token itself")
	}
}

func TestFormSentTwiceIsOneGuest(t *testing.T) {
	s, _, _ := newSessions(t)
	seed := id.Secret()
	var first, second, other, weak, weakAgain id.Buyer
	visit(s, nil, func(ctx context.Context) { first = s.Guest(ctx, seed) })
	visit(s, nil, func(ctx context.Context) { second = s.Guest(ctx, seed) })
	visit(s, nil, func(ctx context.Context) { other = s.Guest(ctx, id.Secret()) })
	visit(s, nil, func(ctx context.Context) { weak = s.Guest(ctx, "1") })
	visit(s, nil, func(ctx context.Context) { weakAgain = s.Guest(ctx, "1") })
	if first != second || first == other {
		t.Errorf("guests %s, %s of one form and %s of another", first, second, other)
	}
	if weak == weakAgain {
		t.Error("a guessable seed made a guessable guest")
	}
}

func TestSecureCookieOverHTTPS(t *testing.T) {
	s := session.New(memstore.NewWithCleanupInterval(0), session.Options{Secure: true, Clock: clock.NewFake(noon)})
	answer := visit(s, nil, func(ctx context.Context) { s.Guest(ctx, "") })
	if !answer.Cookies()[0].Secure {
		t.Error("the cookie would travel without https")
	}
}

func TestStaffSignInAndOut(t *testing.T) {
	s, _, now := newSessions(t)
	var buyer id.Buyer
	guest := visit(s, nil, func(ctx context.Context) { buyer = s.Guest(ctx, "") }).Cookies()

	signedIn := visit(s, guest, func(ctx context.Context) {
		if err := s.SignIn(ctx, staff(t)); err != nil {
			t.Error(err)
		}
	}).Cookies()
	if signedIn[0].Value == guest[0].Value {
		t.Error("the token was not renewed at sign-in")
	}
	visit(s, guest, func(ctx context.Context) {
		if s.Caller(ctx).Known() {
			t.Error("the token from before still opens the session")
		}
	})
	visit(s, signedIn, func(ctx context.Context) {
		c := s.Caller(ctx)
		if c.Actor == nil || *c.Actor != staff(t) || c.Buyer != buyer {
			t.Errorf("signed in as %+v with buyer %s", c.Actor, c.Buyer)
		}
		if c.Account() != staff(t).Staff.String() {
			t.Errorf("acts as %s", c.Account())
		}
	})

	now.Advance(session.StaffLifetime)
	visit(s, signedIn, func(ctx context.Context) {
		if c := s.Caller(ctx); c.Actor != nil || c.Buyer != buyer {
			t.Errorf("after the working day: %+v, buyer %s", c.Actor, c.Buyer)
		}
	})
	now.Advance(-session.StaffLifetime)

	signedOut := visit(s, signedIn, func(ctx context.Context) {
		if err := s.SignOut(ctx); err != nil {
			t.Error(err)
		}
	}).Cookies()
	visit(s, signedOut, func(ctx context.Context) {
		if c := s.Caller(ctx); c.Actor != nil || c.Buyer != buyer {
			t.Errorf("signed out, but %+v, buyer %s", c.Actor, c.Buyer)
		}
	})
	visit(s, signedIn, func(ctx context.Context) {
		if s.Caller(ctx).Known() {
			t.Error("the token of before sign-out still works")
		}
	})
}

func TestBearer(t *testing.T) {
	s, _, now := newSessions(t)
	token, buyer, expires, err := s.IssueGuest(t.Context())
	if err != nil || expires.IsZero() {
		t.Fatal(err, expires)
	}
	if c, err := s.FromBearer(t.Context(), token); err != nil || c.Buyer != buyer || c.Actor != nil {
		t.Errorf("got %+v, %v", c, err)
	}
	staffToken, until, err := s.IssueStaff(t.Context(), staff(t))
	if err != nil || !until.Equal(noon.Add(session.StaffLifetime)) {
		t.Fatal(err, until)
	}
	if c, err := s.FromBearer(t.Context(), staffToken); err != nil || c.Actor == nil || !c.Buyer.IsZero() {
		t.Errorf("got %+v, %v", c, err)
	}
	now.Advance(session.StaffLifetime)
	if _, err := s.FromBearer(t.Context(), staffToken); !errors.Is(err, session.ErrUnknown) {
		t.Errorf("an old staff token: %v", err)
	}
	if err := s.Revoke(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	if _, err := s.FromBearer(t.Context(), token); !errors.Is(err, session.ErrUnknown) {
		t.Errorf("a revoked token: %v", err)
	}
}

func TestBearerRefuses(t *testing.T) {
	s, _, _ := newSessions(t)
	for name, token := range map[string]string{
		"short": "abc", "long": strings.Repeat("a", 10_000), "unknown": strings.Repeat("a", 43),
		"nul": strings.Repeat("a", 42) + "\x00", "quote": strings.Repeat("a", 42) + "'",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := s.FromBearer(t.Context(), token); !errors.Is(err, session.ErrUnknown) {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := s.FromBearer(t.Context(), ""); !errors.Is(err, session.ErrMissing) {
		t.Errorf("no token: %v", err)
	}
}
