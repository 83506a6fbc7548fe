package words

var englishPapers = PaperTexts{
	Kind:         named(map[string]string{"receipt": "Receipt", "invoice": "Invoice", "credit_note": "Credit note"}),
	Title:        "Receipts and invoices",
	Lead:         "Every sale has a numbered paper, and what is taken back a credit note. Numbers have no gap.",
	Number:       "Number",
	Nothing:      "There are none in this time.",
	Table:        "Download as a table",
	IssuerTitle:  "Who stands on invoices",
	IssuerLead:   "As soon as name, address and tax number are here, buyers get invoices; until then, receipts. Papers that are out stay as they are.",
	LegalName:    "Name as the tax office knows it",
	Address:      "Address",
	TaxNumber:    "Tax number",
	Prefix:       "Before every number",
	PrefixHint:   "At most 8 capitals and digits, such as KS for KS-INV-2027-000001. A new one begins a new series at 1.",
	IssuerSaved:  "Saved. It stands on every paper from now on.",
	Complete:     "Your buyers get invoices.",
	Incomplete:   "Your buyers get receipts and no invoices: name, address and tax number are needed for those.",
	BillingTitle: "Company and address on the invoice",
	BillingLead:  "They stand on your invoice or receipt. One that is out is taken back by a credit note, and replaced.",
	Company:      "Company",
	Billed:       "Saved.",
}
