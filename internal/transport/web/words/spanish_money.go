package words

var spanishMoney = MoneyTexts{
	PlusPerOrder: func(fee string) string { return "más " + fee + " por pedido" },
	OrderFee:     "Gastos del pedido",
	Including:    func(sum, tax, rate string) string { return "incluye " + sum + " de " + tax + " (" + rate + ")" },
	Tax:          "Impuestos",
}
