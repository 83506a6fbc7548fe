package words

import "frontrow/internal/domain/payment"

var arabicBank = BankTexts{
	ChargedTitle: "استرجع المصرف المال",
	ChargedText:  "استرجع مصرف الدافع مال هذا الطلب. لا تفتح تذاكره أي باب حاليًا. إن لم تطلب ذلك فتحدث مع مصرفك وأبلغ شباك التذاكر.",
	TookBack:     "استرجع مصرف الدافع مالًا. التذاكر غير صالحة.",
	TookWaiting:  "استرجع مصرف الدافع مالًا كان في طريقه إليك.",
	GaveUp:       "تنازل المصرف عن المال من جديد.",
	TookBeyond: func(sum, order string) string {
		return "استرجع مصرف من دفع الطلب " + order + " مبلغ " + sum + " الذي دُفع به هذا الطلب. التذاكر غير صالحة."
	},
	GaveUpBeyond: func(sum, order string) string {
		return "تنازل مصرف من دفع الطلب " + order + " من جديد عن مبلغ " + sum + " الذي يُدفع به هذا الطلب."
	},
	Seats: TakeBack{
		Do:    "تقرير مصير المقاعد",
		Ask:   "ما مصير المقاعد؟",
		Means: "مال هذا الطلب لدى المصرف. تُلغى تذاكره نهائيًا، وما تركه المصرف يُعاد إلى المشتري.",
		Yes:   "إنهاء هذا الطلب",
	},

	Matters:     "أمور مالية غريبة",
	MattersLead: "كل أمر هنا يحتاج إلى من ينظر فيه مرة واحدة. ما يستقيم وحده ليس هنا.",
	NoMatters:   "لا شيء غريب.",
	WhatWasDone: "ما الذي تم",
	SeenTo:      "تمت معالجته",
	TryOnceMore: "أعد المحاولة مرة أخرى",
	OpenOrder:   "افتح الطلب",
	SeeToThem:   "عالج الأمر",
	MatterName: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "استرجع مصرف مال طلب",
		payment.MatterChargeBackOdd: "استرجع مصرف مبلغًا غير معتاد",
		payment.MatterChargeBackWon: "أعاد مصرف المال متأخرًا",
		payment.MatterJobFailed:     "تُرك عمل دون إتمام",
		payment.MatterRefundFailed:  "فشل رد مبلغ لدى المزود",
		payment.MatterEventUnread:   "رسالة من المزود لا تُقرأ",
		payment.MatterEventStranger: "رسالة عن مال بلا طلب",

		payment.MatterProviderStranger: "لدى المزود مال بلا طلب",
		payment.MatterProviderDiffers:  "المزود والدفاتر مختلفان",
		payment.MatterProviderLacks:    "لا يعرف المزود دفعة",
		payment.MatterProviderUnclear:  "لا يخبر المزود عن دفعة",
	}),
	MatterToDo: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "افتح الطلب وقل ما مصير مقاعده: تعود إلى البيع أو تُحجب. إن كنت تعترض فاتركها حتى يُبت في الأمر.",
		payment.MatterChargeBackOdd: "جزءًا، أو أكثر مما كان، أو بعملة أخرى. قارن الطلب بما يظهره مزود الدفع ورد عليه إن كان خطأ.",
		payment.MatterChargeBackWon: "لم تعد مقاعد هذا الطلب متاحة، لذلك يذهب المال إلى المشتري. أبلغه وتحقق من وصوله.",
		payment.MatterJobFailed:     "جُرّب مرات كثيرة. أصلح ما تذكره الرسالة ثم أعده مرة أخرى، أو قل لماذا لا حاجة إليه.",
		payment.MatterRefundFailed:  "المال عندنا من جديد. اطلب من المشتري طريقة أخرى، أو أعد المحاولة حين يقول المزود إنها ستنجح.",
		payment.MatterEventUnread:   "هي موقعة لكن بصيغة لا تعرفها هذه النسخة. تحقق من إصدار الواجهة في إعداداته.",
		payment.MatterEventStranger: "يذكر المزود دفعة ليست في أي طلب هنا. انظر هناك لمن هي؛ قد يشارك متجر آخر الحساب.",

		payment.MatterProviderStranger: "في قائمته دفعة ليست في أي طلب هنا. انظر هناك لمن هي وأعدها؛ قد يشارك متجر آخر الحساب.",
		payment.MatterProviderDiffers:  "انتهى الطلب ويقول المزود شيئًا آخر عن ماله. ربما أعاد أحدهم المال هناك يدويًا: قارن بينهما ودوّن ما جرى.",
		payment.MatterProviderLacks:    "دُفع الطلب هناك بحسب دفاترنا ولا يجده المزود. تحقق من أن الحساب ومفاتيحه لم تتغير.",
		payment.MatterProviderUnclear:  "يجيب المزود، لكنه منذ ساعات لا يجيب عن هذه الدفعة. انظر هناك كيف حالها وأبلغه. يُسأل عنها من جديد كل ليلة.",
	}),
}
