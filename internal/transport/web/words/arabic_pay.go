package words

var arabicPay = PayTexts{
	Choose: "كيف تريد أن تدفع؟",
	WayName: named(map[string]string{
		"testpay":    "دفع تجريبي",
		"stripe":     "بطاقة وطرق أخرى",
		"transfer":   "تحويل مصرفي",
		"box-office": "في شباك التذاكر",
	}),
	SeatsKept: func(until string) string { return "تبقى مقاعدك محجوزة لك حتى " + until + "." },
}
