package words

import "strconv"

var frenchSetup = SetupTexts{
	Events: "Événements", Venues: "Lieux", Organiser: "Organisateur",
	Save: "Enregistrer", Back: "Retour", Edit: "Modifier", Optional: "facultatif",
	Look:   "Certaines réponses sont à revoir. Elles sont marquées ci-dessous ; rien n’a été modifié.",
	Choose: "Choisissez…",
	Name:   "Nom", Date: "Date et heure", Download: "Télécharger en",
	Done: DoneTexts{
		VenueAdded: "Le lieu est créé. Ajoutez maintenant son plan de salle.", VenueSaved: "Le lieu est enregistré.",
		ChartAdded: "Le plan de salle est enregistré.", EventAdded: "L’événement est créé. Ajoutez maintenant sa première date.", EventSaved: "L’événement est enregistré.",
		ShowSaved: "La date est enregistrée.", PricesSaved: "Les prix sont enregistrés.", CopiesAdded: "Les dates sont ajoutées comme brouillons.",
		Published: "La date est publiée.", Cancelled: "La date est annulée.", OrganiserSaved: "Enregistré.",
	},
	Wrong: WrongTexts{
		Name: "Donnez un nom de 80 caractères au plus.", Address: "Une adresse compte 200 caractères au plus.", City: "Indiquez la ville, en 80 caractères au plus.",
		Country: "Choisissez le pays.", TimeZone: "Choisissez un fuseau horaire de la liste, par exemple Europe/Paris.",
		ZoneFixed: "Des billets indiquent l’heure dans le fuseau de ce lieu : il ne peut plus changer.", Which: "Dites lequel vous voulez.",
		Access: "Ce texte compte 2 000 caractères au plus.",
		Title:  "Donnez un titre de 120 caractères au plus.", Genre: "Choisissez un genre.", Summary: "Le résumé compte 200 caractères au plus.",
		About: "La description compte 10 000 caractères au plus.", Email: "Aucun message ne peut être envoyé à cette adresse. Vérifiez-la.",
		Colour: "Choisissez une couleur.", Organiser: "Choisissez pour quel organisateur.",
		Place: "Choisissez un plan de salle.", Fixed: "Les billets indiquent le lieu et les places : ils ne peuvent plus changer.", Currency: "Choisissez une monnaie. Elle reste une fois la date publiée.",
		Date: "Indiquez le jour.", Clock: "Indiquez l’heure.",
		Gap: func(from, to string) string {
			return "Cette heure n’existe pas ce jour-là : les horloges avancent de " + from + " à " + to + "."
		},
		Twice:    "Les horloges reculent cette nuit-là : cette heure arrive deux fois. Dites laquelle vous voulez.",
		StartsAt: "Une représentation commence dans le futur, d’ici cinq ans.", DoorsAt: "Les portes ouvrent au plus un jour avant le début, et pas après.",
		OpensAt:  "La vente ouvre avant de fermer.",
		ClosesAt: "La vente finit dans le futur, après son ouverture, et au plus un jour après le début.",
		HoldFor:  "Les places sont gardées entre 20 secondes et 60 minutes.", Limit: "Donnez un nombre de 1 à 100.",
		ExtendBy:   "Avec le temps pendant lequel les places sont gardées, 30 minutes au plus. Raccourcissez l’un des deux, ou n’accordez pas de temps supplémentaire.",
		LimitOrder: "Donnez un nombre de 1 à 100, sans dépasser les limites par personne, par adresse e-mail et par carte.",
		LevelName:  "Donnez un nom à ce tarif.", Price: "Donnez un prix, par exemple 45 ou 45,50.", Fee: "Donnez les frais, par exemple 2 ou 2,50, ou laissez vide.",
		LevelZones: "Donnez ce tarif à une zone au moins, ou retirez-le.", NoLevel: "Une zone au moins doit avoir un prix.", Level: "Ce tarif n’est pas en ordre. Retirez-le et ajoutez-le à nouveau.",
		Dates: "Donnez au moins une date.",
		File:  "Choisissez un fichier.", FileTooLarge: "Le fichier d’un plan pèse 20 Mo au plus.", FileMissing: "Choisissez un fichier, ou collez son texte.",
	},
	Venue: VenueSetupTexts{
		Add: "Ajouter un lieu", Edit: "Modifier le lieu", Address: "Adresse", City: "Ville", Country: "Pays", TimeZone: "Fuseau horaire",
		AddressHint: "Numéro et rue, sans la ville", TimeZoneHint: "Toutes les heures y sont indiquées. Laissé vide, c’est celui du pays.",
		Access: "Accès", AccessHint: "Comment entrer et circuler, surtout en fauteuil roulant. Les acheteurs le lisent.",
		Empty: "Aucun lieu pour l’instant", EmptyText: "Un lieu accueille vos représentations. Ajoutez-en un, puis son plan de salle.", NowThere: "il y est",
		Charts: "Plans de salle", AddChart: "Ajouter un plan de salle",
		NoCharts: "Aucun plan de salle", NoChartsText: "Envoyez un plan, ou partez d’un des nôtres : théâtre, salle de concert, stade ou club.",
	},
	Chart: ChartSetupTexts{
		Add: "Ajouter un plan de salle", Upload: "Envoyer un fichier", File: "Fichier",
		UploadHint: "JSON de Frontrow, plan de pretix ou CSV (section,row,seat,x,y,zone). 20 Mo au plus.",
		Paste:      "Ou coller le texte", Send: "Vérifier et garder",
		Ours: "Ou partir d’un des nôtres", OursHint: "Dessinés par nous, avec zones de prix et emplacements pour fauteuils roulants.", Take: "Prendre ce plan",
		Theatre: "Théâtre", Arena: "Salle de concert", Stadium: "Stade", Club: "Petit club",
		FaultsTitle: "Le plan ne peut pas encore servir", FaultsText: "Rien n’a été gardé.", Mend: "Corrigez ce qui est listé dans le texte ci-dessous ou dans votre fichier, puis envoyez-le à nouveau.",
		TextGone:   "Corrigez ce qui est listé dans votre fichier, puis envoyez-le à nouveau.",
		NotesTitle: "Lu, avec des remarques", NotesText: "Voici ce qui a été corrigé ou laissé de côté à la lecture du fichier. Voyez si cela compte pour vous.",
		Where: "Où", What: "Quoi",
		Seats: "Places assises", Standing: "Places debout", Accessible: "Places pour fauteuils roulants", Companion: "Places d’accompagnant", Hash: "Empreinte",
		Zones: "Zones de prix", Zone: "Zone de prix", Sections: "Parties", Section: "Partie", Floor: "Niveau", Rows: "Rangs",
		AddedOn: "Ajouté le", PlanOf: "Le plan, coloré par zone. Le tableau ci-dessous dit la même chose en mots.",
		SeatsAnd: func(seats, standing string) string {
			switch {
			case standing == "":
				return seats + " places assises"
			case seats == "0":
				return standing + " places debout"
			}
			return seats + " places assises, " + standing + " debout"
		},
		Use: "L’utiliser pour une date",
	},
	Event: EventSetupTexts{
		Add: "Ajouter un événement", Edit: "Modifier l’événement", Title: "Titre", Genre: "Type d’événement", Summary: "Résumé", SummaryHint: "Une phrase, montrée dans les listes",
		About: "Texte de présentation", AboutHint: "Texte simple. Une ligne vide commence un paragraphe.",
		Empty: "Aucun événement pour l’instant", EmptyText: "Un événement est ce que vous vendez : une pièce, un concert, un match. Il reçoit ensuite ses dates.",
		Next: "Prochaine :", NoDate: "Aucune date à venir", Dates: "Dates", AddDate: "Ajouter une date", NoDates: "Aucune date pour l’instant",
		NoDatesText: "Choisissez où et quand, puis les prix. Personne ne le voit avant la publication.",
		Public:      "Publié", Preview: "Aperçu", Drafts: "Brouillons",
		Count: frenchCount(Forms{One: "# date", Many: "# de dates", Other: "# dates"}),
	},
	Show: ShowSetupTexts{
		Add: "Ajouter une date", Edit: "Date et vente", Place: "Lieu et plan de salle", PlaceHint: "Ne change plus une fois la date publiée.",
		NoPlace: "Il n’y a pas encore de plan de salle", NoPlaceText: "Ajoutez d’abord un lieu et son plan, puis revenez ici.",
		Begins: "La représentation commence", Day: "Jour", Clock: "Heure", OwnTime: "À l’heure du lieu.", Which: "Laquelle des deux ?",
		First: "La première, avant le recul des horloges", Second: "La seconde, après le recul",
		Doors: "Ouverture des portes", DoorsNone: "Non annoncée", MinutesBefore: func(n int) string { return strconv.Itoa(n) + " minutes avant" },
		Sale: "Vente", Opens: "La vente ouvre", OpensNow: "Aussitôt, à la publication", OpensAt: "À un jour et une heure",
		Closes: "La vente finit", ClosesStart: "Au début de la représentation", ClosesHour: "Une heure avant", ClosesDay: "Un jour avant", ClosesAt: "À un autre moment",
		Limits: "Limites", PerOrder: "Par commande", PerBuyer: "Par personne", PerEmail: "Par adresse e-mail",
		LimitsHint: "Combien de places au plus. Une famille partage parfois une adresse e-mail ; les revendeurs aussi.",
		Hold:       "Les places sont gardées", HoldHint: "Le temps pour payer, à partir du choix des places.", HoldUsual: "Comme d’habitude ici",
		Extend: "Temps supplémentaire sur demande", ExtendHint: "L’acheteur peut le demander une fois. Avec le temps ci-dessus, 30 minutes au plus.", ExtendUsual: "Autant de temps encore", ExtendNone: "Aucun",
		PerPayment: "Par carte", PerPaymentHint: "Combien de places peuvent être achetées avec une même carte ou un même moyen de paiement. Vide : sans limite.", PerPaymentNone: "Sans limite",
		Choosing: "Choix des places", Lone: "Un choix qui laisse une place seule", LoneHint: "Une place isolée entre d’autres se vend mal.",
		LoneExplain: "Est expliqué, et permis", LoneRefuse: "Est refusé, avec une meilleure proposition",
		Accessible: "Places pour fauteuils roulants", AccessibleHint: "Avec les places des accompagnants. Libérez-les quand ceux qui en ont besoin ont eu le temps.",
		AccessibleKept: "Gardées pour ceux qui en ont besoin", AccessibleReleased: "En vente pour tous",
		Minutes: frenchCount(Forms{One: "# minute", Many: "# de minutes", Other: "# minutes"}),
		Fixed:   "Cette date est publiée. Le lieu et le plan restent, car les billets les indiquent. Un nouveau début déplace la représentation ; les billets restent valables.",
		Next:    "Et ensuite ?", Prices: "Prix", Repeat: "Répéter à d’autres dates", Cancel: "Annuler cette date",
	},
	Prices: PriceSetupTexts{
		Title: "Prix", Currency: "Monnaie", Level: "Tarif", Face: "Prix", Fee: "Frais", Total: "L’acheteur paie", Zones: "Ce que coûte chaque zone", NotSold: "Pas en vente",
		AddLevel: "Ajouter un tarif", Remove: "Retirer", Brush: "Peindre avec", PaintHint: "Choisissez un tarif par sa couleur, puis cliquez sur une zone pour lui donner ce prix.",
		Places: "places", Takings: "jusqu’à", Highest: "Si tout est vendu",
		NotSoldCount: func(places string) string { return places + " places n’ont pas de prix et ne sont pas vendues." },
		Map:          "Le plan, coloré par prix. La liste ci-dessous dit la même chose en mots.", SaveAndCheck: "Enregistrer les prix",
	},
	Copies: CopySetupTexts{
		Title: "Répéter à d’autres dates", Lead: "Chaque date reçoit le même plan, les mêmes prix, limites et ouverture des ventes. Elles sont ajoutées comme brouillons.",
		Every: "Répéter", EveryDay: "Chaque jour", EveryWeek: "Chaque semaine", Until: "Jusqu’au", Fill: "Remplir les dates", Dates: "Dates", Add: "Ajouter ces dates",
		Left: "Les lignes sans jour sont laissées de côté.",
	},
	Changes: ChangeTexts{
		Title: "Est-ce bien cela ?", Lead: "La date est publiée, le changement prend effet aussitôt :", Was: "était", Becomes: "devient", Confirm: "Oui, modifier",
		HeldKeep: func(places string) string {
			return places + " places sont gardées ou en cours de paiement à l’ancien prix. Il reste le leur."
		},
		SoldKeep: func(places string) string { return places + " places vendues restent comme elles ont été achetées." },
		Nothing:  "Rien ne changerait.",
	},
	Publish: PublishTexts{
		Title: "Vérifier et publier", Lead: "Voici ce que trouveront les acheteurs. Complétez ce qui manque ; les simples remarques sont à votre choix.",
		Ready: "Tout le nécessaire est là. La publication montre la date à tout le monde.", NotReady: "Il manque encore quelque chose. Complétez, puis publiez ici.",
		Button: "Publier", Already: "Cette date est publiée.", PublicPage: "Voir la page publique", WatchPage: "Suivre la vente", Mend: "Compléter",
		OK: "en ordre", Warning: "à regarder", Missing: "manque",
		Items: CheckItemTexts{
			CheckDate: "Date et lieu", CheckChart: "Plan de salle", CheckPrices: "Prix", CheckZones: "Toutes les zones en vente",
			CheckAccessible: "Places pour fauteuils roulants en vente", CheckSale: "Vente", CheckLimits: "Limites",
			CheckEvent: "Ce que lisent les acheteurs", CheckOrganiser: "Où poser des questions", CheckPayment: "Paiements",
		},
		NoPlaces: "Le plan n’a aucune place.", Unsold: "Celles-ci n’ont pas de prix et ne seront pas vendues :", NoAccessible: "Aucune place pour fauteuil roulant n’a de prix.",
		NoText: "Il manque à l’événement un résumé ou une description.", NoEmail: "Il n’y a pas d’adresse e-mail pour les questions.",
		NoPayment: "Aucun prestataire de paiement n’est configuré : personne ne peut encore payer. La personne qui gère cette installation peut en relier un.",
		OnSale:    func(places string) string { return places + " places en vente" }, AccessibleOnSale: func(places string) string { return places + " en vente" },
		AllZones: "Chaque zone a un prix.",
		Others:   frenchCount(Forms{One: "# autre brouillon de cet événement", Many: "# d’autres brouillons de cet événement", Other: "# autres brouillons de cet événement"}),
	},
	Cancel: CancelTexts{
		Title: "Annuler cette date ?", Means: "La vente finit aussitôt, et la page dit que la date est annulée.",
		Money: "Cela seul ne rembourse personne : remboursez les commandes une à une, sur leurs pages.", NoUndo: "Cela ne peut pas être défait.",
		Yes: "Oui, annuler", No: "La garder", Sold: func(places string) string { return places + " places sont vendues." },
		Draft: "Personne ne l’a encore vue. Elle reste annulée dans votre liste.",
	},
	Profile: ProfileTexts{
		Title: "Organisateur", Lead: "Ce que les acheteurs voient de vous : votre nom, où vous écrire, et votre couleur.",
		Email: "E-mail pour les questions", EmailHint: "Figure sur les billets et les messages.", Accent: "Couleur", AccentHint: "Des boutons et des liens de vos pages.",
		Contrast: func(ratio string) string { return "Des mots blancs dessus ont un contraste de " + ratio + "." },
		Fine:     "C’est facile à lire.", Darker: "C’est difficile à lire : derrière les mots, nous l’assombrissons un peu :",
		Sample: "Choisir des places", SampleLink: "Un lien", Add: "Ajouter un organisateur", All: "Organisateurs",
	},
}
