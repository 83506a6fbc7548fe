package words

var germanPapers = PaperTexts{
	Kind:         named(map[string]string{"receipt": "Quittung", "invoice": "Rechnung", "credit_note": "Stornorechnung"}),
	Title:        "Quittungen und Rechnungen",
	Lead:         "Jeder Verkauf hat einen nummerierten Beleg, jede Rücknahme eine Stornorechnung. Die Nummern sind lückenlos.",
	Number:       "Nummer",
	Nothing:      "In dieser Zeit gibt es keine.",
	Table:        "Als Tabelle herunterladen",
	IssuerTitle:  "Wer auf Rechnungen steht",
	IssuerLead:   "Sobald Name, Anschrift und Steuernummer hier stehen, erhalten Käufer Rechnungen, bis dahin Quittungen. Was schon ausgestellt ist, bleibt, wie es ist.",
	LegalName:    "Name, wie ihn das Finanzamt kennt",
	Address:      "Anschrift",
	TaxNumber:    "Steuernummer",
	Prefix:       "Vor jeder Nummer",
	PrefixHint:   "Höchstens 8 Großbuchstaben und Ziffern, etwa KS für KS-INV-2027-000001. Ein neues Kürzel beginnt eine neue Reihe bei 1.",
	IssuerSaved:  "Gespeichert. Es steht von nun an auf jedem Beleg.",
	Complete:     "Ihre Käufer erhalten Rechnungen.",
	Incomplete:   "Ihre Käufer erhalten Quittungen und keine Rechnungen: Dafür braucht es Name, Anschrift und Steuernummer.",
	BillingTitle: "Firma und Anschrift auf der Rechnung",
	BillingLead:  "Sie stehen auf Ihrer Rechnung oder Quittung. Was schon ausgestellt ist, wird storniert und ersetzt.",
	Company:      "Firma",
	Billed:       "Gespeichert.",
}
