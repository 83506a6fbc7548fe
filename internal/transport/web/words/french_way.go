package words

var frenchWay = WayTexts{
	MoreTime: "J’ai besoin de plus de temps", Soon: "Moins de deux minutes",
	MoreTimeGiven: func(clock string) string {
		return "Vous avez plus de temps : vos places sont à vous jusqu’à " + clock + "."
	},
	MoreTimeFailed: "Cela n’a pas abouti. Vérifiez votre connexion, puis réessayez.",

	CheckEntries: frenchCount(Forms{One: "Veuillez vérifier une information :", Other: "Veuillez vérifier # informations :"}),

	Offline:          "Pas de réseau pour l’instant. Rien n’est perdu : cette page reprend d’elle-même dès que vous êtes reconnecté.",
	PaymentPageClock: "La page de paiement peut encore afficher l’ancienne heure. C’est l’heure indiquée ici qui compte.",
	Resend:           "Renvoyer les billets", Resent: "Les billets vous sont de nouveau envoyés. Regardez aussi dans le dossier des indésirables.",

	Find: "Retrouver ma commande", FindTitle: "Retrouver votre commande",
	FindText: "Indiquez l’adresse e-mail utilisée pour l’achat. Nous y envoyons un lien vers chaque commande des 13 derniers mois.",
	FindSend: "Envoyez-moi les liens", FindSentTitle: "Consultez votre messagerie",
	FindSentText: func(email string) string {
		return "S’il existe des commandes pour " + email + ", un message avec les liens est en route. Cela peut prendre quelques minutes ; regardez aussi dans le dossier des indésirables."
	},
	FindAgain: "Essayer une autre adresse",

	Bright:    "À l’entrée, augmentez la luminosité de l’écran.",
	PhoneDead: "Téléphone déchargé ou perdu ? Votre nom et une pièce d’identité suffisent au point d’accueil.",
	KeptCopy:  "Pas de réseau : voici la copie conservée sur cet appareil.",
	VoidText:  "Il a été remboursé ou remplacé et ne permet plus d’entrer.",
	Install:   "Ajouter à l’écran d’accueil", AllTickets: "Tous les billets de cette commande",

	Reason: reasons(frenchReasons),
	Entries: EntryTexts{
		Ordered:  func(places, total string) string { return "Vous avez commandé " + places + " pour " + total + "." },
		Given:    func(places string) string { return "On vous a offert " + places + "." },
		Opened:   "La page de paiement a été ouverte.",
		Extended: "Vous avez obtenu plus de temps pour payer. Vos places sont gardées plus longtemps.",
		Notified: "Le prestataire de paiement nous a informés.",
		Declined: func(reason string) string {
			return "Un paiement a été refusé : « " + reason + " ». Rien n’a été débité."
		},
		Doubtful:   "Nous n’avons pas pu joindre le prestataire de paiement et continuons de l’interroger. Inutile de payer à nouveau.",
		Delayed:    "Le prestataire de paiement n’a pas encore renvoyé l’argent. Nous continuons de le relancer ; vous n’avez rien à faire.",
		Authorised: func(total string) string { return "Votre banque a réservé " + total + "." },
		Captured:   func(total string) string { return "Vous avez payé " + total + "." },
		Received:   func(sum string) string { return sum + " sont arrivés." },
		Owed:       func(sum string) string { return sum + " vous reviennent ; la billetterie vous les envoie." },
		Refunded:   func(total string) string { return "Nous vous avons remboursé " + total + "." },
		Sealed:     "Vos places ont été fixées pour cette commande.",
		Ticketed:   "Les places sont à vous et vos billets ont été établis.",
		Mailed:     "Nous vous avons écrit par e-mail.",
		Expired:    "Le délai de paiement est écoulé et les places sont de nouveau en vente. Rien n’a été débité.",
		Released:   "Les places sont de nouveau en vente.",
		Voided:     "La somme réservée par votre banque a été libérée.",
		Returned:   "La billetterie a repris cette commande. Ses billets ne sont plus valables.",
	},
}

