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
}
