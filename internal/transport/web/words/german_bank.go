package words

var germanBank = BankTexts{
	ChargedTitle: "Die Bank hat das Geld zurückgeholt",
	ChargedText:  "Die Bank der zahlenden Person hat das Geld für diese Bestellung zurückgeholt. Die Tickets öffnen vorerst keine Tür. Falls Sie das nicht veranlasst haben, sprechen Sie mit Ihrer Bank und sagen Sie der Kasse Bescheid.",
	TookBack:     "Die Bank der zahlenden Person hat Geld zurückgeholt. Die Tickets gelten nicht.",
	GaveUp:       "Die Bank hat das Geld wieder freigegeben.",
	Seats: TakeBack{
		Do:    "Über die Plätze entscheiden",
		Ask:   "Was geschieht mit den Plätzen?",
		Means: "Das Geld dieser Bestellung hat die Bank. Ihre Tickets werden endgültig ungültig; was die Bank übrig gelassen hat, geht an die Käuferin oder den Käufer zurück.",
		Yes:   "Bestellung beenden",
	},
}
