package order

import (
	"context"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/txn"
)

// Entry is one line of an order's timeline, the same for buyer and staff.
type Entry struct {
	At   time.Time
	What string // a stable word, from the list below
	Text string // one sentence for people
}

// The words of a timeline.
const (
	WasOrdered     = "ordered"      // seats and prices were frozen
	WasGiven       = "given"        // staff gave the seats away
	WasOpened      = "opened"       // the payment page is there
	WasExtended    = "extended"     // the buyer has more time to pay
	WasNotified    = "notified"     // the provider sent a message
	WasDeclined    = "declined"     // a try to pay was declined
	WasDoubtful    = "doubtful"     // the provider could not say how things stand
	WasAuthorised  = "authorised"   // the money is reserved
	WasSealed      = "sealed"       // the seats are fixed for this order
	WasRefused     = "refused"      // the sale cannot be; the money goes back
	WasCaptured    = "captured"     // the money is taken
	WasTicketed    = "ticketed"     // the seats are sold and the tickets made
	WasMailed      = "mailed"       // a mail about it went out
	WasExpired     = "expired"      // the time ran out
	WasReleased    = "released"     // the seats were given back
	WasVoided      = "voided"       // the payment was closed before any money moved
	WasCancelled   = "cancelled"    // it ended without a sale
	WasReturned    = "returned"     // staff take the sale back; the tickets are void
	WasReceived    = "received"     // money came by hand
	WasOwed        = "owed"         // people have to send money back
	WasDelayed     = "delayed"      // money could not be sent back yet; it is tried again
	WasRefunded    = "refunded"     // the money went back
	WasChargedBack = "charged_back" // the buyer's bank took money back
	WasExchanged   = "exchanged"    // its places, or some, are changed for those of another order
	WasReinstated  = "reinstated"   // and gave it up again
)

// Note adds an entry to an order's timeline, at the transaction's instant.
func Note(q interface {
	txn.Tx
	AddOrderEntry(o id.Order, e Entry) error
}, o id.Order, what, text string) error {
	return q.AddOrderEntry(o, Entry{At: q.Now(), What: what, Text: text})
}

// Timeline gives what happened to an order, oldest first. Whether the caller
// may see it is the same question as whether they may see the order; ask that
// first.
func Timeline(ctx context.Context, run txn.Runner[Tx], o id.Order) (entries []Entry, err error) {
	err = run.View(ctx, func(q Tx) error {
		entries, err = q.OrderEntries(o)
		return err
	})
	return entries, err
}
