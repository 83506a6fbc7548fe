package notify

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/order"
)

// Tx is what this package asks of a transaction.
type Tx interface {
	idem.Tx
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
	// OrdersOfMailbox lists the orders made with an address, in whatever case it
	// was typed, newest first: at most most of them, none older than since.
	OrdersOfMailbox(email string, since time.Time, most int) ([]order.Order, error)
	// CountAsk counts one more request under a digest, and gives how many there
	// were since the first that is not older than stale.
	CountAsk(digest string, now, stale time.Time) (asks int, since time.Time, err error)
	// AddOrderEntry adds an entry at the end of an order's timeline.
	AddOrderEntry(o id.Order, e order.Entry) error
}
