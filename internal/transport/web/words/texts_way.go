package words

// WayTexts is what the pages between held seats and the door say beside the
// words of [HoldTexts], [OrderTexts] and [TicketTexts].
type WayTexts struct {
	// More time for the seats, and the last two minutes of it.
	MoreTime, Soon string
	MoreTimeGiven  func(clock string) string
	MoreTimeFailed string

	// CheckEntries counts the entries that are not right.
	CheckEntries func(n int) string

	// An order that waits, and its tickets sent once more.
	Offline          string
	PaymentPageClock string // the payment page may not know of the new time
	Resend, Resent   string

	// Looking for one's orders by e-mail.
	Find, FindTitle, FindText, FindSend string
	FindSentTitle                       string
	FindSentText                        func(email string) string
	FindAgain                           string

	// At the door.
	Bright, PhoneDead, KeptCopy, VoidText string
	Install, AllTickets                   string

	Entries EntryTexts
	// Reason gives what package checkout says of how an order ended, and a
	// provider of a payment it declined, in this language.
	Reason func(text string) string
}

// EntryTexts is what a buyer is told of each thing that happened to an order:
// one sentence for each word of package order's timeline.
type EntryTexts struct {
	Ordered                        func(places, total string) string
	Given                          func(places string) string
	Opened, Extended, Notified     string
	Declined                       func(reason string) string
	Doubtful, Delayed              string
	Authorised, Captured, Refunded func(total string) string
	Received, Owed                 func(sum string) string
	Sealed, Ticketed, Mailed       string
	Expired, Released, Voided      string
	Returned                       string
}
