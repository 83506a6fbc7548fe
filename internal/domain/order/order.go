package order

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/pricing"
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
	Language  string // in which its buyer is spoken to: a tag of package locale
	Hold      inventory.HoldID
	Revision  uint32 // of the hold, when the order froze it
	Lines     []pricing.Line
	PerOrder  pricing.Charge // what it costs beside its lines
	Tax       pricing.Tax    // by which the taxes in both were reckoned
	Currency  money.Currency
	Voucher   string    // the code of the voucher its hold was taken with; "" for none
	Deadline  time.Time // of the hold
	State     State
	Step      string // where the saga stands; StepDone, or what package checkout says
	Reason    string // why it ended as it did, in words for the buyer; "" for a plain course
	Provider  string
	Later     bool   // its seats are fixed before its money comes
	Ref       string // the provider's name of the intent
	PayURL    string // where to pay, while awaiting payment; "" when nothing is to be paid
	Declined  string // why the last try to pay was declined, in words for the buyer; "" if it was not
	CreatedAt time.Time
	PaidAt    time.Time
	Policy    Policy   // on which terms its buyer may return places
	Returns   []Return // what was taken back since it was paid, oldest first
	Instead   *Instead // places of another order that it takes the place of; nil for none
}

// StepDone is the step of an order that nothing is left to do for.
const StepDone = "done"

// Bill is what the order costs, as it was frozen.
func (o Order) Bill() pricing.Bill {
	return pricing.Bill{Lines: o.Lines, PerOrder: o.PerOrder, Tax: o.Tax, Currency: o.Currency}
}

// Total is what the order costs, with all fees and taxes.
func (o Order) Total() money.Amount { return o.Bill().Total() }

// Fees is the part of the total that is fees.
func (o Order) Fees() money.Amount { return o.Bill().Fees() }

// Places counts the order's seats and standing places.
func (o Order) Places() int { return pricing.Places(o.Lines) }
