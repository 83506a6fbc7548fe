package words

import "strconv"

var arabicHall = HallTexts{
	Map:            "المخطط",
	List:           "القائمة",
	View:           "طريقة عرض المقاعد",
	MapLabel:       "مخطط القاعة",
	MapHelp:        "مفاتيح الأسهم تنتقل من مقعد إلى مقعد. مفتاح المسافة أو الإدخال يختار. زائد وناقص للتكبير والتصغير. مفتاح الهروب يغادر المخطط. القائمة فيها كل المقاعد أيضًا.",
	Loading:        "المخطط في الطريق …",
	NoMap:          "لا يمكن عرض المخطط على هذا الجهاز. القائمة فيها كل المقاعد.",
	NotLive:        "ليست محدّثة الآن. نواصل المحاولة.",
	ZoomIn:         "تكبير",
	ZoomOut:        "تصغير",
	Whole:          "عرض الكل",
	Floors:         "الطوابق",
	Filters:        "الأسعار، شاملة جميع الرسوم",
	OnlyAccessible: "أماكن الكراسي المتحركة",
	More:           "واحد أكثر",
	Fewer:          "واحد أقل",
	Wishes:         "رغبات أخرى",
	Yours:          "لك",
	YourChoice:     "اختيارك",
	Filtered:       "خارج التصفية",
	Back:           "توفّرت مقاعد من جديد.", Choose: "اختر المقاعد",
	NothingChosen: "لا شيء بعد. المس المقاعد على المخطط، أو افتح قسمًا في القائمة.",
	Limit: func(most int) string {
		if most == 1 {
			return "هذا هو الحد: مكان 1 لكل شخص. أزل مكانًا من اختيارك لتختار غيره."
		}
		return "هذا هو الحد: " + leftToRight(strconv.Itoa(most)) + " أماكن لكل شخص على الأكثر. أزل مكانًا من اختيارك لتختار غيره."
	},
	Spot:         "{section}، {row}، المقعد {seat}",
	Companion:    "بجانب مكان لكرسي متحرك",
	SaidChosen:   "{what}: تم اختياره.",
	SaidUnchosen: "{what}: لم يعد مختارًا.",
	SaidTotal:    "{places}، المجموع {sum}.",
	Left: Forms{
		Zero: "لا شيء متاح", One: "واحد متاح", Two: "اثنان متاحان", Few: "# متاحة", Many: "# متاحًا", Other: "# متاح",
	},
	Remove:   "أزل {what} من اختيارك",
	Lost:     "{what}: أُخذ للتو",
	LostKept: "بقية اختيارك ما زالت هنا.",
	Nearest:  "أقرب المقاعد المتاحة بالسعر نفسه:",
	Take:     "{what} بسعر {price}",
	Offline:  "لا يوجد اتصال",
	NotSent:  "لم يُرسل شيء، أو لم يصل رد. اختيارك ما زال هنا: حاول مرة أخرى.",
	Instead: func(n int) string {
		if n == 1 {
			return "خذ 1 بدلًا من ذلك"
		}
		return "خذ " + leftToRight(strconv.Itoa(n)) + " متجاورة بدلًا من ذلك"
	},
	InsteadSplit: func(groups string) string { return "خذ " + leftToRight(groups) + " متقاربة" },
	LeftAlone:    "سيبقى وحده:", InsteadLone: "من دون مقعد وحيد:",
	NeedThese: "نعم، نحتاج إليها: احجز الكل", LeaveThese: "لا: احجز الباقي",
	LoneHint:  "{what} سيبقى وحده. اختر إن أمكن بحيث لا يبقى: لا يكاد أحد يشتري مقعدًا وحيدًا.",
	FewerHint: "ما قد يفيد:",
	LimitHave: func(limit, have int) string {
		return "الحد لكل شخص: " + leftToRight(strconv.Itoa(limit)) + " من الأماكن. لديك بالفعل " + leftToRight(strconv.Itoa(have)) + "."
	},
	KeyReused: "أُرسلت هذه الصفحة من قبل بمقاعد أخرى. راجع ما هو مختار الآن، وأرسلها مرة أخرى إن كان صحيحًا.",
}
