package paper

import "frontrow/internal/base/locale"

// Labels is what stands on papers beside names and sums, in one language.
type Labels struct {
	Titles                          map[Kind]string
	Number, Date, Order, TaxNumber  string
	To, Corrects                    string // Corrects is "{number}" with words around it
	Item, Quantity, Net, Rate, Tax  string
	Gross, Fee, OrderFee, Total     string
	Kept, KeptFees                  string // of places that went back
	OfWhich                         string // "{tax}" and "{net}" with words around them
	PaidWith                        string // before a way to pay
	Voucher                         string // what "{code}" took off: "{sum}"
	Ways                            map[string]string
	GoesBack, NoInvoice, Head, Page string // Page is "{n} of {all}"
}

var labels = map[*locale.Locale]Labels{
	locale.English: {
		Titles: map[Kind]string{Receipt: "Receipt", Invoice: "Invoice", CreditNote: "Credit note"},
		Number: "Number", Date: "Date", Order: "Order", TaxNumber: "Tax number", To: "For", Corrects: "This credit note is for {number}.",
		Item: "Item", Quantity: "Qty", Net: "Net", Rate: "Tax rate", Tax: "Tax", Gross: "Amount", Fee: "Fees", OrderFee: "Fee for the order",
		Kept: "Kept of the price", KeptFees: "Fees that are not returned",
		Total: "Total", OfWhich: "{tax} on {net}", PaidWith: "Paid by",
		Voucher:  "Taken off with the voucher {code}: {sum}",
		Ways:     map[string]string{"stripe": "card or another way on Stripe’s page", "transfer": "bank transfer", "box-office": "payment at the box office", "testpay": "test payment: no real money"},
		GoesBack: "The amount goes back the way it was paid.", NoInvoice: "This receipt is not a tax invoice.",
		Head: "For the record: a signed head of the show’s public seat log, which has this sale in it. Keep it, and anybody can check that the log was not changed since.",
		Page: "Page {n} of {all}",
	},
	locale.German: {
		Titles: map[Kind]string{Receipt: "Quittung", Invoice: "Rechnung", CreditNote: "Stornorechnung"},
		Number: "Nummer", Date: "Datum", Order: "Bestellung", TaxNumber: "Steuernummer", To: "Für", Corrects: "Diese Stornorechnung gehört zu {number}.",
		Item: "Leistung", Quantity: "Anz.", Net: "Netto", Rate: "Steuersatz", Tax: "Steuer", Gross: "Betrag", Fee: "Gebühren", OrderFee: "Gebühr für die Bestellung",
		Kept: "Vom Preis einbehalten", KeptFees: "Gebühren, die nicht erstattet werden",
		Total: "Summe", OfWhich: "{tax} auf {net}", PaidWith: "Bezahlt durch",
		Voucher:  "Mit dem Gutschein {code} abgezogen: {sum}",
		Ways:     map[string]string{"stripe": "Karte oder anderen Weg auf der Seite von Stripe", "transfer": "Überweisung", "box-office": "Zahlung an der Kasse", "testpay": "Testzahlung: kein echtes Geld"},
		GoesBack: "Der Betrag geht auf dem Weg zurück, auf dem er bezahlt wurde.", NoInvoice: "Diese Quittung ist keine Rechnung im Sinne des Steuerrechts.",
		Head: "Für die Akten: ein signierter Stand des öffentlichen Platzprotokolls der Vorstellung, in dem dieser Verkauf steht. Wer ihn aufhebt, kann prüfen lassen, dass das Protokoll seither nicht geändert wurde.",
		Page: "Seite {n} von {all}",
	},
	locale.French: {
		Titles: map[Kind]string{Receipt: "Reçu", Invoice: "Facture", CreditNote: "Avoir"},
		Number: "Numéro", Date: "Date", Order: "Commande", TaxNumber: "Numéro fiscal", To: "Pour", Corrects: "Cet avoir concerne {number}.",
		Item: "Désignation", Quantity: "Qté", Net: "Hors taxe", Rate: "Taux", Tax: "Taxe", Gross: "Montant", Fee: "Frais", OrderFee: "Frais de commande",
		Kept: "Retenu sur le prix", KeptFees: "Frais non remboursés",
		Total: "Total", OfWhich: "{tax} sur {net}", PaidWith: "Payé par",
		Voucher:  "Déduit avec le bon {code} : {sum}",
		Ways:     map[string]string{"stripe": "carte ou autre moyen sur la page de Stripe", "transfer": "virement bancaire", "box-office": "paiement au guichet", "testpay": "paiement d’essai : sans argent réel"},
		GoesBack: "Le montant est rendu par la voie du paiement.", NoInvoice: "Ce reçu n’est pas une facture fiscale.",
		Head: "Pour mémoire : un état signé du journal public des places du spectacle, où figure cette vente. Gardez-le : chacun pourra vérifier que le journal n’a pas été modifié depuis.",
		Page: "Page {n} sur {all}",
	},
	locale.Spanish: {
		Titles: map[Kind]string{Receipt: "Recibo", Invoice: "Factura", CreditNote: "Factura rectificativa"},
		Number: "Número", Date: "Fecha", Order: "Pedido", TaxNumber: "Número fiscal", To: "Para", Corrects: "Esta factura rectificativa corresponde a {number}.",
		Item: "Concepto", Quantity: "Cant.", Net: "Base", Rate: "Tipo", Tax: "Impuesto", Gross: "Importe", Fee: "Gastos", OrderFee: "Gastos del pedido",
		Kept: "Retenido del precio", KeptFees: "Gastos que no se devuelven",
		Total: "Total", OfWhich: "{tax} sobre {net}", PaidWith: "Pagado por",
		Voucher:  "Descontado con el vale {code}: {sum}",
		Ways:     map[string]string{"stripe": "tarjeta u otro medio en la página de Stripe", "transfer": "transferencia bancaria", "box-office": "pago en taquilla", "testpay": "pago de prueba: sin dinero real"},
		GoesBack: "El importe se devuelve por la vía por la que se pagó.", NoInvoice: "Este recibo no es una factura fiscal.",
		Head: "Para que conste: un estado firmado del registro público de asientos de la función, en el que figura esta venta. Guárdelo: cualquiera podrá comprobar que el registro no se ha cambiado desde entonces.",
		Page: "Página {n} de {all}",
	},
	locale.Arabic: {
		Titles: map[Kind]string{Receipt: "إيصال", Invoice: "فاتورة", CreditNote: "إشعار دائن"},
		Number: "الرقم", Date: "التاريخ", Order: "الطلب", TaxNumber: "الرقم الضريبي", To: "إلى", Corrects: "هذا الإشعار الدائن يخص {number}.",
		Item: "البند", Quantity: "الكمية", Net: "الصافي", Rate: "نسبة الضريبة", Tax: "الضريبة", Gross: "المبلغ", Fee: "الرسوم", OrderFee: "رسوم الطلب",
		Kept: "ما يُحتفظ به من السعر", KeptFees: "رسوم لا تُردّ",
		Total: "المجموع", OfWhich: "{tax} من {net}", PaidWith: "الدفع عن طريق",
		Voucher:  "خُصم بالقسيمة {code}: {sum}",
		Ways:     map[string]string{"stripe": "بطاقة أو طريقة أخرى على صفحة Stripe", "transfer": "حوالة مصرفية", "box-office": "الدفع في شباك التذاكر", "testpay": "دفعة تجريبية: من دون نقود حقيقية"},
		GoesBack: "يُردّ المبلغ بالطريقة التي دُفع بها.", NoInvoice: "هذا الإيصال ليس فاتورة ضريبية.",
		Head: "للتوثيق: حالة موقّعة من سجل المقاعد العلني للعرض، وفيه هذه العملية. احتفظ بها ليتمكن أي شخص من التحقق من أن السجل لم يتغير منذ ذلك الحين.",
		Page: "صفحة {n} من {all}",
	},
}
