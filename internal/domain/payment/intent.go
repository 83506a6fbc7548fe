package payment

import (
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
)

// Intent is our attempt to be paid for one order, and the last we heard of it.
// What is asked of the provider is frozen when the intent is made, so that the
// request can be repeated word for word.
type Intent struct {
	ID        id.Intent
	Order     id.Order // one intent for an order
	Provider  string
	Amount    money.Amount
	Title     string
	Email     string
	ExpiresAt time.Time
	Later     bool // the seats are fixed before the money comes; see Way
	CreatedAt time.Time

	Ref      string   // the provider's name for it; "" until it is open there
	URL      string   // the page to pay on
	Standing Standing // as last fetched
	Method   string   // what it was paid with, as Status has it
	Payment  string   // its other name at the provider, as Status has it
	Declines int
	Declined string
}

// IsZero reports whether there is no intent, as for an order that costs
// nothing.
func (i Intent) IsZero() bool { return i.ID.IsZero() }

// Heard takes over what the provider said and reports whether another try has
// been declined since.
func (i *Intent) Heard(s Status) (declined bool) {
	declined = s.Declines > i.Declines
	i.Standing, i.Declines, i.Declined = s.Standing, s.Declines, s.Declined
	if s.Method != "" {
		i.Method = s.Method
	}
	if s.Payment != "" {
		i.Payment = s.Payment
	}
	return declined
}
