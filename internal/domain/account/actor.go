package account

import (
	"frontrow/internal/base/id"
)

// Role is what a member of staff does. What each role may do is the table in
// permission.go.
type Role string

// The roles, from the widest to the narrowest.
const (
	RoleAdmin     Role = "admin"      // runs the installation; belongs to no organiser and may act for all
	RoleOwner     Role = "owner"      // everything of one organiser, staff included
	RoleManager   Role = "manager"    // sets up venues, events and shows, and sells
	RoleBoxOffice Role = "box_office" // orders, blocks, refunds
	RoleDoor      Role = "door"       // scans tickets
)

// Action is something staff do.
type Action string

// The actions that permission is asked for.
const (
	EditOrganisers Action = "organisers.edit"
	EditProfile    Action = "profile.edit" // the organiser's name, colour and address
	EditStaff      Action = "staff.edit"
	EditCatalog    Action = "catalog.edit"
	PublishShows   Action = "shows.publish"
	SteerSale      Action = "sale.steer"
	BlockSeats     Action = "seats.block"
	ReadOrders     Action = "orders.read"
	RefundOrders   Action = "orders.refund"
	TakePayments   Action = "orders.take_payment" // note money that came, or went back, by hand
	ReadReports    Action = "reports.read"
	CheckTickets   Action = "tickets.check"
)

// Actor is a signed-in member of staff, as far as decisions need to know.
type Actor struct {
	Staff     id.Staff
	Organiser id.Organiser // zero for an admin
	Role      Role
	Name      string
}
