package notify

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
)

// Message is something to tell a person by mail.
type Message struct {
	ID        id.Message
	Order     id.Order
	Kind      Kind
	No        int // counts the messages of one kind of one order from 1; more than 1 were asked for
	To        string
	State     State
	Attempts  int    // how often handing it over was begun
	LastError string // for staff; "" unless the last attempt failed
	CreatedAt time.Time
	SentAt    time.Time // zero unless sent
}

// Kind is what a message is about.
type Kind string

// The kinds of messages.
const (
	Tickets  Kind = "tickets"  // the order is paid; here are the tickets
	Found    Kind = "found"    // links to all orders of an address, which somebody asked for
	Owed     Kind = "owed"     // the seats are fixed; how to pay for them, until when
	Lapsed   Kind = "lapsed"   // it was to be paid later, and was not in time
	Refunded Kind = "refunded" // money of some places went back; counted as the order's returns
	// A buyer returned places, and their money is not back yet; counted as the order's returns.
	Returning Kind = "returning"
	// A bank took money of the order back; it gave it up again. Both are counted as the books follow it.
	ChargedBack Kind = "charged_back"
	Reinstated  Kind = "reinstated"

	// It is for other places than those of an older order: what is to pay for them;
	// they were not taken, and the older ones stay.
	Exchange  Kind = "exchange"
	Unchanged Kind = "unchanged"

	// The show begins at another time; counted as its moves.
	Moved Kind = "moved"

	Cancelled Kind = "cancelled" // there is no sale, or none any more; what becomes of the money
)

// fits lists the states of an order in which a message of the kind is true.
var fits = map[Kind][]order.State{
	Tickets:   {order.Paid},
	Cancelled: {order.Cancelled, order.Refunding, order.Refunded},
	Owed:      {order.AwaitingPayment},
	Lapsed:    {order.Expired},
	Refunded:  {order.Paid, order.Refunding, order.Refunded},
	Returning: {order.Paid, order.Refunding},
	Found:     order.States(),

	ChargedBack: {order.ChargedBack},
	Reinstated:  {order.Paid},
	Moved:       {order.Paid, order.ChargedBack},
	Exchange:    {order.AwaitingPayment},
	Unchanged:   {order.Expired, order.Cancelled},
}

// State says how far a message has come.
type State string

// A message waits until it ends in one of the other states.
const (
	Queued  State = "queued"
	Sent    State = "sent"
	Failed  State = "failed"  // refused for good, as an address that does not exist
	Dropped State = "dropped" // no longer true when it was to be sent
)
