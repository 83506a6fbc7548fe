package words

// MoneyTexts is what pages say of fees and taxes.
type MoneyTexts struct {
	PlusPerOrder func(fee string) string // beside a price: what comes on top for the order
	OrderFee     string                  // a line of a bill
	Including    func(sum, tax, rate string) string
	Tax          string
	Charges      ChargesTexts
}

// ChargesTexts is what staff read where they set fees and a tax.
type ChargesTexts struct {
	Title, Lead                                        string
	Name, Kind, Value, Round                           string
	KindTicket, KindShare, KindWithin, KindShareInside string
	KindOrder                                          string
	Nearest, Up, Down                                  string
	Fee                                                string // the name of a row of fields, before its number
	Another                                            string
	Tax, TaxHint, TaxNone, TaxOwn, Culture, Standard   string
	TaxName, TaxTicket, TaxFee                         string
	TaxHow, TaxWithin, TaxAdded                        string
	WrongName, WrongValue, WrongKind, WrongMuch        string
	WrongTaxName, WrongRate, WrongRule                 string
}
