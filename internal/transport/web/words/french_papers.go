package words

var frenchPapers = PaperTexts{
	Kind:         named(map[string]string{"receipt": "Reçu", "invoice": "Facture", "credit_note": "Avoir"}),
	Title:        "Reçus et factures",
	Lead:         "Chaque vente a une pièce numérotée, et chaque reprise un avoir. Les numéros se suivent sans lacune.",
	Number:       "Numéro",
	Nothing:      "Il n’y en a pas sur cette période.",
	Table:        "Télécharger en tableau",
	IssuerTitle:  "Qui figure sur les factures",
	IssuerLead:   "Dès que le nom, l’adresse et le numéro fiscal sont là, les acheteurs reçoivent des factures ; d’ici là, des reçus. Les pièces déjà émises ne changent pas.",
	LegalName:    "Nom connu de l’administration fiscale",
	Address:      "Adresse",
	TaxNumber:    "Numéro fiscal",
	Prefix:       "Devant chaque numéro",
	PrefixHint:   "Au plus 8 majuscules et chiffres, par exemple KS pour KS-INV-2027-000001. Un nouveau préfixe commence une série à 1.",
	IssuerSaved:  "Enregistré. Cela figure désormais sur chaque pièce.",
	Complete:     "Vos acheteurs reçoivent des factures.",
	Incomplete:   "Vos acheteurs reçoivent des reçus et non des factures : il y faut le nom, l’adresse et le numéro fiscal.",
	BillingTitle: "Société et adresse sur la facture",
	BillingLead:  "Elles figurent sur votre facture ou reçu. Une pièce déjà émise est annulée par un avoir et remplacée.",
	Company:      "Société",
	Billed:       "Enregistré.",
}
