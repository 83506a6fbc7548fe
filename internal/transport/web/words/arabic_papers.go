package words

var arabicPapers = PaperTexts{
	Kind:  named(map[string]string{"receipt": "إيصال", "invoice": "فاتورة", "credit_note": "إشعار دائن"}),
	Title: "الإيصالات والفواتير",
}
