package notify

import (
	"frontrow/internal/base/locale"
	"frontrow/internal/domain/order"
)

// phrases is what letters say, in one language. What the letters are about
// is put in where {name}, {number} and the like stand.
type phrases struct {
	Hello, HelloNobody string

	TicketsSubject, TicketsHere, TicketsOpen string
	EachTicket, SeeYou, SeatLogHead          string

	CancelledSubject, Cancelled, OrderOpen string
	NoLongerValid, OnItsPage, AnswerUs     string
	MoneyBack                              map[order.State]string
	PartBack                               map[order.State]string // {sum} of it
	NothingBack, KeptOf, ReturnedByBuyer   string
	MovedSubject, Moved, MovedBack         string
	MovedReturn                            string

	OwedSubject, Owed, OwedTo, OwedReference, OwedDue string
	LapsedSubject, Lapsed                             string
	RefundedSubject, Refunded, RefundedHow            string
	ReturningSubject, Returning                       string
	ReturningHow, ReturningByHand                     string

	ChargedBackSubject, ChargedBack, ChargedBackThen string
	ReinstatedSubject, Reinstated                    string

	ExchangeSubject, Exchange, ExchangeRest string
	ExchangeElse, ExchangeOpen              string
	UnchangedSubject, Unchanged             string
	Swapped, StillYours                     string

	Doors, OrderFees, OrderTotal string
	OrderFee, OrderTax           string // a line of the bill, and the words before its taxes
	Voucher                      string // what took something off the places

	FoundTitle, FoundLead, FoundOrder, FoundCare string
	Notes                                        map[order.State]string // of an order that is not simply paid
}

// spoken is the phrases of every language.
var spoken = map[*locale.Locale]phrases{
	locale.English: english, locale.German: german, locale.French: french, locale.Spanish: spanish, locale.Arabic: arabic,
}
