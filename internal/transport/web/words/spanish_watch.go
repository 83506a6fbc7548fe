package words

import (
	"strconv"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

var spanishWatch = WatchTexts{
	Phase: name(map[catalog.Phase]string{
		catalog.Selling: "A la venta ahora", catalog.Coming: "A la venta pronto", catalog.Draft: "Sin publicar", catalog.Past: "Pasadas y canceladas",
	}),
	SearchShows:     "Buscar una función",
	SearchShowsHint: "Evento, lugar o ciudad",
	AllEvents:       "Funciones de todos los eventos",
	NothingFound:    "Ninguna función coincide",
	ShowAll:         "Mostrar todas",
	SoldOf:          func(sold, all string) string { return sold + " vendidas de " + all },
	OpensOn:         func(moment string) string { return "A la venta desde " + moment },
	ClosesOn:        func(moment string) string { return "A la venta hasta " + moment },

	SaleState: name(map[string]string{
		"open": "A la venta", "paused": "En pausa", "closed": "Cerrada", "soon": "Aún no a la venta", "ended": "Venta terminada", "out": "Agotado",
		"draft": "Borrador", "cancelled": "Cancelada",
	}),
	Numbers:      "Cómo va la venta",
	Live:         "En directo",
	Lost:         "Sin conexión. Estas cifras no están al día; seguirán por sí solas.",
	Catches:      "Se actualiza cada pocos segundos",
	Given:        "de ellas, regaladas",
	Sold:         "Vendidas",
	Paying:       "En pago",
	Held:         "Reservadas",
	KeptBack:     "Retenidas",
	Left:         "Libres",
	OfAll:        func(all, percent string) string { return "de " + all + " · " + percent },
	Money:        "Dinero",
	Taken:        "Cobrado",
	Fees:         "de ello, gastos",
	Refunded:     "Devuelto",
	Average:      "Por pedido, de media",
	OrdersPaid:   "Pedidos",
	OrdersRecent: func(minutes int) string { return "en los últimos " + strconv.Itoa(minutes) + " minutos" },
	FirstSale:    "Primera venta",
	LastSale:     "Última venta",
	Never:        "ninguna todavía",
	Curve:        "Entradas vendidas a lo largo del tiempo",
	CurveSays: func(sold, first, last string) string {
		return sold + " entradas vendidas entre " + first + " y " + last
	},
	CurveNone: "La curva empieza con la primera venta.",
	ByLevel:   "Por precio",
	BySection: "Por sector",
	Section:   "Sector",
	Orders:    "Pedidos de esta función",
	Public:    "Lo que ven los compradores",
	Blocks:    "Retener asientos",

	Map:      "Asientos",
	MapHint:  "Elija un asiento para ver quién lo tiene.",
	MapLabel: "Plano de los asientos",
	AsList:   "Todos los asientos en una lista",
	Legend:   "Qué significan los signos",
	StateOf: name(map[inventory.State]string{
		inventory.Available: "Libre", inventory.Held: "Reservado", inventory.Paying: "En pago", inventory.Sold: "Vendido", inventory.Blocked: "Retenido",
	}),
	HeldUntil:      func(clock string) string { return "Reservado hasta las " + clock },
	HeldBySomebody: "Alguien está eligiendo. Todavía no hay pedido.",
	OrderOf:        func(number, name string) string { return "Pedido " + number + ", " + name },
	KeptBecause:    func(reason string) string { return "Retenido: " + reason },
	KeptReturned:   "Volvió de un pedido y no se puso de nuevo a la venta.",
	By:             func(who, moment string) string { return who + ", " + moment },
	Somebody:       "la taquilla",
	ZoomIn:         "Más cerca",
	ZoomOut:        "Más lejos",
	Whole:          "Todos los asientos",

	Pause:       "Pausar la venta",
	Resume:      "Reabrir la venta",
	Close:       "Cerrar la venta",
	PauseAsk:    "¿Pausar la venta?",
	CloseAsk:    "¿Cerrar la venta?",
	ResumeAsk:   "¿Reabrir la venta?",
	PauseMeans:  "Nadie podrá reservar más asientos hasta que la reabra. Lo reservado sigue reservado y los pagos en curso se completan.",
	CloseMeans:  "Los compradores leen que la venta ha terminado. Lo reservado sigue reservado y los pagos en curso se completan. Puede reabrirla.",
	ResumeMeans: "Los compradores podrán reservar asientos de inmediato.",
	Reason:      "Motivo",
	ReasonHint:  "Para sus compañeros; los compradores no lo ven.",
	Optional:    "opcional",
	PauseYes:    "Sí, pausar",
	CloseYes:    "Sí, cerrar",
	ResumeYes:   "Sí, reabrir",
	Back:        "Dejarla como está",
	PausedNote:  "La venta está en pausa. Se pide a los compradores que esperen.",
	ClosedNote:  "La venta está cerrada. Los compradores leen que ha terminado.",
	Because: func(reason, who, moment string) string {
		if reason == "" {
			return who + ", " + moment
		}
		return "«" + reason + "», " + who + ", " + moment
	},

	StuckTitle: "Alguien debería mirar estos",
	StuckText:  "Deberían haber avanzado por sí solos y no lo han hecho. Abra uno para ver cómo está; se sigue intentando.",

	PausedTitle: "La venta está en pausa",
	PausedText:  "Continuará pronto. Los asientos que tiene reservados siguen siendo suyos y un pago ya empezado se completa. Esta página vuelve a mirar por sí sola.",
	PausedSoon:  "La venta continuará pronto. Los asientos que tiene reservados siguen siendo suyos.",
}
