package words

var spanishPapers = PaperTexts{
	Kind:  named(map[string]string{"receipt": "Recibo", "invoice": "Factura", "credit_note": "Factura rectificativa"}),
	Title: "Recibos y facturas",
}