// frenchReasons is why an order ended, or a payment was declined.
var frenchReasons = map[string]string{
	"You cancelled this order.":                                                                                            "Vous avez annulé cette commande.",
	"You chose other seats, which have an order of their own.":                                                             "Vous avez choisi d’autres places, qui ont leur propre commande.",
	"You chose another way to pay, which has an order of its own.":                                                         "Vous avez choisi un autre moyen de paiement, qui a sa propre commande.",
	"The time for these seats had run out before they could be fixed for this order. Nothing was paid.":                    "Le délai de ces places était écoulé avant qu’elles puissent être gardées pour cette commande. Rien n’a été payé.",
	"You returned this order.":                                                                                             "Vous avez rendu cette commande.",
	"Your money was returned, less what is kept by the terms you bought on; it can take your bank some days to show it.":   "Votre argent a été rendu, moins ce qui est retenu selon les conditions de votre achat ; votre banque peut mettre quelques jours à l’afficher.",
	"These seats were changed for others, which have an order of their own.":                                               "Ces places ont été échangées contre d’autres, qui ont leur propre commande.",
	"The seats that were to be changed are not as they were. They stay as they are.":                                       "Les places à échanger ne sont plus comme elles étaient. Elles restent comme elles sont.",
	"The box office returned this order.":                                                                                  "La billetterie a repris cette commande.",
	"The bank of whoever paid took the money back. The tickets are not valid.":                                             "La banque de la personne qui a payé a repris l’argent. Les billets ne sont pas valables.",
	"This show was cancelled, and the box office returned this order.":                                                     "Cette représentation a été annulée, et la billetterie a repris cette commande.",
	"The payment came after the time for these seats had run out.":                                                         "Le paiement est arrivé après la fin du délai pour ces places.",
	"The payment provider did not accept this order. Your seats are still yours for their time; try again.":                "Le prestataire de paiement n’a pas accepté cette commande. Vos places restent à vous jusqu’à la fin du délai ; réessayez.",
	"The payment was closed before it was made. If your seats are still yours, try again.":                                 "Le paiement a été fermé avant d’être effectué. Si vos places sont encore à vous, réessayez.",
	"The amount that was paid is not the price of this order.":                                                             "Le montant payé n’est pas le prix de cette commande.",
	"The payment was authorised but could not be taken.":                                                                   "Le paiement était autorisé mais n’a pas pu être encaissé.",
	"The seats of this order could not be sold to you.":                                                                    "Les places de cette commande n’ont pas pu vous être vendues.",
	"The payment came after the time for these seats had run out, and somebody else has them now.":                         "Le paiement est arrivé après la fin du délai pour ces places, et quelqu’un d’autre les a maintenant.",
	"The payment came after the time for these places had run out, and they are taken now.":                                "Le paiement est arrivé après la fin du délai pour ces places, et elles sont maintenant prises.",
	"The payment came after the time for these seats had run out, and the sale has ended.":                                 "Le paiement est arrivé après la fin du délai pour ces places, et la vente est terminée.",
	"The payment came after the time for these seats had run out, and the sale is not open.":                               "Le paiement est arrivé après la fin du délai pour ces places, et la vente n’est pas ouverte.",
	"The payment came after the time for these seats had run out, while the sale is paused.":                               "Le paiement est arrivé après la fin du délai pour ces places, pendant que la vente est suspendue.",
	"The payment came after the time for these seats had run out, and they are no longer on sale.":                         "Le paiement est arrivé après la fin du délai pour ces places, et elles ne sont plus en vente.",
	"With these seats you would have more than one buyer may have for this show.":                                          "Avec ces places, vous en auriez plus qu’un acheteur ne peut en avoir pour cette séance.",
	"With these seats there would be more bought with this e-mail address than one may have for this show.":                "Avec ces places, cette adresse e-mail aurait acheté plus que permis pour cette séance.",
	"With these seats there would be more bought with this card, or other way of paying, than one may have for this show.": "Avec ces places, cette carte, ou ce moyen de paiement, aurait acheté plus que permis pour cette séance.",
	"The seats, or what they cost, were changed after this payment was begun.":                                             "Les places ou leur prix ont été modifiés après le début de ce paiement.",
	"These seats are being paid for, or are paid, with another order.":                                                     "Ces places sont en cours de paiement, ou payées, avec une autre commande.",
	"Your money was not taken; your bank may show it as reserved for some days.":                                           "Votre argent n’a pas été encaissé ; votre banque peut l’afficher comme réservé pendant quelques jours.",
	"Your money was returned in full; it can take your bank some days to show it.":                                         "Votre argent a été entièrement remboursé ; votre banque peut mettre quelques jours à l’afficher.",
	"the card was declined": "la carte a été refusée",
}
