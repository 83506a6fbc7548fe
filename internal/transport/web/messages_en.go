package web

import "strconv"

// english is the words of the pages in English.
var english = Texts{
	Site: SiteTexts{
		Name: "Frontrow", Skip: "Skip to the content", Home: "Frontrow, all events",
		Description:  "Choose the very seats you want. The first price you see is the price you pay.",
		FootPromise:  "No seat is sold twice. No money is kept without a seat.",
		FootAudit:    "How this is proved",
		FootSource:   "For programs: the API",
		MenuLabel:    "Main",
		FeesIncluded: "all fees included",
		From:         func(price string) string { return "from " + price },
		Genre: func(id string) string {
			if name, ok := englishGenres[id]; ok {
				return name
			}
			return id
		},
		TimeLeft: "Time left", Close: "Close", Optional: "optional",
		LocalTime: func(zone string) string { return "local time (" + zone + ")" },
		NextPage:  "More", FirstPage: "Back to the start",
	},
	Events: EventsTexts{
		Heading: "What’s on", Lead: "Choose the very seats you want. The first price you see is the price you pay.",
		Search: "Search", SearchHint: "Title, artist or place", City: "City",
		AnyCity: "All cities", AnyGenre: "Everything",
		FromDate: "From", ToDate: "To", Apply: "Show events", Calm: "Clear all filters",
		Genres: "Kind of event",
		Found: func(n int) string {
			if n == 1 {
				return "1 event"
			}
			return strconv.Itoa(n) + " events"
		},
		MoreDates: func(n int) string {
			if n == 1 {
				return "and 1 more date"
			}
			return "and " + strconv.Itoa(n) + " more dates"
		},
		SoldOut: "Sold out", Cancelled: "Cancelled", Ended: "Over",
		OpensOn:    func(day string) string { return "On sale " + day },
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
		EndedText:     "This date has passed.", ClosedText: "Selling has ended for this date.",
		OpensAt: func(moment, zone string) string { return "On sale from " + moment + " " + zone },
		OpensIn: "Opens in",
		Doors:   func(clock string) string { return "doors " + clock },
		OfWhichFee: func(fee string) string {
			return "of which " + fee + " fee"
		},
		LimitPerPerson: func(n int) string {
			if n == 1 {
				return "1 ticket for each person"
			}
			return "Up to " + strconv.Itoa(n) + " tickets for each person"
		},
		NoFee: "no fee", Calendar: "Add to calendar",
		FewLeft: func(n int) string {
			if n == 1 {
				return "Last place"
			}
			return "Last " + strconv.Itoa(n) + " places"
		},
		NoDates: "No dates are announced at the moment.", SeeDates: "See dates and prices",
		PosterOf: func(title string) string { return "Poster: " + title },
	},
	Hold: HoldTexts{
		BarLabel: "Your seats", Release: "Give back", Continue: "Go on",
		Places:     englishPlaces,
		Until:      func(clock string) string { return "Yours until " + clock },
		SayMinutes: "%d minutes left for your seats.", SayMinute: "One minute left for your seats.",
		SaySeconds: "%d seconds left for your seats.", SayOver: "The time for your seats has run out.",
	},
	Staff: StaffTexts{Menu: "Staff", Orders: "Orders", Shows: "Shows", SignOut: "Sign out"},
	Fault: FaultTexts{
		NotFound: "Not here", Forbidden: "Not for you to open", Internal: "That is our fault",
		Unavailable: "Back in a moment", TooMany: "A little slower", Conflict: "Somebody was quicker",
		Invalid: "That did not work", Gone: "It has ended", SignIn: "Please sign in",
		Home: "To all events", Again: "Try again",
		Code: func(code string) string { return "If you write to us, mention “" + code + "”." },
		RetryIn: func(seconds int) string {
			if seconds == 1 {
				return "Try again in a second."
			}
			return "Try again in " + strconv.Itoa(seconds) + " seconds."
		},
		Message: func(string) string { return "" },
	},
}

var englishGenres = map[string]string{
	"concert": "Concerts", "classical": "Classical", "theatre": "Theatre", "opera": "Opera",
	"comedy": "Comedy", "sport": "Sport", "dance": "Dance", "family": "Family",
	"festival": "Festivals", "talk": "Talks", "other": "Other",
}

func englishPlaces(n int) string {
	if n == 1 {
		return "1 place"
	}
	return strconv.Itoa(n) + " places"
}
