package order

import (
	"fmt"
	"slices"
)

// State is what buyer and staff are told about an order.
type State string

// The states of an order.
const (
	AwaitingPayment State = "awaiting_payment" // seats are held, nothing is paid
	Checking        State = "checking"         // the money is authorised or unknown; it settles itself
	Paid            State = "paid"             // seats sold, tickets issued
	Expired         State = "expired"          // the time ran out before any money came
	Cancelled       State = "cancelled"        // ended without a sale; no money was kept
	Refunding       State = "refunding"        // was paid; tickets are void and the money is on its way back
	Refunded        State = "refunded"         // was paid, and the money went back
	ChargedBack     State = "charged_back"     // was paid, and the buyer's bank took the money back; its tickets open no door
)

// moves is every change of state there is. An expired order can come back to
// Checking, because money may arrive after the deadline.
var moves = map[State][]State{
	AwaitingPayment: {Checking, Expired, Cancelled},
	Checking:        {AwaitingPayment, Paid, Expired, Cancelled},
	Expired:         {Checking},
	Paid:            {Refunding, ChargedBack},
	ChargedBack:     {Paid, Refunding},
	Refunding:       {Refunded},
	Cancelled:       nil,
	Refunded:        nil,
}

// States lists every state, in the order an order may meet them.
func States() []State {
	return []State{AwaitingPayment, Checking, Paid, Expired, Cancelled, Refunding, Refunded, ChargedBack}
}

// Valid reports whether s is a state at all.
func (s State) Valid() bool { return slices.Contains(States(), s) }

// MayMove reports whether an order may go from one state to another.
func MayMove(from, to State) bool { return slices.Contains(moves[from], to) }

// Move takes the order to another state. Staying where it is is no move and no
// error; a move that is not in the table is our mistake, changes nothing and
// returns an error.
func (o *Order) Move(to State) error {
	if o.State == to {
		return nil
	}
	if !MayMove(o.State, to) {
		return fmt.Errorf("order: %s may not go from %s to %s", o.ID, o.State, to)
	}
	o.State = to
	return nil
}
