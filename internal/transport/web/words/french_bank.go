package words

var frenchBank = BankTexts{
	ChargedTitle: "La banque a repris l’argent",
	ChargedText:  "La banque de la personne qui a payé a repris l’argent de cette commande. Pour l’instant, ses billets n’ouvrent aucune porte. Si vous ne l’avez pas demandé, parlez-en à votre banque et prévenez la billetterie.",
	TookBack:     "La banque de la personne qui a payé a repris de l’argent. Les billets ne sont pas valables.",
	GaveUp:       "La banque a rendu l’argent.",
	Seats: TakeBack{
		Do:    "Décider du sort des places",
		Ask:   "Que deviennent les places ?",
		Means: "L’argent de cette commande est à la banque. Ses billets seront annulés pour de bon ; ce que la banque a laissé est remboursé à l’acheteur.",
		Yes:   "Clore cette commande",
	},
}
