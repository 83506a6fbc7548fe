package words

import "frontrow/internal/domain/payment"

var englishBank = BankTexts{
	ChargedTitle: "The bank took the money back",
	ChargedText:  "The bank of whoever paid took the money for this order back. Its tickets open no door for now. If you did not ask for that, speak with your bank, and tell the box office.",
	TookBack:     "The bank of whoever paid took money back. The tickets are not valid.",
	TookWaiting:  "The bank of whoever paid took money back that was on its way to you.",
	GaveUp:       "The bank gave the money up again.",
	TookBeyond: func(sum, order string) string {
		return "The bank of whoever paid order " + order + " took " + sum + " back, which paid for this one. The tickets are not valid."
	},
	GaveUpBeyond: func(sum, order string) string {
		return "The bank of whoever paid order " + order + " gave " + sum + " up again, which pay for this one."
	},
	Seats: TakeBack{
		Do:    "Decide about the seats",
		Ask:   "What becomes of the seats?",
		Means: "The bank has the money of this order. Its tickets become void for good; what the bank left of the money goes back to the buyer.",
		Yes:   "End this order",
	},

	Matters:     "What is odd about money",
	MattersLead: "Each of these needs somebody to look, once. What settles itself is not here.",
	NoMatters:   "Nothing is odd.",
	WhatWasDone: "What was done about it",
	SeenTo:      "It is seen to",
	TryOnceMore: "Do it once more",
	OpenOrder:   "Open the order",
	SeeToThem:   "See to it",
	MatterName: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "A bank took the money of an order back",
		payment.MatterChargeBackOdd: "A bank took something odd",
		payment.MatterChargeBackWon: "A bank gave money back too late",
		payment.MatterJobFailed:     "Work was given up",
		payment.MatterRefundFailed:  "A refund failed at the provider",
		payment.MatterEventUnread:   "A message of the provider cannot be read",
		payment.MatterEventStranger: "A message about money of no order",

		payment.MatterProviderStranger: "A provider has money of no order",
		payment.MatterProviderDiffers:  "A provider and the books differ",
		payment.MatterProviderLacks:    "A provider knows nothing of a payment",
		payment.MatterProviderUnclear:  "A provider does not tell of a payment",
	}),
	MatterToDo: matterWords(map[payment.MatterKind]string{
		payment.MatterChargeBack:    "Open the order and say what becomes of its seats: on sale again, or kept back. If you contest it with the provider, leave them until that is decided.",
		payment.MatterChargeBackOdd: "It took a part, more than there was, or another currency. Compare the order with what the provider shows, and answer the provider if it is wrong.",
		payment.MatterChargeBackWon: "The seats of this order are gone, so the money goes on to the buyer. Tell the buyer, and check that the refund arrived.",
		payment.MatterJobFailed:     "It was tried many times. Mend what the message names, then have it done once more; or say why it is not needed.",
		payment.MatterRefundFailed:  "The money is with us again. Ask the buyer for another way, or try once more when the provider says that it will work.",
		payment.MatterEventUnread:   "It is signed, but in a form that this version does not know. Check the version of the provider’s interface in its settings.",
		payment.MatterEventStranger: "The provider tells of a payment that is in no order here. See there whose it is; another shop may share the account.",

		payment.MatterProviderStranger: "Its list has a payment that is in no order here. See there whose it is, and give it back; another shop may share the account.",
		payment.MatterProviderDiffers:  "The order is done, and the provider says something else of its money. Somebody may have refunded there by hand: compare both, and note what was done.",
		payment.MatterProviderLacks:    "The order was paid there by our books, and the provider cannot find it. Check that the account and its keys are still the same.",
		payment.MatterProviderUnclear:  "It answers, but for hours not about this payment. See there how the payment stands, and tell the provider. It is asked again every night.",
	}),
}
