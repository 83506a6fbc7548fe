package account

import (
	"context"
	"slices"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/text"
)

// NewStaff describes a person to add.
type NewStaff struct {
	Organiser id.Organiser // left out: the actor's own; none for an admin
	Email     string
	Name      string // 1-80 characters
	Role      Role
	Password  string // MinPassword to MaxPassword characters
}

// AddStaff adds somebody who may sign in. Only admins add admins. The body
// that key digests must not hold the password: keys are kept, and a plain
// digest of a password can be guessed.
//
// It returns ErrForbidden, ErrNoOrganiser for an organiser that is not the
// actor's, ErrInvalid with every field at fault, ErrEmailTaken, and ErrBusy.
func (s *Service) AddStaff(ctx context.Context, key idem.Key, by Actor, n NewStaff) (Staff, error) {
	person, password, err := n.check(by)
	if err != nil {
		return Staff{}, err
	}
	hash, err := s.hasher.Hash(ctx, password)
	if err != nil {
		return Staff{}, err
	}
	return idem.Once(ctx, s.run, key, func(q Tx) (Staff, error) {
		added := person
		added.ID, added.CreatedAt = id.New[id.Staff](), q.Now()
		return added, q.AddStaff(added, signInName(added.Email), hash)
	})
}

// check gives the person as they would be added, and their password in its one
// spelling.
func (n NewStaff) check(by Actor) (Staff, string, error) {
	if err := by.May(EditStaff); err != nil {
		return Staff{}, "", err
	}
	if by.Role != RoleAdmin {
		if n.Role == RoleAdmin {
			return Staff{}, "", ErrForbidden
		}
		if n.Organiser.IsZero() {
			n.Organiser = by.Organiser
		}
		if err := by.MayFor(EditStaff, n.Organiser, ErrNoOrganiser); err != nil {
			return Staff{}, "", err
		}
	}
	var faults []fault.Field
	blame := func(at, message string) { faults = append(faults, fault.Field{At: at, Message: message}) }

	email, err := ParseEmail(n.Email)
	if err != nil {
		blame("email", ErrBadEmail.Message)
	}
	name, err := text.Line(n.Name, 1, 80)
	if err != nil {
		blame("name", err.Error())
	}
	switch {
	case !slices.Contains(Roles(), n.Role):
		blame("role", "a role is one of admin, owner, manager, box_office and door")
	case n.Role == RoleAdmin && !n.Organiser.IsZero():
		blame("organiser", "an admin belongs to no organiser")
	case n.Role != RoleAdmin && n.Organiser.IsZero():
		blame("organiser", "this role works for an organiser; say which")
	}
	password := tidyPassword(n.Password)
	if wrong := passwordFault(password, email, name); wrong != "" {
		blame("password", wrong)
	}
	if len(faults) > 0 {
		return Staff{}, "", ErrInvalid.WithFields(faults)
	}
	return Staff{Organiser: n.Organiser, Email: email, Name: name, Role: n.Role}, password, nil
}
