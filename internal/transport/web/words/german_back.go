package words

var germanBack = BackTexts{
	Some:     "Nur einige der Plätze erstatten",
	SomeHint: "Was Sie ankreuzen, geht zu seinem eigenen Preis zurück, und die Tickets dafür werden ungültig. Die anderen gelten weiter.",
	Places:   "Betroffene Plätze",
	Yes:      "Angekreuztes erstatten",
	OrderFee: func(sum string) string {
		return "Mit ihrem Anteil an dem, was für die Bestellung hinzukommt (" + sum + ")"
	},
	Gone:  "Zurückgenommen",
	Stays: "Was bleibt",
	Changed: func(order string) string {
		return "Plätze wurden gegen die der Bestellung " + order + " getauscht. Ihre Tickets gelten nicht mehr."
	},
	CameHome: func(sum, order string) string {
		return sum + " gehen den Weg zurück, den sie kamen, über die Bestellung " + order + "."
	},
	Part: func(places string) string {
		return "Die Kasse hat diese Plätze zurückgenommen: " + places + ". Ihre Tickets gelten nicht mehr."
	},
	Title:        "Alle Bestellungen erstatten",
	Lead:         "Jede bezahlte Bestellung dieses abgesagten Termins wird erstattet, in Abschnitten, jede einmal. Es geht weiter, auch wenn diese Seite zu ist.",
	Start:        "Alle Bestellungen erstatten",
	Press:        "Jetzt weitermachen",
	Running:      "Die Erstattungen laufen.",
	Paused:       "Die Erstattungen warten.",
	Stop:         "Erstattungen anhalten",
	StopHint:     "Keine weitere Bestellung wird begonnen. Was läuft, kommt zu seinem Ende.",
	WhyStop:      "Warum (für Kolleginnen und Kollegen)",
	Stopped:      "Die Erstattungen sind angehalten. Sie gehen weiter, wenn es jemand sagt.",
	Resume:       "Erstattungen fortsetzen",
	Turns:        "Was getan wurde",
	WasStarted:   "Begonnen",
	WasStopped:   "Angehalten",
	WasResumed:   "Fortgesetzt",
	Done:         "Jede Bestellung ist erstattet.",
	Waits:        func(reason, at string) string { return reason + " Es geht von selbst weiter um " + at + "." },
	Left:         "Noch zu erstatten",
	UnderWay:     "Unterwegs",
	Refunded:     "Erstattet",
	Open:         "Noch nicht bezahlt",
	Returned:     "Zurückgezahlt",
	OnWay:        "Auf dem Weg",
	Poor:         "Beim Zahlungsanbieter liegt zu wenig von Ihrem Geld.",
	Away:         "Der Zahlungsanbieter antwortet nicht.",
	NotSent:      "Der Zahlungsanbieter will das nicht zurückzahlen. Sehen Sie sich die Bestellung an.",
	OurFault:     "Frontrow selbst ist an einer Bestellung gescheitert; sein Protokoll sagt, warum.",
	Troubles:     "Geld, das bisher nicht zurückging",
	TroublesHint: "Jedes wird von selbst noch einmal versucht.",
}
