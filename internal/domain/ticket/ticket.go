package ticket

import (
	"time"

	"frontrow/internal/base/id"
)

// Ticket opens the door for one place of one show.
type Ticket struct {
	ID       id.Ticket
	Order    id.Order
	Show     id.Show
	Place    string // a seat's label, or a standing area's id
	Area     bool   // Place is a standing area
	Serial   int    // counts the tickets of its order from 1
	Holder   string // the name on it
	Code     string // what the QR shows: signed, and verified with the public key alone
	State    State
	IssuedAt time.Time
}
