package words

var spanishBack = BackTexts{
	Some:     "Reembolsar solo algunas plazas",
	SomeHint: "Lo que marque se devuelve a su propio precio y sus entradas dejan de ser válidas. Las demás siguen valiendo.",
	Places:   "Plazas afectadas",
	Yes:      "Reembolsar lo marcado",
	OrderFee: func(sum string) string { return "Con su parte de lo que se añade al pedido (" + sum + ")" },
	Gone:     "Devuelto",
	Stays:    "Lo que queda",
	Changed: func(order string) string {
		return "Se cambiaron plazas por las del pedido " + order + ". Sus entradas ya no son válidas."
	},
	CameHome: func(sum, order string) string {
		return sum + " vuelven por donde vinieron, por el pedido " + order + "."
	},
	Part: func(places string) string {
		return "La taquilla retiró estas plazas: " + places + ". Sus entradas ya no son válidas."
	},
	Title:        "Reembolsar todos los pedidos",
	Lead:         "Cada pedido pagado de esta función cancelada se reembolsa, por etapas y una sola vez. Continúa aunque se cierre esta página.",
	Start:        "Reembolsar todos los pedidos",
	Press:        "Continuar ahora",
	Running:      "Los reembolsos están en marcha.",
	Paused:       "Los reembolsos esperan.",
	Stop:         "Detener los reembolsos",
	StopHint:     "No se empieza ningún otro pedido. Lo que está en curso llega a su fin.",
	WhyStop:      "Por qué (para el equipo)",
	Stopped:      "Los reembolsos están detenidos. Siguen cuando alguien lo indique.",
	Resume:       "Seguir con los reembolsos",
	Turns:        "Qué se hizo",
	WasStarted:   "Iniciado",
	WasStopped:   "Detenido",
	WasResumed:   "Reanudado",
	Done:         "Todos los pedidos están reembolsados.",
	Waits:        func(reason, at string) string { return reason + " Continúa solo a las " + at + "." },
	Left:         "Pedidos por reembolsar",
	UnderWay:     "En marcha",
	Refunded:     "Reembolsados",
	Open:         "Aún sin pagar",
	Returned:     "Dinero devuelto",
	OnWay:        "Dinero en camino",
	Poor:         "El proveedor de pagos tiene muy poco dinero suyo.",
	Away:         "El proveedor de pagos no responde.",
	NotSent:      "El proveedor de pagos no quiere devolver esto. Mire el pedido.",
	OurFault:     "El propio Frontrow falló con un pedido; su registro dice por qué.",
	Troubles:     "Dinero que no se pudo devolver hasta ahora",
	TroublesHint: "Cada caso se intenta de nuevo solo.",
}
