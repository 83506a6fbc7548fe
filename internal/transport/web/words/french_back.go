package words

var frenchBack = BackTexts{
	Some:     "Rembourser seulement certaines places",
	SomeHint: "Ce que vous cochez est rendu à son propre prix, et ses billets ne donnent plus accès. Les autres restent valables.",
	Places:   "Places concernées",
	Yes:      "Rembourser ce qui est coché",
	OrderFee: func(sum string) string { return "Avec leur part de ce qui s’ajoute pour la commande (" + sum + ")" },
	Gone:     "Repris",
	Stays:    "Ce qui reste",
	Changed: func(order string) string {
		return "Des places ont été échangées contre celles de la commande " + order + ". Leurs billets ne sont plus valables."
	},
	CameHome: func(sum, order string) string {
		return sum + " repartent par où ils sont venus, par la commande " + order + "."
	},
	Part: func(places string) string {
		return "La billetterie a repris ces places : " + places + ". Leurs billets ne sont plus valables."
	},
	Title:        "Rembourser toutes les commandes",
	Lead:         "Chaque commande payée de cette représentation annulée est remboursée, par étapes, une seule fois. Cela continue quand cette page est fermée.",
	Start:        "Rembourser toutes les commandes",
	Press:        "Continuer maintenant",
	Running:      "Les remboursements sont en cours.",
	Paused:       "Les remboursements attendent.",
	Stop:         "Arrêter les remboursements",
	StopHint:     "Aucune autre commande n’est commencée. Ce qui est en cours va à son terme.",
	WhyStop:      "Pourquoi (pour les collègues)",
	Stopped:      "Les remboursements sont arrêtés. Ils reprennent quand quelqu’un le dit.",
	Resume:       "Reprendre les remboursements",
	Turns:        "Ce qui a été fait",
	WasStarted:   "Commencé",
	WasStopped:   "Arrêté",
	WasResumed:   "Repris",
	Done:         "Chaque commande est remboursée.",
	Waits:        func(reason, at string) string { return reason + " Cela reprend de soi-même à " + at + "." },
	Left:         "Commandes à rembourser",
	UnderWay:     "En cours",
	Refunded:     "Remboursées",
	Open:         "Pas encore payées",
	Returned:     "Argent rendu",
	OnWay:        "Argent en route",
	Poor:         "Le prestataire de paiement a trop peu de votre argent.",
	Away:         "Le prestataire de paiement ne répond pas.",
	NotSent:      "Le prestataire de paiement refuse de rendre cette somme. Regardez la commande.",
	OurFault:     "Frontrow lui-même a échoué sur une commande ; son journal dit pourquoi.",
	Troubles:     "Argent qui n’a pas pu être rendu jusqu’ici",
	TroublesHint: "Chaque cas est réessayé de lui-même.",
}
