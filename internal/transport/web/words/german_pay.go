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

	HowTitle:  "So bezahlen Sie",
	LaterText: "Ihre Plätze sind für Sie festgehalten. Die Tickets kommen per E-Mail, sobald Ihr Geld da ist.",
	Account:   "Zahlen an",
	Reference: "Verwendungszweck",
	Amount:    "Betrag",
	Due: func(until string) string {
		return "Bitte bezahlen Sie bis " + until + ". Danach sind die Plätze für andere frei."
	},
	Came:       func(came string) string { return "Bisher sind " + came + " eingegangen." },
	DeskTitle:  "Zahlung von Hand",
	Received:   "Was eingegangen ist",
	Note:       "Notiz",
	NoteHint:   "Für Kolleginnen und Kollegen, etwa die Zeile des Kontoauszugs.",
	Take:       "Zahlung vermerken",
	NothingYet: "Es ist noch nichts eingegangen.",
	SentBack:   "Es ist zurückgeschickt",
	ToSend:     func(sum string) string { return sum + " müssen zurückgeschickt werden." },
}
