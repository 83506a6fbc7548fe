package payment

import (
	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// Tx is what this package asks of a transaction.
type Tx interface {
	txn.Tx

	// Intent finds the intent of an order.
	Intent(order id.Order) (Intent, bool, error)
	// IntentByRef finds an intent by the provider's name for it.
	IntentByRef(provider, ref string) (Intent, bool, error)
	// IntentByPayment finds the newest intent by its other name at the provider.
	IntentByPayment(provider, payment string) (Intent, bool, error)
	// AddIntent stores a new intent. An order has one.
	AddIntent(i Intent) error
	// SaveIntent stores the members that change: Ref, URL, Standing, Method,
	// Payment, Declines, Declined, Tries, RefundsFailed and Elsewhere.
	SaveIntent(i Intent) error

	// AddProviderEvent stores an event of a provider, and reports false when one of
	// its id is there already. order is zero when the event is about nothing
	// of ours.
	AddProviderEvent(provider string, e Event, order id.Order) (fresh bool, err error)

	// Postings gives all that is booked for an order, oldest first.
	Postings(order id.Order) ([]Posting, error)
	// AddPosting writes a posting. It fails if the order has one of its kind.
	AddPosting(p Posting) error
	// LedgerSums sums the whole ledger by account and currency, ordered by both.
	LedgerSums() ([]Sum, error)
}
