package words

import "frontrow/internal/domain/payment"

var frenchBank = BankTexts{
	ChargedTitle: "La banque a repris l’argent",
	ChargedText:  "La banque de la personne qui a payé a repris l’argent de cette commande. Pour l’instant, ses billets n’ouvrent aucune porte. Si vous ne l’avez pas demandé, parlez-en à votre banque et prévenez la billetterie.",
	TookBack:     "La banque de la personne qui a payé a repris de l’argent. Les billets ne sont pas valables.",
	TookWaiting:  "La banque de la personne qui a payé a repris de l’argent qui était en chemin vers vous.",
	GaveUp:       "La banque a rendu l’argent.",
	TookBeyond: func(sum, order string) string {
		return "La banque de la personne qui a payé la commande " + order + " a repris " + sum + ", qui avaient payé celle-ci. Les billets ne sont pas valables."
	},
	GaveUpBeyond: func(sum, order string) string {
		return "La banque de la personne qui a payé la commande " + order + " a rendu " + sum + ", qui paient celle-ci."
	},
	Seats: TakeBack{
		Do:    "Décider du sort des places",
		Ask:   "Que deviennent les places ?",
		Means: "L’argent de cette commande est à la banque. Ses billets seront annulés pour de bon ; ce que la banque a laissé est remboursé à l’acheteur.",
		Yes:   "Clore cette commande",
	},

	Matters:     "Anomalies d’argent",
	MattersLead: "Chacune demande qu’on la regarde une fois. Ce qui se règle tout seul n’est pas ici.",
	NoMatters:   "Rien d’anormal.",
	WhatWasDone: "Ce qui a été fait",
	SeenTo:      "C’est réglé",
	TryOnceMore: "Essayer encore une fois",
	OpenOrder:   "Ouvrir la commande",
	SeeToThem:   "S’en occuper",
	MatterName: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Une banque a repris l’argent d’une commande",
		payment.MatterChargeBackOdd: "Une banque a repris quelque chose d’inhabituel",
		payment.MatterChargeBackWon: "Une banque a rendu l’argent trop tard",
		payment.MatterJobFailed:     "Un travail a été abandonné",
		payment.MatterRefundFailed:  "Un remboursement a échoué chez le prestataire",
		payment.MatterEventUnread:   "Un message du prestataire est illisible",
		payment.MatterEventStranger: "Un message sur de l’argent sans commande",

		payment.MatterProviderStranger: "Un prestataire a de l’argent sans commande",
		payment.MatterProviderDiffers:  "Le prestataire et les livres diffèrent",
		payment.MatterProviderLacks:    "Un prestataire ne connaît pas un paiement",
		payment.MatterProviderUnclear:  "Un prestataire ne dit rien d’un paiement",
	}),
	MatterToDo: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Ouvrez la commande et dites ce que deviennent ses places : remises en vente ou retenues. Si vous contestez, laissez-les jusqu’à la décision.",
		payment.MatterChargeBackOdd: "Une partie, plus qu’il n’y avait, ou une autre monnaie. Comparez la commande avec ce qu’indique le prestataire et répondez-lui si c’est faux.",
		payment.MatterChargeBackWon: "Les places de cette commande ne sont plus là : l’argent va donc à l’acheteur. Prévenez-le et vérifiez que le remboursement est arrivé.",
		payment.MatterJobFailed:     "Il a été essayé de nombreuses fois. Corrigez ce que dit le message puis relancez-le, ou dites pourquoi il n’est plus utile.",
		payment.MatterRefundFailed:  "L’argent est revenu chez nous. Demandez un autre moyen à l’acheteur, ou réessayez quand le prestataire dit que cela marchera.",
		payment.MatterEventUnread:   "Il est signé, mais sous une forme que cette version ne connaît pas. Vérifiez la version de l’interface dans ses réglages.",
		payment.MatterEventStranger: "Le prestataire parle d’un paiement qui n’est dans aucune commande ici. Voyez chez lui à qui il est ; une autre boutique partage peut-être le compte.",

		payment.MatterProviderStranger: "Sa liste contient un paiement qui n’est dans aucune commande ici. Voyez chez lui à qui il est et rendez-le ; une autre boutique partage peut-être le compte.",
		payment.MatterProviderDiffers:  "La commande est close, et le prestataire dit autre chose de son argent. Quelqu’un y a peut-être remboursé à la main : comparez les deux et notez ce qui a été fait.",
		payment.MatterProviderLacks:    "D’après nos livres, la commande y a été payée, et le prestataire ne la trouve pas. Vérifiez que le compte et ses clés sont toujours les mêmes.",
		payment.MatterProviderUnclear:  "Il répond, mais depuis des heures rien sur ce paiement. Voyez chez lui où il en est et signalez-le-lui. La question est reposée chaque nuit.",
	}),
}
