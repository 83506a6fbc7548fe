package words

var englishPay = PayTexts{
	Choose: "How do you want to pay?",
	WayName: named(map[string]string{
		"testpay":    "Test payment",
		"stripe":     "Card and other ways",
		"transfer":   "Bank transfer",
		"box-office": "At the box office",
	}),
	SeatsKept: func(until string) string { return "Your seats are kept for you until " + until + "." },

	HowTitle:   "How to pay",
	LaterText:  "Your seats are fixed for you. Your tickets come by mail as soon as your money is here.",
	Account:    "Pay to",
	Reference:  "Reference",
	Amount:     "Amount",
	Due:        func(until string) string { return "Pay by " + until + ". After that the seats are for others." },
	Came:       func(came string) string { return came + " came in so far." },
	DeskTitle:  "Payment by hand",
	Received:   "What came in",
	Note:       "Note",
	NoteHint:   "For colleagues, such as the line of the bank statement.",
	Take:       "Note this payment",
	NothingYet: "Nothing came in yet.",
	SentBack:   "It was sent back",
	ToSend:     func(sum string) string { return sum + " have to be sent back to the buyer." },
}
