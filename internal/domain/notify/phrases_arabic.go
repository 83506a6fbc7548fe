package notify

import "frontrow/internal/domain/order"

var arabic = phrases{
	Hello:            "مرحبًا {name}،",
	HelloNobody:      "مرحبًا،",
	TicketsSubject:   "تذاكرك: {title}، {date}",
	TicketsHere:      "تذاكرك هنا: في ملف PDF المرفق، وفي أي وقت على صفحة طلبك.",
	TicketsOpen:      "افتح تذاكرك",
	EachTicket:       "تُدخل كل تذكرة شخصًا واحدًا. أظهر رمزها على هاتفك أو على الورق. يفتح الرابط تذاكرك لكل من لديه، فاحتفظ به لنفسك.",
	SeeYou:           "نراك هناك.",
	SeatLogHead:      "للتوثيق: نهاية سجل المقاعد العلني لحظة شرائك. احتفظ بها، فبها يمكن لأي شخص أن يتحقق من أن أي سطر من السجل لم يتغير منذ ذلك الحين.",
	CancelledSubject: "أُلغي طلبك {number}: {title}",
	Cancelled:        "أُلغي طلبك {number}.",
	OrderOpen:        "افتح الطلب",
	NoLongerValid:    "لم تعد تذاكر هذا الطلب صالحة.",
	OnItsPage:        "كل ما جرى له على صفحته:",
	AnswerUs:         "إن لم تكن تتوقع ذلك فأجب عن هذه الرسالة.",
	MoneyBack: map[order.State]string{
		order.Cancelled: "لم نحتفظ بأي مبلغ. إذا أظهر مصرفك مبلغًا محجوزًا أو مخصومًا فسيعود من تلقاء نفسه، خلال أيام قليلة عادةً.",
		order.Refunding: "المبلغ كله في طريق العودة إلى البطاقة أو الحساب الذي دفعت به.",
		order.Refunded:  "عاد المبلغ كله إلى البطاقة أو الحساب الذي دفعت به. قد تمر أيام قليلة قبل أن يظهره المصرف.",
	},
	Doors:     "(الأبواب {doors})",
	OrderFees: "الطلب {number}، شاملًا الرسوم",
	OrderFee:  "رسوم الطلب", OrderTax: "الضرائب المشمولة:",
	OrderTotal: "الطلب {number}، المجموع {total} شاملًا الرسوم",
	FoundTitle: "طلباتك",
	FoundLead:  "طلبت روابط طلباتك. يفتح كل رابط طلبه مع التذاكر والإيصالات.",
	FoundOrder: "الطلب {number}، {total}",
	FoundCare:  "يفتح الرابط الطلب لكل من لديه، فاحتفظ بهذه الرسالة لنفسك. إن لم تطلبها فلا حاجة إلى فعل شيء: لم يحصل أحد غيرك على هذه الروابط.",
	Notes: map[order.State]string{
		order.AwaitingPayment: "لم يُدفع بعد",
		order.Checking:        "قيد التحقق",
		order.Expired:         "لم يُدفع في وقته",
		order.Cancelled:       "ملغى",
		order.Refunding:       "قيد إعادة المبلغ",
		order.Refunded:        "أُعيد مبلغه",
		order.ChargedBack:     "استرجع المصرف مبلغه",
	},
}
