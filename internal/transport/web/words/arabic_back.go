package words

var arabicBack = BackTexts{
	Some:     "إعادة مبلغ بعض الأماكن فقط",
	SomeHint: "ما تحدده يعود بسعره، وتفقد تذاكره صلاحيتها. وتبقى الأخرى صالحة.",
	Places:   "الأماكن",
	Yes:      "أعد مبلغ المحدد",
	OrderFee: func(sum string) string { return "مع نصيبها مما يضاف إلى الطلب (" + sum + ")" },
	Gone:     "استُرد",
	Stays:    "ما يبقى",
	Changed: func(order string) string {
		return "بُدِّلت أماكن بأماكن الطلب " + order + ". تذاكرها لم تعد صالحة."
	},
	CameHome: func(sum, order string) string {
		return "يعود المبلغ " + sum + " من حيث أتى، عبر الطلب " + order + "."
	},
	Part: func(places string) string {
		return "استرد شباك التذاكر هذه الأماكن: " + places + ". لم تعد تذاكرها صالحة."
	},
	Title:      "إعادة مبالغ كل الطلبات",
	Lead:       "يُعاد مبلغ كل طلب مدفوع لهذا العرض الملغى، على مراحل، مرة واحدة لكل طلب. ويستمر ذلك بعد إغلاق هذه الصفحة.",
	Start:      "أعد مبالغ كل الطلبات",
	Press:      "تابع الآن",
	Running:    "إعادة المبالغ جارية.",
	Paused:     "إعادة المبالغ تنتظر.",
	Stop:       "أوقف إعادة المبالغ",
	StopHint:   "لن يُبدأ أي طلب آخر. وما بدأ يُستكمل حتى نهايته.",
	WhyStop:    "السبب (للزملاء)",
	Stopped:    "أُوقفت إعادة المبالغ. تستمر حين يطلب أحد ذلك.",
	Resume:     "تابع إعادة المبالغ",
	Turns:      "ما جرى",
	WasStarted: "بدأت",
	WasStopped: "أُوقفت",
	WasResumed: "استؤنفت",
	Done:       "أُعيدت مبالغ كل الطلبات.",
	Waits: func(reason, at string) string {
		return reason + " ويستمر ذلك تلقائيًا في " + at + "."
	},
	Left:         "طلبات تنتظر الإعادة",
	UnderWay:     "قيد التنفيذ",
	Refunded:     "أُعيدت",
	Open:         "لم تُدفع بعد",
	Returned:     "المال المُعاد",
	OnWay:        "مال في الطريق",
	Poor:         "رصيدك لدى مزود الدفع لا يكفي.",
	Away:         "مزود الدفع لا يستجيب.",
	NotSent:      "يرفض مزود الدفع إعادة هذا المبلغ. انظر إلى الطلب.",
	OurFault:     "أخفق Frontrow نفسه في طلب؛ وسجله يبيّن السبب.",
	Troubles:     "مال لم يمكن إعادته حتى الآن",
	TroublesHint: "تُعاد محاولة كل منها تلقائيًا.",
}
