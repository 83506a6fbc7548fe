package words

var spanishBank = BankTexts{
	ChargedTitle: "El banco retiró el dinero",
	ChargedText:  "El banco de quien pagó retiró el dinero de este pedido. Por ahora sus entradas no abren ninguna puerta. Si usted no lo pidió, hable con su banco y avise a la taquilla.",
	TookBack:     "El banco de quien pagó retiró dinero. Las entradas no son válidas.",
	GaveUp:       "El banco devolvió el dinero.",
	Seats: TakeBack{
		Do:    "Decidir sobre los asientos",
		Ask:   "¿Qué pasa con los asientos?",
		Means: "El banco tiene el dinero de este pedido. Sus entradas se anulan para siempre; lo que el banco dejó vuelve al comprador.",
		Yes:   "Cerrar este pedido",
	},
}
