package ticket

import "slices"

// State says whether a ticket opens the door.
type State string

// A ticket is valid from issue until it is revoked, which is for good. It is
// suspended while the buyer's bank has the money back: it opens no door, and
// is valid again if the bank gives it up.
const (
	Valid     State = "valid"
	Suspended State = "suspended"
	Revoked   State = "revoked"
)

// moves is every change of state there is.
var moves = map[State][]State{Valid: {Suspended, Revoked}, Suspended: {Valid, Revoked}}

// move takes t to another state, and reports whether that is a change. A move
// that is not in the table changes nothing.
func (t *Ticket) move(to State) bool {
	if !slices.Contains(moves[t.State], to) {
		return false
	}
	t.State = to
	return true
}
