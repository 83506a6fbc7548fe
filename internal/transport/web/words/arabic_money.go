package words

var arabicMoney = MoneyTexts{
	PlusPerOrder: func(fee string) string { return "يضاف إليها " + fee + " لكل طلب" },
	OrderFee:     "رسوم الطلب",
	Including:    func(sum, tax, rate string) string { return "تشمل " + sum + " " + tax + " (" + rate + ")" },
	Tax:          "الضريبة",
}
