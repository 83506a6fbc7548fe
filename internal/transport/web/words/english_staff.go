package words

import (
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

var englishStaff = StaffTexts{
	Menu: "Staff", Orders: "Orders", Shows: "Shows", SignOut: "Sign out",
	SignInTitle: "Staff", SignInLead: "Sign in to see orders and sales.", SignIn: "Sign in", Password: "Password",
	Hello:       func(name string) string { return "Hello, " + name },
	NothingHere: "Your role has no pages here. Tickets are checked with the scanner.",
	Search:      "Search", SearchHint: "Name, e-mail, number, seat or ticket code", State: "State", AnyState: "Any state", Find: "Find",
	NoOrders: "No such orders", AllOrders: "Show all orders",
	Number: "Order", When: "When", Buyer: "Buyer", Provider: "Payment provider", BoxOffice: "Box office", Places: "Places",
	StateName: func(state order.State) string {
		if name, ok := englishStates[state]; ok {
			return name
		}
		return string(state)
	},
	Refund: "Refund this order", RefundMeans: "The whole sum goes back, and the tickets stop opening the door. This cannot be undone.",
	SeatsThen: "The seats afterwards", SeatsOnSale: "go back on sale", SeatsKept: "are kept back",
	GivenBack: TakeBack{
		Do: "Take these places back", Ask: "Take these places back?",
		Means: "Nothing was paid, so no money moves. The tickets stop opening the door. This cannot be undone.", Yes: "Yes, take them back",
	},
	RefundNo:  "Keep the order",
	RefundAsk: func(total string) string { return "Refund " + total + "?" },
	RefundYes: func(total string) string { return "Yes, refund " + total },
	Resend:    "Send the tickets again", Resent: func(email string) string { return "The tickets are on their way to " + email + " once more." },
	NoShows: "No shows yet", Show: "Show", DraftTitle: "Not published yet", DraftText: "Its seats go on sale when it is published.",
	ShowState: func(state catalog.ShowState) string {
		switch state {
		case catalog.ShowDraft:
			return "Draft"
		case catalog.ShowPublished:
			return "Published"
		case catalog.ShowCancelled:
			return "Cancelled"
		}
		return string(state)
	},
	NoPrice: "Without a price", Price: "Price",
}

var englishStates = map[order.State]string{
	order.AwaitingPayment: "Awaiting payment", order.Checking: "Checking", order.Paid: "Paid", order.Expired: "Expired",
	order.Cancelled: "Cancelled", order.Refunding: "Refunding", order.Refunded: "Refunded", order.ChargedBack: "Charged back",
}
