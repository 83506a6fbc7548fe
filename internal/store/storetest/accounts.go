package storetest

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/store"
)

func accounts(t *testing.T, open Open) {
	s := newShop(t, open)
	run := store.Bind(s.db, func(tx *store.Tx) account.Tx { return tx })
	_, a := s.organiser("A")
	_, b := s.organiser("B")
	update := func(fn func(q account.Tx) error) {
		t.Helper()
		if err := run.Update(t.Context(), fn); err != nil {
			t.Fatal(err)
		}
	}
	person := func(organiser id.Organiser, signIn string) account.Staff {
		return account.Staff{ID: id.New[id.Staff](), Organiser: organiser, Email: signIn, Name: "N", Role: account.RoleDoor, CreatedAt: s.clock.Now()}
	}
	ada, admin, other := person(a.Organiser, "ada@a.example"), person(id.Organiser{}, "root@x.example"), person(b.Organiser, "bo@b.example")
	admin.Role = account.RoleAdmin
	update(func(q account.Tx) error {
		return errors.Join(q.AddStaff(ada, "ada@a.example", "hash"), q.AddStaff(admin, "root@x.example", "h2"), q.AddStaff(other, "bo@b.example", "h3"))
	})
	update(func(q account.Tx) error {
		if err := q.AddStaff(person(a.Organiser, "ada@a.example"), "ada@a.example", "x"); !errors.Is(err, account.ErrEmailTaken) {
			t.Errorf("an address that is taken gives %v", err)
		}
		if err := q.AddStaff(person(id.New[id.Organiser](), "c@c.example"), "c@c.example", "x"); !errors.Is(err, account.ErrNoOrganiser) {
			t.Errorf("an absent organiser gives %v", err)
		}
		return nil
	})
	update(func(q account.Tx) error {
		for _, want := range []account.Staff{ada, admin} {
			if got, err := q.Staff(want.ID); err != nil || got != want {
				t.Errorf("got %+v, %v; want %+v", got, err, want)
			}
		}
		got, hash, err := q.StaffBySignIn("ada@a.example")
		if err != nil || got != ada || hash != "hash" {
			t.Errorf("got %+v, %q, %v", got, hash, err)
		}
		if _, _, err := q.StaffBySignIn("nobody@a.example"); !errors.Is(err, account.ErrNoStaff) {
			t.Errorf("an unknown address gives %v", err)
		}
		if _, err := q.Staff(id.New[id.Staff]()); !errors.Is(err, account.ErrNoStaff) {
			t.Errorf("an absent person gives %v", err)
		}
		for organiser, want := range map[id.Organiser][]account.Staff{
			a.Organiser: {ada}, b.Organiser: {other}, {}: {ada, admin, other},
		} {
			if got, err := q.StaffOf(organiser, id.Staff{}, 10); err != nil || !slices.Equal(got, want) {
				t.Errorf("of %s: got %+v, %v", organiser, got, err)
			}
		}
		if got, err := q.StaffOf(id.Organiser{}, ada.ID, 1); err != nil || !slices.Equal(got, []account.Staff{admin}) {
			t.Errorf("the second page: %+v, %v", got, err)
		}
		return nil
	})

	while := 15 * time.Minute
	began := s.clock.Now()
	count := func(digest string) (tries int, since time.Time) {
		update(func(q account.Tx) (err error) {
			tries, since, err = q.CountTry(digest, q.Now(), q.Now().Add(-while))
			return err
		})
		return tries, since
	}
	for want := 1; want <= 3; want++ {
		if n, since := count("x"); n != want || since != began {
			t.Errorf("try %d is counted as %d since %v", want, n, since)
		}
		s.clock.Advance(time.Minute)
	}
	if n, _ := count("y"); n != 1 {
		t.Errorf("another's first try is counted as %d", n)
	}
	s.clock.Advance(while - 3*time.Minute + time.Microsecond)
	if n, since := count("x"); n != 1 || since != s.clock.Now() {
		t.Errorf("the first try after the while is counted as %d since %v", n, since)
	}
	guessing(t, run, s.clock)
	update(func(q account.Tx) error { return q.ForgetTries("x") })
	if n, _ := count("x"); n != 1 {
		t.Errorf("after forgetting, a try is counted as %d", n)
	}

	// The whole way: with a key, a person is added once.
	service := account.NewService(run, plainHasher{})
	key, err := idem.NewKey("operator", "staff add", "k", nil)
	if err != nil {
		t.Fatal(err)
	}
	n := account.NewStaff{Organiser: a.Organiser, Email: "New@A.example", Name: "New", Role: account.RoleOwner, Password: "a long enough one"}
	first, err := service.AddStaff(t.Context(), key, account.Operator(), n)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := service.AddStaff(t.Context(), key, account.Operator(), n); err != nil || again != first {
		t.Errorf("got %+v, %v; want %+v", again, err, first)
	}
	if got, err := service.SignIn(t.Context(), "new@a.example", "a long enough one"); err != nil || got != first {
		t.Errorf("got %+v, %v; want %+v", got, err, first)
	}
}

// plainHasher does without the work of a real one, which has tests of its own.
type plainHasher struct{}

func (plainHasher) Hash(_ context.Context, password string) (string, error) {
	return "of " + password, nil
}

func (plainHasher) Verify(_ context.Context, password, hash string) (bool, error) {
	return hash == "of "+password, nil
}
