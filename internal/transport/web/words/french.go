package words

import (
	"cmp"
	"strconv"
)

// french is the words of the pages in French.
var french = Texts{
	Way:      frenchWay,
	Pay:      frenchPay,
	Papers:   frenchPapers,
	Discover: frenchDiscover,
	Site: SiteTexts{
		Name: "Frontrow", Skip: "Aller au contenu", Home: "Frontrow, tous les événements",
		Description:  "Choisissez exactement les places que vous voulez. Le premier prix affiché est celui que vous payez.",
		FootPromise:  "Aucune place n’est vendue deux fois. Aucun paiement n’est gardé sans place.",
		FootSource:   "Pour les programmes : l’API",
		FeesIncluded: "tous frais compris",
		From:         func(price string) string { return "dès " + price },
		Genre:        func(id string) string { return cmp.Or(frenchGenres[id], id) },
		LocalTime:    func(zone string) string { return "heure locale (" + zone + ")" },
		NextPage:     "Voir plus", FirstPage: "Revenir au début",
		Languages: "Langue", OfferText: "Cette page existe aussi en français.", OfferTake: "Lire en français", OfferNo: "Non, merci",
	},
	Events: EventsTexts{
		Heading: "À l’affiche", Lead: "Choisissez exactement les places que vous voulez. Le premier prix affiché est celui que vous payez.",
		Search: "Recherche", SearchHint: "Titre, artiste ou lieu", City: "Ville",
		AnyCity: "Toutes les villes", AnyGenre: "Tout",
		FromDate: "Du", ToDate: "Au", Apply: "Afficher", Calm: "Retirer tous les filtres",
		Genres:    "Type d’événement",
		MoreDates: frenchCount(Forms{One: "et # autre date", Other: "et # autres dates"}),
		SoldOut:   "Complet", Cancelled: "Annulé", Ended: "Terminé",
		EmptyTitle: "Rien ne correspond pour l’instant",
		EmptyText:  "Essayez avec moins de mots, une autre ville ou une période plus large.",
		EmptyClear: "Voir tous les événements",
		BadDate:    "Écrivez la date sous la forme année-mois-jour, par exemple 2027-03-15.", DatesCrossed: "Le dernier jour précède le premier. Inversez-les.",
		More: "Plus d’événements",
	},
	Event: EventTexts{
		Dates: "Dates", About: "À propos", By: "Présenté par", Prices: "Prix", Level: "Catégorie",
		Choose: "Choisir les places", SoldOut: "Complet", Cancelled: "Annulé", Ended: "Terminé",
		SoldOutText:    "Toutes les places sont vendues ou réservées. Celles qui ne sont pas payées reviennent ici d’elles-mêmes.",
		CancelledText:  "Cette date n’aura pas lieu. Toutes les personnes qui ont un billet sont remboursées sans rien demander.",
		ClosedText:     "La vente est terminée pour cette date.",
		OpensAt:        func(moment, zone string) string { return "En vente à partir du " + moment + " " + zone },
		OpensIn:        "Ouverture dans",
		Doors:          func(clock string) string { return "portes " + clock },
		OfWhichFee:     func(fee string) string { return "dont " + fee + " de frais" },
		LimitPerPerson: frenchCount(Forms{One: "# billet par personne", Other: "Jusqu’à # billets par personne"}),
		NoFee:          "sans frais", Calendar: "Ajouter au calendrier",
		FewLeft:  frenchCount(Forms{One: "Dernière place", Other: "# dernières places"}),
		NoDates:  "Aucune date n’est annoncée pour le moment.",
		PosterOf: func(title string) string { return "Affiche : " + title },
	},
	Seats: SeatsTexts{
		Title:       func(event string) string { return "Places pour " + event },
		NotYetTitle: "Pas encore en vente", OtherDates: "Voir les autres dates",
		BestTitle: "Les meilleures places côte à côte", HowMany: "Combien", Level: "Prix", In: "Zone",
		AnyLevel: "Tous les prix", Anywhere: "Partout",
		BestTake: "Réserver les meilleures", BestInstead: "Les prendre à la place des miennes",
		WithWheelchair: "Avec une place pour fauteuil roulant",
		Standing:       "Debout", EachIncluded: "par place, tous frais compris",
		PlacesIn:       func(area string) string { return "Places dans " + area },
		ChooseYourself: "Choisir vos places vous-même", Sections: "Zones", NoneLeft: "plus de places",
		ChooseHint: func(most int) string {
			return "Ouvrez une zone, cochez jusqu’à " + strconv.Itoa(most) + " places, puis réservez-les. Vous aurez quelques minutes pour payer."
		},
		SeatsLeft:  frenchCount(Forms{One: "# libre", Other: "# libres"}),
		AlsoChosen: "Également choisies", Hold: "Réserver ces places", Change: "Modifier mes places",
		Legend: "Signification des symboles", Free: "libre", Chosen: "choisie", Taken: "prise", Wheelchair: "place pour fauteuil roulant",
		Row: func(kind, id string) string {
			switch kind {
			case "table":
				return "Table " + id
			case "box":
				return "Loge " + id
			}
			return "Rang " + id
		},
		SeatName: func(seat Seat) string {
			name := seat.Row + ", place " + seat.Number + ", " + seat.Price
			if seat.Accessible {
				name += ", place pour fauteuil roulant"
			}
			if seat.Companion {
				name += ", à côté d’une place pour fauteuil roulant"
			}
			if seat.Note != "" {
				name += ", " + seat.Note
			}
			switch {
			case seat.Taken:
				name += ", prise"
			case seat.Mine:
				name += ", la vôtre"
			}
			return name
		},
		Times:      func(n int, what string) string { return strconv.Itoa(n) + " × " + what },
		And:        " et ",
		TakenTitle: "Quelqu’un a été plus rapide", RefusedTitle: "Cela n’a pas fonctionné",
		JustTaken: "vient d’être prise", OfferTitle: "Les places libres les plus proches. Un seul geste les réserve avec le reste de votre choix :",
		PlacesForms: frenchPlaces,
		TakeInstead: func(seats, price string) string { return seats + ", " + price },
	},
	Hall: frenchHall,
	Hold: HoldTexts{
		BarLabel: "Vos places", Release: "Rendre", Continue: "Continuer",
		Places:     frenchCount(frenchPlaces),
		Until:      func(clock string) string { return "Réservées pour vous jusqu’à " + clock },
		SayMinutes: Forms{One: "Il reste une minute pour vos places.", Other: "Il reste # minutes pour vos places."},
		SaySeconds: Forms{One: "Il reste une seconde pour vos places.", Other: "Il reste # secondes pour vos places."},
		SayOver:    "Le temps prévu pour vos places est écoulé.",

		Title: "Vos places", DetailsTitle: "À quel nom sont les billets ?", Name: "Nom",
		Email: "E-mail", EmailHint: "Les billets y seront envoyés. Pas de compte, pas de newsletter.",
		Pay:     func(total string) string { return "Payer " + total },
		PayHint: "Vous payez à la page suivante. Tant que le paiement n’est pas passé, vous pouvez encore changer d’avis.",
		Paying:  "Ouverture de la page de paiement…", Total: "Total",
		ChangeSeats: "Changer de places", OrderWaits: "Vous avez commencé à payer ces places. « Continuer » vous ramène à la page de paiement.",
		EndedTitle: "Vos places ont été libérées", EndedText: "Le temps est écoulé, ou vous les avez rendues. Rien n’a été débité. Elles sont peut-être encore libres :",
		TryAgain: "Essayer de reprendre les mêmes places", ChooseOthers: "Choisir d’autres places",
		NameFault:  "Indiquez le nom à inscrire sur les billets, 100 caractères au plus.",
		EmailFault: "Indiquez une adresse e-mail où vous joindre, par exemple nom@example.org.",
	},
	Order: OrderTexts{
		Title:         func(number string) string { return "Commande " + number },
		AwaitingTitle: "Nous attendons votre paiement", AwaitingText: "Vos places sont réservées. Rien n’a encore été débité.",
		DeclinedTitle: "Le paiement a été refusé",
		DeclinedText: func(reason string) string {
			return "La réponse était « " + reason + " ». Rien n’a été débité et vos places restent réservées. Réessayez, au besoin avec une autre carte."
		},
		CheckingTitle: "Nous vérifions votre paiement", CheckingText: "Ne payez pas une seconde fois. Votre banque prend un peu de temps ; cela se règle tout seul et s’affichera ici. Vous pouvez aussi fermer cette page : nous vous écrirons.",
		PaidTitle: "C’est réservé !",
		PaidText: func(email string) string {
			return "Payé. Vos billets sont ici, et en route vers " + email + "."
		},
		ExpiredTitle: "Le temps est écoulé", ExpiredText: "Aucun paiement n’est arrivé à temps, les places ont donc été remises en vente. Rien n’a été débité. Elles sont peut-être encore libres :",
		CancelledTitle: "Cette commande est close", CancelledText: "Elle a été annulée avant d’être payée. Aucun montant n’a été gardé.",
		RefundingTitle: "Votre remboursement est en route", RefundingText: "Ces billets ne donnent plus accès à la salle. L’argent revient par le chemin qu’il a pris.",
		RefundedTitle: "Remboursée",
		RefundedText: func(total string) string {
			return total + " vous ont été rendus par le même chemin. Votre banque peut mettre quelques jours à l’afficher. Ces billets ne donnent plus accès à la salle."
		},
		PayNow: func(total string) string { return "Payer " + total },
		Cancel: "Annuler et rendre les places", Timeline: "Ce qui s’est passé", PDF: "Télécharger en PDF",
		Proof: "Preuve du journal des places", ProofText: "C’est ici que s’arrêtait la liste publique de tous les mouvements de places lors de votre achat. Conservez-la : elle permet de vérifier que rien n’y a été changé depuis.",
		OpenTickets: frenchCount(Forms{One: "Voir mon billet", Other: "Voir mes # billets"}),
	},
	Ticket: TicketTexts{
		Title:   func(event string) string { return "Billet : " + event },
		QRLabel: "Code pour l’entrée", Void: "N’est plus valable",
		Hint:        "Montrez le code à l’entrée, sur le téléphone ou sur papier. Un billet fait entrer une personne, une fois.",
		KeptOffline: "Gardé sur cet appareil : il s’ouvre aussi sans réseau.", OpenAlone: "Ouvrir ce billet seul",
		Section: "Zone", Place: "Place", Standing: "Debout", Seat: "Place",
		RowWord: func(word string) string {
			return cmp.Or(map[string]string{"Row": "Rang", "Table": "Table", "Box": "Loge"}[word], word)
		},
		Starts: "Début", Doors: "Portes", Holder: "Nom", Where: "Lieu",
	},
	Staff:    frenchStaff,
	Setup:    frenchSetup,
	Watch:    frenchWatch,
	Blocks:   frenchBlocks,
	Money:    frenchMoney,
	Voucher:  frenchVoucher,
	Finance:  frenchFinance,
	Back:     frenchBack,
	Returns:  frenchReturns,
	Bank:     frenchBank,
	Exchange: frenchExchange,
	Fault: FaultTexts{
		NotFound: "Rien ici", Forbidden: "Cette page ne vous est pas ouverte", Internal: "C’est notre faute",
		Unavailable: "De retour dans un instant", TooMany: "Un peu moins vite", Conflict: "Quelqu’un a été plus rapide",
		Invalid: "Cela n’a pas fonctionné", Gone: "C’est terminé", SignIn: "Veuillez vous connecter",
		Home: "Vers tous les événements", Again: "Réessayer",
		Code:           func(code string) string { return "Si vous nous écrivez, mentionnez « " + code + " »." },
		RetryIn:        frenchCount(Forms{One: "Réessayez dans # seconde.", Other: "Réessayez dans # secondes."}),
		RetryInMinutes: frenchCount(Forms{One: "Réessayez dans # minute.", Other: "Réessayez dans # minutes."}),
		Offline:        "Pas de réseau", OfflineText: "Ce billet n’a pas été gardé sur cet appareil et a donc besoin du réseau. Les billets que vous avez déjà ouverts ici s’ouvrent sans.",
		Message: func(code string) string { return frenchFaults[code] },
	},
}

var frenchGenres = map[string]string{
	"concert": "Concerts", "classical": "Classique", "theatre": "Théâtre", "opera": "Opéra",
	"comedy": "Humour", "sport": "Sport", "dance": "Danse", "family": "En famille",
	"festival": "Festivals", "talk": "Conférences", "other": "Autres",
}

var frenchPlaces = Forms{One: "# place", Other: "# places"}
