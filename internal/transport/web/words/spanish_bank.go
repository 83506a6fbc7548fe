package words

import "frontrow/internal/domain/payment"

var spanishBank = BankTexts{
	ChargedTitle: "El banco retiró el dinero",
	ChargedText:  "El banco de quien pagó retiró el dinero de este pedido. Por ahora sus entradas no abren ninguna puerta. Si usted no lo pidió, hable con su banco y avise a la taquilla.",
	TookBack:     "El banco de quien pagó retiró dinero. Las entradas no son válidas.",
	TookWaiting:  "El banco de quien pagó retiró dinero que estaba en camino hacia usted.",
	GaveUp:       "El banco devolvió el dinero.",
	TookBeyond: func(sum, order string) string {
		return "El banco de quien pagó el pedido " + order + " retiró " + sum + ", con los que se había pagado este. Las entradas no son válidas."
	},
	GaveUpBeyond: func(sum, order string) string {
		return "El banco de quien pagó el pedido " + order + " devolvió " + sum + ", con los que se paga este."
	},
	Seats: TakeBack{
		Do:    "Decidir sobre los asientos",
		Ask:   "¿Qué pasa con los asientos?",
		Means: "El banco tiene el dinero de este pedido. Sus entradas se anulan para siempre; lo que el banco dejó vuelve al comprador.",
		Yes:   "Cerrar este pedido",
	},

	Matters:     "Lo extraño del dinero",
	MattersLead: "Alguien debe mirar cada caso una vez. Lo que se arregla solo no está aquí.",
	NoMatters:   "No hay nada extraño.",
	WhatWasDone: "Qué se hizo",
	SeenTo:      "Está resuelto",
	TryOnceMore: "Hacerlo una vez más",
	OpenOrder:   "Abrir el pedido",
	SeeToThem:   "Ocuparse de ello",
	MatterName: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Un banco retiró el dinero de un pedido",
		payment.MatterChargeBackOdd: "Un banco retiró algo inusual",
		payment.MatterChargeBackWon: "Un banco devolvió dinero demasiado tarde",
		payment.MatterJobFailed:     "Se abandonó un trabajo",
		payment.MatterRefundFailed:  "Un reembolso falló en el proveedor",
		payment.MatterEventUnread:   "Un mensaje del proveedor no se puede leer",
		payment.MatterEventStranger: "Un mensaje sobre dinero sin pedido",

		payment.MatterProviderStranger: "Un proveedor tiene dinero sin pedido",
		payment.MatterProviderDiffers:  "El proveedor y los libros no coinciden",
		payment.MatterProviderLacks:    "Un proveedor no conoce un pago",
		payment.MatterProviderUnclear:  "Un proveedor no dice nada de un pago",
	}),
	MatterToDo: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Abra el pedido y diga qué pasa con sus asientos: de nuevo a la venta o retenidos. Si lo disputa, déjelos hasta que se decida.",
		payment.MatterChargeBackOdd: "Una parte, más de lo que había u otra moneda. Compare el pedido con lo que muestra el proveedor y respóndale si es un error.",
		payment.MatterChargeBackWon: "Los asientos de este pedido ya no están, así que el dinero va al comprador. Avísele y compruebe que llegó.",
		payment.MatterJobFailed:     "Se intentó muchas veces. Arregle lo que dice el mensaje y haga que se repita, o diga por qué no hace falta.",
		payment.MatterRefundFailed:  "El dinero está otra vez con nosotros. Pida otra vía al comprador, o repita cuando el proveedor diga que funcionará.",
		payment.MatterEventUnread:   "Está firmado, pero en una forma que esta versión no conoce. Revise la versión de la interfaz en sus ajustes.",
		payment.MatterEventStranger: "El proveedor habla de un pago que no está en ningún pedido. Mire allí de quién es; quizá otra tienda comparte la cuenta.",

		payment.MatterProviderStranger: "Su lista tiene un pago que no está en ningún pedido. Mire allí de quién es y devuélvalo; quizá otra tienda comparta la cuenta.",
		payment.MatterProviderDiffers:  "El pedido está cerrado y el proveedor dice otra cosa de su dinero. Quizá alguien lo devolvió allí a mano: compare ambos y anote qué se hizo.",
		payment.MatterProviderLacks:    "Según nuestros libros se pagó allí, y el proveedor no lo encuentra. Compruebe que la cuenta y sus claves siguen siendo las mismas.",
		payment.MatterProviderUnclear:  "Responde, pero desde hace horas nada sobre este pago. Mire allí cómo está y avise al proveedor. Se le vuelve a preguntar cada noche.",
	}),
}
