package words

var arabicDiscover = DiscoverTexts{
	AllEvents: "كل الفعاليات", Soon: "قريبًا في البيع", Week: "هذا الأسبوع", Later: "قادمًا", Cities: "بحسب المدينة",
	EventsIn: arabicEvents,
	ShowAll: arabicCount(Forms{
		Zero: "لا فعاليات لعرضها", One: "عرض الفعالية", Two: "عرض الفعاليتين", Few: "عرض الفعاليات كلها (#)", Many: "عرض الفعاليات كلها (#)", Other: "عرض الفعاليات كلها (#)",
	}),
	Found:   arabicEvents,
	Filters: "تصفية", Date: "التاريخ", Genre: "نوع الفعالية", Highest: "أعلى سعر",
	Currency: "العملة", AnyPrice: "أي سعر",
	Today: "اليوم", Weekend: "نهاية هذا الأسبوع", Month: "الأيام الثلاثون القادمة",
	Until:   func(price string) string { return "حتى " + price },
	Without: func(filter string) string { return "إزالة: " + filter },
	Between: func(from, to string) string { return from + " – " + to },
	Since:   func(day string) string { return "ابتداءً من " + day },
	To:      func(day string) string { return "حتى " + day },
	NoGenre: func(asked string) string {
		return "لا يوجد نوع اسمه «" + asked + "». تُعرض كل الأنواع."
	},
	BadPrice: func(asked string) string {
		return "«" + asked + "» ليس سعرًا. اكتبوا رقمًا مثل 40."
	},
	NoCurrency: func(asked string) string {
		return "لا يُباع شيء هنا بعملة «" + asked + "». اختاروا عملة أخرى."
	},
	NothingIn: func(city string) string { return "لا شيء معلن في «" + city + "» حاليًا." },
	Feed:      "المتابعة عبر الخلاصة",
	FeedTitle: func(what string) string { return "البرنامج: " + what },

	OnSaleAt: func(moment string) string { return "يبدأ البيع " + moment },
	Moved:    "موعد جديد", MovedText: "تبقى تذكرتكم صالحة للموعد الجديد، ولا يلزمكم فعل شيء.",
	MovedFrom:    func(moment string) string { return "كان " + moment },
	SoldOutSince: func(moment string) string { return "نفدت التذاكر منذ " + moment + "." },
	YourTime:     "بتوقيتكم: #",
	Range:        func(low, high string) string { return low + " – " + high },
	Months:       "الانتقال إلى شهر", CalendarAll: "كل المواعيد إلى تقويمكم",
	Where: "المكان", Path: "موقعكم في الموقع",
	FeesIn: "كل الرسوم مشمولة",

	Plan:    "مخطط المقاعد",
	PlanAlt: func(venue string) string { return "مخطط مقاعد " + venue },
	Access:  "الدخول والتنقل", NoAccess: "يُرجى سؤال المنظم قبل الحضور:",
	AtVenue: "البرنامج هنا", ByOrganiser: "فعالياته",
	OnMap: "الفتح في خريطة", Contact: "للاستفسار:",
	NothingHere: "لا شيء معلن هنا حاليًا.", NothingHereP: "تظهر الفعاليات الجديدة هنا فور نشرها.",
	Seats: arabicCount(Forms{
		Zero: "لا مقاعد", One: "مقعد واحد", Two: "مقعدان", Few: "# مقاعد", Many: "# مقعدًا", Other: "# مقعد",
	}),
	Standing: arabicCount(Forms{
		Zero: "لا أماكن للوقوف", One: "مكان واحد للوقوف", Two: "مكانان للوقوف", Few: "# أماكن للوقوف", Many: "# مكانًا للوقوف", Other: "# مكان للوقوف",
	}),
}

var arabicEvents = arabicCount(Forms{
	Zero: "لا فعاليات", One: "فعالية واحدة", Two: "فعاليتان", Few: "# فعاليات", Many: "# فعالية", Other: "# فعالية",
})
