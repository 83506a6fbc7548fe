package words

var spanishPay = PayTexts{
	Choose: "¿Cómo quiere pagar?",
	WayName: named(map[string]string{
		"testpay":    "Pago de prueba",
		"stripe":     "Tarjeta y otros medios",
		"transfer":   "Transferencia bancaria",
		"box-office": "En taquilla",
	}),
	SeatsKept: func(until string) string { return "Sus asientos se guardan para usted hasta el " + until + "." },

	HowTitle:  "Cómo pagar",
	LaterText: "Sus asientos están fijados para usted. Las entradas llegan por correo en cuanto llegue su dinero.",
	Account:   "Pagar a",
	Reference: "Referencia",
	Amount:    "Importe",
	Due: func(until string) string {
		return "Pague antes del " + until + ". Después, los asientos serán para otros."
	},
	Came:       func(came string) string { return "Hasta ahora han llegado " + came + "." },
	DeskTitle:  "Pago a mano",
	Received:   "Lo que ha llegado",
	Note:       "Nota",
	NoteHint:   "Para los compañeros, como la línea del extracto bancario.",
	Take:       "Anotar este pago",
	NothingYet: "Todavía no ha llegado nada.",
	SentBack:   "Ya se ha devuelto",
	ToSend:     func(sum string) string { return "Hay que devolver " + sum + "." },
}
