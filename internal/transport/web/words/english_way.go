package words

var englishWay = WayTexts{
	MoreTime: "I need more time", Soon: "Less than two minutes left",
	MoreTimeGiven:  func(clock string) string { return "You have more time: your seats are yours until " + clock + "." },
	MoreTimeFailed: "That did not go through. Check your connection, then try again.",

	CheckEntries: englishCount(Forms{One: "One entry needs another look:", Other: "# entries need another look:"}),

	Offline:          "No network right now. Nothing is lost: this page goes on by itself as soon as you are back.",
	PaymentPageClock: "The payment page may still show the old time. The time here counts.",
	Resend:           "Send the tickets again", Resent: "The tickets are on their way to you once more. Look into the spam folder too.",

	Find: "Find my order", FindTitle: "Find your order",
	FindText: "Enter the e-mail address you bought with. We send a link to every order of the last 13 months to it.",
	FindSend: "Send me the links", FindSentTitle: "Look into your mail",
	FindSentText: func(email string) string {
		return "If there are orders for " + email + ", a mail with links to them is on its way. It can take some minutes; look into the spam folder too."
	},
	FindAgain: "Try another address",

	Bright:    "Turn your screen bright at the door.",
	PhoneDead: "Phone empty or lost? Your name and an ID at the help desk will do.",
	KeptCopy:  "No network: this is the copy kept on this device.",
	VoidText:  "It was refunded or replaced and does not open the door.",
	Install:   "Put on the home screen", AllTickets: "All tickets of this order",

	Reason: func(text string) string { return text },
	Entries: EntryTexts{
		Ordered:  func(places, total string) string { return "You ordered " + places + " for " + total + "." },
		Given:    func(places string) string { return "You were given " + places + "." },
		Opened:   "The payment page was opened.",
		Extended: "You got more time to pay. Your seats are kept longer.",
		Notified: "The payment provider reported to us.",
		Declined: func(reason string) string {
			return "A payment was declined: “" + reason + "”. Nothing was charged."
		},
		Doubtful:   "We could not reach the payment provider and keep asking. There is no need to pay again.",
		Delayed:    "The payment provider has not sent the money back yet. We keep asking; you need do nothing.",
		Authorised: func(total string) string { return "Your bank set " + total + " aside." },
		Captured:   func(total string) string { return "You paid " + total + "." },
		Received:   func(sum string) string { return sum + " came in." },
		Owed:       func(sum string) string { return sum + " go back to you; the box office sends them." },
		Refunded:   func(total string) string { return "We sent " + total + " back to you." },
		Sealed:     "Your seats were fixed for this order.",
		Ticketed:   "The seats are yours, and your tickets were made.",
		Mailed:     "We wrote to you by mail.",
		Expired:    "The time to pay ran out, and the seats went back on sale. Nothing was charged.",
		Released:   "The seats went back on sale.",
		Voided:     "The money that your bank had set aside was let go.",
		Returned:   "The box office took this order back. Its tickets are no longer valid.",
	},
}
