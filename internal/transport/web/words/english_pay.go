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
}
