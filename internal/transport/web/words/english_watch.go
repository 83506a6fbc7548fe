package words

import (
	"strconv"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

var englishWatch = WatchTexts{
	Phase: name(map[catalog.Phase]string{
		catalog.Selling: "On sale now", catalog.Coming: "On sale soon", catalog.Draft: "Not published", catalog.Past: "Past and cancelled",
	}),
	SearchShows: "Find a show", SearchShowsHint: "Event, venue or city", AllEvents: "Shows of all events",
	NothingFound: "No show matches", ShowAll: "Show all",
	SoldOf:   func(sold, all string) string { return sold + " of " + all + " sold" },
	OpensOn:  func(moment string) string { return "On sale from " + moment },
	ClosesOn: func(moment string) string { return "On sale until " + moment },

	SaleState: name(map[string]string{
		"open": "On sale", "paused": "Paused", "closed": "Closed", "soon": "Not on sale yet", "ended": "Sale over", "out": "Sold out",
		"draft": "Draft", "cancelled": "Cancelled",
	}),
	Numbers: "How it stands", Live: "Live", Lost: "No connection. These numbers are not new; they go on by themselves.", Catches: "Looking every few seconds",
	Given: "of which given away",
	Sold:  "Sold", Paying: "Being paid", Held: "Held", KeptBack: "Kept back", Left: "Left",
	OfAll: func(all, percent string) string { return "of " + all + " · " + percent },
	Money: "Money", Taken: "Taken", Fees: "of which fees", Refunded: "Given back", Average: "An order, on average",
	OrdersPaid:   "Orders",
	OrdersRecent: func(minutes int) string { return "in the last " + strconv.Itoa(minutes) + " minutes" },
	FirstSale:    "First sale", LastSale: "Last sale", Never: "none yet",
	Curve: "Tickets sold, over time",
	CurveSays: func(sold, first, last string) string {
		return sold + " tickets sold between " + first + " and " + last
	},
	CurveNone: "The curve begins with the first sale.",
	ByLevel:   "By price", BySection: "By section", Section: "Section",
	Orders: "Orders of this show", Public: "What buyers see", Blocks: "Keep seats back",

	Map: "Seats", MapHint: "Choose a seat to see who has it.", MapLabel: "Map of the seats", AsList: "All seats as a list", Legend: "What the marks mean",
	StateOf: name(map[inventory.State]string{
		inventory.Available: "Free", inventory.Held: "Held", inventory.Paying: "Being paid", inventory.Sold: "Sold", inventory.Blocked: "Kept back",
	}),
	HeldUntil:      func(clock string) string { return "Held until " + clock },
	HeldBySomebody: "Somebody is choosing. There is no order yet.",
	OrderOf:        func(number, name string) string { return "Order " + number + ", " + name },
	KeptBecause:    func(reason string) string { return "Kept back: " + reason },
	KeptReturned:   "It came back from an order and was not put on sale again.",
	By:             func(who, moment string) string { return who + ", " + moment },
	Somebody:       "the box office", ZoomIn: "Closer", ZoomOut: "Farther", Whole: "All seats",

	Pause: "Pause the sale", Resume: "Open the sale again", Close: "Close the sale",
	PauseAsk: "Pause the sale?", CloseAsk: "Close the sale?", ResumeAsk: "Open the sale again?",
	PauseMeans:  "Nobody can hold more seats until you open it again. Seats that are held stay held, and what is being paid goes through.",
	CloseMeans:  "Buyers are told that selling has ended. Seats that are held stay held, and what is being paid goes through. You can open it again.",
	ResumeMeans: "Buyers can hold seats at once.",
	Reason:      "Reason", ReasonHint: "For your colleagues; buyers do not see it.", Optional: "optional",
	PauseYes: "Yes, pause", CloseYes: "Yes, close", ResumeYes: "Yes, open", Back: "Leave it as it is",
	PausedNote: "The sale is paused. Buyers are asked to wait.", ClosedNote: "The sale is closed. Buyers are told that it has ended.",
	Because: func(reason, who, moment string) string {
		if reason == "" {
			return who + ", " + moment
		}
		return "“" + reason + "”, " + who + ", " + moment
	},

	StuckTitle: "Somebody should look at these",
	StuckText:  "They should have moved on by themselves and have not. Open one to see where it stands; it is tried again all the while.",

	PausedTitle: "The sale is paused",
	PausedText:  "It goes on soon. Seats you hold stay yours, and a payment you have begun goes through. This page looks again by itself.",
	PausedSoon:  "The sale goes on soon. Seats you hold stay yours.",
}

// name gives the words for a thing out of a closed list.
func name[K ~string | ~uint8](names map[K]string) func(K) string {
	return func(k K) string { return names[k] }
}
