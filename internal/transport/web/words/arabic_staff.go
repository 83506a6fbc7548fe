package words

import (
	"cmp"

	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

var arabicStaff = StaffTexts{
	Menu: "الموظفون", Orders: "الطلبات", Shows: "العروض", SignOut: "تسجيل الخروج",
	SignInTitle: "الموظفون", SignInLead: "سجّل الدخول لترى الطلبات والمبيعات.", SignIn: "تسجيل الدخول", Password: "كلمة المرور",
	Hello:       func(name string) string { return "مرحبًا، " + apart(name) },
	NothingHere: "لا صفحات لدورك هنا. تُفحص التذاكر بالماسح.",
	Search:      "بحث", SearchHint: "الاسم أو البريد أو الرقم أو المقعد أو رمز التذكرة", State: "الحالة", AnyState: "أي حالة", Find: "بحث",
	NoOrders: "لا طلبات كهذه", AllOrders: "عرض جميع الطلبات",
	Number: "الطلب", When: "متى", Buyer: "المشتري", Provider: "مزود الدفع", BoxOffice: "شباك التذاكر", Places: "الأماكن",
	StateName: func(state order.State) string { return cmp.Or(arabicStates[state], string(state)) },
	Refund:    "أعد مبلغ هذا الطلب", RefundMeans: "يعود المبلغ كله، وتفقد التذاكر صلاحيتها. لا يمكن التراجع عن ذلك.",
	SeatsThen: "المقاعد بعد ذلك", SeatsOnSale: "تعود إلى البيع", SeatsKept: "يُحتفظ بها",
	GivenBack: TakeBack{
		Do: "استرد هذه الأماكن", Ask: "استرداد هذه الأماكن؟",
		Means: "لم يُدفع شيء، فلا يعود أي مبلغ. تفقد التذاكر صلاحيتها. لا يمكن التراجع عن ذلك.", Yes: "نعم، استردها",
	},
	RefundNo:  "الإبقاء على الطلب",
	RefundAsk: func(total string) string { return "إعادة " + total + "؟" },
	RefundYes: func(total string) string { return "نعم، أعد " + total },
	Resend:    "إعادة إرسال التذاكر", Resent: func(email string) string {
		return "التذاكر في طريقها مرة أخرى إلى \u2068" + email + "\u2069."
	},
	NoShows: "لا عروض بعد", Show: "العرض", DraftTitle: "لم يُنشر بعد", DraftText: "تُطرح مقاعده للبيع عند نشره.",
	ShowState: func(state catalog.ShowState) string {
		switch state {
		case catalog.ShowDraft:
			return "مسودة"
		case catalog.ShowPublished:
			return "منشور"
		case catalog.ShowCancelled:
			return "ملغى"
		}
		return string(state)
	},
	NoPrice: "بلا سعر", Price: "السعر",
}

var arabicStates = map[order.State]string{
	order.AwaitingPayment: "بانتظار الدفع", order.Checking: "قيد التحقق", order.Paid: "مدفوع", order.Expired: "انتهى وقته",
	order.Cancelled: "ملغى", order.Refunding: "قيد إعادة المبلغ", order.Refunded: "أُعيد مبلغه", order.ChargedBack: "استرجعه المصرف",
}
