package words

var germanPapers = PaperTexts{
	Kind:  named(map[string]string{"receipt": "Quittung", "invoice": "Rechnung", "credit_note": "Stornorechnung"}),
	Title: "Quittungen und Rechnungen",
}
