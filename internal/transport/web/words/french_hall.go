package words

import "strconv"

var frenchHall = HallTexts{
	Map:            "Plan",
	List:           "Liste",
	View:           "Comment voir les places",
	MapLabel:       "Plan de la salle",
	MapHelp:        "Les flèches vont de place en place. Espace ou Entrée choisit. Plus et moins zooment. Échap quitte le plan. La liste contient aussi toutes les places.",
	Loading:        "Le plan arrive …",
	NoMap:          "Le plan ne peut pas s’afficher sur cet appareil. La liste contient toutes les places.",
	NotLive:        "Pas à jour. Nous continuons d’essayer.",
	ZoomIn:         "Agrandir",
	ZoomOut:        "Réduire",
	Whole:          "Tout afficher",
	Floors:         "Niveaux",
	Filters:        "Prix, tous frais compris",
	OnlyAccessible: "Places pour fauteuil roulant",
	More:           "Une de plus",
	Fewer:          "Une de moins",
	Wishes:         "Autres souhaits",
	Yours:          "la vôtre",
	YourChoice:     "Votre choix",
	Filtered:       "hors de votre filtre",
	Back:           "Des places se sont libérées.", Choose: "Choisir des places",
	NothingChosen: "Rien pour l’instant. Touchez des places sur le plan ou ouvrez une zone dans la liste.",
	Limit: func(most int) string {
		if most == 1 {
			return "C’est le maximum : 1 place par personne. Retirez-en une de votre choix pour en prendre une autre."
		}
		return "C’est le maximum : jusqu’à " + strconv.Itoa(most) + " places par personne. Retirez-en une de votre choix pour en prendre une autre."
	},
	Spot:         "{section}, {row}, place {seat}",
	Companion:    "à côté d’une place pour fauteuil roulant",
	SaidChosen:   "{what} : choisie.",
	SaidUnchosen: "{what} : plus choisie.",
	SaidTotal:    "{places}, {sum} au total.",
	Left:         Forms{One: "# libre", Other: "# libres"},
	Remove:       "Retirer {what} de votre choix",
	Lost:         "{what} : vient d’être prise",
	LostKept:     "Le reste de votre choix est toujours là.",
	Nearest:      "Les places libres les plus proches, au même prix :",
	Take:         "{what} à {price}",
	Offline:      "Pas de connexion",
	NotSent:      "Rien n’a été envoyé, ou aucune réponse n’est venue. Votre choix est toujours là : réessayez.",
	Instead: func(n int) string {
		if n == 1 {
			return "En prendre 1 à la place"
		}
		return "En prendre " + strconv.Itoa(n) + " côte à côte à la place"
	},
	InsteadSplit: func(groups string) string { return "Prendre " + groups + ", proches les unes des autres" },
	LeftAlone:    "Resterait seule :", InsteadLone: "Sans place isolée :",
	NeedThese: "Oui, nous en avons besoin : tout réserver", LeaveThese: "Non : réserver le reste",
	LoneHint:  "{what} resterait seule. Si vous le pouvez, choisissez autrement : presque personne n’achète une place isolée.",
	FewerHint: "Ce qui peut aider :",
	LimitHave: func(limit, have int) string {
		return "Jusqu’à " + strconv.Itoa(limit) + " places par personne. Vous en avez déjà " + strconv.Itoa(have) + "."
	},
	KeyReused: "Cette page a déjà été envoyée avec d’autres places. Regardez ce qui est choisi maintenant et renvoyez-la si c’est juste.",
}
