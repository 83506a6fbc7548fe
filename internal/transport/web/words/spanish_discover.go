package words

var spanishDiscover = DiscoverTexts{
	AllEvents: "Todos los eventos", Soon: "Pronto a la venta", Week: "Esta semana", Later: "Próximamente", Cities: "Por ciudad",
	EventsIn: spanishCount(Forms{One: "# evento", Many: "# eventos", Other: "# eventos"}),
	ShowAll:  spanishCount(Forms{One: "Ver el único evento", Many: "Ver los # eventos", Other: "Ver los # eventos"}),
	Found:    spanishCount(Forms{One: "# evento", Many: "# eventos", Other: "# eventos"}),
	Filters:  "Filtros", Date: "Fecha", Genre: "Tipo de evento", Highest: "Precio máximo",
	Currency: "Moneda", AnyPrice: "Cualquiera",
	Today: "Hoy", Weekend: "Este fin de semana", Month: "Próximos 30 días",
	Until:   func(price string) string { return "hasta " + price },
	Without: func(filter string) string { return "Quitar: " + filter },
	Between: func(from, to string) string { return from + " – " + to },
	Since:   func(day string) string { return "desde el " + day },
	To:      func(day string) string { return "hasta el " + day },
	NoGenre: func(asked string) string {
		return "No hay ningún tipo de evento llamado «" + asked + "». Se muestran todos."
	},
	BadPrice: func(asked string) string {
		return "«" + asked + "» no es un precio. Escriba un número, por ejemplo 40."
	},
	NoCurrency: func(asked string) string { return "Aquí no se vende nada en «" + asked + "». Elija otra moneda." },
	NothingIn:  func(city string) string { return "De momento no hay nada anunciado en «" + city + "»." },
	Feed:       "Seguir por canal de noticias",
	FeedTitle:  func(what string) string { return "Programación: " + what },

	OnSaleAt: func(moment string) string { return "A la venta " + moment },
	Moved:    "Nueva fecha", MovedText: "Su entrada es válida para la nueva fecha. No tiene que hacer nada.",
	MovedFrom:    func(moment string) string { return "Antes: " + moment },
	SoldOutSince: func(moment string) string { return "Agotado desde " + moment + "." },
	YourTime:     "Su hora: #",
	Range:        func(low, high string) string { return low + " – " + high },
	Months:       "Ir a un mes", CalendarAll: "Todas las fechas a su calendario",
	Where: "Lugar", Path: "Dónde se encuentra",
	FeesIn: "Todos los gastos incluidos",

	Plan:    "Plano de asientos",
	PlanAlt: func(venue string) string { return "Plano de asientos de " + venue },
	Access:  "Acceso y movilidad", NoAccess: "Por favor, consulte al organizador antes de venir:",
	AtVenue: "Programación en este lugar", ByOrganiser: "Sus eventos",
	OnMap: "Abrir en un mapa", Contact: "Consultas:",
	NothingHere: "De momento no hay nada anunciado aquí.", NothingHereP: "Los nuevos eventos aparecen aquí en cuanto se publican.",
	Seats:    spanishCount(Forms{One: "# asiento", Many: "# asientos", Other: "# asientos"}),
	Standing: spanishCount(Forms{One: "# plaza de pie", Many: "# plazas de pie", Other: "# plazas de pie"}),
}
