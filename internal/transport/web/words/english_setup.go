package words

import (
	"strconv"
)

var englishSetup = SetupTexts{
	Events: "Events", Venues: "Venues", Organiser: "Organiser",
	Save: "Save", Back: "Go back", Edit: "Edit", Optional: "optional",
	Look:   "Some entries need another look. They are marked below; nothing was changed.",
	Choose: "Choose …",
	Name:   "Name", Date: "Date and time", Download: "Download as",
	Done: DoneTexts{
		VenueAdded: "The venue is there. Add its seating plan next.", VenueSaved: "The venue is saved.",
		ChartAdded: "The seating plan is on file.", EventAdded: "The event is there. Add its first date next.", EventSaved: "The event is saved.",
		ShowSaved: "The date is saved.", PricesSaved: "The prices are saved.", CopiesAdded: "The dates are added as drafts.",
		Published: "It is published.", Cancelled: "The date is cancelled.", OrganiserSaved: "Saved.",
	},
	Wrong: WrongTexts{
		Name: "Give a name of up to 80 characters.", Address: "An address has up to 200 characters.", City: "Name the city, in up to 80 characters.",
		Country: "Choose the country.", TimeZone: "Choose a time zone from the list, such as Europe/Berlin.",
		ZoneFixed: "Tickets name times in this venue’s time zone, so it can no longer change.", Which: "Say which one is meant.",
		Access: "This may have up to 2,000 characters.",
		Title:  "Give a title of up to 120 characters.", Genre: "Choose a genre.", Summary: "The summary has up to 200 characters.",
		About: "The description has up to 10,000 characters.", Email: "This is not an address that mail can be sent to. Check it for typing errors.",
		Colour: "Choose a colour.", Organiser: "Choose for which organiser.",
		Place: "Choose a seating plan.", Fixed: "Tickets name the venue and its seats, so they can no longer change.", Currency: "Choose a currency. It stays once the date is published.",
		Date: "Give the day.", Clock: "Give the time of day.",
		Gap: func(from, to string) string {
			return "This time does not happen on that day: the clocks go forward from " + from + " to " + to + "."
		},
		Twice:    "The clocks go back that night, so this time comes twice. Say which one you mean.",
		StartsAt: "A show begins in the future, within five years.", DoorsAt: "Doors open at most a day before the show begins, and not after it.",
		OpensAt:  "The sale opens before it closes.",
		ClosesAt: "Selling ends in the future, after it has opened, and at most a day after the show begins.",
		HoldFor:  "Seats are kept for between 20 seconds and 60 minutes.", Limit: "Give a number from 1 to 100.",
		ExtendBy:   "Together with the time seats are kept, at most 30 minutes. Shorten one of the two, or allow no extra time.",
		LimitOrder: "Give a number from 1 to 100, not above the limits per person, per e-mail address and per card.",
		LevelName:  "Give the level a name.", Price: "Give a price, such as 45 or 45.50.", Fee: "Give the fee as a sum, such as 2 or 2.50, or leave it empty.",
		LevelZones: "Give this level to at least one zone, or remove it.", NoLevel: "At least one zone needs a price.", Level: "This level is not in order. Remove it and add it again.",
		Dates: "Give at least one date.",
		File:  "Choose a file.", FileTooLarge: "A seating plan’s file has up to 20 MB.", FileMissing: "Choose a file, or paste its text.",
	},
	Venue: VenueSetupTexts{
		Add: "Add a venue", Edit: "Edit the venue", Address: "Address", City: "City", Country: "Country", TimeZone: "Time zone",
		AddressHint: "Street and number, without the city", TimeZoneHint: "All times are shown in it. Left empty, it is the country’s own.",
		Access: "Access", AccessHint: "How people get in and around, above all with a wheelchair. Buyers read this.",
		Empty: "No venues yet", EmptyText: "A venue is where your shows happen. Add one, then its seating plan.", NowThere: "it is now",
		Charts: "Seating plans", AddChart: "Add a seating plan",
		NoCharts: "No seating plan yet", NoChartsText: "Upload a plan, or start from one of ours: theatre, arena, stadium or club.",
	},
	Chart: ChartSetupTexts{
		Add: "Add a seating plan", Upload: "Upload a file", File: "File",
		UploadHint: "Frontrow JSON, a pretix seating plan, or CSV (section,row,seat,x,y,zone). Up to 20 MB.",
		Paste:      "Or paste the text", Send: "Check and keep",
		Ours: "Or start from one of ours", OursHint: "Drawn by us, complete with prices’ zones and places for wheelchairs.", Take: "Use this plan",
		Theatre: "Theatre", Arena: "Arena", Stadium: "Stadium", Club: "Club",
		FaultsTitle: "The plan cannot be used yet", FaultsText: "Nothing was kept.", Mend: "Mend what is listed in the text below, or in your file, and send it again.",
		TextGone:   "Mend what is listed in your file and send it again.",
		NotesTitle: "Read, with remarks", NotesText: "This was put right or left out when the file was read. Have a look whether it matters to you.",
		Where: "Where", What: "What",
		Seats: "Seats", Standing: "Standing places", Accessible: "Wheelchair places", Companion: "Companion seats", Hash: "Fingerprint",
		Zones: "Zones", Zone: "Zone", Sections: "Sections", Section: "Section", Floor: "Floor", Rows: "Rows",
		AddedOn: "Added on", PlanOf: "The plan, coloured by zone. The table below says the same in words.",
		SeatsAnd: func(seats, standing string) string {
			switch {
			case standing == "":
				return seats + " seats"
			case seats == "0":
				return standing + " standing"
			}
			return seats + " seats, " + standing + " standing"
		},
		Use: "Use it for a show",
	},
	Event: EventSetupTexts{
		Add: "Add an event", Edit: "Edit the event", Title: "Title", Genre: "Genre", Summary: "Summary", SummaryHint: "One sentence, shown in lists",
		About: "Description", AboutHint: "Plain text. An empty line begins a new paragraph.",
		Empty: "No events yet", EmptyText: "An event is what you sell: a play, a concert, a match. It gets its dates next.",
		Next: "Next:", NoDate: "No date to come", Dates: "Dates", AddDate: "Add a date", NoDates: "No dates yet",
		NoDatesText: "Choose where and when, then set the prices. Nobody sees it before you publish.",
		Public:      "Published", Preview: "Preview", Drafts: "Drafts",
		Count: englishCount(Forms{One: "1 date", Other: "# dates"}),
	},
	Show: ShowSetupTexts{
		Add: "Add a date", Edit: "Date and sale", Place: "Venue and seating plan", PlaceHint: "Cannot change once the date is published.",
		NoPlace: "There is no seating plan yet", NoPlaceText: "Add a venue and its seating plan first, then come back.",
		Begins: "The show begins", Day: "Day", Clock: "Time", OwnTime: "In the venue’s own time.", Which: "Which of the two?",
		First: "The first, before the clocks go back", Second: "The second, after they went back",
		Doors: "Doors open", DoorsNone: "Not announced", MinutesBefore: func(n int) string { return strconv.Itoa(n) + " minutes before" },
		Sale: "Sale", Opens: "Tickets go on sale", OpensNow: "At once, when it is published", OpensAt: "On a day and time",
		Closes: "The sale ends", ClosesStart: "When the show begins", ClosesHour: "An hour before", ClosesDay: "A day before", ClosesAt: "At another time",
		Limits: "Limits", PerOrder: "Per order", PerBuyer: "Per person", PerEmail: "Per e-mail address",
		LimitsHint: "How many places at most. A family may share an e-mail address; resellers share one too.",
		Hold:       "Seats are kept for", HoldHint: "How long a buyer has to pay, from choosing the seats.", HoldUsual: "As usual here",
		Extend: "More time on request", ExtendHint: "A buyer may ask for it once. Together with the time above, at most 30 minutes.", ExtendUsual: "As much again", ExtendNone: "None",
		PerPayment: "Per card", PerPaymentHint: "How many places may be bought with one card or other way of paying. Empty: any number.", PerPaymentNone: "Any number",
		Choosing: "Choosing seats", Lone: "A choice that leaves a single seat", LoneHint: "A seat alone between others is hard to sell.",
		LoneExplain: "Is explained, and allowed", LoneRefuse: "Is refused, with a better choice beside it",
		Accessible: "Places for wheelchairs", AccessibleHint: "With the seats for companions. Release them when those who need them have had time.",
		AccessibleKept: "Kept for those who need them", AccessibleReleased: "On sale to everybody",
		Minutes: englishCount(Forms{One: "1 minute", Other: "# minutes"}),
		Fixed:   "This date is published. Venue and seating plan stay, because tickets name them. A new start moves the show; tickets stay valid.",
		Next:    "What next?", Prices: "Prices", Repeat: "Repeat on more dates", Cancel: "Cancel this date",
	},
	Prices: PriceSetupTexts{
		Title: "Prices", Currency: "Currency", Level: "Level", Face: "Price", Fee: "Fee", Total: "Buyers pay", Zones: "Which zone costs what", NotSold: "Not sold",
		AddLevel: "Add a level", Remove: "Remove", Brush: "Paint with", PaintHint: "Choose a level by its colour, then click on a zone to give it that price.",
		Places: "places", Takings: "up to", Highest: "If everything is sold",
		NotSoldCount: func(places string) string { return places + " places have no price and are not sold." },
		Map:          "The plan, coloured by price. The list below says the same in words.", SaveAndCheck: "Save prices",
	},
	Copies: CopySetupTexts{
		Title: "Repeat on more dates", Lead: "Each date gets the same plan, prices, limits and on-sale. They are added as drafts.",
		Every: "Repeat", EveryDay: "Every day", EveryWeek: "Every week", Until: "Until", Fill: "Fill in the dates", Dates: "Dates", Add: "Add these dates",
		Left: "Rows without a day are left out.",
	},
	Changes: ChangeTexts{
		Title: "Is this right?", Lead: "The date is published, so this takes effect at once:", Was: "was", Becomes: "becomes", Confirm: "Yes, change it",
		HeldKeep: func(places string) string {
			return places + " places are held or being paid for at the old price. They keep it."
		},
		SoldKeep: func(places string) string { return places + " sold places stay as they were bought." },
		Nothing:  "Nothing would change.",
	},
	Publish: PublishTexts{
		Title: "Check and publish", Lead: "What buyers will find. Mend what is missing; what is only remarked on is up to you.",
		Ready: "Everything needed is there. Publishing shows the date to everybody.", NotReady: "Something is still missing. Mend it, then publish here.",
		Button: "Publish", Already: "This date is published.", PublicPage: "See the public page", WatchPage: "Watch the sale", Mend: "Mend",
		OK: "in order", Warning: "worth a look", Missing: "missing",
		Items: CheckItemTexts{
			CheckDate: "Date and place", CheckChart: "Seating plan", CheckPrices: "Prices", CheckZones: "All zones on sale",
			CheckAccessible: "Wheelchair places on sale", CheckSale: "Sale", CheckLimits: "Limits",
			CheckEvent: "What buyers read", CheckOrganiser: "Where buyers may ask", CheckPayment: "Payments",
		},
		NoPlaces: "The plan has no places.", Unsold: "These have no price and will not be sold:", NoAccessible: "No place for a wheelchair has a price.",
		NoText: "The event has no summary or no description.", NoEmail: "There is no e-mail address for questions.",
		NoPayment: "No payment provider is set up: nobody can pay yet. Whoever runs this installation can connect one.",
		OnSale:    func(places string) string { return places + " places on sale" }, AccessibleOnSale: func(places string) string { return places + " on sale" },
		AllZones: "Every zone has a price.",
		Others:   englishCount(Forms{One: "1 more draft of this event", Other: "# more drafts of this event"}),
	},
	Cancel: CancelTexts{
		Title: "Cancel this date?", Means: "Its sale ends at once, and its page says that it is cancelled.",
		Money: "Nobody gets money back by this alone: refund the orders one by one, on their pages.", NoUndo: "This cannot be undone.",
		Yes: "Yes, cancel it", No: "Keep it", Sold: func(places string) string { return places + " places are sold." },
		Draft: "Nobody has seen it yet. It stays in your list as cancelled.",
	},
	Profile: ProfileTexts{
		Title: "Organiser", Lead: "What buyers see of you: your name, where they may ask, and your colour.",
		Email: "E-mail for questions", EmailHint: "Stands on tickets and mails.", Accent: "Colour", AccentHint: "Of buttons and links on your pages.",
		Contrast: func(ratio string) string { return "White words on it have a contrast of " + ratio + "." },
		Fine:     "That is easy to read.", Darker: "That is hard to read, so behind words we make it a little darker:",
		Sample: "Choose seats", SampleLink: "A link", Add: "Add an organiser", All: "Organisers",
	},
}
