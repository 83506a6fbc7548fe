package words

var frenchPay = PayTexts{
	Choose: "Comment voulez-vous payer ?",
	WayName: named(map[string]string{
		"testpay":    "Paiement d’essai",
		"stripe":     "Carte et autres moyens",
		"transfer":   "Virement bancaire",
		"box-office": "À la billetterie",
	}),
	SeatsKept: func(until string) string { return "Vos places sont gardées pour vous jusqu’au " + until + "." },
}
