package notify

import "frontrow/internal/domain/order"

var spanish = phrases{
	Hello:            "Hola, {name}:",
	HelloNobody:      "Hola:",
	TicketsSubject:   "Sus entradas: {title}, {date}",
	TicketsHere:      "Aquí están sus entradas: en el PDF adjunto y, en cualquier momento, en la página de su pedido.",
	TicketsOpen:      "Abrir sus entradas",
	EachTicket:       "Cada entrada deja pasar a una persona. Muestre el código en el teléfono o en papel. El enlace abre sus entradas a quien lo tenga, así que guárdelo para usted.",
	SeeYou:           "¡Que lo disfrute!",
	SeatLogHead:      "Para que conste: el final del registro público de asientos en el momento de su compra. Guárdelo: con él cualquiera puede comprobar que desde entonces no se ha cambiado ninguna línea del registro.",
	CancelledSubject: "Su pedido {number} se ha cancelado: {title}",
	Cancelled:        "Su pedido {number} se ha cancelado.",
	OrderOpen:        "Abrir el pedido",
	NoLongerValid:    "Las entradas de este pedido ya no son válidas.",
	OnItsPage:        "Todo lo que ha pasado está en su página:",
	AnswerUs:         "Si no lo esperaba, responda a este correo.",
	MoneyBack: map[order.State]string{
		order.Cancelled: "No nos hemos quedado con dinero. Si su banco muestra un importe reservado o cobrado, volverá solo, normalmente en unos días.",
		order.Refunding: "El importe completo va de vuelta a la tarjeta o cuenta con la que pagó.",
		order.Refunded:  "El importe completo volvió a la tarjeta o cuenta con la que pagó. Los bancos tardan unos días en mostrarlo.",
	},
	Doors:     "(puertas {doors})",
	OrderFees: "Pedido {number}, gastos incluidos",
	OrderFee:  "Gastos del pedido", OrderTax: "Impuestos incluidos:",
	OrderTotal: "Pedido {number}, {total} en total, gastos incluidos",
	FoundTitle: "Sus pedidos",
	FoundLead:  "ha pedido los enlaces a sus pedidos. Cada uno abre un pedido, con entradas y recibos.",
	FoundOrder: "Pedido {number}, {total}",
	FoundCare:  "Un enlace abre el pedido a quien lo tenga, así que guarde este correo para usted. Si no lo ha pedido, no tiene que hacer nada: nadie más ha recibido estos enlaces.",
	Notes: map[order.State]string{
		order.AwaitingPayment: "todavía sin pagar",
		order.Checking:        "en comprobación",
		order.Expired:         "no pagado a tiempo",
		order.Cancelled:       "cancelado",
		order.Refunding:       "en reembolso",
		order.Refunded:        "reembolsado",
		order.ChargedBack:     "retirado por el banco",
	},
}
