package words

// PaperTexts is what pages say about receipts, invoices and credit notes.
type PaperTexts struct {
	Title string
	Kind  func(kind string) string
}
