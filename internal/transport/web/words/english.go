package words

import "strconv"

// english is the words of the pages in English.
var english = Texts{
	Way:      englishWay,
	Pay:      englishPay,
	Papers:   englishPapers,
	Discover: englishDiscover,
	Site: SiteTexts{
		Name: "Frontrow", Skip: "Skip to the content", Home: "Frontrow, all events",
		Description:  "Choose the very seats you want. The first price you see is the price you pay.",
		FootPromise:  "No seat is sold twice. No money is kept without a seat.",
		FootSource:   "For programs: the API",
		FeesIncluded: "all fees included",
		From:         func(price string) string { return "from " + price },
		Genre: func(id string) string {
			if name, ok := englishGenres[id]; ok {
				return name
			}
			return id
		},
		LocalTime: func(zone string) string { return "local time (" + zone + ")" },
		NextPage:  "More", FirstPage: "Back to the start",
		Languages: "Language", OfferText: "This page is also available in English.", OfferTake: "Read in English", OfferNo: "No, thank you",
	},
	Events: EventsTexts{
		Heading: "What’s on", Lead: "Choose the very seats you want. The first price you see is the price you pay.",
		Search: "Search", SearchHint: "Title, artist or place", City: "City",
		AnyCity: "All cities", AnyGenre: "Everything",
		FromDate: "From", ToDate: "To", Apply: "Show events", Calm: "Clear all filters",
		Genres:    "Kind of event",
		MoreDates: englishCount(Forms{One: "and 1 more date", Other: "and # more dates"}),
		SoldOut:   "Sold out", Cancelled: "Cancelled", Ended: "Over",
		EmptyTitle: "Nothing matches that yet",
		EmptyText:  "Try fewer words, another city, or wider dates.",
		EmptyClear: "Show all events",
		BadDate:    "Write the date as year-month-day, such as 2027-03-15.", DatesCrossed: "The last day lies before the first. Swap them.",
		More: "More events",
	},
	Event: EventTexts{
		Dates: "Dates", About: "About", By: "Presented by", Prices: "Prices", Level: "Price level",
		Choose: "Choose seats", SoldOut: "Sold out", Cancelled: "Cancelled", Ended: "Over",
		SoldOutText:   "Every seat is sold or held. Seats whose buyers do not pay come back here on their own.",
		CancelledText: "This date will not take place. Everybody who has a ticket gets the money back without asking.",
		ClosedText:    "Selling has ended for this date.",
		OpensAt:       func(moment, zone string) string { return "On sale from " + moment + " " + zone },
		OpensIn:       "Opens in",
		Doors:         func(clock string) string { return "doors " + clock },
		OfWhichFee: func(fee string) string {
			return "of which " + fee + " fee"
		},
		LimitPerPerson: englishCount(Forms{One: "1 ticket for each person", Other: "Up to # tickets for each person"}),
		NoFee:          "no fee", Calendar: "Add to calendar",
		FewLeft:  englishCount(Forms{One: "Last place", Other: "Last # places"}),
		NoDates:  "No dates are announced at the moment.",
		PosterOf: func(title string) string { return "Poster: " + title },
	},
	Seats: SeatsTexts{
		Title:       func(event string) string { return "Seats for " + event },
		NotYetTitle: "Not on sale yet", OtherDates: "See other dates",
		BestTitle: "Best seats together", HowMany: "How many", Level: "Price", In: "Where",
		AnyLevel: "Any price", Anywhere: "Anywhere",
		BestTake: "Hold the best", BestInstead: "Take these instead of mine",
		WithWheelchair: "With a place for a wheelchair",
		Standing:       "Standing", EachIncluded: "each, all fees included",
		PlacesIn:       func(area string) string { return "Places in " + area },
		ChooseYourself: "Choose your seats yourself", Sections: "Sections", NoneLeft: "none left",
		ChooseHint: func(most int) string {
			return "Open a section, tick up to " + strconv.Itoa(most) + " seats, then hold them. You have some minutes to pay."
		},
		SeatsLeft:  englishCount(Forms{One: "1 left", Other: "# left"}),
		AlsoChosen: "Also chosen", Hold: "Hold these seats", Change: "Change my seats",
		Legend: "What the marks mean", Free: "free", Chosen: "chosen", Taken: "taken", Wheelchair: "wheelchair place",
		Row: func(kind, id string) string {
			switch kind {
			case "table":
				return "Table " + id
			case "box":
				return "Box " + id
			}
			return "Row " + id
		},
		SeatName: func(seat Seat) string {
			name := seat.Row + ", seat " + seat.Number + ", " + seat.Price
			if seat.Accessible {
				name += ", wheelchair place"
			}
			if seat.Companion {
				name += ", beside a wheelchair place"
			}
			if seat.Note != "" {
				name += ", " + seat.Note
			}
			switch {
			case seat.Taken:
				name += ", taken"
			case seat.Mine:
				name += ", yours"
			}
			return name
		},
		Times:      func(n int, what string) string { return strconv.Itoa(n) + " × " + what },
		And:        " and ",
		TakenTitle: "Somebody was quicker", RefusedTitle: "That did not work",
		JustTaken: "just taken", OfferTitle: "The nearest that are free. One tap holds them together with the rest of your choice:",
		PlacesForms: englishPlaces,
		TakeInstead: func(seats, price string) string { return seats + ", " + price },
	},
	Hall: englishHall,
	Hold: HoldTexts{
		BarLabel: "Your seats", Release: "Give back", Continue: "Go on",
		Places:     englishCount(englishPlaces),
		Until:      func(clock string) string { return "Yours until " + clock },
		SayMinutes: Forms{One: "One minute left for your seats.", Other: "# minutes left for your seats."},
		SaySeconds: Forms{One: "One second left for your seats.", Other: "# seconds left for your seats."},
		SayOver:    "The time for your seats has run out.",

		Title: "Your seats", DetailsTitle: "Who are the tickets for?", Name: "Name",
		Email: "E-mail", EmailHint: "The tickets go there. No account, no newsletter.",
		Pay:     func(total string) string { return "Pay " + total },
		PayHint: "You pay on the next page. Until the payment is through, you can still change your mind.",
		Paying:  "Opening the payment page …", Total: "Total",
		ChangeSeats: "Change seats", OrderWaits: "You have begun to pay for these seats. Going on leads back to the payment page.",
		EndedTitle: "Your seats were let go", EndedText: "The time ran out, or they were given back. Nothing was charged. They may still be free:", NameFault: "Tell us the name the tickets are for, up to 100 characters.", EmailFault: "Tell us an e-mail address that reaches you, such as name@example.org.",
		TryAgain: "Try to get the same seats", ChooseOthers: "Choose other seats",
	},
	Order: OrderTexts{
		Title:         func(number string) string { return "Order " + number },
		AwaitingTitle: "Waiting for your payment", AwaitingText: "Your seats are held. Nothing has been charged yet.",
		DeclinedTitle: "The payment was declined",
		DeclinedText: func(reason string) string {
			return "The answer was “" + reason + "”. Nothing was charged, and your seats are still held. Try again, or with another card."
		},
		CheckingTitle: "We are checking your payment", CheckingText: "Do not pay again. Your bank is taking its time; this settles itself, and this page shows it. You can also close it: we write to you.",
		PaidTitle: "You are going!",
		PaidText: func(email string) string {
			return "Paid. Your tickets are here, and on their way to " + email + "."
		},
		ExpiredTitle: "The time ran out", ExpiredText: "No payment arrived in time, so the seats went back on sale. Nothing was charged. They may still be free:",
		CancelledTitle: "This order ended", CancelledText: "It was cancelled before it was paid. No money was kept.",
		RefundingTitle: "Your money is on its way back", RefundingText: "These tickets no longer open the door. The money goes back the way it came.",
		RefundedTitle: "Refunded",
		RefundedText: func(total string) string {
			return total + " went back the way it came. Banks may take some days to show it. These tickets no longer open the door."
		},
		PayNow: func(total string) string { return "Pay " + total },
		Cancel: "Cancel and give the seats back", Timeline: "What happened", PDF: "Download as PDF",
		Proof: "Proof of the seat log", ProofText: "This is where the public list of all seat changes ended when you bought. Keep it: anybody can check with it that nothing in the list was changed since.",
		OpenTickets: englishCount(Forms{One: "Show my ticket", Other: "Show my # tickets"}),
	},
	Ticket: TicketTexts{
		Title:   func(event string) string { return "Ticket: " + event },
		QRLabel: "Code for the door", Void: "Not valid any more",
		Hint:        "Show the code at the door, on the phone or on paper. One ticket lets one person in, once.",
		KeptOffline: "Kept on this device: it opens without a network too.", OpenAlone: "Open this ticket alone",
		Section: "Section", Place: "Place", Standing: "Standing", Seat: "Seat",
		RowWord: func(word string) string { return word },
		Starts:  "Starts", Doors: "Doors", Holder: "Name", Where: "Where",
	},
	Staff:    englishStaff,
	Watch:    englishWatch,
	Setup:    englishSetup,
	Blocks:   englishBlocks,
	Money:    englishMoney,
	Voucher:  englishVoucher,
	Finance:  englishFinance,
	Back:     englishBack,
	Returns:  englishReturns,
	Bank:     englishBank,
	Exchange: englishExchange,
	Fault: FaultTexts{
		NotFound: "Not here", Forbidden: "Not for you to open", Internal: "That is our fault",
		Unavailable: "Back in a moment", TooMany: "A little slower", Conflict: "Somebody was quicker",
		Invalid: "That did not work", Gone: "It has ended", SignIn: "Please sign in",
		Home: "To all events", Again: "Try again",
		Code:           func(code string) string { return "If you write to us, mention “" + code + "”." },
		RetryIn:        englishCount(Forms{One: "Try again in a second.", Other: "Try again in # seconds."}),
		RetryInMinutes: englishCount(Forms{One: "Try again in a minute.", Other: "Try again in # minutes."}),
		Offline:        "No network", OfflineText: "This ticket was not kept on this device, so it needs the network. Tickets you have opened here before open without one.",
		Message: func(code string) string { return englishFaults[code] },
	},
}

var englishGenres = map[string]string{
	"concert": "Concerts", "classical": "Classical", "theatre": "Theatre", "opera": "Opera",
	"comedy": "Comedy", "sport": "Sport", "dance": "Dance", "family": "Family",
	"festival": "Festivals", "talk": "Talks", "other": "Other",
}

var englishPlaces = Forms{One: "# place", Other: "# places"}
