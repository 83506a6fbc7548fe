package words

import "strconv"

var germanHall = HallTexts{
	Map:            "Plan",
	List:           "Liste",
	View:           "So möchten Sie die Plätze sehen",
	MapLabel:       "Saalplan",
	MapHelp:        "Mit den Pfeiltasten gehen Sie von Platz zu Platz. Leertaste oder Eingabetaste wählt. Plus und Minus zoomen. Escape verlässt den Plan. Die Liste enthält ebenfalls alle Plätze.",
	Loading:        "Der Saalplan wird geladen …",
	NoMap:          "Der Saalplan kann auf diesem Gerät nicht gezeigt werden. In der Liste finden Sie alle Plätze.",
	NotLive:        "Nicht auf dem neuesten Stand. Wir versuchen es weiter.",
	ZoomIn:         "Vergrößern",
	ZoomOut:        "Verkleinern",
	Whole:          "Alles zeigen",
	Floors:         "Etagen",
	Filters:        "Preise, inklusive aller Gebühren",
	OnlyAccessible: "Rollstuhlplätze",
	More:           "Einer mehr",
	Fewer:          "Einer weniger",
	Wishes:         "Weitere Wünsche",
	Yours:          "Ihrer",
	YourChoice:     "Ihre Auswahl",
	Filtered:       "nicht im Filter",
	Back:           "Es sind wieder Plätze frei.", Choose: "Plätze wählen",
	NothingChosen: "Noch nichts. Tippen Sie im Plan auf Plätze oder öffnen Sie in der Liste einen Bereich.",
	Limit: func(most int) string {
		if most == 1 {
			return "Mehr geht nicht: 1 Platz pro Person. Nehmen Sie einen aus Ihrer Auswahl, um einen anderen zu wählen."
		}
		return "Mehr geht nicht: bis zu " + strconv.Itoa(most) + " Plätze pro Person. Nehmen Sie einen aus Ihrer Auswahl, um einen anderen zu wählen."
	},
	Spot:         "{section}, {row}, Platz {seat}",
	Companion:    "neben einem Rollstuhlplatz",
	SaidChosen:   "{what}: gewählt.",
	SaidUnchosen: "{what}: nicht mehr gewählt.",
	SaidTotal:    "{places}, zusammen {sum}.",
	Left:         Forms{One: "# frei", Other: "# frei"},
	Remove:       "{what} aus Ihrer Auswahl nehmen",
	Lost:         "{what}: soeben vergeben",
	LostKept:     "Der Rest Ihrer Auswahl ist noch da.",
	Nearest:      "Die nächsten freien Plätze zum gleichen Preis:",
	Take:         "{what} für {price}",
	Offline:      "Keine Verbindung",
	NotSent:      "Es wurde nichts gesendet, oder es kam keine Antwort. Ihre Auswahl ist noch da: Versuchen Sie es noch einmal.",
	Instead: func(n int) string {
		if n == 1 {
			return "Stattdessen 1 nehmen"
		}
		return "Stattdessen " + strconv.Itoa(n) + " nebeneinander nehmen"
	},
	InsteadSplit: func(groups string) string { return groups + " nehmen, nah beieinander" },
	LeftAlone:    "Bliebe allein:", InsteadLone: "Ohne einzelnen Platz:",
	NeedThese: "Ja, wir brauchen sie: alle reservieren", LeaveThese: "Nein: den Rest reservieren",
	LoneHint:  "{what} bliebe allein. Wenn es geht, wählen Sie so, dass er es nicht bleibt: Einen einzelnen Platz kauft kaum jemand.",
	FewerHint: "Das könnte helfen:",
	LimitHave: func(limit, have int) string {
		return "Bis zu " + strconv.Itoa(limit) + " Plätze pro Person. Sie haben schon " + strconv.Itoa(have) + "."
	},
	KeyReused: "Diese Seite wurde schon mit anderen Plätzen abgeschickt. Sehen Sie nach, was jetzt gewählt ist, und schicken Sie es noch einmal ab, wenn es stimmt.",
}
