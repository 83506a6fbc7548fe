package notify

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
	"frontrow/internal/domain/order"
)

// Tx is what this package asks of a transaction.
type Tx interface {
	txn.Tx
	// Message gives one message, or ErrNoMessage.
	Message(m id.Message) (Message, error)
	// MessagesOfOrder gives every message about an order, oldest first; an
	// empty slice when there are none.
	MessagesOfOrder(o id.Order) ([]Message, error)
	// AddMessage stores a new message. Order, kind and number together are
	// unique.
	AddMessage(m Message) error
	// SaveMessage stores how far a message has come, or returns ErrNoMessage.
	SaveMessage(m Message) error
	// AddOrderEntry adds an entry at the end of an order's timeline.
	AddOrderEntry(o id.Order, e order.Entry) error
}
