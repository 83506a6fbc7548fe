package payment

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
)

// Gateway is a payment provider as the house sees it. Every call carries a
// key derived from the step it is part of, and a call repeated with its key
// does nothing new. A call that times out has an unknown outcome: ask with
// Fetch, never guess.
type Gateway interface {
	// Name is the provider's name in addresses and tables: "testpay".
	Name() string
	// Create opens an intent at the provider and gives the page to pay on.
	Create(ctx context.Context, r Request) (Created, error)
	// Fetch asks the provider how the intent stands. It is the only truth
	// about money outside; what a webhook or a browser says is a reason to ask.
	Fetch(ctx context.Context, ref string) (Status, error)
	// Capture takes the authorised amount. It returns nil only when the
	// provider has taken exactly that, and ErrRefused when it took nothing.
	Capture(ctx context.Context, ref string, amount money.Amount, key string) error
	// Void closes an intent that was not captured: an authorisation is given
	// up, and an open intent can no longer be paid. Closing a closed one is no
	// error; for a captured one it returns ErrRefused.
	Void(ctx context.Context, ref, key string) error
	// Refund gives captured money back.
	Refund(ctx context.Context, ref string, amount money.Amount, key string) error
	// Verify checks a webhook's signature and age against now and reads it.
	// It returns ErrBadSignature for anything it does not trust.
	Verify(header map[string][]string, body []byte, now time.Time) (Event, error)
}

// Request asks a provider to be paid for an order. A repeated request is the
// same in every member.
type Request struct {
	Intent    id.Intent
	Order     id.Order
	Amount    money.Amount
	Title     string    // what the buyer sees on the provider's page
	Email     string    // for the provider's receipt
	ReturnURL string    // where the browser comes back to, whatever happened
	NotifyURL string    // where webhooks go
	ExpiresAt time.Time // the hold's deadline
	Key       string
}

// Created is an open intent.
type Created struct {
	Ref string // the provider's name for it
	URL string // the page to pay on
}

// Standing is how an intent stands at the provider.
type Standing string

// The standings a provider may report.
const (
	Open       Standing = "open"       // nobody has paid yet: also after a declined try, or while the buyer has a challenge to answer
	Pending    Standing = "pending"    // the bank is at work and nobody can say more
	Authorised Standing = "authorised" // the money is reserved for us
	Captured   Standing = "captured"   // we have it
	Voided     Standing = "voided"     // given up; no money moved
	Refunded   Standing = "refunded"   // given back whole
	Failed     Standing = "failed"     // over without money
)

// Status is what the provider says about an intent.
type Status struct {
	Ref      string
	Order    id.Order
	Standing Standing
	Amount   money.Amount // authorised or captured
	Refunded money.Amount
	Method   string // what was paid with, such as one card, in the provider's own keyed words and never its number; "" where it does not say
	Declines int    // how many tries were declined so far
	Declined string // why the last try was declined, in words for the buyer; "" if it was not
}

// Event is a provider's message that something happened.
type Event struct {
	ID   string // the provider's; stored once
	Type string
	Ref  string // the intent it is about
	At   time.Time
}
