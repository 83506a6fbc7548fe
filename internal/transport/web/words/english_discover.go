package words

var englishDiscover = DiscoverTexts{
	AllEvents: "All events", Soon: "On sale soon", Week: "This week", Later: "Coming up", Cities: "By city",
	EventsIn: englishCount(Forms{One: "# event", Other: "# events"}),
	ShowAll:  englishCount(Forms{One: "Show the one event", Other: "Show all # events"}),
	Found:    englishCount(Forms{One: "# event", Other: "# events"}),
	Filters:  "Filters", Date: "Date", Genre: "Kind of event", Highest: "Highest price",
	Currency: "Currency", AnyPrice: "Any",
	Today: "Today", Weekend: "This weekend", Month: "Next 30 days",
	Until:   func(price string) string { return "up to " + price },
	Without: func(filter string) string { return "Take off: " + filter },
	Between: func(from, to string) string { return from + " – " + to },
	Since:   func(day string) string { return "from " + day },
	To:      func(day string) string { return "until " + day },
	NoGenre: func(asked string) string {
		return "There is no kind of event called “" + asked + "”. All kinds are shown."
	},
	BadPrice: func(asked string) string { return "“" + asked + "” is not a price. Write a number such as 40." },
	NoCurrency: func(asked string) string {
		return "Nothing is sold in “" + asked + "” here. Choose another currency."
	},
	NothingIn: func(city string) string { return "Nothing is announced in “" + city + "” at the moment." },
	Feed:      "Follow by feed",
	FeedTitle: func(what string) string { return "What’s on: " + what },

	OnSaleAt: func(moment string) string { return "On sale " + moment },
	Moved:    "New date", MovedText: "Your ticket stays valid for the new date. You need to do nothing.",
	MovedFrom:    func(moment string) string { return "Was " + moment },
	SoldOutSince: func(moment string) string { return "Sold out since " + moment + "." },
	YourTime:     "Your time: #",
	Range:        func(low, high string) string { return low + " – " + high },
	Months:       "Go to a month", CalendarAll: "All dates to your calendar",
	Where: "Where", Path: "Where you are",
	FeesIn: "All fees included",

	Plan:    "Seating plan",
	PlanAlt: func(venue string) string { return "Seating plan of " + venue },
	Access:  "Getting in and around", NoAccess: "Please ask the organiser before you come:",
	AtVenue: "What’s on here", ByOrganiser: "Their events",
	OnMap: "Open in a map", Contact: "Questions:",
	NothingHere: "Nothing is announced here at the moment.", NothingHereP: "New events appear here as soon as they are published.",
	Seats:    englishCount(Forms{One: "# seat", Other: "# seats"}),
	Standing: englishCount(Forms{One: "# standing place", Other: "# standing places"}),
}
