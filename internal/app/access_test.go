package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/transport/api"
)

// callers are the names in world.tokens by the role they have, and whether
// they belong to the first organiser.
var callers = map[string]struct {
	role account.Role
	own  bool
}{
	"admin":       {account.RoleAdmin, true},
	"first owner": {account.RoleOwner, true}, "first manager": {account.RoleManager, true},
	"first box_office": {account.RoleBoxOffice, true}, "first door": {account.RoleDoor, true},
	"second owner": {account.RoleOwner, false}, "second manager": {account.RoleManager, false},
}

// TestAccess walks every route as everybody, on things that are theirs, that
// are somebody else's, and that never were. What is somebody else's cannot be
// told from what never was.
func TestAccess(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, r := range w.api.Routes() {
		if r.Body != nil && samples[r.Name] == nil {
			t.Errorf("%s has no sample body: add one to samples_test.go", r.Name)
			continue
		}
		t.Run(r.Name, func(t *testing.T) { w.walk(t, r) })
	}
}

func (w *world) walk(t *testing.T, r api.Route) {
	ask := func(who, path string, body []byte) answered {
		return w.send(r.Method, path, who, body, withKey(id.Secret()))
	}
	own, foreign, never := w.own.path(r), w.other.path(r), absent(r)
	body := sample(r, w.own)
	names := strings.Contains(r.Path, "{")

	refused := func(who, path string, want int) answered {
		t.Helper()
		a := ask(who, path, body)
		if a.status != want {
			t.Errorf("%s as %q: %d, want %d: %s", path, who, a.status, want, a.body)
		}
		checkProblem(t, a)
		return a
	}
	allowed := func(who, path string) {
		t.Helper()
		a := ask(who, path, body)
		if slices.Contains([]int{401, 403, 404}, a.status) || a.status >= 500 {
			t.Errorf("%s as %q: %d: %s", path, who, a.status, a.body)
		}
	}
	alike := func(who string, want int) {
		t.Helper()
		if !names {
			return
		}
		a, b := refused(who, foreign, want), refused(who, never, want)
		if !bytes.Equal(a.body, b.body) {
			t.Errorf("as %q another's thing answers %s and none at all %s", who, a.body, b.body)
		}
	}

	switch r.Access.Who {
	case api.Anyone:
		if r.Keyed != api.NotKeyed {
			t.Error("nobody's key cannot be told from anybody else's")
		}
		allowed("", own)
		if names {
			refused("", never, http.StatusNotFound)
		}
	case api.Provider:
		refused("", own, http.StatusUnauthorized)
		refused("", never, http.StatusNotFound)
	case api.Signed:
		refused("", own, http.StatusUnauthorized)
		refused("not-a-token", own, http.StatusUnauthorized)
		if slices.Contains([]string{"{hold}", "{order}"}, pathThing(r)) {
			alike("guest", http.StatusNotFound)
			if staffSees[r.Name] == "" {
				alike("first owner", http.StatusForbidden)
				refused("first owner", own, http.StatusForbidden)
			} else {
				alike("first owner", http.StatusNotFound)
			}
		}
		for who, c := range callers {
			if action := staffSees[r.Name]; action != "" && c.own {
				if may := w.actor(c.role).May(action) == nil; may {
					allowed(who, own)
				} else {
					refused(who, own, http.StatusForbidden)
				}
			}
		}
		allowed("guest", own)
	case api.Staff:
		refused("", own, http.StatusUnauthorized)
		refused("guest", own, http.StatusForbidden)
		for _, who := range slices.Sorted(maps.Keys(callers)) {
			c := callers[who]
			may := r.Access.Action == "" || w.actor(c.role).May(r.Access.Action) == nil
			switch {
			case !may:
				refused(who, own, http.StatusForbidden)
			case c.own:
				if c.role != account.RoleAdmin {
					alike(who, http.StatusNotFound)
				}
				allowed(who, own)
			case names, bytes.Contains(body, []byte(w.own.organiser.ID.String())):
				refused(who, own, http.StatusNotFound)
			}
		}
	}
}

// actor is somebody with a role at the first organiser.
func (w *world) actor(role account.Role) account.Actor {
	a := account.Actor{Role: role}
	if role != account.RoleAdmin {
		a.Organiser = w.own.organiser.ID
	}
	return a
}

// staffSees are the routes for buyers that staff may use on their orders too.
var staffSees = map[string]account.Action{
	"resendTickets": account.ReadOrders, "getReturnOffer": account.ReadOrders,
	"getOrder": account.ReadOrders, "getByHand": account.ReadOrders, "getTimeline": account.ReadOrders, "listTickets": account.ReadOrders,
	"changeBilling": account.ReadOrders,
	"listPapers":    account.ReadOrders, "getPaper": account.ReadOrders,
}

func pathThing(r api.Route) string {
	_, rest, _ := strings.Cut(r.Path, "{")
	name, _, _ := strings.Cut(rest, "}")
	return "{" + name + "}"
}

// leaks are traces of the inside that no stranger may see.
var leaks = []string{"goroutine", ".go:", "SQL", "sqlite", "postgres", "pgx", "panic", "/internal/", "runtime error", "constraint", "no rows"}

// checkProblem holds a refusal to the form all refusals have.
func checkProblem(t *testing.T, a answered) {
	t.Helper()
	if a.status < 400 {
		return
	}
	if got := a.header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("%d with Content-Type %q: %s", a.status, got, a.body)
		return
	}
	var doc struct {
		Type, Title, Code, Detail string
		Status                    int
	}
	if err := json.Unmarshal(a.body, &doc); err != nil || doc.Code == "" || doc.Detail == "" || doc.Title == "" || doc.Status != a.status {
		t.Errorf("not a whole problem document (%v): %s", err, a.body)
	}
	if a.status >= 500 && (a.status != http.StatusServiceUnavailable || a.header.Get("Retry-After") == "") {
		t.Errorf("%d: %s", a.status, a.body)
	}
	if (a.status == http.StatusServiceUnavailable || a.status == http.StatusTooManyRequests) && a.header.Get("Retry-After") == "" {
		t.Errorf("%d without Retry-After", a.status)
	}
	if a.header.Get("Cache-Control") != "no-store" {
		t.Errorf("a refusal may be cached: %s", fmt.Sprint(a.header))
	}
	for _, leak := range leaks {
		if strings.Contains(string(a.body), leak) {
			t.Errorf("the answer leaks %q: %s", leak, a.body)
		}
	}
}
