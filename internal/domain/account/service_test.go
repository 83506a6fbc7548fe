package account_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"frontrow/internal/base/clock"
	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/job"
	"frontrow/internal/domain/account"
)

// memory is a store in maps. Only the behaviour that the use cases lean on is
// here; that of the real store is held by its own suite.
type memory struct {
	clock      *clock.Fake
	organisers map[id.Organiser]bool
	staff      map[id.Staff]account.Staff
	signIns    map[string]id.Staff
	hashes     map[id.Staff]string
	tries      map[string]try
	keys       map[[16]byte]answer
}

type try struct {
	n     int
	since time.Time
}

type answer struct {
	body [16]byte
	raw  []byte
}

func (m *memory) Update(_ context.Context, fn func(q account.Tx) error) error { return fn(m) }
func (m *memory) View(_ context.Context, fn func(q account.Tx) error) error   { return fn(m) }
func (m *memory) Now() time.Time                                              { return m.clock.Now() }
func (m *memory) Enqueue(job.Job) error                                       { return nil }

func (m *memory) Recall(k idem.Key) ([]byte, bool, error) {
	a, found := m.keys[k.Caller]
	if found && a.body != k.Body {
		return nil, false, idem.ErrKeyReused
	}
	return a.raw, found, nil
}

func (m *memory) Remember(k idem.Key, raw []byte) error {
	m.keys[k.Caller] = answer{k.Body, raw}
	return nil
}

func (m *memory) AddStaff(s account.Staff, signIn, hash string) error {
	if _, taken := m.signIns[signIn]; taken {
		return account.ErrEmailTaken
	}
	if !s.Organiser.IsZero() && !m.organisers[s.Organiser] {
		return account.ErrNoOrganiser
	}
	m.staff[s.ID], m.signIns[signIn], m.hashes[s.ID] = s, s.ID, hash
	return nil
}

func (m *memory) Staff(staff id.Staff) (account.Staff, error) {
	s, found := m.staff[staff]
	if !found {
		return account.Staff{}, account.ErrNoStaff
	}
	return s, nil
}

func (m *memory) StaffBySignIn(signIn string) (account.Staff, string, error) {
	staff, found := m.signIns[signIn]
	if !found {
		return account.Staff{}, "", account.ErrNoStaff
	}
	return m.staff[staff], m.hashes[staff], nil
}

func (m *memory) StaffOf(organiser id.Organiser, after id.Staff, most int) ([]account.Staff, error) {
	var all []account.Staff
	for _, s := range m.staff {
		if (organiser.IsZero() || s.Organiser == organiser) && s.ID.String() > after.String() {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b account.Staff) int { return cmp.Compare(a.ID.String(), b.ID.String()) })
	return all[:min(most, len(all))], nil
}

func (m *memory) CountTry(digest string, now, stale time.Time) (int, time.Time, error) {
	t, found := m.tries[digest]
	if !found || t.since.Before(stale) {
		t = try{since: now}
	}
	t.n++
	m.tries[digest] = t
	return t.n, t.since, nil
}

func (m *memory) UncountTry(digest string, at time.Time) error {
	if t, found := m.tries[digest]; found && !t.since.After(at) {
		t.n--
		m.tries[digest] = t
	}
	return nil
}

func (m *memory) ForgetTries(digest string) error { delete(m.tries, digest); return nil }

// plainHasher hashes in a way a test can read, and counts its work.
type plainHasher struct{ verified []string }

func (*plainHasher) Hash(_ context.Context, password string) (string, error) {
	return "hash of " + password, nil
}

func (h *plainHasher) Verify(_ context.Context, password, hash string) (bool, error) {
	h.verified = append(h.verified, hash)
	return hash == "hash of "+password, nil
}

type house struct {
	*account.Service
	memory *memory
	hasher *plainHasher
	org    id.Organiser
	other  id.Organiser
}

func newHouse(t *testing.T) house {
	t.Helper()
	org, other := id.New[id.Organiser](), id.New[id.Organiser]()
	m := &memory{
		clock:      clock.NewFake(time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)),
		organisers: map[id.Organiser]bool{org: true, other: true},
		staff:      map[id.Staff]account.Staff{}, signIns: map[string]id.Staff{}, hashes: map[id.Staff]string{},
		tries: map[string]try{}, keys: map[[16]byte]answer{},
	}
	h := &plainHasher{}
	return house{account.NewService(m, h), m, h, org, other}
}

