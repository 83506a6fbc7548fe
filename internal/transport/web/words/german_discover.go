package words

var germanDiscover = DiscoverTexts{
	AllEvents: "Alle Veranstaltungen", Soon: "Bald im Vorverkauf", Week: "Diese Woche", Later: "Demnächst", Cities: "Nach Stadt",
	EventsIn: germanCount(Forms{One: "# Veranstaltung", Other: "# Veranstaltungen"}),
	ShowAll:  germanCount(Forms{One: "Die eine Veranstaltung anzeigen", Other: "Alle # Veranstaltungen anzeigen"}),
	Found:    germanCount(Forms{One: "# Veranstaltung", Other: "# Veranstaltungen"}),
	Filters:  "Filter", Date: "Datum", Genre: "Art der Veranstaltung", Highest: "Höchster Preis",
	Currency: "Währung", AnyPrice: "Beliebig",
	Today: "Heute", Weekend: "Dieses Wochenende", Month: "Nächste 30 Tage",
	Until:   func(price string) string { return "bis " + price },
	Without: func(filter string) string { return "Entfernen: " + filter },
	Between: func(from, to string) string { return from + " – " + to },
	Since:   func(day string) string { return "ab " + day },
	To:      func(day string) string { return "bis " + day },
	NoGenre: func(asked string) string {
		return "Eine Art „" + asked + "“ gibt es nicht. Es werden alle gezeigt."
	},
	BadPrice: func(asked string) string {
		return "„" + asked + "“ ist kein Preis. Schreiben Sie eine Zahl wie 40."
	},
	NoCurrency: func(asked string) string {
		return "In „" + asked + "“ wird hier nichts verkauft. Wählen Sie eine andere Währung."
	},
	NothingIn: func(city string) string { return "In „" + city + "“ ist zurzeit nichts angekündigt." },
	Feed:      "Als Feed abonnieren",
	FeedTitle: func(what string) string { return "Programm: " + what },

	OnSaleAt: func(moment string) string { return "Vorverkauf ab " + moment },
	Moved:    "Neuer Termin", MovedText: "Ihr Ticket gilt für den neuen Termin. Sie müssen nichts tun.",
	MovedFrom:    func(moment string) string { return "Zuvor " + moment },
	SoldOutSince: func(moment string) string { return "Ausverkauft seit " + moment + "." },
	YourTime:     "Ihre Zeit: #",
	Range:        func(low, high string) string { return low + " – " + high },
	Months:       "Zu einem Monat", CalendarAll: "Alle Termine in Ihren Kalender",
	Where: "Ort", Path: "Sie sind hier",
	FeesIn: "Alle Gebühren inbegriffen",

	Plan:    "Saalplan",
	PlanAlt: func(venue string) string { return "Saalplan: " + venue },
	Access:  "Zugang und Barrierefreiheit", NoAccess: "Bitte fragen Sie vor Ihrem Besuch beim Veranstalter nach:",
	AtVenue: "Programm an diesem Ort", ByOrganiser: "Das Programm",
	OnMap: "In einer Karte öffnen", Contact: "Fragen:",
	NothingHere: "Hier ist zurzeit nichts angekündigt.", NothingHereP: "Neue Veranstaltungen erscheinen hier, sobald sie veröffentlicht sind.",
	Seats:    germanCount(Forms{One: "# Sitzplatz", Other: "# Sitzplätze"}),
	Standing: germanCount(Forms{One: "# Stehplatz", Other: "# Stehplätze"}),
}
