package words

var germanPay = PayTexts{
	Choose: "Wie möchten Sie bezahlen?",
	WayName: named(map[string]string{
		"testpay":    "Testzahlung",
		"stripe":     "Karte und anderes",
		"transfer":   "Überweisung",
		"box-office": "An der Kasse",
	}),
	SeatsKept: func(until string) string { return "Ihre Plätze sind bis " + until + " für Sie festgehalten." },
}
