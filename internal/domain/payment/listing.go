package payment

import (
	"time"

	"frontrow/internal/base/id"
)

// Listing is one page of a provider's list of intents.
type Listing struct {
	Items []Status
	Next  string // the cursor of the page that follows; "" for none
}

// Comparison is how far a provider's list has been held against the books. There
// is one for each provider: the latest.
type Comparison struct {
	Provider  string
	Run       int64     // grows with every comparison of the provider
	From, To  time.Time // intents made in this time are compared
	Cursor    string    // of the page that is next
	Listed    bool      // the list is through, and what it left out is next
	After     id.Order  // the last one of these that was looked at
	StartedAt time.Time
	EndedAt   time.Time // zero until it has

	Seen   int64 // intents that the provider listed
	Healed int64 // that the house has gone on with
	Odd    int64 // that people have to look at
}

// ComparisonTx is what comparisons ask of a transaction.
type ComparisonTx interface {
	// Comparison finds the latest one of a provider.
	Comparison(provider string) (Comparison, bool, error)
	// SaveComparison stores one in place of the provider's latest.
	SaveComparison(c Comparison) error
	// MarkListed notes that a run saw the intent of this reference.
	MarkListed(provider, ref string, run int64) error
	// UnlistedIntents lists the intents of a provider with a page there that were
	// made within the comparison's time and that its run did not see, by order:
	// at most most of them, all after c.After.
	UnlistedIntents(c Comparison, most int) ([]Intent, error)
}
