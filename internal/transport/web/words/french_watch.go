package words

import (
	"strconv"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

var frenchWatch = WatchTexts{
	Phase: name(map[catalog.Phase]string{
		catalog.Selling: "En vente maintenant", catalog.Coming: "Bientôt en vente", catalog.Draft: "Non publiées", catalog.Past: "Passées et annulées",
	}),
	SearchShows:     "Chercher une séance",
	SearchShowsHint: "Spectacle, lieu ou ville",
	AllEvents:       "Séances de tous les spectacles",
	NothingFound:    "Aucune séance ne correspond",
	ShowAll:         "Tout afficher",
	SoldOf:          func(sold, all string) string { return sold + " vendues sur " + all },
	OpensOn:         func(moment string) string { return "En vente à partir du " + moment },
	ClosesOn:        func(moment string) string { return "En vente jusqu’au " + moment },

	SaleState: name(map[string]string{
		"open": "En vente", "paused": "En pause", "closed": "Fermée", "soon": "Pas encore en vente", "ended": "Vente terminée", "out": "Complet",
		"draft": "Brouillon", "cancelled": "Annulée",
	}),
	Numbers:      "Où en est la vente",
	Live:         "En direct",
	Lost:         "Pas de connexion. Ces chiffres ne sont plus à jour ; ils reprendront d’eux-mêmes.",
	Catches:      "Actualisé toutes les quelques secondes",
	Given:        "dont offertes",
	Sold:         "Vendues",
	Paying:       "En cours de paiement",
	Held:         "Réservées",
	KeptBack:     "Retenues",
	Left:         "Libres",
	OfAll:        func(all, percent string) string { return "sur " + all + " · " + percent },
	Money:        "Recettes",
	Taken:        "Encaissé",
	Fees:         "dont frais",
	Refunded:     "Remboursé",
	Average:      "Par commande, en moyenne",
	OrdersPaid:   "Commandes",
	OrdersRecent: func(minutes int) string { return "dans les " + strconv.Itoa(minutes) + " dernières minutes" },
	FirstSale:    "Première vente",
	LastSale:     "Dernière vente",
	Never:        "aucune pour l’instant",
	Curve:        "Billets vendus au fil du temps",
	CurveSays:    func(sold, first, last string) string { return sold + " billets vendus entre " + first + " et " + last },
	CurveNone:    "La courbe commence à la première vente.",
	ByLevel:      "Par tarif",
	BySection:    "Par zone",
	Section:      "Zone",
	Orders:       "Commandes de cette séance",
	Public:       "Ce que voient les acheteurs",
	Blocks:       "Retenir des places",

	Map:      "Places",
	MapHint:  "Choisissez une place pour voir qui l’a.",
	MapLabel: "Plan des places",
	AsList:   "Toutes les places en liste",
	Legend:   "Signification des signes",
	StateOf: name(map[inventory.State]string{
		inventory.Available: "Libre", inventory.Held: "Réservée", inventory.Paying: "En cours de paiement", inventory.Sold: "Vendue", inventory.Blocked: "Retenue",
	}),
	HeldUntil:      func(clock string) string { return "Réservée jusqu’à " + clock },
	HeldBySomebody: "Quelqu’un est en train de choisir. Il n’y a pas encore de commande.",
	OrderOf:        func(number, name string) string { return "Commande " + number + ", " + name },
	KeptBecause:    func(reason string) string { return "Retenue : " + reason },
	KeptReturned:   "Revenue d’une commande, elle n’a pas été remise en vente.",
	By:             func(who, moment string) string { return who + ", " + moment },
	Somebody:       "la billetterie",
	ZoomIn:         "Plus près",
	ZoomOut:        "Plus loin",
	Whole:          "Toutes les places",

	Pause:       "Mettre la vente en pause",
	Resume:      "Rouvrir la vente",
	Close:       "Fermer la vente",
	PauseAsk:    "Mettre la vente en pause ?",
	CloseAsk:    "Fermer la vente ?",
	ResumeAsk:   "Rouvrir la vente ?",
	PauseMeans:  "Personne ne pourra réserver d’autres places avant la réouverture. Les places réservées le restent, et les paiements en cours aboutissent.",
	CloseMeans:  "Les acheteurs lisent que la vente est terminée. Les places réservées le restent, et les paiements en cours aboutissent. Vous pourrez rouvrir.",
	ResumeMeans: "Les acheteurs pourront aussitôt réserver des places.",
	Reason:      "Motif",
	ReasonHint:  "Pour vos collègues ; les acheteurs ne le voient pas.",
	Optional:    "facultatif",
	PauseYes:    "Oui, mettre en pause",
	CloseYes:    "Oui, fermer",
	ResumeYes:   "Oui, rouvrir",
	Back:        "Ne rien changer",
	PausedNote:  "La vente est en pause. Les acheteurs sont priés de patienter.",
	ClosedNote:  "La vente est fermée. Les acheteurs lisent qu’elle est terminée.",
	Because: func(reason, who, moment string) string {
		if reason == "" {
			return who + ", " + moment
		}
		return "« " + reason + " », " + who + ", " + moment
	},

	StuckTitle: "À regarder de plus près",
	StuckText:  "Elles auraient dû avancer d’elles-mêmes et ne l’ont pas fait. Ouvrez-en une pour voir où elle en est ; d’autres essais sont en cours.",

	PausedTitle: "La vente est en pause",
	PausedText:  "Elle reprendra bientôt. Les places que vous avez réservées restent à vous, et un paiement commencé aboutit. Cette page se met à jour d’elle-même.",
	PausedSoon:  "La vente reprendra bientôt. Les places que vous avez réservées restent à vous.",
}
