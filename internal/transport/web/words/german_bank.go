package words

import "frontrow/internal/domain/payment"

var germanBank = BankTexts{
	ChargedTitle: "Die Bank hat das Geld zurückgeholt",
	ChargedText:  "Die Bank der zahlenden Person hat das Geld für diese Bestellung zurückgeholt. Die Tickets öffnen vorerst keine Tür. Falls Sie das nicht veranlasst haben, sprechen Sie mit Ihrer Bank und sagen Sie der Kasse Bescheid.",
	TookBack:     "Die Bank der zahlenden Person hat Geld zurückgeholt. Die Tickets gelten nicht.",
	TookWaiting:  "Die Bank der zahlenden Person hat Geld zurückgeholt, das auf dem Weg zu Ihnen war.",
	GaveUp:       "Die Bank hat das Geld wieder freigegeben.",
	TookBeyond: func(sum, order string) string {
		return "Die Bank der Person, die Bestellung " + order + " bezahlt hat, hat " + sum + " zurückgeholt, die für diese hier gezahlt hatten. Die Tickets gelten nicht."
	},
	GaveUpBeyond: func(sum, order string) string {
		return "Die Bank der Person, die Bestellung " + order + " bezahlt hat, hat " + sum + " wieder freigegeben, die für diese hier zahlen."
	},
	Seats: TakeBack{
		Do:    "Über die Plätze entscheiden",
		Ask:   "Was geschieht mit den Plätzen?",
		Means: "Das Geld dieser Bestellung hat die Bank. Ihre Tickets werden endgültig ungültig; was die Bank übrig gelassen hat, geht an die Käuferin oder den Käufer zurück.",
		Yes:   "Bestellung beenden",
	},

	Matters:     "Auffälliges beim Geld",
	MattersLead: "Jeder dieser Punkte muss einmal angesehen werden. Was sich von selbst erledigt, steht nicht hier.",
	NoMatters:   "Nichts ist auffällig.",
	WhatWasDone: "Was getan wurde",
	SeenTo:      "Ist erledigt",
	TryOnceMore: "Noch einmal versuchen",
	OpenOrder:   "Bestellung öffnen",
	SeeToThem:   "Darum kümmern",
	MatterName: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Eine Bank hat das Geld einer Bestellung zurückgeholt",
		payment.MatterChargeBackOdd: "Eine Bank hat etwas Ungewöhnliches zurückgeholt",
		payment.MatterChargeBackWon: "Eine Bank hat Geld zu spät zurückgegeben",
		payment.MatterJobFailed:     "Eine Arbeit wurde aufgegeben",
		payment.MatterRefundFailed:  "Eine Erstattung ist beim Zahlungsdienst gescheitert",
		payment.MatterEventUnread:   "Eine Nachricht des Zahlungsdienstes ist nicht lesbar",
		payment.MatterEventStranger: "Eine Nachricht über Geld ohne Bestellung",

		payment.MatterProviderStranger: "Ein Zahlungsdienst hat Geld ohne Bestellung",
		payment.MatterProviderDiffers:  "Zahlungsdienst und Bücher sind uneins",
		payment.MatterProviderLacks:    "Ein Zahlungsdienst kennt eine Zahlung nicht",
		payment.MatterProviderUnclear:  "Ein Zahlungsdienst sagt nichts zu einer Zahlung",
	}),
	MatterToDo: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Öffnen Sie die Bestellung und sagen Sie, was mit den Plätzen geschieht: wieder in den Verkauf oder zurückhalten. Falls Sie widersprechen, lassen Sie sie, bis das entschieden ist.",
		payment.MatterChargeBackOdd: "Einen Teil, mehr als da war oder eine andere Währung. Vergleichen Sie die Bestellung mit der Anzeige des Zahlungsdienstes und antworten Sie dort, falls es falsch ist.",
		payment.MatterChargeBackWon: "Die Plätze sind vergeben, deshalb geht das Geld an die Käuferin oder den Käufer weiter. Sagen Sie Bescheid und prüfen Sie, ob es ankam.",
		payment.MatterJobFailed:     "Sie wurde viele Male versucht. Beheben Sie, was die Meldung nennt, und lassen Sie sie noch einmal tun; oder sagen Sie, warum sie nicht nötig ist.",
		payment.MatterRefundFailed:  "Das Geld liegt wieder bei uns. Fragen Sie nach einem anderen Weg, oder versuchen Sie es noch einmal, wenn der Zahlungsdienst es zusagt.",
		payment.MatterEventUnread:   "Sie ist unterschrieben, aber in einer Form, die diese Version nicht kennt. Prüfen Sie die Version der Schnittstelle in dessen Einstellungen.",
		payment.MatterEventStranger: "Der Zahlungsdienst meldet eine Zahlung, die zu keiner Bestellung gehört. Sehen Sie dort nach, wessen sie ist; vielleicht teilt sich ein anderer Laden das Konto.",

		payment.MatterProviderStranger: "Seine Liste enthält eine Zahlung, die zu keiner Bestellung gehört. Sehen Sie dort nach, wessen sie ist, und geben Sie sie zurück; vielleicht teilt sich ein anderer Laden das Konto.",
		payment.MatterProviderDiffers:  "Die Bestellung ist abgeschlossen, und der Zahlungsdienst sagt über ihr Geld etwas anderes. Vielleicht hat dort jemand von Hand erstattet: Vergleichen Sie beides und vermerken Sie, was geschehen ist.",
		payment.MatterProviderLacks:    "Nach unseren Büchern wurde dort bezahlt, doch der Zahlungsdienst findet die Zahlung nicht. Prüfen Sie, ob Konto und Schlüssel noch dieselben sind.",
		payment.MatterProviderUnclear:  "Er antwortet, aber seit Stunden nicht zu dieser Zahlung. Sehen Sie dort nach, wie sie steht, und melden Sie es ihm. Jede Nacht wird wieder gefragt.",
	}),
}
