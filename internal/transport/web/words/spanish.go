package words

import (
	"cmp"
	"strconv"
)

// spanish is the words of the pages in Spanish.
var spanish = Texts{
	Way:      spanishWay,
	Pay:      spanishPay,
	Papers:   spanishPapers,
	Discover: spanishDiscover,
	Site: SiteTexts{
		Name: "Frontrow", Skip: "Ir al contenido", Home: "Frontrow, todos los eventos",
		Description:  "Elija exactamente los asientos que quiere. El primer precio que ve es el que paga.",
		FootPromise:  "Ningún asiento se vende dos veces. No nos quedamos con dinero sin asiento.",
		FootSource:   "Para programas: la API",
		FeesIncluded: "todos los gastos incluidos",
		From:         func(price string) string { return "desde " + price },
		Genre:        func(id string) string { return cmp.Or(spanishGenres[id], id) },
		LocalTime:    func(zone string) string { return "hora local (" + zone + ")" },
		NextPage:     "Ver más", FirstPage: "Volver al principio",
		Languages: "Idioma", OfferText: "Esta página también está en español.", OfferTake: "Leer en español", OfferNo: "No, gracias",
	},
	Events: EventsTexts{
		Heading: "En cartel", Lead: "Elija exactamente los asientos que quiere. El primer precio que ve es el que paga.",
		Search: "Buscar", SearchHint: "Título, artista o lugar", City: "Ciudad",
		AnyCity: "Todas las ciudades", AnyGenre: "Todo",
		FromDate: "Desde", ToDate: "Hasta", Apply: "Mostrar", Calm: "Quitar todos los filtros",
		Genres:    "Tipo de evento",
		MoreDates: spanishCount(Forms{One: "y 1 fecha más", Other: "y # fechas más"}),
		SoldOut:   "Agotado", Cancelled: "Cancelado", Ended: "Terminado",
		EmptyTitle: "Todavía no hay nada así",
		EmptyText:  "Pruebe con menos palabras, otra ciudad o más fechas.",
		EmptyClear: "Ver todos los eventos",
		BadDate:    "Escriba la fecha como año-mes-día, por ejemplo 2027-03-15.", DatesCrossed: "El último día es anterior al primero. Intercámbielos.",
		More: "Más eventos",
	},
	Event: EventTexts{
		Dates: "Fechas", About: "Sobre el evento", By: "Presentado por", Prices: "Precios", Level: "Categoría",
		Choose: "Elegir asientos", SoldOut: "Agotado", Cancelled: "Cancelado", Ended: "Terminado",
		SoldOutText:    "Todos los asientos están vendidos o reservados. Los que no se paguen volverán a aparecer aquí.",
		CancelledText:  "Esta fecha no se celebrará. Quien tenga entrada recibirá su dinero sin tener que pedirlo.",
		ClosedText:     "La venta ha terminado para esta fecha.",
		OpensAt:        func(moment, zone string) string { return "A la venta desde el " + moment + " " + zone },
		OpensIn:        "Se abre en",
		Doors:          func(clock string) string { return "puertas " + clock },
		OfWhichFee:     func(fee string) string { return "de ello " + fee + " de gastos" },
		LimitPerPerson: spanishCount(Forms{One: "1 entrada por persona", Other: "Hasta # entradas por persona"}),
		NoFee:          "sin gastos", Calendar: "Añadir al calendario",
		FewLeft:  spanishCount(Forms{One: "Último asiento", Other: "Últimos # asientos"}),
		NoDates:  "Por el momento no hay fechas anunciadas.",
		PosterOf: func(title string) string { return "Cartel: " + title },
	},
	Seats: SeatsTexts{
		Title:       func(event string) string { return "Asientos para " + event },
		NotYetTitle: "Todavía no está a la venta", OtherDates: "Ver otras fechas",
		BestTitle: "Los mejores asientos juntos", HowMany: "Cuántos", Level: "Precio", In: "Zona",
		AnyLevel: "Cualquier precio", Anywhere: "En cualquier zona",
		BestTake: "Reservar los mejores", BestInstead: "Tomar estos en lugar de los míos",
		WithWheelchair: "Con una plaza para silla de ruedas",
		Standing:       "De pie", EachIncluded: "por plaza, todos los gastos incluidos",
		PlacesIn:       func(area string) string { return "Plazas en " + area },
		ChooseYourself: "Elija usted los asientos", Sections: "Zonas", NoneLeft: "no queda ninguno",
		ChooseHint: func(most int) string {
			return "Abra una zona, marque hasta " + strconv.Itoa(most) + " asientos y resérvelos. Después tendrá unos minutos para pagar."
		},
		SeatsLeft:  spanishCount(Forms{One: "1 libre", Other: "# libres"}),
		AlsoChosen: "También elegidos", Hold: "Reservar estos asientos", Change: "Cambiar mis asientos",
		Legend: "Qué significan los signos", Free: "libre", Chosen: "elegido", Taken: "ocupado", Wheelchair: "plaza para silla de ruedas",
		Row: func(kind, id string) string {
			switch kind {
			case "table":
				return "Mesa " + id
			case "box":
				return "Palco " + id
			}
			return "Fila " + id
		},
		SeatName: func(seat Seat) string {
			name := seat.Row + ", asiento " + seat.Number + ", " + seat.Price
			if seat.Accessible {
				name += ", plaza para silla de ruedas"
			}
			if seat.Companion {
				name += ", junto a una plaza para silla de ruedas"
			}
			if seat.Note != "" {
				name += ", " + seat.Note
			}
			switch {
			case seat.Taken:
				name += ", ocupado"
			case seat.Mine:
				name += ", suyo"
			}
			return name
		},
		Times:      func(n int, what string) string { return strconv.Itoa(n) + " × " + what },
		And:        " y ",
		TakenTitle: "Alguien fue más rápido", RefusedTitle: "No ha funcionado",
		JustTaken: "recién ocupado", OfferTitle: "Los libres más cercanos. Un toque los reserva junto con el resto de su selección:",
		PlacesForms: spanishPlaces,
		TakeInstead: func(seats, price string) string { return seats + ", " + price },
	},
	Hall: spanishHall,
	Hold: HoldTexts{
		BarLabel: "Sus asientos", Release: "Devolver", Continue: "Continuar",
		Places:     spanishCount(spanishPlaces),
		Until:      func(clock string) string { return "Suyos hasta las " + clock },
		SayMinutes: Forms{One: "Queda un minuto para sus asientos.", Other: "Quedan # minutos para sus asientos."},
		SaySeconds: Forms{One: "Queda un segundo para sus asientos.", Other: "Quedan # segundos para sus asientos."},
		SayOver:    "Se ha agotado el tiempo para sus asientos.",

		Title: "Sus asientos", DetailsTitle: "¿Para quién son las entradas?", Name: "Nombre",
		Email: "Correo electrónico", EmailHint: "Ahí llegarán las entradas. Sin cuenta, sin boletines.",
		Pay:     func(total string) string { return "Pagar " + total },
		PayHint: "Pagará en la página siguiente. Mientras el pago no se complete, puede cambiar de idea.",
		Paying:  "Abriendo la página de pago…", Total: "Total",
		ChangeSeats: "Cambiar asientos", OrderWaits: "Ha empezado a pagar estos asientos. «Continuar» le lleva de nuevo a la página de pago.",
		EndedTitle: "Sus asientos han quedado libres", EndedText: "Se agotó el tiempo, o los devolvió. No se ha cobrado nada. Puede que sigan libres:",
		TryAgain: "Intentar recuperar los mismos asientos", ChooseOthers: "Elegir otros asientos",
		NameFault:  "Indique el nombre para las entradas, con 100 caracteres como máximo.",
		EmailFault: "Indique un correo electrónico en el que podamos escribirle, por ejemplo nombre@example.org.",
	},
	Order: OrderTexts{
		Title:         func(number string) string { return "Pedido " + number },
		AwaitingTitle: "Esperamos su pago", AwaitingText: "Sus asientos están reservados. Todavía no se ha cobrado nada.",
		DeclinedTitle: "El pago fue rechazado",
		DeclinedText: func(reason string) string {
			return "La respuesta fue «" + reason + "». No se ha cobrado nada y sus asientos siguen reservados. Inténtelo de nuevo, o con otra tarjeta."
		},
		CheckingTitle: "Estamos comprobando su pago", CheckingText: "No pague de nuevo. Su banco se está tomando su tiempo; se resolverá solo y lo verá aquí. También puede cerrar esta página: le escribiremos.",
		PaidTitle: "¡Ya tiene sus entradas!",
		PaidText: func(email string) string {
			return "Pagado. Sus entradas están aquí y van de camino a " + email + "."
		},
		ExpiredTitle: "Se agotó el tiempo", ExpiredText: "No llegó ningún pago a tiempo, así que los asientos volvieron a la venta. No se ha cobrado nada. Puede que sigan libres:",
		CancelledTitle: "Este pedido ha terminado", CancelledText: "Se canceló antes de pagarse. No nos hemos quedado con dinero.",
		RefundingTitle: "Su dinero va de vuelta", RefundingText: "Estas entradas ya no son válidas. El dinero vuelve por donde llegó.",
		RefundedTitle: "Reembolsado",
		RefundedText: func(total string) string {
			return total + " volvieron por donde llegaron. Su banco puede tardar unos días en mostrarlo. Estas entradas ya no son válidas."
		},
		PayNow: func(total string) string { return "Pagar " + total },
		Cancel: "Cancelar y devolver los asientos", Timeline: "Qué ha pasado", PDF: "Descargar en PDF",
		Proof: "Prueba del registro de asientos", ProofText: "Aquí terminaba la lista pública de todos los cambios de asientos cuando compró. Guárdela: con ella se puede comprobar que nada de la lista ha cambiado desde entonces.",
		OpenTickets: spanishCount(Forms{One: "Ver mi entrada", Other: "Ver mis # entradas"}),
	},
	Ticket: TicketTexts{
		Title:   func(event string) string { return "Entrada: " + event },
		QRLabel: "Código para la puerta", Void: "Ya no es válida",
		Hint:        "Muestre el código en la puerta, en el teléfono o en papel. Una entrada deja pasar a una persona, una vez.",
		KeptOffline: "Guardada en este dispositivo: se abre también sin conexión.", OpenAlone: "Abrir solo esta entrada",
		Section: "Zona", Place: "Plaza", Standing: "De pie", Seat: "Asiento",
		RowWord: func(word string) string {
			return cmp.Or(map[string]string{"Row": "Fila", "Table": "Mesa", "Box": "Palco"}[word], word)
		},
		Starts: "Empieza", Doors: "Puertas", Holder: "Nombre", Where: "Lugar",
	},
	Staff:    spanishStaff,
	Setup:    spanishSetup,
	Watch:    spanishWatch,
	Blocks:   spanishBlocks,
	Money:    spanishMoney,
	Voucher:  spanishVoucher,
	Finance:  spanishFinance,
	Back:     spanishBack,
	Returns:  spanishReturns,
	Bank:     spanishBank,
	Exchange: spanishExchange,
	Fault: FaultTexts{
		NotFound: "Aquí no hay nada", Forbidden: "No puede abrir esto", Internal: "Es culpa nuestra",
		Unavailable: "Volvemos enseguida", TooMany: "Un poco más despacio", Conflict: "Alguien fue más rápido",
		Invalid: "No ha funcionado", Gone: "Ha terminado", SignIn: "Inicie sesión, por favor",
		Home: "A todos los eventos", Again: "Intentar de nuevo",
		Code:           func(code string) string { return "Si nos escribe, mencione «" + code + "»." },
		RetryIn:        spanishCount(Forms{One: "Inténtelo de nuevo en un segundo.", Other: "Inténtelo de nuevo en # segundos."}),
		RetryInMinutes: spanishCount(Forms{One: "Inténtelo de nuevo en un minuto.", Other: "Inténtelo de nuevo en # minutos."}),
		Offline:        "Sin red", OfflineText: "Esta entrada no se guardó en este dispositivo y necesita la red. Las entradas que ya abrió aquí se abren sin ella.",
		Message: func(code string) string { return spanishFaults[code] },
	},
}

var spanishGenres = map[string]string{
	"concert": "Conciertos", "classical": "Clásica", "theatre": "Teatro", "opera": "Ópera",
	"comedy": "Comedia", "sport": "Deporte", "dance": "Danza", "family": "En familia",
	"festival": "Festivales", "talk": "Charlas", "other": "Otros",
}

var spanishPlaces = Forms{One: "# plaza", Other: "# plazas"}
