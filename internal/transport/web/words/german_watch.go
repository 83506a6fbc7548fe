package words

import (
	"strconv"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

var germanWatch = WatchTexts{
	Phase: name(map[catalog.Phase]string{
		catalog.Selling: "Jetzt im Verkauf", catalog.Coming: "Bald im Verkauf", catalog.Draft: "Nicht veröffentlicht", catalog.Past: "Vergangen und abgesagt",
	}),
	SearchShows:     "Termin suchen",
	SearchShowsHint: "Veranstaltung, Ort oder Stadt",
	AllEvents:       "Termine aller Veranstaltungen",
	NothingFound:    "Kein passender Termin",
	ShowAll:         "Alle zeigen",
	SoldOf:          func(sold, all string) string { return sold + " von " + all + " verkauft" },
	OpensOn:         func(moment string) string { return "Im Verkauf ab " + moment },
	ClosesOn:        func(moment string) string { return "Im Verkauf bis " + moment },

	SaleState: name(map[string]string{
		"open": "Im Verkauf", "paused": "Unterbrochen", "closed": "Geschlossen", "soon": "Noch nicht im Verkauf", "ended": "Verkauf beendet", "out": "Ausverkauft",
		"draft": "Entwurf", "cancelled": "Abgesagt",
	}),
	Numbers:      "So steht es",
	Live:         "Live",
	Lost:         "Keine Verbindung. Diese Zahlen sind nicht neu; es geht von selbst weiter.",
	Catches:      "Alle paar Sekunden neu",
	Given:        "davon verschenkt",
	Sold:         "Verkauft",
	Paying:       "In Zahlung",
	Held:         "Reserviert",
	KeptBack:     "Zurückgehalten",
	Left:         "Frei",
	OfAll:        func(all, percent string) string { return "von " + all + " · " + percent },
	Money:        "Geld",
	Taken:        "Eingenommen",
	Fees:         "davon Gebühren",
	Refunded:     "Erstattet",
	Average:      "Je Bestellung im Schnitt",
	OrdersPaid:   "Bestellungen",
	OrdersRecent: func(minutes int) string { return "in den letzten " + strconv.Itoa(minutes) + " Minuten" },
	FirstSale:    "Erster Verkauf",
	LastSale:     "Letzter Verkauf",
	Never:        "noch keiner",
	Curve:        "Verkaufte Tickets im Lauf der Zeit",
	CurveSays: func(sold, first, last string) string {
		return sold + " Tickets verkauft zwischen " + first + " und " + last
	},
	CurveNone: "Die Kurve beginnt mit dem ersten Verkauf.",
	ByLevel:   "Nach Preis",
	BySection: "Nach Bereich",
	Section:   "Bereich",
	Orders:    "Bestellungen zu diesem Termin",
	Public:    "Was Käufer sehen",
	Blocks:    "Plätze zurückhalten",

	Map:      "Plätze",
	MapHint:  "Wählen Sie einen Platz, um zu sehen, wer ihn hat.",
	MapLabel: "Plan der Plätze",
	AsList:   "Alle Plätze als Liste",
	Legend:   "Was die Zeichen bedeuten",
	StateOf: name(map[inventory.State]string{
		inventory.Available: "Frei", inventory.Held: "Reserviert", inventory.Paying: "In Zahlung", inventory.Sold: "Verkauft", inventory.Blocked: "Zurückgehalten",
	}),
	HeldUntil:      func(clock string) string { return "Reserviert bis " + clock },
	HeldBySomebody: "Jemand wählt gerade aus. Es gibt noch keine Bestellung.",
	OrderOf:        func(number, name string) string { return "Bestellung " + number + ", " + name },
	KeptBecause:    func(reason string) string { return "Zurückgehalten: " + reason },
	KeptReturned:   "Kam aus einer Bestellung zurück und wurde nicht wieder verkauft.",
	By:             func(who, moment string) string { return who + ", " + moment },
	Somebody:       "die Kasse",
	ZoomIn:         "Näher",
	ZoomOut:        "Weiter weg",
	Whole:          "Alle Plätze",

	Pause:       "Verkauf unterbrechen",
	Resume:      "Verkauf wieder öffnen",
	Close:       "Verkauf schließen",
	PauseAsk:    "Verkauf unterbrechen?",
	CloseAsk:    "Verkauf schließen?",
	ResumeAsk:   "Verkauf wieder öffnen?",
	PauseMeans:  "Niemand kann weitere Plätze reservieren, bis Sie wieder öffnen. Reservierte Plätze bleiben reserviert, und laufende Zahlungen gehen durch.",
	CloseMeans:  "Käufer lesen, dass der Verkauf beendet ist. Reservierte Plätze bleiben reserviert, und laufende Zahlungen gehen durch. Sie können wieder öffnen.",
	ResumeMeans: "Käufer können sofort wieder Plätze reservieren.",
	Reason:      "Grund",
	ReasonHint:  "Für Ihre Kolleginnen und Kollegen; Käufer sehen ihn nicht.",
	Optional:    "freiwillig",
	PauseYes:    "Ja, unterbrechen",
	CloseYes:    "Ja, schließen",
	ResumeYes:   "Ja, öffnen",
	Back:        "So lassen",
	PausedNote:  "Der Verkauf ist unterbrochen. Käufer werden gebeten zu warten.",
	ClosedNote:  "Der Verkauf ist geschlossen. Käufer lesen, dass er beendet ist.",
	Because: func(reason, who, moment string) string {
		if reason == "" {
			return who + ", " + moment
		}
		return "„" + reason + "“, " + who + ", " + moment
	},

	StuckTitle: "Diese sollte sich jemand ansehen",
	StuckText:  "Sie hätten von selbst weitergehen sollen und sind es nicht. Öffnen Sie eine, um zu sehen, wo sie steht; es wird weiter versucht.",

	PausedTitle: "Der Verkauf ist unterbrochen",
	PausedText:  "Es geht bald weiter. Ihre reservierten Plätze bleiben Ihnen, und eine begonnene Zahlung geht durch. Diese Seite sieht von selbst wieder nach.",
	PausedSoon:  "Der Verkauf geht bald weiter. Ihre reservierten Plätze bleiben Ihnen.",
}