func (h house) add(t *testing.T, n account.NewStaff) account.Staff {
	t.Helper()
	s, err := h.AddStaff(t.Context(), idem.Key{}, account.Operator(), n)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (h house) owner(t *testing.T) account.Staff {
	return h.add(t, account.NewStaff{Organiser: h.org, Email: "Olga@Example.org", Name: " Olga  Owner ", Role: account.RoleOwner, Password: "a long enough one"})
}

func TestAddStaff(t *testing.T) {
	h := newHouse(t)
	got := h.owner(t)
	want := account.Staff{ID: got.ID, Organiser: h.org, Email: "Olga@example.org", Name: "Olga Owner", Role: account.RoleOwner, CreatedAt: h.memory.Now()}
	if got != want || got.ID.IsZero() {
		t.Errorf("got %+v, want %+v", got, want)
	}
	// An owner's people are the owner's organiser's, said or not.
	clerk, err := h.AddStaff(t.Context(), idem.Key{}, got.Actor(), account.NewStaff{Email: "bo@example.org", Name: "Bo", Role: account.RoleBoxOffice, Password: "a long enough one"})
	if err != nil || clerk.Organiser != h.org {
		t.Errorf("got %+v, %v", clerk, err)
	}
}

func TestAddStaffRefusals(t *testing.T) {
	good := func(h house) account.NewStaff {
		return account.NewStaff{Organiser: h.org, Email: "new@example.org", Name: "New", Role: account.RoleManager, Password: "a long enough one"}
	}
	for _, c := range []struct {
		name   string
		by     account.Role
		change func(h house, n *account.NewStaff)
		want   *fault.Fault
		fields string // the members at fault
	}{
		{"a manager adds nobody", account.RoleManager, func(house, *account.NewStaff) {}, account.ErrForbidden, ""},
		{"an owner adds no admin", account.RoleOwner, func(h house, n *account.NewStaff) { n.Role, n.Organiser = account.RoleAdmin, id.Organiser{} }, account.ErrForbidden, ""},
		{"an owner adds nobody elsewhere", account.RoleOwner, func(h house, n *account.NewStaff) { n.Organiser = h.other }, account.ErrNoOrganiser, ""},
		{"an owner learns nothing of absent ones", account.RoleOwner, func(h house, n *account.NewStaff) { n.Organiser = id.New[id.Organiser]() }, account.ErrNoOrganiser, ""},
		{"an absent organiser", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Organiser = id.New[id.Organiser]() }, account.ErrNoOrganiser, ""},
		{"everything at once", account.RoleAdmin, func(h house, n *account.NewStaff) { *n = account.NewStaff{Role: "boss"} }, account.ErrInvalid, "email name role password"},
		{"an admin of an organiser", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Role = account.RoleAdmin }, account.ErrInvalid, "organiser"},
		{"an owner of none", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Organiser = id.Organiser{} }, account.ErrInvalid, "organiser"},
		{"a name that hides something", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Name = "a\u202eb" }, account.ErrInvalid, "name"},
		{"a short password", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Password = "123456789" }, account.ErrInvalid, "password"},
		{"a long password", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Password = strings.Repeat("ab", 101) }, account.ErrInvalid, "password"},
		{"one character over and over", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Password = "éééééééééééé" }, account.ErrInvalid, "password"},
		{"the address as password", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Password = "NEW@example.org" }, account.ErrInvalid, "password"},
		{"an address that is taken", account.RoleAdmin, func(h house, n *account.NewStaff) { n.Email = "OLGA@example.ORG" }, account.ErrEmailTaken, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHouse(t)
			h.owner(t)
			by := account.Actor{Role: c.by, Organiser: h.org}
			if c.by == account.RoleAdmin {
				by.Organiser = id.Organiser{}
			}
			n := good(h)
			c.change(h, &n)
			_, err := h.AddStaff(t.Context(), idem.Key{}, by, n)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			var at []string
			for _, f := range fault.From(err).Fields {
				at = append(at, f.At)
			}
			if got := strings.Join(at, " "); got != c.fields {
				t.Errorf("blamed %q, want %q", got, c.fields)
			}
			if len(h.memory.staff) != 1 {
				t.Error("a refusal added somebody")
			}
		})
	}
}

func TestAddStaffTwice(t *testing.T) {
	h := newHouse(t)
	key, err := idem.NewKey("operator", "POST /v1/staff", "k1", []byte("body"))
	if err != nil {
		t.Fatal(err)
	}
	n := account.NewStaff{Organiser: h.org, Email: "new@example.org", Name: "New", Role: account.RoleDoor, Password: "a long enough one"}
	first, err := h.AddStaff(t.Context(), key, account.Operator(), n)
	if err != nil {
		t.Fatal(err)
	}
	again, err := h.AddStaff(t.Context(), key, account.Operator(), n)
	if err != nil || again != first {
		t.Errorf("got %+v, %v; want %+v", again, err, first)
	}
	for _, a := range h.memory.keys {
		if strings.Contains(string(a.raw), "password") || strings.Contains(string(a.raw), "long enough") {
			t.Errorf("the key keeps %s", a.raw)
		}
	}
}

