package words

var arabicReturns = ReturnTexts{
	Title:      "إرجاع التذاكر",
	Never:      "لا تُسترد التذاكر.",
	UntilStart: "يمكنك إرجاع التذاكر حتى يبدأ العرض.",
	Until: func(time string) string {
		return "يمكنك إرجاع التذاكر حتى " + time + " قبل بدء العرض."
	},
	Hours: arabicCount(Forms{One: "ساعة واحدة", Two: "ساعتين", Few: "# ساعات", Many: "# ساعة", Other: "# ساعة"}),
	Days:  arabicCount(Forms{One: "يوم واحد", Two: "يومين", Few: "# أيام", Many: "# يوماً", Other: "# يوم"}),
	KeepsShare: func(what string) string {
		return "يُحتفظ عن كل مكان بنسبة " + what + " من السعر."
	},
	KeepsSum:      func(what string) string { return "يُحتفظ عن كل مكان بمبلغ " + what + "." },
	KeepsNothing:  "لا يُحتفظ بشيء من السعر.",
	FeesStay:      "لا تُرد الرسوم.",
	FeesBack:      "تُرد الرسوم أيضاً.",
	Whole:         "لا تُرجع إلا أماكن الطلب كلها معاً.",
	Open:          "إرجاع تذاكر",
	OpenAfterMove: "إرجاع تذاكر بالسعر الكامل",
	UntilMoment:   func(moment string) string { return "يمكنك إرجاع التذاكر حتى " + moment + "." },
	MovedTil: func(moment string) string {
		return "نُقل موعد هذا العرض. إن تعذر عليك الحضور فيمكنك إرجاع تذاكرك حتى " + moment + " واستعادة كل ما دفعته ثمناً لها."
	},
	Choose:     "أي التذاكر تريد إرجاعها؟",
	ChooseHint: "ضع علامة على ما لن يستخدمه أحد. تبقى الأخرى صالحة.",
	Places:     "أماكنك",
	GoOn:       "اعرض ما يعود إليك",
	Ask:        "هل تريد إرجاع هذه التذاكر؟",
	Means:      "لن تفتح الباب بعد الآن، وتعود المقاعد إلى البيع. لا يمكن التراجع عن ذلك. يعود المال بالطريقة التي دفعت بها.",
	MeansAll:   "هذا هو الطلب كله.",
	No:         "احتفظ بالتذاكر",
	GoesBack:   "تستعيد",
	Kept:       "يُحتفظ بـ",
	Yes:        func(sum string) string { return "أرجع واستعد " + sum },
	YesFree:    "أرجع دون استعادة مال",
	Part: func(places string) string {
		return "أرجعت هذه الأماكن: " + places + ". لم تعد تذاكرها صالحة."
	},
	Entry:        "أرجعت هذا الطلب. لم تعد تذاكره صالحة.",
	KeptOf:       "المحتفظ به منه",
	Setting:      "إرجاع المشترين للتذاكر",
	SettingHint:  "تحتفظ الطلبات بالشروط التي اشتُريت بها. لا يسري التغيير إلا على ما بعده.",
	Allow:        "يرجع المشترون التذاكر بأنفسهم",
	AllowNo:      "لا",
	AllowYes:     "نعم، بالشروط أدناه",
	HoursField:   "حتى هذا العدد من الساعات قبل البدء",
	HoursHint:    "0: حتى يبدأ",
	Share:        "ما يُحتفظ به عن كل مكان، بالمئة",
	ShareHint:    "إما هذا أو مبلغ. اتركه فارغاً إن لم يكن شيء.",
	Sum:          "ما يُحتفظ به عن كل مكان، مبلغاً",
	FeesField:    "الرسوم",
	WholeField:   "أجزاء الطلب",
	WholeNo:      "يجوز إرجاع أماكن مفردة",
	MoveDays:     "أيام الإرجاع بالسعر الكامل عند نقل العرض",
	MoveDaysHint: "يُبلغ المشترون بالبريد عند نقله. 0: لا مهلة.",
	Wrong:        "اكتب ساعات وأياماً كاملة حتى سنة، وإما نسبة حتى 100 وإما مبلغاً.",
	MoveTitle:    "نُقل موعد العرض",
	MoveFrom:     func(moment string) string { return "كان سيبدأ " + moment + "." },
	MoveUntil: func(moment string) string {
		return "يمكن للمشترين إرجاع أماكن بالسعر الكامل حتى " + moment + "."
	},
	MoveOrders:  "طلبات مدفوعة",
	MoveTold:    "رسائل أُرسلت",
	MoveWaiting: "رسائل تنتظر",
	MoveFailed:  "رسائل لم تصل",
	MoveReturn:  "طلبات أُرجعت منها أماكن",
}
