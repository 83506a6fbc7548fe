package ticket

// State says whether a ticket opens the door.
type State string

// A ticket is valid from issue until it is revoked, which is for good.
const (
	Valid   State = "valid"
	Revoked State = "revoked"
)

// moves is every change of state there is.
var moves = map[State]State{Valid: Revoked}

// move takes t to another state, and reports whether that is a change. A move
// that is not in the table changes nothing.
func (t *Ticket) move(to State) bool {
	if moves[t.State] != to {
		return false
	}
	t.State = to
	return true
}
