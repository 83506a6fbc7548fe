package words

var spanishWay = WayTexts{
	MoreTime: "Necesito más tiempo", Soon: "Menos de dos minutos",
	MoreTimeGiven:  func(clock string) string { return "Tiene más tiempo: sus asientos son suyos hasta las " + clock + "." },
	MoreTimeFailed: "No se ha podido hacer. Compruebe su conexión e inténtelo de nuevo.",

	CheckEntries: spanishCount(Forms{One: "Revise un dato:", Other: "Revise # datos:"}),

	Offline:          "Ahora no hay red. No se pierde nada: esta página sigue sola en cuanto vuelva la conexión.",
	PaymentPageClock: "La página de pago puede mostrar todavía la hora anterior. Cuenta la hora que ve aquí.",
	Resend:           "Enviar las entradas otra vez", Resent: "Las entradas van de nuevo en camino. Mire también en la carpeta de correo no deseado.",

	Find: "Encontrar mi pedido", FindTitle: "Encuentre su pedido",
	FindText: "Escriba la dirección de correo con la que compró. Le enviamos a ella un enlace a cada pedido de los últimos 13 meses.",
	FindSend: "Enviarme los enlaces", FindSentTitle: "Mire su correo",
	FindSentText: func(email string) string {
		return "Si hay pedidos para " + email + ", un mensaje con los enlaces va en camino. Puede tardar unos minutos; mire también en la carpeta de correo no deseado."
	},
	FindAgain: "Probar con otra dirección",

	Bright:    "En la puerta, suba el brillo de la pantalla.",
	PhoneDead: "¿Sin batería o sin teléfono? En el punto de información bastan su nombre y un documento de identidad.",
	KeptCopy:  "Sin red: esta es la copia guardada en este dispositivo.",
	VoidText:  "Se ha reembolsado o sustituido y no sirve para entrar.",
	Install:   "Añadir a la pantalla de inicio", AllTickets: "Todas las entradas de este pedido",

	Reason: reasons(spanishReasons),
	Entries: EntryTexts{
		Ordered:    func(places, total string) string { return "Usted pidió " + places + " por " + total + "." },
		Given:      func(places string) string { return "Se le regaló " + places + "." },
		Opened:     "Se abrió la página de pago.",
		Extended:   "Tiene más tiempo para pagar. Sus asientos se guardan más tiempo.",
		Notified:   "El proveedor de pagos nos informó.",
		Declined:   func(reason string) string { return "Se rechazó un pago: «" + reason + "». No se ha cobrado nada." },
		Doubtful:   "No pudimos contactar con el proveedor de pagos y seguimos preguntando. No hace falta pagar otra vez.",
		Authorised: func(total string) string { return "Su banco reservó " + total + "." },
		Captured:   func(total string) string { return "Usted pagó " + total + "." },
		Received:   func(sum string) string { return "Han llegado " + sum + "." },
		Owed:       func(sum string) string { return sum + " vuelven a usted; la taquilla los envía." },
		Refunded:   func(total string) string { return "Le hemos devuelto " + total + "." },
		Sealed:     "Sus asientos quedaron fijados para este pedido.",
		Ticketed:   "Los asientos son suyos y sus entradas están listas.",
		Mailed:     "Le hemos escrito por correo.",
		Expired:    "Se acabó el tiempo para pagar y los asientos vuelven a estar a la venta. No se ha cobrado nada.",
		Released:   "Los asientos vuelven a estar a la venta.",
		Voided:     "Se liberó el dinero que su banco había reservado.",
		Returned:   "La taquilla anuló este pedido. Sus entradas ya no son válidas.",
	},
}

// spanishReasons is why an order ended, or a payment was declined.
var spanishReasons = map[string]string{
	"You cancelled this order.":                                                                                            "Usted canceló este pedido.",
	"You chose other seats, which have an order of their own.":                                                             "Usted eligió otros asientos, que tienen su propio pedido.",
	"You chose another way to pay, which has an order of its own.":                                                         "Usted eligió otra forma de pago, que tiene su propio pedido.",
	"The time for these seats had run out before they could be fixed for this order. Nothing was paid.":                    "El tiempo de estos asientos se agotó antes de poder fijarlos para este pedido. No se ha pagado nada.",
	"The box office returned this order.":                                                                                  "La taquilla anuló este pedido.",
	"The bank of whoever paid took the money back. The tickets are not valid.":                                             "El banco de quien pagó retiró el dinero. Las entradas no son válidas.",
	"This show was cancelled, and the box office returned this order.":                                                     "Esta función se canceló, y la taquilla anuló este pedido.",
	"The payment came after the time for these seats had run out.":                                                         "El pago llegó cuando ya se había acabado el tiempo para estos asientos.",
	"The payment provider did not accept this order. Your seats are still yours for their time; try again.":                "El proveedor de pagos no aceptó este pedido. Sus asientos siguen siendo suyos hasta que acabe el tiempo; inténtelo de nuevo.",
	"The payment was closed before it was made. If your seats are still yours, try again.":                                 "El pago se cerró antes de hacerse. Si los asientos siguen siendo suyos, inténtelo de nuevo.",
	"The amount that was paid is not the price of this order.":                                                             "El importe pagado no es el precio de este pedido.",
	"The payment was authorised but could not be taken.":                                                                   "El pago se autorizó, pero no se pudo cobrar.",
	"The seats of this order could not be sold to you.":                                                                    "Los asientos de este pedido no se le pudieron vender.",
	"The payment came after the time for these seats had run out, and somebody else has them now.":                         "El pago llegó cuando ya se había acabado el tiempo para estos asientos, y ahora los tiene otra persona.",
	"The payment came after the time for these places had run out, and they are taken now.":                                "El pago llegó cuando ya se había acabado el tiempo para estas plazas, y ahora están ocupadas.",
	"The payment came after the time for these seats had run out, and the sale has ended.":                                 "El pago llegó cuando ya se había acabado el tiempo para estos asientos, y la venta ha terminado.",
	"The payment came after the time for these seats had run out, and the sale is not open.":                               "El pago llegó cuando ya se había acabado el tiempo para estos asientos, y la venta no está abierta.",
	"The payment came after the time for these seats had run out, while the sale is paused.":                               "El pago llegó cuando ya se había acabado el tiempo para estos asientos, con la venta en pausa.",
	"The payment came after the time for these seats had run out, and they are no longer on sale.":                         "El pago llegó cuando ya se había acabado el tiempo para estos asientos, y ya no están a la venta.",
	"With these seats you would have more than one buyer may have for this show.":                                          "Con estos asientos tendría más de los que un comprador puede tener para esta función.",
	"With these seats there would be more bought with this e-mail address than one may have for this show.":                "Con estos asientos se habría comprado con esta dirección más de lo permitido para esta función.",
	"With these seats there would be more bought with this card, or other way of paying, than one may have for this show.": "Con estos asientos se habría comprado con esta tarjeta, o medio de pago, más de lo permitido para esta función.",
	"The seats were changed after this payment was begun.":                                                                 "Los asientos se cambiaron después de empezar este pago.",
	"These seats are being paid for, or are paid, with another order.":                                                     "Estos asientos se están pagando, o ya están pagados, con otro pedido.",
	"Your money was not taken; your bank may show it as reserved for some days.":                                           "Su dinero no se ha cobrado; su banco puede mostrarlo como reservado durante unos días.",
	"Your money was returned in full; it can take your bank some days to show it.":                                         "Se le ha devuelto todo el dinero; su banco puede tardar unos días en mostrarlo.",
	"the card was declined": "la tarjeta fue rechazada",
}
