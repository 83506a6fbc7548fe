package inventory

// State is what a seat, or a place in a standing area, is to the box office.
type State uint8

// The states, numbered as the seat log writes them.
const (
	Available State = iota // anybody may hold it
	Held                   // kept for one buyer until a deadline
	Paying                 // sealed for one order; only that order's saga ends it
	Sold                   // paid for, or a comp
	Blocked                // kept back by staff
	states                 // how many there are
)

var stateNames = [states]string{"available", "held", "paying", "sold", "blocked"}

func (s State) String() string {
	if s < states {
		return stateNames[s]
	}
	return "unknown"
}

// moves is every change of state there is. Whatever is not here cannot be
// written to the log and is refused when it is read from one.
var moves = [states][states]bool{
	Available: {Held: true, Paying: true, Sold: true, Blocked: true}, // Paying: a late payment takes the seat anew; Sold: a comp
	Held:      {Available: true, Paying: true},
	Paying:    {Available: true, Sold: true},
	Sold:      {Available: true, Blocked: true},
	Blocked:   {Available: true, Sold: true},
}

// MayMove reports whether a seat may go from one state to another.
func MayMove(from, to State) bool {
	return from < states && to < states && moves[from][to]
}
