package words

import (
	"strconv"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

var arabicWatch = WatchTexts{
	Phase: name(map[catalog.Phase]string{
		catalog.Selling: "معروض للبيع الآن", catalog.Coming: "قريبًا في البيع", catalog.Draft: "غير منشور", catalog.Past: "منتهٍ وملغى",
	}),
	SearchShows:     "ابحث عن عرض",
	SearchShowsHint: "الفعالية أو المكان أو المدينة",
	AllEvents:       "عروض كل الفعاليات",
	NothingFound:    "لا يوجد عرض مطابق",
	ShowAll:         "عرض الكل",
	SoldOf:          func(sold, all string) string { return "بيع " + sold + " من " + all },
	OpensOn:         func(moment string) string { return "يبدأ البيع " + moment },
	ClosesOn:        func(moment string) string { return "البيع حتى " + moment },

	SaleState: name(map[string]string{
		"open": "معروض للبيع", "paused": "متوقف مؤقتًا", "closed": "مغلق", "soon": "لم يبدأ البيع بعد", "ended": "انتهى البيع", "out": "نفدت الأماكن",
		"draft": "مسودة", "cancelled": "ملغى",
	}),
	Numbers:      "وضع البيع",
	Live:         "مباشر",
	Lost:         "لا يوجد اتصال. هذه الأرقام ليست جديدة، وستُحدَّث من تلقاء نفسها.",
	Catches:      "يُحدَّث كل بضع ثوانٍ",
	Given:        "منها مُهداة",
	Sold:         "مبيعة",
	Paying:       "قيد الدفع",
	Held:         "محجوزة",
	KeptBack:     "محتفظ بها",
	Left:         "متاحة",
	OfAll:        func(all, percent string) string { return "من " + all + " · " + percent },
	Money:        "المال",
	Taken:        "المقبوض",
	Fees:         "منها الرسوم",
	Refunded:     "المُعاد",
	Average:      "متوسط الطلب",
	OrdersPaid:   "الطلبات",
	OrdersRecent: func(minutes int) string { return "في آخر " + strconv.Itoa(minutes) + " دقائق" },
	FirstSale:    "أول بيع",
	LastSale:     "آخر بيع",
	Never:        "لا شيء بعد",
	Curve:        "التذاكر المبيعة مع الوقت",
	CurveSays: func(sold, first, last string) string {
		return "بيعت " + sold + " تذكرة بين " + first + " و" + last
	},
	CurveNone: "يبدأ المنحنى مع أول بيع.",
	ByLevel:   "حسب السعر",
	BySection: "حسب القسم",
	Section:   "القسم",
	Orders:    "طلبات هذا العرض",
	Public:    "ما يراه المشترون",
	Blocks:    "الاحتفاظ بمقاعد",

	Map:      "المقاعد",
	MapHint:  "اختر مقعدًا لترى من لديه.",
	MapLabel: "مخطط المقاعد",
	AsList:   "كل المقاعد في قائمة",
	Legend:   "معنى العلامات",
	StateOf: name(map[inventory.State]string{
		inventory.Available: "متاح", inventory.Held: "محجوز", inventory.Paying: "قيد الدفع", inventory.Sold: "مبيع", inventory.Blocked: "محتفظ به",
	}),
	HeldUntil:      func(clock string) string { return "محجوز حتى " + clock },
	HeldBySomebody: "هناك من يختار الآن. لا يوجد طلب بعد.",
	OrderOf:        func(number, name string) string { return "الطلب " + number + "، " + name },
	KeptBecause:    func(reason string) string { return "محتفظ به: " + reason },
	KeptReturned:   "عاد من طلب ولم يُعرض للبيع مرة أخرى.",
	By:             func(who, moment string) string { return who + "، " + moment },
	Somebody:       "شباك التذاكر",
	ZoomIn:         "أقرب",
	ZoomOut:        "أبعد",
	Whole:          "كل المقاعد",

	Pause:       "إيقاف البيع مؤقتًا",
	Resume:      "إعادة فتح البيع",
	Close:       "إغلاق البيع",
	PauseAsk:    "هل تريد إيقاف البيع مؤقتًا؟",
	CloseAsk:    "هل تريد إغلاق البيع؟",
	ResumeAsk:   "هل تريد إعادة فتح البيع؟",
	PauseMeans:  "لن يستطيع أحد حجز مقاعد أخرى حتى تعيد فتحه. تبقى المقاعد المحجوزة محجوزة، وتكتمل المدفوعات الجارية.",
	CloseMeans:  "يُبلَّغ المشترون بأن البيع انتهى. تبقى المقاعد المحجوزة محجوزة، وتكتمل المدفوعات الجارية. ويمكنك إعادة فتحه.",
	ResumeMeans: "يستطيع المشترون الحجز فورًا.",
	Reason:      "السبب",
	ReasonHint:  "لزملائك؛ لا يراه المشترون.",
	Optional:    "اختياري",
	PauseYes:    "نعم، أوقفه",
	CloseYes:    "نعم، أغلقه",
	ResumeYes:   "نعم، افتحه",
	Back:        "اتركه كما هو",
	PausedNote:  "البيع متوقف مؤقتًا. يُطلب من المشترين الانتظار.",
	ClosedNote:  "البيع مغلق. يُبلَّغ المشترون بأنه انتهى.",
	Because: func(reason, who, moment string) string {
		if reason == "" {
			return who + "، " + moment
		}
		return "«" + reason + "»، " + who + "، " + moment
	},

	StuckTitle: "طلبات تحتاج إلى نظرة",
	StuckText:  "كان يجب أن تتقدم من تلقاء نفسها ولم تفعل. افتح أحدها لترى وضعه؛ وما زالت المحاولات مستمرة.",

	PausedTitle: "البيع متوقف مؤقتًا",
	PausedText:  "سيُستأنف قريبًا. المقاعد التي حجزتها تبقى لك، والدفع الذي بدأته يكتمل. تُحدَّث هذه الصفحة من تلقاء نفسها.",
	PausedSoon:  "يُستأنف البيع قريبًا. المقاعد التي حجزتها تبقى لك.",
}
