package order

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
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
	Refunded        State = "refunded"         // was paid, and the money went back
)

// Order is what a buyer pays for: exact seats at frozen prices.
type Order struct {
	ID        id.Order
	Number    string // short, for people on the telephone: "K7M-4XQ2"
	Show      id.Show
	Organiser id.Organiser
	Buyer     id.Buyer
	Name      string
	Email     string
	Hold      inventory.HoldID
	Revision  uint32 // of the hold, when the order froze it
	Lines     []pricing.Line
	Currency  money.Currency
	Deadline  time.Time // of the hold
	State     State
	Step      string // where the saga stands; see package checkout
	Reason    string // why it ended as it did, in words for the buyer; "" for a plain course
	Provider  string
	Ref       string // the provider's name of the intent
	PayURL    string // where to pay, while awaiting payment
	CreatedAt time.Time
	PaidAt    time.Time
}

// Total is what the order costs, fees included.
func (o Order) Total() money.Amount { return pricing.Total(o.Lines, o.Currency) }

// Entry is one line of an order's timeline, the same for buyer and staff.
type Entry struct {
	At   time.Time
	What string // a stable word: "held", "authorised", "captured", "ticketed", "mailed"
	Text string // one sentence for people
}
