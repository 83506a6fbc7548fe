package demo

import (
	"time"

	"frontrow/internal/domain/catalog"
)

// houses is the whole demo. Every name in it is made up.
func houses() []house { return []house{alder(), lumiere(), northgate(), meridiano(), donau()} }

func alder() house {
	const theatreName, room, lampion = "Alder Theatre", "The Lantern Room", "De Lampion"
	return house{
		name: "Alder & Ash Stages", email: "tickets@alder-ash-stages.example", accent: "#2f5d50",
		venues: []venue{
			{theatreName, "Erlenstraße 14, 10435", "Berlin", "DE", "Europe/Berlin", "EUR", theatre},
			{room, "Hinterhof 3, Kiefholzweg 8, 12435", "Berlin", "DE", "Europe/Berlin", "EUR", club},
			{lampion, "Lampionsteeg 5, 1012", "Amsterdam", "NL", "Europe/Amsterdam", "EUR", club},
		},
		events: []event{
			{
				title: "The Cartographer's Daughter", genre: catalog.Theatre, price: 42,
				summary: "A map that changes overnight, and the girl who draws it.",
				about: "When the old royal cartographer goes blind, his daughter takes over his pens. But the coast she draws by day is never quite the coast that is there in the morning.\n\n" +
					"A new play about truth, inheritance and the lines we draw around ourselves. Two hours and twenty minutes, with one interval. Surtitles in English on Fridays.",
				shows: []show{
					{theatreName, 0, time.Friday, 19, 30, well},
					{theatreName, 0, time.Saturday, 19, 30, well},
					{theatreName, 1, time.Friday, 19, 30, some},
					{theatreName, 2, time.Saturday, 15, 0, some},
				},
			},
			{
				title: "Night of Lanterns", genre: catalog.Concert, price: 24,
				summary: "Four voices, one candle each, and no amplifier in the room.",
				about: "Once a season the Lantern Room puts out its lights. Four singers from four corners of the city share one evening of songs that are old, new and half remembered.\n\n" +
					"The bar is closed while they sing. Please come early: once the first candle is lit, the door stays shut.",
				shows: []show{
					{room, 0, time.Thursday, 20, 30, out},
					{room, 4, time.Thursday, 20, 30, some},
				},
			},
			{
				title: "Low Tide Quartet", genre: catalog.Concert, price: 22,
				summary: "Slow jazz for late hours, by the canal.",
				about: "Piano, bass, brushes and a trumpet that prefers to whisper. The quartet plays two sets with a long break in between, as it should be.\n\n" +
					"Tables are for sharing. Standing places are by the water side.",
				shows: []show{
					{lampion, 1, time.Friday, 21, 0, some},
					{lampion, 5, time.Friday, 21, 0, none},
				},
			},
			{
				title: "Laugh Track Repair", genre: catalog.Comedy, price: 19,
				summary: "Six comedians mend each other's worst jokes, live.",
				about: "Everybody brings a joke that has never worked. By the end of the night it has to. The audience decides, and the audience is merciless.\n\n" +
					"In English. For adults.",
				shows: []show{
					{lampion, 2, time.Wednesday, 20, 0, some},
					{room, 3, time.Wednesday, 20, 0, some},
				},
			},
			{
				title: "The Map of Forgetting: A Reading", genre: catalog.Talk, price: 14,
				summary: "A neurologist and a novelist on what memory leaves out.",
				about: "They have argued by letter for eleven years. Now they read the letters aloud, and answer the last one on stage.\n\n" +
					"Followed by questions from the room. Books are sold at the bar.",
				shows: []show{{room, 6, time.Tuesday, 19, 0, none}},
			},
		},
	}
}

