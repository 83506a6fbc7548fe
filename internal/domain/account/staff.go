package account

import (
	"strings"
	"time"

	"frontrow/internal/base/id"
)

// Staff is a person who works for an organiser, or runs the installation. The
// hash of the password is not part of it: it stays between the store and
// SignIn.
type Staff struct {
	ID        id.Staff     `json:"id"`
	Organiser id.Organiser `json:"organiser"` // zero for an admin
	Email     string       `json:"email"`     // to sign in with, and to write to
	Name      string       `json:"name"`
	Role      Role         `json:"role"`
	CreatedAt time.Time    `json:"created_at"`
}

// Actor is the person as permission is asked for them.
func (s Staff) Actor() Actor {
	return Actor{Staff: s.ID, Organiser: s.Organiser, Role: s.Role, Name: s.Name}
}

// signInName is what an address is looked up by: people do not mind capitals
// when they type it.
func signInName(email string) string { return strings.ToLower(email) }
