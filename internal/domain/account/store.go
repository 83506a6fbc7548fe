package account

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
)

// Tx is what the use cases of this package need of a transaction.
type Tx interface {
	idem.Tx

	// AddStaff stores a person with their password's hash. It returns
	// ErrEmailTaken when somebody signs in with signIn, and ErrNoOrganiser
	// when there is no such organiser.
	AddStaff(s Staff, signIn, passwordHash string) error
	// Staff finds a person, or returns ErrNoStaff.
	Staff(staff id.Staff) (Staff, error)
	// StaffBySignIn finds who signs in with an address and their password's
	// hash, or returns ErrNoStaff.
	StaffBySignIn(signIn string) (s Staff, passwordHash string, err error)
	// StaffOf lists at most most people of an organiser, or of all with the
	// zero organiser, whose ids follow after, by id.
	StaffOf(organiser id.Organiser, after id.Staff, most int) ([]Staff, error)

	// CountTry counts one more try to sign in under a digest, and gives how
	// many there were since the first of the last while, and when that was.
	// Those that began before stale are forgotten.
	CountTry(digest string, now, stale time.Time) (tries int, since time.Time, err error)
	// UncountTry takes back one try that was counted under a digest at an
	// instant, unless it is forgotten already.
	UncountTry(digest string, at time.Time) error
	// ForgetTries forgets the tries under a digest.
	ForgetTries(digest string) error
}
