package words

var arabicWay = WayTexts{
	MoreTime: "أحتاج إلى وقت أطول", Soon: "بقي أقل من دقيقتين",
	MoreTimeGiven: func(clock string) string {
		return "لديك وقت أطول: مقاعدك محجوزة لك حتى " + clock + "."
	},
	MoreTimeFailed: "لم تنجح العملية. تحقق من الاتصال ثم حاول مرة أخرى.",

	CheckEntries: arabicCount(Forms{
		One: "يُرجى مراجعة حقل واحد:", Two: "يُرجى مراجعة حقلين:", Few: "يُرجى مراجعة # حقول:", Other: "يُرجى مراجعة # حقلاً:",
	}),

	Offline:          "لا يوجد اتصال بالشبكة الآن. لن تفقد شيئاً: تتابع هذه الصفحة تلقائياً فور عودة الاتصال.",
	PaymentPageClock: "قد تعرض صفحة الدفع الوقت السابق. الوقت الظاهر هنا هو المعتمد.",
	Resend:           "إرسال التذاكر مرة أخرى", Resent: "التذاكر في طريقها إليك مرة أخرى. راجع أيضاً مجلد الرسائل غير المرغوب فيها.",

	Find: "البحث عن طلبي", FindTitle: "البحث عن طلبك",
	FindText: "أدخل عنوان البريد الإلكتروني الذي اشتريت به. سنرسل إليه رابطاً لكل طلب من آخر 13 شهراً.",
	FindSend: "إرسال الروابط", FindSentTitle: "راجع بريدك",
	FindSentText: func(email string) string {
		return "إذا كانت هناك طلبات مسجلة بالعنوان \u2066" + email + "\u2069، فإن رسالة بالروابط في طريقها إليه. قد يستغرق ذلك بضع دقائق؛ راجع أيضاً مجلد الرسائل غير المرغوب فيها."
	},
	FindAgain: "تجربة عنوان آخر",

	Bright:    "ارفع سطوع الشاشة عند المدخل.",
	PhoneDead: "نفدت البطارية أو فُقد الهاتف؟ يكفي اسمك ووثيقة هوية عند مكتب المساعدة.",
	KeptCopy:  "لا يوجد اتصال: هذه هي النسخة المحفوظة على هذا الجهاز.",
	VoidText:  "استُرد ثمنها أو استُبدلت ولا تتيح الدخول.",
	Install:   "إضافة إلى الشاشة الرئيسية", AllTickets: "جميع تذاكر هذا الطلب",

	Reason: reasons(arabicReasons),
	Entries: EntryTexts{
		Ordered:  func(places, total string) string { return "طلبت " + places + " بمبلغ " + total + "." },
		Given:    func(places string) string { return "أُهديت إليك " + places + "." },
		Opened:   "فُتحت صفحة الدفع.",
		Extended: "حصلت على وقت أطول للدفع، ومقاعدك محجوزة مدة أطول.",
		Notified: "أبلغنا مزود الدفع بالمستجدات.",
		Declined: func(reason string) string {
			return "رُفضت عملية دفع: «" + reason + "». لم يُخصم أي مبلغ."
		},
		Doubtful:   "تعذر الوصول إلى مزود الدفع ونواصل الاستعلام. لا حاجة إلى الدفع مرة أخرى.",
		Delayed:    "لم يُعِد مزود الدفع المال بعد. نواصل الطلب، ولا يلزمك فعل شيء.",
		Authorised: func(total string) string { return "حجز مصرفك مبلغ " + total + "." },
		Captured:   func(total string) string { return "دفعت " + total + "." },
		Received:   func(sum string) string { return "وصل " + sum + "." },
		Owed:       func(sum string) string { return "يعود إليك " + sum + "؛ يرسله شباك التذاكر." },
		Refunded:   func(total string) string { return "أعدنا إليك " + total + "." },
		Sealed:     "ثُبّتت مقاعدك لهذا الطلب.",
		Ticketed:   "المقاعد لك، وقد أُصدرت تذاكرك.",
		Mailed:     "راسلناك عبر البريد الإلكتروني.",
		Expired:    "انتهى وقت الدفع وعادت المقاعد إلى البيع. لم يُخصم أي مبلغ.",
		Released:   "عادت المقاعد إلى البيع.",
		Voided:     "أُلغي حجز المبلغ لدى مصرفك.",
		Returned:   "ألغى شباك التذاكر هذا الطلب، وتذاكره لم تعد صالحة.",
	},
}

