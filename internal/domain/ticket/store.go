package ticket

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// Tx is what this package asks of a transaction.
type Tx interface {
	txn.Tx
	// TicketsOfOrder gives every ticket of an order, revoked ones included, by
	// serial; an empty slice when there are none.
	TicketsOfOrder(order id.Order) ([]Ticket, error)
	// Ticket gives one ticket, or ErrNoTicket.
	Ticket(t id.Ticket) (Ticket, error)
	// AddTicket stores a new ticket. One order cannot have two of one serial.
	AddTicket(t Ticket) error
	// SetTicketState stores the state of a ticket, or returns ErrNoTicket.
	SetTicketState(t id.Ticket, s State) error
}
