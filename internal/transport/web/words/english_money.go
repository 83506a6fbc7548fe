package words

var englishMoney = MoneyTexts{
	PlusPerOrder: func(fee string) string { return "plus " + fee + " per order" },
	OrderFee:     "Fee for the order",
	Including:    func(sum, tax, rate string) string { return "includes " + sum + " " + tax + " (" + rate + ")" },
	Tax:          "Tax",
}
