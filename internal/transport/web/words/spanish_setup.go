package words

import "strconv"

var spanishSetup = SetupTexts{
	Events: "Eventos", Venues: "Recintos", Organiser: "Organizador",
	Save: "Guardar", Back: "Volver", Edit: "Editar", Optional: "opcional",
	Look:   "Revise algunos datos. Están marcados abajo; no se ha cambiado nada.",
	Choose: "Elija…",
	Name:   "Nombre", Date: "Fecha y hora", Download: "Descargar como",
	Done: DoneTexts{
		VenueAdded: "El recinto está creado. Añada ahora su plano.", VenueSaved: "El recinto está guardado.",
		ChartAdded: "El plano está guardado.", EventAdded: "El evento está creado. Añada ahora su primera fecha.", EventSaved: "El evento está guardado.",
		ShowSaved: "La fecha está guardada.", PricesSaved: "Los precios están guardados.", CopiesAdded: "Las fechas se han añadido como borradores.",
		Published: "La fecha está publicada.", Cancelled: "La fecha está cancelada.", OrganiserSaved: "Guardado.",
	},
	Wrong: WrongTexts{
		Name: "Dé un nombre de hasta 80 caracteres.", Address: "Una dirección tiene hasta 200 caracteres.", City: "Indique la ciudad, con hasta 80 caracteres.",
		Country: "Elija el país.", TimeZone: "Elija una zona horaria de la lista, por ejemplo Europe/Madrid.",
		ZoneFixed: "Hay entradas con horas en la zona horaria de este recinto: ya no se puede cambiar.", Which: "Diga cuál de ellas.",
		Access: "Este texto tiene hasta 2.000 caracteres.",
		Title:  "Dé un título de hasta 120 caracteres.", Genre: "Elija un género.", Summary: "El resumen tiene hasta 200 caracteres.",
		About: "La descripción tiene hasta 10.000 caracteres.", Email: "No se puede enviar correo a esta dirección. Compruebe si está bien escrita.",
		Colour: "Elija un color.", Organiser: "Elija para qué organizador.",
		Place: "Elija un plano.", Fixed: "Las entradas nombran el recinto y sus asientos: ya no pueden cambiar.", Currency: "Elija una moneda. No cambia una vez publicada la fecha.",
		Date: "Indique el día.", Clock: "Indique la hora.",
		Gap: func(from, to string) string {
			return "Esa hora no existe ese día: los relojes se adelantan de las " + from + " a las " + to + "."
		},
		Twice:    "Los relojes se atrasan esa noche y esta hora llega dos veces. Diga cuál quiere.",
		StartsAt: "Una función empieza en el futuro, en menos de cinco años.", DoorsAt: "Las puertas abren como mucho un día antes de la función, y no después.",
		OpensAt:  "La venta abre antes de cerrar.",
		ClosesAt: "La venta termina en el futuro, después de abrir y como mucho un día después de empezar la función.",
		HoldFor:  "Los asientos se guardan entre 20 segundos y 60 minutos.", Limit: "Dé un número del 1 al 100.",
		ExtendBy:   "Junto con el tiempo que se guardan los asientos, 30 minutos como máximo. Acorte uno de los dos o no dé tiempo adicional.",
		LimitOrder: "Dé un número del 1 al 100, sin superar los límites por persona, por correo y por tarjeta.",
		LevelName:  "Dé un nombre a la tarifa.", Price: "Dé un precio, por ejemplo 45 o 45,50.", Fee: "Dé los gastos, por ejemplo 2 o 2,50, o déjelo vacío.",
		LevelZones: "Dé esta tarifa al menos a una zona, o quítela.", NoLevel: "Al menos una zona necesita un precio.", Level: "Esta tarifa no está bien. Quítela y añádala de nuevo.",
		Dates: "Indique al menos una fecha.",
		File:  "Elija un archivo.", FileTooLarge: "El archivo de un plano ocupa hasta 20 MB.", FileMissing: "Elija un archivo, o pegue su texto.",
	},
	Venue: VenueSetupTexts{
		Add: "Añadir un recinto", Edit: "Editar el recinto", Address: "Dirección", City: "Ciudad", Country: "País", TimeZone: "Zona horaria",
		AddressHint: "Calle y número, sin la ciudad", TimeZoneHint: "Todas las horas se muestran en ella. Si se deja vacía, es la del país.",
		Access: "Acceso", AccessHint: "Cómo se entra y se circula, sobre todo en silla de ruedas. Los compradores lo leen.",
		Empty: "Aún no hay recintos", EmptyText: "En un recinto tienen lugar sus funciones. Añada uno y después su plano.", NowThere: "allí son ahora las",
		Charts: "Planos", AddChart: "Añadir un plano",
		NoCharts: "Aún no hay plano", NoChartsText: "Suba un plano o empiece con uno de los nuestros: teatro, pabellón, estadio o sala.",
	},
	Chart: ChartSetupTexts{
		Add: "Añadir un plano", Upload: "Subir un archivo", File: "Archivo",
		UploadHint: "JSON de Frontrow, un plano de pretix o CSV (section,row,seat,x,y,zone). Hasta 20 MB.",
		Paste:      "O pegar el texto", Send: "Comprobar y guardar",
		Ours: "O empezar con uno de los nuestros", OursHint: "Dibujados por nosotros, con zonas de precio y plazas para sillas de ruedas.", Take: "Usar este plano",
		Theatre: "Teatro", Arena: "Pabellón", Stadium: "Estadio", Club: "Sala pequeña",
		FaultsTitle: "El plano aún no se puede usar", FaultsText: "No se ha guardado nada.", Mend: "Corrija lo indicado en el texto de abajo o en su archivo, y envíelo de nuevo.",
		TextGone:   "Corrija lo indicado en su archivo y envíelo de nuevo.",
		NotesTitle: "Leído, con observaciones", NotesText: "Esto se corrigió o se dejó fuera al leer el archivo. Mire si le importa.",
		Where: "Dónde", What: "Qué",
		Seats: "Asientos", Standing: "De pie", Accessible: "Plazas para sillas de ruedas", Companion: "Asientos de acompañante", Hash: "Huella",
		Zones: "Zonas", Zone: "Zona", Sections: "Sectores", Section: "Sector", Floor: "Planta", Rows: "Filas",
		AddedOn: "Añadido el", PlanOf: "El plano, coloreado por zonas. La tabla de abajo dice lo mismo con palabras.",
		SeatsAnd: func(seats, standing string) string {
			switch {
			case standing == "":
				return seats + " asientos"
			case seats == "0":
				return standing + " de pie"
			}
			return seats + " asientos, " + standing + " de pie"
		},
		Use: "Usarlo para una función",
	},
	Event: EventSetupTexts{
		Add: "Añadir un evento", Edit: "Editar el evento", Title: "Título", Genre: "Género", Summary: "Resumen", SummaryHint: "Una frase, aparece en las listas",
		About: "Descripción del evento", AboutHint: "Texto sencillo. Una línea vacía empieza un párrafo nuevo.",
		Empty: "Aún no hay eventos", EmptyText: "Un evento es lo que usted vende: una obra, un concierto, un partido. Después recibe sus fechas.",
		Next: "Próxima:", NoDate: "Sin fechas próximas", Dates: "Fechas", AddDate: "Añadir una fecha", NoDates: "Aún no hay fechas",
		NoDatesText: "Elija dónde y cuándo, y luego los precios. Nadie lo ve antes de publicarlo.",
		Public:      "Publicado", Preview: "Vista previa", Drafts: "Borradores",
		Count: spanishCount(Forms{One: "1 fecha", Many: "# de fechas", Other: "# fechas"}),
	},
	Show: ShowSetupTexts{
		Add: "Añadir una fecha", Edit: "Fecha y venta", Place: "Recinto y plano", PlaceHint: "No cambia una vez publicada la fecha.",
		NoPlace: "Aún no hay ningún plano", NoPlaceText: "Añada primero un recinto y su plano, y luego vuelva aquí.",
		Begins: "La función empieza", Day: "Día", Clock: "Hora", OwnTime: "En la hora del recinto.", Which: "¿Cuál de las dos?",
		First: "La primera, antes de atrasar los relojes", Second: "La segunda, después de atrasarlos",
		Doors: "Apertura de puertas", DoorsNone: "Sin anunciar", MinutesBefore: func(n int) string { return strconv.Itoa(n) + " minutos antes" },
		Sale: "Venta", Opens: "La venta abre", OpensNow: "Enseguida, al publicar", OpensAt: "En un día y hora",
		Closes: "La venta termina", ClosesStart: "Al empezar la función", ClosesHour: "Una hora antes", ClosesDay: "Un día antes", ClosesAt: "En otro momento",
		Limits: "Límites", PerOrder: "Por pedido", PerBuyer: "Por persona", PerEmail: "Por correo electrónico",
		LimitsHint: "Cuántas plazas como máximo. Una familia puede compartir un correo; los revendedores también.",
		Hold:       "Los asientos se guardan", HoldHint: "Cuánto tiempo hay para pagar, desde que se eligen los asientos.", HoldUsual: "Como es habitual aquí",
		Extend: "Más tiempo si se pide", ExtendHint: "Cada comprador puede pedirlo una vez. Junto con el tiempo anterior, 30 minutos como máximo.", ExtendUsual: "Otro tanto", ExtendNone: "Ninguno",
		PerPayment: "Por tarjeta", PerPaymentHint: "Cuántos asientos se pueden comprar con una misma tarjeta u otro medio de pago. Vacío: sin límite.", PerPaymentNone: "Sin límite",
		Choosing: "Elección de asientos", Lone: "Una elección que deja un asiento suelto", LoneHint: "Un asiento solo entre otros se vende mal.",
		LoneExplain: "Se explica y se permite", LoneRefuse: "Se rechaza, con una propuesta mejor al lado",
		Accessible: "Plazas para sillas de ruedas", AccessibleHint: "Con los asientos de los acompañantes. Libérelas cuando quienes las necesitan hayan tenido tiempo.",
		AccessibleKept: "Reservadas para quienes las necesitan", AccessibleReleased: "A la venta para todos",
		Minutes: spanishCount(Forms{One: "1 minuto", Many: "# de minutos", Other: "# minutos"}),
		Fixed:   "Esta fecha está publicada. El recinto y el plano se mantienen, porque las entradas los nombran. Un nuevo comienzo traslada la función; las entradas siguen valiendo.",
		Next:    "¿Y ahora?", Prices: "Precios", Repeat: "Repetir en más fechas", Cancel: "Cancelar esta fecha",
	},
	Prices: PriceSetupTexts{
		Title: "Precios", Currency: "Moneda", Level: "Tarifa", Face: "Precio", Fee: "Gastos", Total: "Se paga", Zones: "Qué cuesta cada zona", NotSold: "No está a la venta",
		AddLevel: "Añadir una tarifa", Remove: "Quitar", Brush: "Pintar con", PaintHint: "Elija una tarifa por su color y pulse una zona para darle ese precio.",
		Places: "plazas", Takings: "hasta", Highest: "Si se vende todo",
		NotSoldCount: func(places string) string { return places + " plazas no tienen precio y no se venden." },
		Map:          "El plano, coloreado por precios. La lista de abajo dice lo mismo con palabras.", SaveAndCheck: "Guardar los precios",
	},
	Copies: CopySetupTexts{
		Title: "Repetir en más fechas", Lead: "Cada fecha recibe el mismo plano, precios, límites y comienzo de venta. Se añaden como borradores.",
		Every: "Repetir", EveryDay: "Cada día", EveryWeek: "Cada semana", Until: "Hasta", Fill: "Rellenar las fechas", Dates: "Fechas", Add: "Añadir estas fechas",
		Left: "Las líneas sin día se dejan fuera.",
	},
	Changes: ChangeTexts{
		Title: "¿Es correcto?", Lead: "La fecha está publicada; el cambio vale enseguida:", Was: "era", Becomes: "pasa a", Confirm: "Sí, cambiar",
		HeldKeep: func(places string) string {
			return places + " plazas están guardadas o pagándose al precio anterior. Lo conservan."
		},
		SoldKeep: func(places string) string { return places + " plazas vendidas quedan como se compraron." },
		Nothing:  "No cambiaría nada.",
	},
	Publish: PublishTexts{
		Title: "Comprobar y publicar", Lead: "Esto es lo que encontrarán los compradores. Complete lo que falta; lo que solo se comenta lo decide usted.",
		Ready: "Está todo lo necesario. Al publicar, todos verán la fecha.", NotReady: "Aún falta algo. Complételo y publique aquí.",
		Button: "Publicar", Already: "Esta fecha está publicada.", PublicPage: "Ver la página pública", WatchPage: "Seguir la venta", Mend: "Completar",
		OK: "en orden", Warning: "conviene mirarlo", Missing: "falta",
		Items: CheckItemTexts{
			CheckDate: "Fecha y lugar", CheckChart: "Plano", CheckPrices: "Precios", CheckZones: "Todas las zonas a la venta",
			CheckAccessible: "Plazas para sillas de ruedas a la venta", CheckSale: "Venta", CheckLimits: "Límites",
			CheckEvent: "Lo que leen los compradores", CheckOrganiser: "Dónde preguntar", CheckPayment: "Pagos",
		},
		NoPlaces: "El plano no tiene plazas.", Unsold: "Estas no tienen precio y no se venderán:", NoAccessible: "Ninguna plaza para silla de ruedas tiene precio.",
		NoText: "Al evento le falta el resumen o la descripción.", NoEmail: "No hay un correo para preguntas.",
		NoPayment: "No hay ningún proveedor de pagos: todavía nadie puede pagar. Quien gestiona esta instalación puede conectar uno.",
		OnSale:    func(places string) string { return places + " plazas a la venta" }, AccessibleOnSale: func(places string) string { return places + " a la venta" },
		AllZones: "Cada zona tiene un precio.",
		Others:   spanishCount(Forms{One: "1 borrador más de este evento", Many: "# de borradores más de este evento", Other: "# borradores más de este evento"}),
	},
	Cancel: CancelTexts{
		Title: "¿Cancelar esta fecha?", Means: "La venta termina enseguida y la página dice que está cancelada.",
		Money: "Con esto nadie recupera su dinero: reembolse los pedidos uno a uno, en sus páginas.", NoUndo: "No se puede deshacer.",
		Yes: "Sí, cancelarla", No: "Mantenerla", Sold: func(places string) string { return places + " plazas están vendidas." },
		Draft: "Nadie la ha visto aún. Queda en su lista como cancelada.",
	},
	Profile: ProfileTexts{
		Title: "Organizador", Lead: "Lo que ven de usted los compradores: su nombre, dónde preguntar y su color.",
		Email: "Correo para preguntas", EmailHint: "Aparece en las entradas y los correos.", Accent: "Color de la marca", AccentHint: "De los botones y enlaces de sus páginas.",
		Contrast: func(ratio string) string { return "Las letras blancas sobre él tienen un contraste de " + ratio + "." },
		Fine:     "Se lee bien.", Darker: "Se lee mal; por eso, detrás de las letras lo oscurecemos un poco:",
		Sample: "Elegir asientos", SampleLink: "Un enlace", Add: "Añadir un organizador", All: "Organizadores",
	},
}
