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

	Tries         int   // how often the provider had too little money to give some back
	RefundsFailed int   // how many that failed have been dealt with; what Status has beyond that people decide about
	Elsewhere     int64 // minor units that people gave back another way, which the provider still has
}

// Lacking is what the books have as given back and is not, because it came back to
// us since, in minor units. What has been dealt with is no part of it.
func (i Intent) Lacking(s Status, b Balance) int64 {
	if s.RefundsFailed <= i.RefundsFailed {
		return 0
	}
	return max(0, b.Refunded-i.Elsewhere-s.Refunded.Minor-s.Returning.Minor)
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
