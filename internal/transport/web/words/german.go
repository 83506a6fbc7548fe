package words

import (
	"cmp"
	"strconv"
)

// german is the words of the pages in German.
var german = Texts{
	Way:      germanWay,
	Pay:      germanPay,
	Papers:   germanPapers,
	Discover: germanDiscover,
	Site: SiteTexts{
		Name: "Frontrow", Skip: "Zum Inhalt springen", Home: "Frontrow, alle Veranstaltungen",
		Description:  "Wählen Sie genau die Plätze, die Sie möchten. Der erste Preis, den Sie sehen, ist der, den Sie zahlen.",
		FootPromise:  "Kein Platz wird zweimal verkauft. Kein Geld bleibt bei uns ohne Platz.",
		FootSource:   "Für Programme: die API",
		FeesIncluded: "inklusive aller Gebühren",
		From:         func(price string) string { return "ab " + price },
		Genre:        func(id string) string { return cmp.Or(germanGenres[id], id) },
		LocalTime:    func(zone string) string { return "Ortszeit (" + zone + ")" },
		NextPage:     "Mehr anzeigen", FirstPage: "Zurück zum Anfang",
		Languages: "Sprache", OfferText: "Diese Seite gibt es auch auf Deutsch.", OfferTake: "Auf Deutsch lesen", OfferNo: "Nein, danke",
	},
	Events: EventsTexts{
		Heading: "Programm", Lead: "Wählen Sie genau die Plätze, die Sie möchten. Der erste Preis, den Sie sehen, ist der, den Sie zahlen.",
		Search: "Suche", SearchHint: "Titel, Künstler oder Ort", City: "Stadt",
		AnyCity: "Alle Städte", AnyGenre: "Alles",
		FromDate: "Von", ToDate: "Bis", Apply: "Anzeigen", Calm: "Alle Filter entfernen",
		Genres:    "Art der Veranstaltung",
		MoreDates: germanCount(Forms{One: "und 1 weiterer Termin", Other: "und # weitere Termine"}),
		SoldOut:   "Ausverkauft", Cancelled: "Abgesagt", Ended: "Vorbei",
		EmptyTitle: "Dazu gibt es noch nichts",
		EmptyText:  "Versuchen Sie es mit weniger Wörtern, einer anderen Stadt oder einem längeren Zeitraum.",
		EmptyClear: "Alle Veranstaltungen zeigen",
		BadDate:    "Bitte schreiben Sie das Datum als Jahr-Monat-Tag, zum Beispiel 2027-03-15.", DatesCrossed: "Der letzte Tag liegt vor dem ersten. Bitte tauschen Sie die beiden.",
		More: "Weitere Veranstaltungen",
	},
	Event: EventTexts{
		Dates: "Termine", About: "Über die Veranstaltung", By: "Veranstaltet von", Prices: "Preise", Level: "Preisgruppe",
		Choose: "Plätze wählen", SoldOut: "Ausverkauft", Cancelled: "Abgesagt", Ended: "Vorbei",
		SoldOutText:    "Alle Plätze sind verkauft oder reserviert. Plätze, die nicht bezahlt werden, erscheinen hier von selbst wieder.",
		CancelledText:  "Dieser Termin findet nicht statt. Wer ein Ticket hat, bekommt das Geld unaufgefordert zurück.",
		ClosedText:     "Der Verkauf für diesen Termin ist beendet.",
		OpensAt:        func(moment, zone string) string { return "Vorverkauf ab " + moment + " " + zone },
		OpensIn:        "Beginnt in",
		Doors:          func(clock string) string { return "Einlass " + clock },
		OfWhichFee:     func(fee string) string { return "davon " + fee + " Gebühr" },
		LimitPerPerson: germanCount(Forms{One: "1 Ticket pro Person", Other: "Höchstens # Tickets pro Person"}),
		NoFee:          "ohne Gebühr", Calendar: "In den Kalender",
		FewLeft:  germanCount(Forms{One: "Letzter Platz", Other: "Letzte # Plätze"}),
		NoDates:  "Zurzeit sind keine Termine angekündigt.",
		PosterOf: func(title string) string { return "Plakat: " + title },
	},
	Seats: SeatsTexts{
		Title:       func(event string) string { return "Plätze für " + event },
		NotYetTitle: "Noch nicht im Verkauf", OtherDates: "Andere Termine ansehen",
		BestTitle: "Beste Plätze nebeneinander", HowMany: "Wie viele", Level: "Preis", In: "Bereich",
		AnyLevel: "Jeder Preis", Anywhere: "Überall",
		BestTake: "Die besten reservieren", BestInstead: "Diese statt meiner nehmen",
		WithWheelchair: "Mit einem Rollstuhlplatz",
		Standing:       "Stehplätze", EachIncluded: "pro Platz, inklusive aller Gebühren",
		PlacesIn:       func(area string) string { return "Plätze in " + area },
		ChooseYourself: "Plätze selbst wählen", Sections: "Bereiche", NoneLeft: "keine mehr frei",
		ChooseHint: func(most int) string {
			return "Öffnen Sie einen Bereich, wählen Sie bis zu " + strconv.Itoa(most) + " Plätze und reservieren Sie sie. Danach haben Sie einige Minuten Zeit zum Bezahlen."
		},
		SeatsLeft:  germanCount(Forms{One: "1 frei", Other: "# frei"}),
		AlsoChosen: "Ebenfalls gewählt", Hold: "Plätze reservieren", Change: "Meine Plätze ändern",
		Legend: "Was die Zeichen bedeuten", Free: "frei", Chosen: "gewählt", Taken: "vergeben", Wheelchair: "Rollstuhlplatz",
		Row: func(kind, id string) string {
			switch kind {
			case "table":
				return "Tisch " + id
			case "box":
				return "Loge " + id
			}
			return "Reihe " + id
		},
		SeatName: func(seat Seat) string {
			name := seat.Row + ", Platz " + seat.Number + ", " + seat.Price
			if seat.Accessible {
				name += ", Rollstuhlplatz"
			}
			if seat.Companion {
				name += ", neben einem Rollstuhlplatz"
			}
			if seat.Note != "" {
				name += ", " + seat.Note
			}
			switch {
			case seat.Taken:
				name += ", vergeben"
			case seat.Mine:
				name += ", Ihrer"
			}
			return name
		},
		Times:      func(n int, what string) string { return strconv.Itoa(n) + " × " + what },
		And:        " und ",
		TakenTitle: "Jemand war schneller", RefusedTitle: "Das hat nicht geklappt",
		JustTaken: "soeben vergeben", OfferTitle: "Die nächsten freien Plätze. Ein Tippen reserviert sie zusammen mit dem Rest Ihrer Auswahl:",
		PlacesForms: germanPlaces,
		TakeInstead: func(seats, price string) string { return seats + ", " + price },
	},
	Hall: germanHall,
	Hold: HoldTexts{
		BarLabel: "Ihre Plätze", Release: "Zurückgeben", Continue: "Weiter",
		Places:     germanCount(germanPlaces),
		Until:      func(clock string) string { return "Für Sie reserviert bis " + clock },
		SayMinutes: Forms{One: "Noch eine Minute für Ihre Plätze.", Other: "Noch # Minuten für Ihre Plätze."},
		SaySeconds: Forms{One: "Noch eine Sekunde für Ihre Plätze.", Other: "Noch # Sekunden für Ihre Plätze."},
		SayOver:    "Die Zeit für Ihre Plätze ist abgelaufen.",

		Title: "Ihre Plätze", DetailsTitle: "Für wen sind die Tickets?", Name: "Name",
		Email: "E-Mail", EmailHint: "Dorthin gehen die Tickets. Kein Konto, kein Newsletter.",
		Pay:     func(total string) string { return total + " bezahlen" },
		PayHint: "Sie bezahlen auf der nächsten Seite. Bis die Zahlung durch ist, können Sie es sich noch anders überlegen.",
		Paying:  "Die Zahlungsseite wird geöffnet …", Total: "Summe",
		ChangeSeats: "Plätze ändern", OrderWaits: "Sie haben begonnen, diese Plätze zu bezahlen. „Weiter“ führt zurück zur Zahlungsseite.",
		EndedTitle: "Ihre Plätze wurden freigegeben", EndedText: "Die Zeit ist abgelaufen, oder Sie haben die Plätze zurückgegeben. Es wurde nichts abgebucht. Vielleicht sind sie noch frei:",
		TryAgain: "Dieselben Plätze noch einmal versuchen", ChooseOthers: "Andere Plätze wählen",
		NameFault:  "Bitte nennen Sie den Namen, auf den die Tickets lauten sollen, mit höchstens 100 Zeichen.",
		EmailFault: "Bitte nennen Sie eine E-Mail-Adresse, die Sie erreicht, zum Beispiel name@example.org.",
	},
	Order: OrderTexts{
		Title:         func(number string) string { return "Bestellung " + number },
		AwaitingTitle: "Wir warten auf Ihre Zahlung", AwaitingText: "Ihre Plätze sind reserviert. Es wurde noch nichts abgebucht.",
		DeclinedTitle: "Die Zahlung wurde abgelehnt",
		DeclinedText: func(reason string) string {
			return "Die Antwort war: „" + reason + "“. Es wurde nichts abgebucht, und Ihre Plätze sind weiter reserviert. Versuchen Sie es noch einmal, gern mit einer anderen Karte."
		},
		CheckingTitle: "Wir prüfen Ihre Zahlung", CheckingText: "Bitte bezahlen Sie nicht noch einmal. Ihre Bank braucht gerade etwas länger; das klärt sich von selbst und steht dann hier. Sie können diese Seite auch schließen: Wir schreiben Ihnen.",
		PaidTitle: "Sie sind dabei!",
		PaidText: func(email string) string {
			return "Bezahlt. Ihre Tickets sind da und unterwegs an " + email + "."
		},
		ExpiredTitle: "Die Zeit ist abgelaufen", ExpiredText: "Es kam keine rechtzeitige Zahlung, deshalb sind die Plätze wieder im Verkauf. Es wurde nichts abgebucht. Vielleicht sind sie noch frei:",
		CancelledTitle: "Diese Bestellung ist beendet", CancelledText: "Sie wurde storniert, bevor sie bezahlt war. Wir haben kein Geld behalten.",
		RefundingTitle: "Ihr Geld ist auf dem Rückweg", RefundingText: "Diese Tickets gelten nicht mehr. Das Geld geht den Weg zurück, auf dem es kam.",
		RefundedTitle: "Erstattet",
		RefundedText: func(total string) string {
			return total + " gingen auf demselben Weg zurück. Bis Ihre Bank es anzeigt, können einige Tage vergehen. Diese Tickets gelten nicht mehr."
		},
		PayNow: func(total string) string { return total + " bezahlen" },
		Cancel: "Stornieren und Plätze zurückgeben", Timeline: "Was geschehen ist", PDF: "Als PDF herunterladen",
		Proof: "Nachweis zum Platzprotokoll", ProofText: "Hier endete die öffentliche Liste aller Platzänderungen bei Ihrem Kauf. Heben Sie das auf: Damit lässt sich jederzeit prüfen, dass seither nichts darin geändert wurde.",
		OpenTickets: germanCount(Forms{One: "Mein Ticket zeigen", Other: "Meine # Tickets zeigen"}),
	},
	Ticket: TicketTexts{
		Title:   func(event string) string { return "Ticket: " + event },
		QRLabel: "Code für den Einlass", Void: "Nicht mehr gültig",
		Hint:        "Zeigen Sie den Code am Einlass, auf dem Telefon oder auf Papier. Ein Ticket lässt eine Person einmal hinein.",
		KeptOffline: "Auf diesem Gerät gespeichert: Es öffnet sich auch ohne Netz.", OpenAlone: "Nur dieses Ticket öffnen",
		Section: "Bereich", Place: "Platz", Standing: "Stehplatz", Seat: "Platz",
		RowWord: func(word string) string {
			return cmp.Or(map[string]string{"Row": "Reihe", "Table": "Tisch", "Box": "Loge"}[word], word)
		},
		Starts: "Beginn", Doors: "Einlass", Holder: "Name", Where: "Ort",
	},
	Staff:    germanStaff,
	Setup:    germanSetup,
	Watch:    germanWatch,
	Blocks:   germanBlocks,
	Money:    germanMoney,
	Voucher:  germanVoucher,
	Finance:  germanFinance,
	Back:     germanBack,
	Returns:  germanReturns,
	Bank:     germanBank,
	Exchange: germanExchange,
	Fault: FaultTexts{
		NotFound: "Hier ist nichts", Forbidden: "Das dürfen Sie nicht öffnen", Internal: "Das ist unser Fehler",
		Unavailable: "Gleich wieder da", TooMany: "Etwas langsamer, bitte", Conflict: "Jemand war schneller",
		Invalid: "Das hat nicht geklappt", Gone: "Das ist vorbei", SignIn: "Bitte melden Sie sich an",
		Home: "Zu allen Veranstaltungen", Again: "Noch einmal versuchen",
		Code:           func(code string) string { return "Wenn Sie uns schreiben, nennen Sie bitte „" + code + "“." },
		RetryIn:        germanCount(Forms{One: "Versuchen Sie es in einer Sekunde noch einmal.", Other: "Versuchen Sie es in # Sekunden noch einmal."}),
		RetryInMinutes: germanCount(Forms{One: "Versuchen Sie es in einer Minute noch einmal.", Other: "Versuchen Sie es in # Minuten noch einmal."}),
		Offline:        "Kein Netz", OfflineText: "Dieses Ticket liegt nicht auf diesem Gerät und braucht deshalb das Netz. Tickets, die Sie hier schon geöffnet haben, öffnen sich auch ohne.",
		Message: func(code string) string { return germanFaults[code] },
	},
}

var germanGenres = map[string]string{
	"concert": "Konzerte", "classical": "Klassik", "theatre": "Theater", "opera": "Oper",
	"comedy": "Comedy", "sport": "Sport", "dance": "Tanz", "family": "Familie",
	"festival": "Festivals", "talk": "Gespräche", "other": "Anderes",
}

var germanPlaces = Forms{One: "# Platz", Other: "# Plätze"}
