package words

// MoneyTexts is what pages say of fees and taxes.
type MoneyTexts struct {
	PlusPerOrder func(fee string) string // beside a price: what comes on top for the order
	OrderFee     string                  // a line of a bill
	Including    func(sum, tax, rate string) string
	Tax          string
}
