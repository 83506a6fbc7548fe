package words

var germanMoney = MoneyTexts{
	PlusPerOrder: func(fee string) string { return "zuzüglich " + fee + " je Bestellung" },
	OrderFee:     "Gebühr für die Bestellung",
	Including:    func(sum, tax, rate string) string { return "enthält " + sum + " " + tax + " (" + rate + ")" },
	Tax:          "Steuer",
}
