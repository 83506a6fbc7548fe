package account

import (
	"slices"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
)

// permissions is everything each role may do. Whatever is not here is refused.
// All but admins may do it only with what belongs to their own organiser.
var permissions = map[Role][]Action{
	RoleAdmin: {EditOrganisers, EditProfile, EditStaff, EditCatalog, PublishShows, SteerSale, BlockSeats,
		ReadOrders, RefundOrders, TakePayments, ReadReports, CheckTickets},
	RoleOwner: {EditProfile, EditStaff, EditCatalog, PublishShows, SteerSale, BlockSeats,
		ReadOrders, RefundOrders, TakePayments, ReadReports, CheckTickets},
	RoleManager: {EditCatalog, PublishShows, SteerSale, BlockSeats,
		ReadOrders, RefundOrders, TakePayments, ReadReports, CheckTickets},
	RoleBoxOffice: {BlockSeats, ReadOrders, RefundOrders, TakePayments, CheckTickets},
	RoleDoor:      {CheckTickets},
}

// Roles lists every role, from the widest to the narrowest.
func Roles() []Role { return []Role{RoleAdmin, RoleOwner, RoleManager, RoleBoxOffice, RoleDoor} }

// Actions lists everything that permission is asked for.
func Actions() []Action { return slices.Clone(permissions[RoleAdmin]) }

// May returns ErrForbidden unless the actor's role may do what is asked, for
// some organiser at least. Only an admin may do anything without one.
func (a Actor) May(do Action) error {
	if !slices.Contains(permissions[a.Role], do) || a.Role != RoleAdmin && a.Organiser.IsZero() {
		return ErrForbidden
	}
	return nil
}

// MayFor returns nil if the actor may do it with something that belongs to
// organiser. It returns ErrForbidden if the actor's role may not do it at all,
// and absent, the caller's fault for a thing that is not there, if the thing
// is another organiser's: whose it is stays unknown.
func (a Actor) MayFor(do Action, organiser id.Organiser, absent *fault.Fault) error {
	if err := a.May(do); err != nil {
		return err
	}
	if a.Role != RoleAdmin && a.Organiser != organiser {
		return absent
	}
	return nil
}

// Scope is the organiser whose things the actor may see; zero, for an admin,
// is all of them. Ask May before: an actor who may nothing has no scope.
func (a Actor) Scope() id.Organiser {
	if a.Role == RoleAdmin {
		return id.Organiser{}
	}
	return a.Organiser
}

// Operator is whoever can run commands on the machine itself. It is no member
// of staff and never signs in.
func Operator() Actor { return Actor{Role: RoleAdmin, Name: "operator"} }
