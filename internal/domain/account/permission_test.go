package account_test

import (
	"errors"
	"strings"
	"testing"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
)

// matrix is the whole of what roles may do, written out a second time, so that
// no change of the table goes by unseen.
const matrix = `
                 admin owner manager box_office door
organisers.edit    x     -      -        -       -
profile.edit       x     x      -        -       -
staff.edit         x     x      -        -       -
catalog.edit       x     x      x        -       -
shows.publish      x     x      x        -       -
sale.steer         x     x      x        -       -
seats.block        x     x      x        x       -
orders.read        x     x      x        x       -
orders.refund      x     x      x        x       -
orders.take_payment x    x      x        x       -
reports.read       x     x      x        -       -
tickets.check      x     x      x        x       x
`

func TestPermissions(t *testing.T) {
	absent := fault.Define(fault.NotFound, "permission_test.absent", "There is no such thing.")
	own, foreign := id.New[id.Organiser](), id.New[id.Organiser]()

	lines := strings.Split(strings.TrimSpace(matrix), "\n")
	roles := strings.Fields(lines[0])
	if len(roles) != len(account.Roles()) || len(lines)-1 != len(account.Actions()) {
		t.Fatalf("the matrix has %d roles and %d actions, the program %d and %d",
			len(roles), len(lines)-1, len(account.Roles()), len(account.Actions()))
	}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		do := account.Action(cells[0])
		for i, role := range roles {
			allowed := cells[i+1] == "x"
			actor := account.Actor{Role: account.Role(role), Organiser: own}
			if role == string(account.RoleAdmin) {
				actor.Organiser = id.Organiser{}
			}
			wantOwn, wantForeign := error(nil), error(absent)
			switch {
			case !allowed:
				wantOwn, wantForeign = account.ErrForbidden, account.ErrForbidden
			case role == string(account.RoleAdmin):
				wantForeign = nil
			}
			if got := actor.May(do); !errors.Is(got, wantOwn) {
				t.Errorf("%s may %s: %v, want %v", role, do, got, wantOwn)
			}
			if got := actor.MayFor(do, own, absent); !errors.Is(got, wantOwn) {
				t.Errorf("%s may %s with its own: %v, want %v", role, do, got, wantOwn)
			}
			if got := actor.MayFor(do, foreign, absent); !errors.Is(got, wantForeign) {
				t.Errorf("%s may %s with another's: %v, want %v", role, do, got, wantForeign)
			}
		}
	}
}

func TestNobodyMayAnything(t *testing.T) {
	for _, actor := range []account.Actor{{}, {Role: "Admin"}, {Role: "root"}} {
		for _, do := range account.Actions() {
			if err := actor.May(do); !errors.Is(err, account.ErrForbidden) {
				t.Errorf("the role %q may %s: %v", actor.Role, do, err)
			}
		}
	}
}

// A member of staff without an organiser, who should not exist, may nothing:
// no organiser must not come to mean all of them.
func TestOnlyAdminsHaveNoOrganiser(t *testing.T) {
	for _, role := range account.Roles()[1:] {
		for _, do := range account.Actions() {
			if err := (account.Actor{Role: role}).May(do); !errors.Is(err, account.ErrForbidden) {
				t.Errorf("%s without an organiser may %s: %v", role, do, err)
			}
		}
	}
}
