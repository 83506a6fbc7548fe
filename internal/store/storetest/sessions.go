package storetest

import (
	"fmt"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2"
)

// sessions checks the store of the session library, and that with its hashing
// switched on nothing is kept that signs anybody in.
func sessions(t *testing.T, open Open) {
	t.Run("kept until they expire", func(t *testing.T) {
		db, clk := open(t)
		s := db.Sessions()
		now := clk.Now()
		find := func(token, want string) {
			t.Helper()
			data, found, err := s.Find(token)
			if err != nil || found != (want != "") || string(data) != want {
				t.Errorf("%s: %q %v %v", token, data, found, err)
			}
		}
		commit := func(token, data string, expiry time.Time) {
			t.Helper()
			if err := s.Commit(token, []byte(data), expiry); err != nil {
				t.Fatal(err)
			}
		}
		find("a", "")
		commit("a", "one", now.Add(time.Second))
		commit("b", "two", now.Add(time.Minute))
		find("a", "one")
		commit("a", "three", now.Add(2*time.Second))
		find("a", "three")
		clk.Advance(2 * time.Second)
		find("a", "")
		find("b", "two")
		if pruned, err := db.PruneSessions(t.Context()); pruned != 1 || err != nil {
			t.Errorf("pruned %d, %v", pruned, err)
		}
		find("b", "two")
		for range 2 {
			if err := s.Delete("b"); err != nil {
				t.Error(err)
			}
		}
		find("b", "")
	})

	t.Run("the library's tokens are not kept", func(t *testing.T) {
		db, _ := open(t)
		manager := scs.New()
		manager.Store = db.Sessions()
		manager.HashTokenInStore = true
		ctx, err := manager.Load(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		manager.Put(ctx, "who", "me")
		// The library asks the wall clock for the expiry, which is before the fake
		// clock's time; a session's life is long enough for both.
		manager.Lifetime = 100 * 365 * 24 * time.Hour
		manager.SetDeadline(ctx, time.Now().Add(manager.Lifetime))
		token, _, err := manager.Commit(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if ctx, err = manager.Load(t.Context(), token); err != nil || manager.GetString(ctx, "who") != "me" {
			t.Errorf("signed in as %q, %v", manager.GetString(ctx, "who"), err)
		}
		if _, found, err := db.Sessions().FindCtx(t.Context(), token); found || err != nil {
			t.Errorf("the token itself is in the store: %v %v", found, err)
		}
	})

	t.Run("many expire", func(t *testing.T) {
		db, clk := open(t)
		const n = 510 // more than one unit of work removes
		for i := range n {
			if err := db.Sessions().CommitCtx(t.Context(), fmt.Sprint(i), nil, clk.Now()); err != nil {
				t.Fatal(err)
			}
		}
		if pruned, err := db.PruneSessions(t.Context()); pruned != n || err != nil {
			t.Errorf("pruned %d, %v", pruned, err)
		}
	})
}
