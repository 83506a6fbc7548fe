package words

var spanishPapers = PaperTexts{
	Kind:         named(map[string]string{"receipt": "Recibo", "invoice": "Factura", "credit_note": "Factura rectificativa"}),
	Title:        "Recibos y facturas",
	Lead:         "Cada venta tiene un documento numerado, y cada devolución una factura rectificativa. La numeración no tiene huecos.",
	Number:       "Número",
	Nothing:      "No hay ninguno en este periodo.",
	Table:        "Descargar como tabla",
	IssuerTitle:  "Quién figura en las facturas",
	IssuerLead:   "En cuanto estén el nombre, la dirección y el número fiscal, los compradores reciben facturas; hasta entonces, recibos. Lo ya emitido queda como está.",
	LegalName:    "Nombre que conoce Hacienda",
	Address:      "Dirección",
	TaxNumber:    "Número fiscal",
	Prefix:       "Delante de cada número",
	PrefixHint:   "Como máximo 8 mayúsculas y cifras, por ejemplo KS para KS-INV-2027-000001. Un prefijo nuevo empieza una serie en 1.",
	IssuerSaved:  "Guardado. Figura desde ahora en cada documento.",
	Complete:     "Sus compradores reciben facturas.",
	Incomplete:   "Sus compradores reciben recibos y no facturas: para estas hacen falta nombre, dirección y número fiscal.",
	BillingTitle: "Empresa y dirección en la factura",
	BillingLead:  "Figuran en su factura o recibo. Lo ya emitido se rectifica y se sustituye.",
	Company:      "Empresa",
	Billed:       "Guardado.",
}
