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

	HowTitle:  "كيف تدفع",
	LaterText: "مقاعدك مثبتة لك. تصلك التذاكر بالبريد حالما يصل مالك.",
	Account:   "ادفع إلى",
	Reference: "المرجع",
	Amount:    "المبلغ",
	Due: func(until string) string {
		return "ادفع قبل " + until + ". بعد ذلك تصبح المقاعد لغيرك."
	},
	Came:       func(came string) string { return "وصل حتى الآن " + came + "." },
	DeskTitle:  "دفع يدوي",
	Received:   "ما وصل",
	Note:       "ملاحظة",
	NoteHint:   "للزملاء، مثل سطر كشف الحساب.",
	Take:       "سجل هذا الدفع",
	NothingYet: "لم يصل شيء بعد.",
	SentBack:   "أُعيد المبلغ",
	ToSend:     func(sum string) string { return "يجب إعادة " + sum + " إلى المشتري." },
}
