package words

var germanWay = WayTexts{
	MoreTime: "Ich brauche mehr Zeit", Soon: "Weniger als zwei Minuten",
	MoreTimeGiven: func(clock string) string {
		return "Sie haben mehr Zeit: Ihre Plätze sind bis " + clock + " für Sie reserviert."
	},
	MoreTimeFailed: "Das hat nicht geklappt. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.",

	CheckEntries: germanCount(Forms{One: "Bitte prüfen Sie eine Angabe:", Other: "Bitte prüfen Sie # Angaben:"}),

	Offline:          "Gerade kein Netz. Es geht nichts verloren: Diese Seite macht von selbst weiter, sobald Sie wieder verbunden sind.",
	PaymentPageClock: "Die Zahlungsseite zeigt vielleicht noch die alte Zeit. Es gilt die Zeit hier.",
	Resend:           "Tickets noch einmal senden", Resent: "Die Tickets sind noch einmal unterwegs zu Ihnen. Bitte sehen Sie auch im Spam-Ordner nach.",

	Find: "Meine Bestellung finden", FindTitle: "Ihre Bestellung finden",
	FindText: "Geben Sie die E-Mail-Adresse ein, mit der Sie gekauft haben. Wir senden dorthin einen Link zu jeder Bestellung der letzten 13 Monate.",
	FindSend: "Links senden", FindSentTitle: "Sehen Sie in Ihre E-Mails",
	FindSentText: func(email string) string {
		return "Wenn es Bestellungen für " + email + " gibt, ist eine E-Mail mit den Links unterwegs. Das kann einige Minuten dauern; bitte sehen Sie auch im Spam-Ordner nach."
	},
	FindAgain: "Eine andere Adresse versuchen",

	Bright:    "Stellen Sie den Bildschirm am Einlass hell.",
	PhoneDead: "Akku leer oder Telefon verloren? Am Infopunkt genügen Ihr Name und ein Ausweis.",
	KeptCopy:  "Kein Netz: Das ist die Kopie auf diesem Gerät.",
	VoidText:  "Es wurde erstattet oder ersetzt und gilt am Einlass nicht mehr.",
	Install:   "Zum Startbildschirm hinzufügen", AllTickets: "Alle Tickets dieser Bestellung",

	Reason: reasons(germanReasons),
	Entries: EntryTexts{
		Ordered:  func(places, total string) string { return "Sie haben " + places + " für " + total + " bestellt." },
		Given:    func(places string) string { return "Ihnen wurden geschenkt: " + places + "." },
		Opened:   "Die Zahlungsseite wurde geöffnet.",
		Extended: "Sie haben mehr Zeit zum Bezahlen bekommen. Ihre Plätze bleiben länger reserviert.",
		Notified: "Der Zahlungsanbieter hat sich gemeldet.",
		Declined: func(reason string) string {
			return "Eine Zahlung wurde abgelehnt: „" + reason + "“. Es wurde nichts abgebucht."
		},
		Doubtful:   "Wir konnten den Zahlungsanbieter nicht erreichen und fragen weiter nach. Sie brauchen nicht noch einmal zu bezahlen.",
		Delayed:    "Der Zahlungsanbieter hat das Geld noch nicht zurückgeschickt. Wir fragen weiter nach; Sie brauchen nichts zu tun.",
		Authorised: func(total string) string { return "Ihre Bank hat " + total + " zurückgelegt." },
		Captured:   func(total string) string { return "Sie haben " + total + " bezahlt." },
		Received:   func(sum string) string { return sum + " sind eingegangen." },
		Owed:       func(sum string) string { return sum + " gehen an Sie zurück; die Kasse überweist sie." },
		Refunded:   func(total string) string { return "Wir haben Ihnen " + total + " zurückgezahlt." },
		Sealed:     "Ihre Plätze wurden für diese Bestellung festgehalten.",
		Ticketed:   "Die Plätze gehören Ihnen, und Ihre Tickets wurden ausgestellt.",
		Mailed:     "Wir haben Ihnen eine E‑Mail geschrieben.",
		Expired:    "Die Zeit zum Bezahlen ist abgelaufen, und die Plätze sind wieder im Verkauf. Es wurde nichts abgebucht.",
		Released:   "Die Plätze sind wieder im Verkauf.",
		Voided:     "Das Geld, das Ihre Bank zurückgelegt hatte, wurde freigegeben.",
		Returned:   "Die Kasse hat diese Bestellung zurückgenommen. Die Tickets gelten nicht mehr.",
	},
}

