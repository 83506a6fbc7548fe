package words

import (
	"cmp"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

var spanishStaff = StaffTexts{
	Menu: "Personal", Orders: "Pedidos", Shows: "Funciones", SignOut: "Cerrar sesión",
	SignInTitle: "Personal", SignInLead: "Inicie sesión para ver pedidos y ventas.", SignIn: "Iniciar sesión", Password: "Contraseña",
	Hello:       func(name string) string { return "Hola, " + name },
	NothingHere: "Su función no tiene páginas aquí. Las entradas se comprueban con el escáner.",
	Search:      "Buscar", SearchHint: "Nombre, correo, número, asiento o código de la entrada", State: "Estado", AnyState: "Cualquier estado", Find: "Buscar",
	NoOrders: "No hay pedidos así", AllOrders: "Ver todos los pedidos",
	Number: "Pedido", When: "Cuándo", Buyer: "Comprador", Provider: "Proveedor de pagos", BoxOffice: "Taquilla", Places: "Plazas",
	StateName: func(state order.State) string { return cmp.Or(spanishStates[state], string(state)) },
	Refund:    "Reembolsar este pedido", RefundMeans: "Se devuelve el importe completo y las entradas dejan de ser válidas. No se puede deshacer.",
	SeatsThen: "Los asientos después", SeatsOnSale: "vuelven a la venta", SeatsKept: "quedan retenidos",
	GivenBack: TakeBack{
		Do: "Retirar estas plazas", Ask: "¿Retirar estas plazas?",
		Means: "No se pagó nada, así que no se devuelve nada. Las entradas dejan de ser válidas. No se puede deshacer.", Yes: "Sí, retirarlas",
	},
	RefundNo:  "Mantener el pedido",
	RefundAsk: func(total string) string { return "¿Reembolsar " + total + "?" },
	RefundYes: func(total string) string { return "Sí, reembolsar " + total },
	Resend:    "Enviar las entradas de nuevo", Resent: func(email string) string { return "Las entradas van de nuevo en camino a " + email + "." },
	NoShows: "Todavía no hay funciones", Show: "Función", DraftTitle: "Todavía sin publicar", DraftText: "Sus asientos salen a la venta al publicarla.",
	ShowState: func(state catalog.ShowState) string {
		switch state {
		case catalog.ShowDraft:
			return "Borrador"
		case catalog.ShowPublished:
			return "Publicada"
		case catalog.ShowCancelled:
			return "Cancelada"
		}
		return string(state)
	},
	NoPrice: "Sin precio", Price: "Precio",
}

var spanishStates = map[order.State]string{
	order.AwaitingPayment: "Esperando pago", order.Checking: "En comprobación", order.Paid: "Pagado", order.Expired: "Caducado",
	order.Cancelled: "Cancelado", order.Refunding: "En reembolso", order.Refunded: "Reembolsado", order.ChargedBack: "Contracargo",
}
