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
	// Way tells how money comes by this provider, and so which row of the
	// saga its orders take.
	Way() Way
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
	// error; for a captured one it returns ErrRefused. One that was paid in
	// part is captured from then on, with what came in as its amount.
	Void(ctx context.Context, ref, key string) error
	// Refund gives captured money back. That it returns nil means that the provider
	// has taken it on, and knows of none that is on its way, or failed at once;
	// how much has gone back Fetch tells. It returns ErrNoFunds when the provider
	// has too little of ours at hand, ErrUnreachable for [OnItsWay] while money
	// is still on its way, and ErrByHand when people have to send it and have not
	// said yet that they did.
	Refund(ctx context.Context, ref string, amount money.Amount, key string) error
	// List gives a page of the intents that were made at the provider from an
	// instant until another, the first with the cursor "". It is for finding what
	// differs from the books; what is to be done about it Fetch decides.
	List(ctx context.Context, from, to time.Time, cursor string) (Listing, error)
	// Verify checks a webhook's signature and age against now and reads it.
	// It returns ErrBadSignature for anything it does not trust.
	Verify(header map[string][]string, body []byte, now time.Time) (Event, error)
}

// Way is how money comes by a provider.
type Way struct {
	// PayWithin is how long a buyer has to pay where the seats are fixed at
	// checkout and the money comes later, as by bank transfer. Zero: the money
	// comes within the time of the hold, and the seats are fixed for it then.
	// Whether it is set aside first or taken at once, [Status] tells.
	PayWithin time.Duration
	// ListenFor is how long after its deadline an order still takes money.
	// Then its intent is closed. Zero: [ListenFor].
	ListenFor time.Duration
	// PayTo tells buyers where the money goes, where no page of a provider
	// does. It may have several lines.
	PayTo string
}

// ListenFor is how long money that was on its way is waited for, unless a
// provider knows better.
const ListenFor = 24 * time.Hour

// Due gives until when an order made at now is to be paid: within the time of
// its hold, or later where the way allows that, but not beyond the beginning
// of its show.
func (w Way) Due(now, holdEnds, starts time.Time) time.Time {
	due := now.Add(w.PayWithin)
	if !starts.IsZero() && starts.Before(due) {
		due = starts
	}
	if !w.Later() || due.Before(holdEnds) {
		return holdEnds
	}
	return due
}

// Later reports whether the seats are fixed before the money comes.
func (w Way) Later() bool { return w.PayWithin > 0 }

// Listens gives how long after its deadline an order still takes money.
func (w Way) Listens() time.Duration {
	if w.ListenFor > 0 {
		return w.ListenFor
	}
	return ListenFor
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
	ExpiresAt time.Time // until when it is to be paid: the hold's deadline, or that of a way to pay later
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
	Amount   money.Amount // authorised or captured; of an open one, what was asked for
	Refunded money.Amount // what has gone back; not what is still on its way
	// Returning is what was asked to go back and is still on its way, and
	// RefundsFailed how often money that was on its way came back to us.
	Returning     money.Amount
	RefundsFailed int
	// ChargedBack is what the buyer's bank has taken back and keeps as of now.
	// It is no part of Refunded, and both together may be more than Amount.
	ChargedBack money.Amount
	Payment     string // another name that the provider's messages have for the payment; "" for none
	Method      string // what was paid with, such as one card, in the provider's own keyed words and never its number; "" where it does not say
	Declines    int    // how many tries were declined so far
	Declined    string // why the last try was declined, in words for the buyer; "" if it was not
}

// Event is a provider's message that something happened.
type Event struct {
	ID    string // the provider's; stored once
	Type  string
	Ref   string   // the intent it is about; "" where the provider names something else
	Order id.Order // then the order, as the provider noted it for us; zero if it did not
	At    time.Time
	// Payment is the other name of the payment it is about, as Status has it,
	// where the message has neither of the two.
	Payment string
	// After says that it tells of something that comes after a sale, such as a
	// bank that takes money back: a reason to ask about an order that is done.
	After bool
}
