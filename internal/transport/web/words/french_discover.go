package words

var frenchDiscover = DiscoverTexts{
	AllEvents: "Tous les événements", Soon: "Bientôt en vente", Week: "Cette semaine", Later: "Prochainement", Cities: "Par ville",
	EventsIn: frenchCount(Forms{One: "# événement", Many: "# événements", Other: "# événements"}),
	ShowAll:  frenchCount(Forms{One: "Voir # événement", Many: "Voir les # événements", Other: "Voir les # événements"}),
	Found:    frenchCount(Forms{One: "# événement", Many: "# événements", Other: "# événements"}),
	Filters:  "Filtres", Date: "Jour", Genre: "Genre d’événement", Highest: "Prix maximal",
	Currency: "Monnaie", AnyPrice: "Indifférent",
	Today: "Aujourd’hui", Weekend: "Ce week-end", Month: "30 prochains jours",
	Until:   func(price string) string { return "jusqu’à " + price },
	Without: func(filter string) string { return "Retirer : " + filter },
	Between: func(from, to string) string { return from + " – " + to },
	Since:   func(day string) string { return "à partir du " + day },
	To:      func(day string) string { return "jusqu’au " + day },
	NoGenre: func(asked string) string {
		return "Il n’y a pas de genre « " + asked + " ». Tous les genres sont affichés."
	},
	BadPrice: func(asked string) string {
		return "« " + asked + " » n’est pas un prix. Écrivez un nombre, par exemple 40."
	},
	NoCurrency: func(asked string) string {
		return "Rien n’est vendu ici en « " + asked + " ». Choisissez une autre monnaie."
	},
	NothingIn: func(city string) string { return "Rien n’est annoncé à « " + city + " » pour le moment." },
	Feed:      "Suivre par flux",
	FeedTitle: func(what string) string { return "Au programme : " + what },

	OnSaleAt: func(moment string) string { return "En vente " + moment },
	Moved:    "Nouvelle date", MovedText: "Votre billet reste valable pour la nouvelle date. Vous n’avez rien à faire.",
	MovedFrom:    func(moment string) string { return "Initialement " + moment },
	SoldOutSince: func(moment string) string { return "Complet depuis " + moment + "." },
	YourTime:     "À votre heure : #",
	Range:        func(low, high string) string { return low + " – " + high },
	Months:       "Aller à un mois", CalendarAll: "Toutes les dates dans votre agenda",
	Where: "Lieu", Path: "Vous êtes ici",
	FeesIn: "Tous frais compris",

	Plan:    "Plan de salle",
	PlanAlt: func(venue string) string { return "Plan de salle : " + venue },
	Access:  "Accès et circulation", NoAccess: "Veuillez vous renseigner auprès de l’organisateur avant de venir :",
	AtVenue: "À l’affiche ici", ByOrganiser: "Ses événements",
	OnMap: "Ouvrir dans une carte", Contact: "Questions :",
	NothingHere: "Rien n’est annoncé ici pour le moment.", NothingHereP: "Les nouveaux événements apparaissent ici dès leur publication.",
	Seats:    frenchCount(Forms{One: "# place assise", Many: "# places assises", Other: "# places assises"}),
	Standing: frenchCount(Forms{One: "# place debout", Many: "# places debout", Other: "# places debout"}),
}
