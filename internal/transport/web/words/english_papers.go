package words

var englishPapers = PaperTexts{
	Kind:  named(map[string]string{"receipt": "Receipt", "invoice": "Invoice", "credit_note": "Credit note"}),
	Title: "Receipts and invoices",
}
