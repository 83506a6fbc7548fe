package words

var frenchMoney = MoneyTexts{
	PlusPerOrder: func(fee string) string { return "plus " + fee + " par commande" },
	OrderFee:     "Frais de commande",
	Including:    func(sum, tax, rate string) string { return "dont " + sum + " de " + tax + " (" + rate + ")" },
	Tax:          "Taxes",
}