func TestSignIn(t *testing.T) {
	h := newHouse(t)
	olga := h.owner(t)
	got, err := h.SignIn(t.Context(), " olga@EXAMPLE.org", "a long enough one")
	if err != nil || got != olga {
		t.Fatalf("got %+v, %v", got, err)
	}
	found, err := h.Find(t.Context(), olga.ID)
	if err != nil || found != olga {
		t.Errorf("Find gives %+v, %v", found, err)
	}
	if _, err := h.Find(t.Context(), id.New[id.Staff]()); !errors.Is(err, account.ErrNoStaff) {
		t.Errorf("Find gives %v for nobody", err)
	}
}

func TestSignInRefusesAlike(t *testing.T) {
	h := newHouse(t)
	h.owner(t)
	wrong := func(email, password string) *fault.Fault {
		_, err := h.SignIn(t.Context(), email, password)
		return fault.From(err)
	}
	a, b := wrong("olga@example.org", "another long one"), wrong("nobody@example.org", "another long one")
	if !errors.Is(a, account.ErrWrongSignIn) || fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("a wrong password gives %v, an unknown address %v", a, b)
	}
	if len(h.hasher.verified) != 2 {
		t.Errorf("%d passwords were worked on, want 2: an unknown address must cost as much", len(h.hasher.verified))
	}
	for _, email := range []string{"", "olga", strings.Repeat("a", 5000) + "@example.org"} {
		if err := wrong(email, "another long one"); !errors.Is(err, account.ErrWrongSignIn) {
			t.Errorf("%.20q gives %v", email, err)
		}
	}
}

func TestSignInTries(t *testing.T) {
	h := newHouse(t)
	h.owner(t)
	try := func(email, password string) error {
		_, err := h.SignIn(t.Context(), email, password)
		return err
	}
	for range account.MaxTries - 1 {
		if err := try("olga@example.org", "wrong wrong wrong"); !errors.Is(err, account.ErrWrongSignIn) {
			t.Fatal(err)
		}
	}
	if err := try("olga@example.org", "a long enough one"); err != nil {
		t.Fatalf("the last allowed try: %v", err)
	}
	// The right password started the count again.
	for i := range account.MaxTries {
		h.memory.clock.Advance(time.Second)
		if err := try([]string{"olga@example.org", "OLGA@example.org"}[i%2], "wrong wrong wrong"); !errors.Is(err, account.ErrWrongSignIn) {
			t.Fatal(err)
		}
	}
	err := try("olga@example.org", "a long enough one")
	if !errors.Is(err, account.ErrTooManyTries) {
		t.Fatalf("got %v after too many tries", err)
	}
	if wait := fault.From(err).RetryAfter; wait != account.TryWhile-time.Duration(account.MaxTries-1)*time.Second {
		t.Errorf("told to wait %v", wait)
	}
	if err := try("other@example.org", "wrong wrong wrong"); !errors.Is(err, account.ErrWrongSignIn) {
		t.Errorf("another address: %v", err)
	}
	h.memory.clock.Advance(fault.From(err).RetryAfter + time.Microsecond)
	if err := try("olga@example.org", "a long enough one"); err != nil {
		t.Errorf("after the wait: %v", err)
	}
}

func TestListStaff(t *testing.T) {
	h := newHouse(t)
	owner := h.owner(t).Actor()
	for i := range 7 {
		org := h.org
		if i >= 5 {
			org = h.other
		}
		h.add(t, account.NewStaff{Organiser: org, Email: fmt.Sprintf("p%d@example.org", i), Name: "P", Role: account.RoleDoor, Password: "a long enough one"})
	}
	count := func(by account.Actor, limit int) int {
		n, after := 0, id.Staff{}
		for {
			page, next, err := h.ListStaff(t.Context(), by, after, limit)
			if err != nil {
				t.Fatal(err)
			}
			n += len(page)
			if next.IsZero() {
				return n
			}
			if len(page) != limit {
				t.Fatalf("a page of %d, want %d", len(page), limit)
			}
			after = next
		}
	}
	if n := count(owner, 3); n != 6 {
		t.Errorf("an owner sees %d, want 6", n)
	}
	if n := count(account.Operator(), 3); n != 8 {
		t.Errorf("an admin sees %d, want 8", n)
	}
	if _, _, err := h.ListStaff(t.Context(), account.Actor{Role: account.RoleManager, Organiser: h.org}, id.Staff{}, 3); !errors.Is(err, account.ErrForbidden) {
		t.Errorf("a manager: %v", err)
	}
}