func lumiere() house {
	const quai, belleroche = "Théâtre du Quai", "Belleroche Arena"
	return house{
		name: "Lumière Rive", email: "billets@lumiere-rive.example", accent: "#7a3b69",
		venues: []venue{
			{quai, "21 quai des Tanneurs, 75013", "Paris", "FR", "Europe/Paris", "EUR", theatre},
			{belleroche, "2 allée de Belleroche, 75019", "Paris", "FR", "Europe/Paris", "EUR", arena},
		},
		events: []event{
			{
				title: "Clair-Obscur", genre: catalog.Dance, price: 38,
				summary: "Eleven dancers and a single moving light.",
				about: "There is one lamp on stage, and everybody wants it. A piece for eleven dancers about attention: who gets it, who gives it away, and what happens in the dark.\n\n" +
					"Seventy minutes without interval. Late comers are seated after the second scene.",
				shows: []show{
					{quai, 0, time.Saturday, 20, 0, well},
					{quai, 1, time.Saturday, 20, 0, some},
					{quai, 2, time.Sunday, 17, 0, none},
				},
			},
			{
				title: "The Paper Bird", genre: catalog.Family, price: 16,
				summary: "A folding, flying, almost wordless story for everyone from four.",
				about: "A bird made of a concert ticket wants to see the sea. On the way it is a hat, a boat and, for one terrible moment, a shopping list.\n\n" +
					"Fifty minutes. Children may sit on laps. After the show everybody folds a bird to take home.",
				shows: []show{
					{quai, 0, time.Sunday, 11, 0, some},
					{quai, 1, time.Sunday, 11, 0, some},
					{quai, 3, time.Sunday, 11, 0, none},
				},
			},
			{
				title: "Electric Orchard", genre: catalog.Concert, price: 52,
				summary: "Synthesizers, brass and four hundred lamps shaped like pears.",
				about: "The biggest show the band has built so far: two stages, no support act, and a light orchard that grows through the evening.\n\n" +
					"Doors open ninety minutes before the start. The standing floor has its own entrance on the north side.",
				shows: []show{
					{belleroche, 5, time.Friday, 20, 0, well},
					{belleroche, 5, time.Saturday, 20, 0, some},
				},
			},
			{
				title: "Ondes: An Evening of Strings", genre: catalog.Classical, price: 34,
				summary: "Three centuries of music written near water.",
				about: "A chamber orchestra of nineteen, without a conductor, plays music that was written on rivers, islands and one very wet balcony.\n\n" +
					"With an introduction in the foyer at seven.",
				shows: []show{{quai, 4, time.Thursday, 20, 0, moved}},
			},
		},
	}
}

func northgate() house {
	const ground, box = "Northgate Stadium", "The Signal Box"
	return house{
		name: "Northgate Live", email: "help@northgate-live.example", accent: "#b3402a",
		venues: []venue{
			{ground, "Northgate Way, N18", "London", "GB", "Europe/London", "GBP", stadium},
			{box, "Arch 41, Calder Street, SE16", "London", "GB", "Europe/London", "GBP", club},
		},
		events: []event{
			{
				title: "Northgate Rovers v Harbour Athletic", genre: catalog.Sport, price: 36,
				summary: "The oldest derby in the league, under floodlights.",
				about: "They have met two hundred and six times and agree on nothing, including that number.\n\n" +
					"Home supporters are in the east and north stands, away supporters in blocks 218 to 220. Bags larger than a sheet of A4 paper cannot be brought in.",
				shows: []show{{ground, 2, time.Saturday, 15, 0, well}},
			},
			{
				title: "Glass Mountain: The Summit Tour", genre: catalog.Concert, price: 78, onSaleIn: 6,
				summary: "Two nights, one mountain, and the whole city singing the last chorus.",
				about: "After four years away, Glass Mountain come back with the biggest stage ever put up at Northgate.\n\n" +
					"Doors open two hours before the start. The pitch is standing only; every other place has a seat and a number.",
				shows: []show{
					{ground, 14, time.Friday, 19, 0, none},
					{ground, 14, time.Saturday, 19, 0, none},
				},
			},
			{
				title: "Signal Box Stand-Up", genre: catalog.Comedy, price: 15,
				summary: "Five acts, one host, trains overhead.",
				about: "New material on Tuesdays, better material on Fridays. When a train passes, the joke stops; that is the house rule and half the fun.\n\n" +
					"For adults. The front tables will be talked to.",
				shows: []show{
					{box, 0, time.Tuesday, 20, 0, some},
					{box, 0, time.Friday, 20, 0, well},
					{box, 1, time.Tuesday, 20, 0, some},
					{box, 1, time.Friday, 20, 0, none},
				},
			},
			{
				title: "Ironline Cup Final", genre: catalog.Sport, price: 44,
				summary: "Rugby's longest season ends here.",
				about: "Thirty-two clubs began in autumn. Two are left, and neither will say who is nervous.\n\n" +
					"Gates open two hours before kick-off, with music on the south plaza. Children under four cannot be admitted to standing areas.",
				shows: []show{{ground, 8, time.Sunday, 16, 0, some}},
			},
		},
	}
}

