package notify

import "frontrow/internal/domain/order"

var english = phrases{
	Hello:            "Hello {name},",
	HelloNobody:      "Hello and welcome,",
	TicketsSubject:   "Your tickets: {title}, {date}",
	TicketsHere:      "Your tickets are here: in the attached PDF, and at any time on your order’s page.",
	TicketsOpen:      "Open your tickets",
	EachTicket:       "Each ticket lets one person in. Show its code on your phone or on paper. The link opens your tickets for whoever has it, so keep it to yourself.",
	SeeYou:           "See you there.",
	SeatLogHead:      "For the record: the end of the public seat log when you bought. Keep it, and anybody can check with it that no row of the log was changed since.",
	CancelledSubject: "Your order {number} was cancelled: {title}",
	Cancelled:        "Your order {number} was cancelled.",
	OrderOpen:        "Open the order",
	NoLongerValid:    "Tickets of this order that you may have are no longer valid.",
	OnItsPage:        "Everything that happened to it is on its page:",
	AnswerUs:         "If you did not expect this, please answer to this mail.",
	MoneyBack: map[order.State]string{
		order.Cancelled: "No money was kept. If your bank shows a reserved or charged amount, it goes back by itself, usually within a few days.",
		order.Refunding: "The whole amount is on its way back to the card or account you paid with.",
		order.Refunded:  "The whole amount went back to the card or account you paid with. Banks take a few days to show it.",
	},
	Doors:     "(doors {doors})",
	OrderFees: "Order {number}, fees included",
	OrderFee:  "Fee for the order", OrderTax: "Taxes in it:",
	OrderTotal: "Order {number}, {total} in total, fees included",
	FoundTitle: "Your orders",
	FoundLead:  "you asked for the links to your orders. Each opens its order, with tickets and receipts.",
	FoundOrder: "Order {number}, {total}",
	FoundCare:  "A link opens the order for whoever has it, so keep this mail to yourself. If you did not ask for it, you need not do anything: nobody but you got these links.",
	Notes: map[order.State]string{
		order.AwaitingPayment: "not paid yet",
		order.Checking:        "being checked",
		order.Expired:         "not paid in time",
		order.Cancelled:       "cancelled",
		order.Refunding:       "being refunded",
		order.Refunded:        "refunded",
		order.ChargedBack:     "charged back",
	},
}
