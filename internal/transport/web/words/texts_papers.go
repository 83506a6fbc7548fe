package words

// PaperTexts is what pages say about receipts, invoices and credit notes.
type PaperTexts struct {
	Title, Lead string
	Kind        func(kind string) string
	Number      string
	Nothing     string
	Table       string

	// What a buyer wants on them.
	BillingTitle, BillingLead, Company, Billed string
	AddressHint                                string

	// Who stands on them.
	IssuerTitle, IssuerLead           string
	LegalName, Address, TaxNumber     string
	Prefix, PrefixHint                string
	IssuerSaved, Complete, Incomplete string
}
