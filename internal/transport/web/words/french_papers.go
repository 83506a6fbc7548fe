package words

var frenchPapers = PaperTexts{
	Kind:  named(map[string]string{"receipt": "Reçu", "invoice": "Facture", "credit_note": "Avoir"}),
	Title: "Reçus et factures",
}