// germanReasons is why an order ended, or a payment was declined.
var germanReasons = map[string]string{
	"You cancelled this order.":                                                                                            "Sie haben diese Bestellung storniert.",
	"You chose other seats, which have an order of their own.":                                                             "Sie haben andere Plätze gewählt; dafür gibt es eine eigene Bestellung.",
	"You chose another way to pay, which has an order of its own.":                                                         "Sie haben eine andere Zahlungsart gewählt; dafür gibt es eine eigene Bestellung.",
	"The time for these seats had run out before they could be fixed for this order. Nothing was paid.":                    "Die Zeit für diese Plätze war abgelaufen, bevor sie für diese Bestellung festgehalten werden konnten. Es wurde nichts bezahlt.",
	"You returned this order.":                                                                                             "Sie haben diese Bestellung zurückgegeben.",
	"Your money was returned, less what is kept by the terms you bought on; it can take your bank some days to show it.":   "Ihr Geld wurde zurückgezahlt, abzüglich dessen, was nach Ihren Kaufbedingungen einbehalten wird; bis Ihre Bank es anzeigt, können einige Tage vergehen.",
	"These seats were changed for others, which have an order of their own.":                                               "Diese Plätze wurden gegen andere getauscht, die eine eigene Bestellung haben.",
	"The seats that were to be changed are not as they were. They stay as they are.":                                       "Die Plätze, die getauscht werden sollten, sind nicht mehr, wie sie waren. Sie bleiben, wie sie sind.",
	"The box office returned this order.":                                                                                  "Die Kasse hat diese Bestellung zurückgenommen.",
	"The bank of whoever paid took the money back. The tickets are not valid.":                                             "Die Bank der zahlenden Person hat das Geld zurückgeholt. Die Tickets gelten nicht.",
	"This show was cancelled, and the box office returned this order.":                                                     "Diese Veranstaltung wurde abgesagt, und die Kasse hat diese Bestellung zurückgenommen.",
	"The payment came after the time for these seats had run out.":                                                         "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war.",
	"The payment provider did not accept this order. Your seats are still yours for their time; try again.":                "Der Zahlungsanbieter hat diese Bestellung nicht angenommen. Ihre Plätze bleiben bis zum Ablauf der Zeit reserviert; bitte versuchen Sie es noch einmal.",
	"The payment was closed before it was made. If your seats are still yours, try again.":                                 "Die Zahlung wurde geschlossen, bevor sie gemacht war. Wenn Ihre Plätze noch reserviert sind, versuchen Sie es noch einmal.",
	"The amount that was paid is not the price of this order.":                                                             "Der bezahlte Betrag ist nicht der Preis dieser Bestellung.",
	"The payment was authorised but could not be taken.":                                                                   "Die Zahlung war zugesagt, konnte aber nicht eingezogen werden.",
	"The seats of this order could not be sold to you.":                                                                    "Die Plätze dieser Bestellung konnten Ihnen nicht verkauft werden.",
	"The payment came after the time for these seats had run out, and somebody else has them now.":                         "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war, und jemand anderes hat sie jetzt.",
	"The payment came after the time for these places had run out, and they are taken now.":                                "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war, und sie sind inzwischen vergeben.",
	"The payment came after the time for these seats had run out, and the sale has ended.":                                 "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war, und der Verkauf ist beendet.",
	"The payment came after the time for these seats had run out, and the sale is not open.":                               "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war, und der Verkauf ist nicht geöffnet.",
	"The payment came after the time for these seats had run out, while the sale is paused.":                               "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war, während der Verkauf pausiert.",
	"The payment came after the time for these seats had run out, and they are no longer on sale.":                         "Die Zahlung kam, als die Zeit für diese Plätze abgelaufen war, und sie sind nicht mehr im Verkauf.",
	"With these seats you would have more than one buyer may have for this show.":                                          "Mit diesen Plätzen hätten Sie mehr, als eine Person für diesen Termin haben darf.",
	"With these seats there would be more bought with this e-mail address than one may have for this show.":                "Mit diesen Plätzen wären mit dieser E-Mail-Adresse mehr gekauft, als für diesen Termin erlaubt ist.",
	"With these seats there would be more bought with this card, or other way of paying, than one may have for this show.": "Mit diesen Plätzen wären mit dieser Karte oder Zahlungsart mehr gekauft, als für diesen Termin erlaubt ist.",
	"The seats, or what they cost, were changed after this payment was begun.":                                             "Die Plätze oder ihr Preis wurden geändert, nachdem diese Zahlung begonnen hatte.",
	"These seats are being paid for, or are paid, with another order.":                                                     "Diese Plätze werden mit einer anderen Bestellung bezahlt oder sind es schon.",
	"Your money was not taken; your bank may show it as reserved for some days.":                                           "Ihr Geld wurde nicht eingezogen; Ihre Bank zeigt es vielleicht noch einige Tage als vorgemerkt an.",
	"Your money was returned in full; it can take your bank some days to show it.":                                         "Ihr Geld wurde vollständig zurückgezahlt; bis Ihre Bank es anzeigt, können einige Tage vergehen.",
	"the card was declined": "Die Karte wurde abgelehnt",
}
