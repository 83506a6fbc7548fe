package words

var frenchPay = PayTexts{
	Choose: "Comment voulez-vous payer ?",
	WayName: named(map[string]string{
		"testpay":    "Paiement d’essai",
		"stripe":     "Carte et autres moyens",
		"transfer":   "Virement bancaire",
		"box-office": "À la billetterie",
	}),
	SeatsKept: func(until string) string { return "Vos places sont gardées pour vous jusqu’au " + until + "." },

	HowTitle:  "Comment payer",
	LaterText: "Vos places sont fixées pour vous. Vos billets arrivent par e-mail dès que votre argent est là.",
	Account:   "Payer à",
	Reference: "Référence",
	Amount:    "Montant",
	Due: func(until string) string {
		return "Payez avant le " + until + ". Ensuite, les places sont à d’autres."
	},
	Came:       func(came string) string { return came + " sont déjà arrivés." },
	DeskTitle:  "Paiement à la main",
	Received:   "Somme reçue",
	Note:       "Remarque",
	NoteHint:   "Pour les collègues, par exemple la ligne du relevé bancaire.",
	Take:       "Noter ce paiement",
	NothingYet: "Rien n’est encore arrivé.",
	SentBack:   "C’est renvoyé",
	ToSend:     func(sum string) string { return sum + " sont à renvoyer à l’acheteur." },
}