func meridiano() house {
	const almendro, norte = "Teatro Almendro", "Pabellón Norte"
	return house{
		name: "Meridiano", email: "entradas@meridiano.example", accent: "#a35a00",
		venues: []venue{
			{almendro, "Calle del Almendro 9, 28005", "Madrid", "ES", "Europe/Madrid", "EUR", theatre},
			{norte, "Avenida del Cierzo 100, 28050", "Madrid", "ES", "Europe/Madrid", "EUR", arena},
		},
		events: []event{
			{
				title: "House of Wind", genre: catalog.Theatre, price: 32,
				summary: "Three sisters inherit a house without walls.",
				about: "It stands on a hill, it has a roof and eleven doors, and somebody has to live in it for a year. A comedy, until the weather turns.\n\n" +
					"Two hours with one interval.",
				shows: []show{
					{almendro, 1, time.Thursday, 20, 30, some},
					{almendro, 1, time.Friday, 20, 30, some},
					{almendro, 2, time.Friday, 20, 30, none},
				},
			},
			{
				title: "Slow Fire", genre: catalog.Dance, price: 36,
				summary: "Flamenco taken apart, and put back together by hand.",
				about: "One dancer, two guitars, a voice, and a wooden floor that is laid on stage at the beginning and gone at the end.\n\n" +
					"Eighty minutes without interval.",
				shows: []show{
					{almendro, 3, time.Saturday, 21, 0, well},
					{almendro, 4, time.Saturday, 21, 0, some},
				},
			},
			{
				title: "Meridiano Festival", genre: catalog.Festival, price: 58, onSaleIn: 2,
				summary: "Three days, twenty-two bands, one roof against the rain.",
				about: "From noon until the last metro. A ticket is for one day; the programme of each is announced a week before the sale.\n\n" +
					"The standing floor is open to everybody with a floor ticket. Seats are yours for the whole day.",
				shows: []show{
					{norte, 10, time.Friday, 12, 0, none},
					{norte, 10, time.Saturday, 12, 0, none},
					{norte, 10, time.Sunday, 12, 0, none},
				},
			},
			{
				title: "Court Kings: Basketball Night", genre: catalog.Sport, price: 28,
				summary: "Two games, one ticket, and the loudest roof in town.",
				about: "The second division at six, the first at eight. In between, anybody may try a shot from the middle line.\n\n" +
					"Standing places are behind the north basket.",
				shows: []show{{norte, 3, time.Sunday, 18, 0, some}},
			},
		},
	}
}

func donau() house {
	const canal = "Haus am Kanal"
	return house{
		name: "Donau Kultur", email: "karten@donau-kultur.example", accent: "#1f5f8b",
		venues: []venue{
			{canal, "Obere Kanalgasse 2, 1020", "Vienna", "AT", "Europe/Vienna", "EUR", theatre},
		},
		events: []event{
			{
				title: "The Glass Nightingale", genre: catalog.Opera, price: 68,
				summary: "An opera for a singer who may not be heard.",
				about: "A court, a wager, and a mechanical bird that sings better than anyone alive, as long as nobody listens.\n\n" +
					"Sung in German with surtitles in German and English. Three hours with two intervals.",
				shows: []show{
					{canal, 0, time.Friday, 18, 30, well},
					{canal, 1, time.Sunday, 18, 0, well},
					{canal, 3, time.Friday, 18, 30, some},
					{canal, 6, time.Friday, 18, 30, draft},
				},
			},
			{
				title: "The Danube Symphonies", genre: catalog.Classical, price: 46,
				summary: "One river, ten countries, an orchestra on the move.",
				about: "The musicians change their places between the movements, so that every seat of the house is once the best.\n\n" +
					"Ninety minutes without interval.",
				shows: []show{
					{canal, 2, time.Saturday, 19, 30, some},
					{canal, 5, time.Saturday, 19, 30, none},
				},
			},
			{
				title: "The Clockmaker's Dream", genre: catalog.Family, price: 22,
				summary: "A short opera for long afternoons, from six years.",
				about: "All the clocks of the city stop, and only a very small apprentice can hear why.\n\n" +
					"One hour. There is a workshop in the foyer before the show.",
				shows: []show{
					{canal, 1, time.Saturday, 15, 0, some},
					{canal, 4, time.Saturday, 15, 0, cancelled},
				},
			},
		},
	}
}