// arabicReasons is why an order ended, or a payment was declined.
var arabicReasons = map[string]string{
	"You cancelled this order.":                                                                                            "لقد ألغيت هذا الطلب.",
	"You chose other seats, which have an order of their own.":                                                             "اخترت مقاعد أخرى لها طلب خاص بها.",
	"You chose another way to pay, which has an order of its own.":                                                         "اخترت طريقة دفع أخرى لها طلب خاص بها.",
	"The time for these seats had run out before they could be fixed for this order. Nothing was paid.":                    "انتهى وقت هذه المقاعد قبل تثبيتها لهذا الطلب. لم يُدفع شيء.",
	"You returned this order.":                                                                                             "أرجعت هذا الطلب.",
	"Your money was returned, less what is kept by the terms you bought on; it can take your bank some days to show it.":   "أُعيد مالك، ناقصاً ما يُحتفظ به وفق شروط شرائك؛ قد يستغرق ظهوره لدى مصرفك بضعة أيام.",
	"These seats were changed for others, which have an order of their own.":                                               "بُدِّلت هذه الأماكن بأخرى لها طلبها الخاص.",
	"The seats that were to be changed are not as they were. They stay as they are.":                                       "الأماكن التي كانت ستُبدَّل لم تعد كما كانت. تبقى على حالها.",
	"The box office returned this order.":                                                                                  "ألغى شباك التذاكر هذا الطلب.",
	"The bank of whoever paid took the money back. The tickets are not valid.":                                             "استرجع مصرف الدافع المال. التذاكر غير صالحة.",
	"This show was cancelled, and the box office returned this order.":                                                     "أُلغي هذا العرض، واسترد شباك التذاكر هذا الطلب.",
	"The payment came after the time for these seats had run out.":                                                         "وصل الدفع بعد انتهاء وقت هذه المقاعد.",
	"The payment provider did not accept this order. Your seats are still yours for their time; try again.":                "لم يقبل مزود الدفع هذا الطلب. مقاعدك محجوزة لك حتى نهاية وقتها؛ حاول مرة أخرى.",
	"The payment was closed before it was made. If your seats are still yours, try again.":                                 "أُغلقت عملية الدفع قبل إتمامها. إذا كانت مقاعدك لا تزال محجوزة، فحاول مرة أخرى.",
	"The amount that was paid is not the price of this order.":                                                             "المبلغ المدفوع ليس سعر هذا الطلب.",
	"The payment was authorised but could not be taken.":                                                                   "تمت الموافقة على الدفع لكن تعذر تحصيله.",
	"The seats of this order could not be sold to you.":                                                                    "تعذر بيع مقاعد هذا الطلب لك.",
	"The payment came after the time for these seats had run out, and somebody else has them now.":                         "وصل الدفع بعد انتهاء وقت هذه المقاعد، وهي الآن لدى شخص آخر.",
	"The payment came after the time for these places had run out, and they are taken now.":                                "وصل الدفع بعد انتهاء وقت هذه الأماكن، وهي محجوزة الآن.",
	"The payment came after the time for these seats had run out, and the sale has ended.":                                 "وصل الدفع بعد انتهاء وقت هذه المقاعد، وقد انتهى البيع.",
	"The payment came after the time for these seats had run out, and the sale is not open.":                               "وصل الدفع بعد انتهاء وقت هذه المقاعد، والبيع غير مفتوح.",
	"The payment came after the time for these seats had run out, while the sale is paused.":                               "وصل الدفع بعد انتهاء وقت هذه المقاعد، والبيع متوقف مؤقتاً.",
	"The payment came after the time for these seats had run out, and they are no longer on sale.":                         "وصل الدفع بعد انتهاء وقت هذه المقاعد، ولم تعد معروضة للبيع.",
	"With these seats you would have more than one buyer may have for this show.":                                          "بهذه المقاعد سيتجاوز عدد أماكنك ما يُسمح به للمشتري الواحد في هذا العرض.",
	"With these seats there would be more bought with this e-mail address than one may have for this show.":                "بهذه المقاعد سيتجاوز عدد المشتريات بهذا البريد ما يُسمح به في هذا العرض.",
	"With these seats there would be more bought with this card, or other way of paying, than one may have for this show.": "بهذه المقاعد سيتجاوز عدد المشتريات بهذه البطاقة أو وسيلة الدفع ما يُسمح به في هذا العرض.",
	"The seats, or what they cost, were changed after this payment was begun.":                                             "تغيرت المقاعد أو أسعارها بعد بدء هذا الدفع.",
	"These seats are being paid for, or are paid, with another order.":                                                     "يجري دفع ثمن هذه المقاعد، أو دُفع، بطلب آخر.",
	"Your money was not taken; your bank may show it as reserved for some days.":                                           "لم يُحصَّل مالك؛ قد يظهر لدى مصرفك محجوزاً بضعة أيام.",
	"Your money was returned in full; it can take your bank some days to show it.":                                         "أُعيد مالك كاملاً؛ قد يستغرق ظهوره لدى مصرفك بضعة أيام.",
	"the card was declined": "رُفضت البطاقة",
}
