package words

var englishBack = BackTexts{
	Some:     "Refund only some of the places",
	SomeHint: "What you tick goes back at its own price, and its tickets stop opening the door. The others stay valid.",
	Places:   "Places",
	Yes:      "Refund what is ticked",
	OrderFee: func(sum string) string { return "With their share of what comes on top for the order (" + sum + ")" },
	Gone:     "Taken back",
	Stays:    "What stays",
	Part: func(places string) string {
		return "The box office took these places back: " + places + ". Their tickets are no longer valid."
	},
	Title:        "Refund all orders",
	Lead:         "Every paid order of this cancelled show is refunded, in stages, each once. It goes on when this page is closed.",
	Start:        "Refund all orders",
	Press:        "Go on now",
	Running:      "The refunds are under way.",
	Paused:       "The refunds wait.",
	Done:         "Every order is refunded.",
	Waits:        func(reason, at string) string { return reason + " It goes on by itself at " + at + "." },
	Left:         "Orders to refund",
	UnderWay:     "Under way",
	Refunded:     "Refunded",
	Open:         "Not paid yet",
	Returned:     "Money given back",
	OnWay:        "Money on its way",
	Poor:         "There is too little of your money at the payment provider.",
	Away:         "The payment provider does not answer.",
	NotSent:      "The payment provider will not send this back. Look at the order.",
	Troubles:     "Money that could not go back so far",
	TroublesHint: "Each is tried again by itself.",
}
