package words

import (
	"cmp"
	"strconv"

	"frontrow/internal/base/locale"
)

var leftToRight, apart = locale.Arabic.LeftToRight, locale.Arabic.Apart

// arabic is the words of the pages in Arabic.
var arabic = Texts{
	Way:      arabicWay,
	Pay:      arabicPay,
	Papers:   arabicPapers,
	Discover: arabicDiscover,
	Site: SiteTexts{
		Name: "Frontrow", Skip: "انتقل إلى المحتوى", Home: "Frontrow، جميع الفعاليات",
		Description:  "اختر المقاعد التي تريدها بالضبط. أول سعر تراه هو السعر الذي تدفعه.",
		FootPromise:  "لا يُباع مقعد مرتين، ولا نحتفظ بمال بلا مقعد.",
		FootSource:   "للبرامج: واجهة API",
		FeesIncluded: "شاملًا جميع الرسوم",
		From:         func(price string) string { return "من " + price },
		Genre:        func(id string) string { return cmp.Or(arabicGenres[id], id) },
		LocalTime:    func(zone string) string { return "بالتوقيت المحلي (" + leftToRight(zone) + ")" },
		NextPage:     "عرض المزيد", FirstPage: "العودة إلى البداية",
		Languages: "اللغة", OfferText: "هذه الصفحة متوفرة بالعربية أيضًا.", OfferTake: "اقرأ بالعربية", OfferNo: "لا، شكرًا",
	},
	Events: EventsTexts{
		Heading: "الفعاليات", Lead: "اختر المقاعد التي تريدها بالضبط. أول سعر تراه هو السعر الذي تدفعه.",
		Search: "بحث", SearchHint: "العنوان أو الفنان أو المكان", City: "المدينة",
		AnyCity: "جميع المدن", AnyGenre: "الكل",
		FromDate: "من", ToDate: "إلى", Apply: "عرض", Calm: "إزالة جميع عوامل التصفية",
		Genres: "نوع الفعالية",
		MoreDates: arabicCount(Forms{
			Zero: "ولا مواعيد أخرى", One: "وموعد آخر", Two: "وموعدان آخران", Few: "و# مواعيد أخرى", Many: "و# موعدًا آخر", Other: "و# موعد آخر",
		}),
		SoldOut: "نفدت التذاكر", Cancelled: "أُلغي", Ended: "انتهى",
		EmptyTitle: "لا شيء يطابق ذلك بعد",
		EmptyText:  "جرّب كلمات أقل أو مدينة أخرى أو مدة أوسع.",
		EmptyClear: "عرض جميع الفعاليات",
		BadDate:    "اكتب التاريخ بالترتيب: السنة-الشهر-اليوم، مثل " + leftToRight("2027-03-15") + ".", DatesCrossed: "اليوم الأخير يسبق الأول. بدّل بينهما.",
		More: "فعاليات أخرى",
	},
	Event: EventTexts{
		Dates: "المواعيد", About: "عن الفعالية", By: "تقديم", Prices: "الأسعار", Level: "الفئة",
		Choose: "اختر المقاعد", SoldOut: "نفدت التذاكر", Cancelled: "أُلغي", Ended: "انتهى",
		SoldOutText:   "جميع المقاعد مبيعة أو محجوزة. ما لا يُدفع ثمنه يعود إلى هنا تلقائيًا.",
		CancelledText: "لن يُقام هذا الموعد. كل من لديه تذكرة يُعاد إليه ماله دون طلب.",
		ClosedText:    "انتهى البيع لهذا الموعد.",
		OpensAt:       func(moment, zone string) string { return "يبدأ البيع " + moment + " " + leftToRight(zone) },
		OpensIn:       "يُفتح خلال",
		Doors:         func(clock string) string { return "الأبواب " + clock },
		OfWhichFee:    func(fee string) string { return "منها " + fee + " رسوم" },
		LimitPerPerson: arabicCount(Forms{
			Zero: "لا تذاكر", One: "تذكرة واحدة لكل شخص", Two: "تذكرتان على الأكثر لكل شخص", Few: "حتى # تذاكر لكل شخص", Many: "حتى # تذكرة لكل شخص", Other: "حتى # تذكرة لكل شخص",
		}),
		NoFee: "بلا رسوم", Calendar: "أضف إلى التقويم",
		FewLeft: arabicCount(Forms{
			Zero: "لم يبقَ شيء", One: "المقعد الأخير", Two: "آخر مقعدين", Few: "آخر # مقاعد", Many: "آخر # مقعدًا", Other: "آخر # مقعد",
		}),
		NoDates:  "لا مواعيد معلنة في الوقت الحالي.",
		PosterOf: func(title string) string { return "ملصق: " + apart(title) },
	},
	Seats: SeatsTexts{
		Title:       func(event string) string { return "مقاعد " + apart(event) },
		NotYetTitle: "لم يبدأ البيع بعد", OtherDates: "مواعيد أخرى",
		BestTitle: "أفضل المقاعد المتجاورة", HowMany: "العدد", Level: "السعر", In: "المنطقة",
		AnyLevel: "أي سعر", Anywhere: "أي مكان",
		BestTake: "احجز الأفضل", BestInstead: "خذ هذه بدل مقاعدي",
		WithWheelchair: "مع مكان لكرسي متحرك",
		Standing:       "وقوفًا", EachIncluded: "للمكان، شاملًا جميع الرسوم",
		PlacesIn:       func(area string) string { return "الأماكن في " + apart(area) },
		ChooseYourself: "اختر مقاعدك بنفسك", Sections: "الأقسام", NoneLeft: "لم يبقَ شيء",
		ChooseHint: func(most int) string {
			return "افتح قسمًا، وحدّد " + arabicUpToSeats(most) + "، ثم احجزها. ستكون لديك بضع دقائق للدفع."
		},
		SeatsLeft: arabicCount(Forms{
			Zero: "لا شيء متاح", One: "واحد متاح", Two: "اثنان متاحان", Few: "# متاحة", Many: "# متاحًا", Other: "# متاح",
		}),
		AlsoChosen: "اخترت أيضًا", Hold: "احجز هذه المقاعد", Change: "غيّر مقاعدي",
		Legend: "معنى الرموز", Free: "متاح", Chosen: "مختار", Taken: "مأخوذ", Wheelchair: "مكان لكرسي متحرك",
		Row: func(kind, id string) string {
			switch kind {
			case "table":
				return "الطاولة " + leftToRight(id)
			case "box":
				return "المقصورة " + leftToRight(id)
			}
			return "الصف " + leftToRight(id)
		},
		SeatName: func(seat Seat) string {
			name := seat.Row + "، المقعد " + leftToRight(seat.Number) + "، " + seat.Price
			if seat.Accessible {
				name += "، مكان لكرسي متحرك"
			}
			if seat.Companion {
				name += "، بجانب مكان لكرسي متحرك"
			}
			if seat.Note != "" {
				name += "، " + apart(seat.Note)
			}
			switch {
			case seat.Taken:
				name += "، مأخوذ"
			case seat.Mine:
				name += "، لك"
			}
			return name
		},
		Times:      func(n int, what string) string { return leftToRight(strconv.Itoa(n)+" ×") + " " + what },
		And:        " و",
		TakenTitle: "سبقك أحدهم", RefusedTitle: "لم ينجح ذلك",
		JustTaken: "أُخذ للتو", OfferTitle: "أقرب المقاعد المتاحة. لمسة واحدة تحجزها مع بقية اختيارك:",
		PlacesForms: arabicPlaces,
		TakeInstead: func(seats, price string) string { return seats + "، " + price },
	},
	Hall: arabicHall,
	Hold: HoldTexts{
		BarLabel: "مقاعدك", Release: "إعادة المقاعد", Continue: "متابعة",
		Places: arabicCount(arabicPlaces),
		Until:  func(clock string) string { return "محجوزة لك حتى " + clock },
		SayMinutes: Forms{
			Zero: "انتهى وقت مقاعدك.", One: "بقيت دقيقة واحدة لمقاعدك.", Two: "بقيت دقيقتان لمقاعدك.",
			Few: "بقيت # دقائق لمقاعدك.", Many: "بقيت # دقيقة لمقاعدك.", Other: "بقيت # دقيقة لمقاعدك.",
		},
		SaySeconds: Forms{
			Zero: "انتهى وقت مقاعدك.", One: "بقيت ثانية واحدة لمقاعدك.", Two: "بقيت ثانيتان لمقاعدك.",
			Few: "بقيت # ثوانٍ لمقاعدك.", Many: "بقيت # ثانية لمقاعدك.", Other: "بقيت # ثانية لمقاعدك.",
		},
		SayOver: "انتهى الوقت المخصص لمقاعدك.",

		Title: "مقاعدك", DetailsTitle: "لمن التذاكر؟", Name: "الاسم",
		Email: "البريد الإلكتروني", EmailHint: "تصل التذاكر إليه. بلا حساب وبلا رسائل إعلانية.",
		Pay:     func(total string) string { return "ادفع " + total },
		PayHint: "الدفع في الصفحة التالية. وإلى أن يتم الدفع يمكنك أن تعدل عن رأيك.",
		Paying:  "جارٍ فتح صفحة الدفع…", Total: "المجموع",
		ChangeSeats: "تغيير المقاعد", OrderWaits: "لقد بدأت الدفع لهذه المقاعد. «متابعة» تعيدك إلى صفحة الدفع.",
		EndedTitle: "أصبحت مقاعدك متاحة لغيرك", EndedText: "انتهى الوقت، أو أُعيدت المقاعد. لم يُخصم أي مبلغ. ربما ما زالت متاحة:",
		TryAgain: "حاول الحصول على المقاعد نفسها", ChooseOthers: "اختر مقاعد أخرى",
		NameFault:  "اكتب الاسم الذي تصدر به التذاكر، بما لا يزيد على 100 حرف.",
		EmailFault: "اكتب بريدًا إلكترونيًا يصل إليك، مثل " + leftToRight("name@example.org") + ".",
	},
	Order: OrderTexts{
		Title:         func(number string) string { return "الطلب " + leftToRight(number) },
		AwaitingTitle: "في انتظار الدفع", AwaitingText: "مقاعدك محجوزة. لم يُخصم أي مبلغ بعد.",
		DeclinedTitle: "رُفض الدفع",
		DeclinedText: func(reason string) string {
			return "كان الجواب: «" + apart(reason) + "». لم يُخصم أي مبلغ، ومقاعدك ما زالت محجوزة. حاول مرة أخرى أو ببطاقة أخرى."
		},
		CheckingTitle: "نتحقق من دفعتك", CheckingText: "لا تدفع مرة أخرى. مصرفك يأخذ وقته، وسيُحسم الأمر من تلقاء نفسه ويظهر هنا. يمكنك أيضًا إغلاق هذه الصفحة وسنكتب إليك.",
		PaidTitle: "تذاكرك جاهزة!",
		PaidText: func(email string) string {
			return "تم الدفع. تذاكرك هنا، وفي طريقها إلى " + leftToRight(email) + "."
		},
		ExpiredTitle: "انتهى الوقت", ExpiredText: "لم تصل أي دفعة في الوقت المحدد، فعادت المقاعد إلى البيع. لم يُخصم أي مبلغ. ربما ما زالت متاحة:",
		CancelledTitle: "انتهى هذا الطلب", CancelledText: "أُلغي قبل دفعه. لم نحتفظ بأي مبلغ.",
		RefundingTitle: "مالك في طريق العودة", RefundingText: "لم تعد هذه التذاكر صالحة للدخول. يعود المال بالطريقة التي جاء بها.",
		RefundedTitle: "أُعيد المبلغ",
		RefundedText: func(total string) string {
			return "أُعيد " + total + " بالطريقة التي دُفع بها. قد تمر بضعة أيام قبل أن يظهره مصرفك. لم تعد هذه التذاكر صالحة للدخول."
		},
		PayNow: func(total string) string { return "ادفع " + total },
		Cancel: "ألغِ الطلب وأعد المقاعد", Timeline: "ما الذي حدث", PDF: "تنزيل بصيغة PDF",
		Proof: "إثبات سجل المقاعد", ProofText: "هنا كانت تنتهي القائمة العلنية لكل تغييرات المقاعد عند شرائك. احتفظ به، فبه يمكن التحقق من أن شيئًا في القائمة لم يتغير منذ ذلك الحين.",
		OpenTickets: arabicCount(Forms{
			Zero: "عرض التذاكر", One: "عرض تذكرتي", Two: "عرض تذكرتيّ", Few: "عرض تذاكري (#)", Many: "عرض تذاكري (#)", Other: "عرض تذاكري (#)",
		}),
	},
	Ticket: TicketTexts{
		Title:   func(event string) string { return "تذكرة: " + apart(event) },
		QRLabel: "رمز الدخول", Void: "لم تعد صالحة",
		Hint:        "أظهر الرمز عند الباب، على الهاتف أو على الورق. تُدخل التذكرة شخصًا واحدًا مرة واحدة.",
		KeptOffline: "محفوظة على هذا الجهاز: تُفتح بلا شبكة أيضًا.", OpenAlone: "افتح هذه التذكرة وحدها",
		Section: "القسم", Place: "المكان", Standing: "وقوفًا", Seat: "المقعد",
		RowWord: func(word string) string {
			return cmp.Or(map[string]string{"Row": "الصف", "Table": "الطاولة", "Box": "المقصورة"}[word], word)
		},
		Starts: "البداية", Doors: "الأبواب", Holder: "الاسم", Where: "المكان",
	},
	Staff:    arabicStaff,
	Setup:    arabicSetup,
	Watch:    arabicWatch,
	Blocks:   arabicBlocks,
	Money:    arabicMoney,
	Voucher:  arabicVoucher,
	Finance:  arabicFinance,
	Back:     arabicBack,
	Returns:  arabicReturns,
	Bank:     arabicBank,
	Exchange: arabicExchange,
	Fault: FaultTexts{
		NotFound: "لا شيء هنا", Forbidden: "ليس لك فتح هذه الصفحة", Internal: "الخطأ منا",
		Unavailable: "نعود بعد لحظة", TooMany: "تمهّل قليلًا", Conflict: "سبقك أحدهم",
		Invalid: "لم ينجح ذلك", Gone: "انتهى ذلك", SignIn: "سجّل الدخول من فضلك",
		Home: "إلى جميع الفعاليات", Again: "حاول مرة أخرى",
		Code: func(code string) string {
			return "إذا كتبت إلينا فاذكر «" + leftToRight(code) + "»."
		},
		RetryInMinutes: arabicCount(Forms{
			Zero: "حاول مرة أخرى الآن.", One: "حاول مرة أخرى بعد دقيقة.", Two: "حاول مرة أخرى بعد دقيقتين.", Few: "حاول مرة أخرى بعد # دقائق.", Many: "حاول مرة أخرى بعد # دقيقة.", Other: "حاول مرة أخرى بعد # دقيقة.",
		}),
		Offline: "لا توجد شبكة", OfflineText: "هذه التذكرة غير محفوظة على هذا الجهاز، ولذلك تحتاج إلى الشبكة. التذاكر التي فتحتها هنا من قبل تُفتح من دونها.",
		RetryIn: arabicCount(Forms{
			Zero: "حاول مرة أخرى الآن.", One: "حاول مرة أخرى بعد ثانية.", Two: "حاول مرة أخرى بعد ثانيتين.",
			Few: "حاول مرة أخرى بعد # ثوانٍ.", Many: "حاول مرة أخرى بعد # ثانية.", Other: "حاول مرة أخرى بعد # ثانية.",
		}),
		Message: func(code string) string { return arabicFaults[code] },
	},
}

var arabicGenres = map[string]string{
	"concert": "حفلات موسيقية", "classical": "موسيقى كلاسيكية", "theatre": "مسرح", "opera": "أوبرا",
	"comedy": "كوميديا", "sport": "رياضة", "dance": "رقص", "family": "للعائلة",
	"festival": "مهرجانات", "talk": "محاضرات", "other": "أخرى",
}

var arabicPlaces = Forms{Zero: "بلا أماكن", One: "مكان واحد", Two: "مكانان", Few: "# أماكن", Many: "# مكانًا", Other: "# مكان"}

var arabicUpToSeats = arabicCount(Forms{
	Zero: "المقاعد", One: "مقعدًا واحدًا", Two: "مقعدين على الأكثر", Few: "حتى # مقاعد", Many: "حتى # مقعدًا", Other: "حتى # مقعد",
})
