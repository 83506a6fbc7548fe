package words

import "strconv"

var englishHall = HallTexts{
	Map: "Map", List: "List", View: "How to look at the seats",
	MapLabel: "Map of the seats",
	MapHelp:  "Arrow keys go from seat to seat. Space or Enter chooses. Plus and minus zoom. Escape leaves. The list below the map has all seats too.",
	Loading:  "The map is on its way …", NoMap: "The map cannot be shown on this device. The list has every seat.",
	NotLive: "Not up to date. We keep trying.",
	ZoomIn:  "Zoom in", ZoomOut: "Zoom out", Whole: "Show everything",
	Floors: "Floors", Filters: "Prices, all fees included",
	OnlyAccessible: "Wheelchair places",
	More:           "One more", Fewer: "One fewer", Wishes: "More wishes",
	Yours: "yours", YourChoice: "Your choice",
	Filtered: "outside your filter",
	Back:     "Seats have come back.", Choose: "Choose seats",
	NothingChosen: "Nothing yet. Tap seats on the map, or open a section in the list.",
	Limit: func(most int) string {
		if most == 1 {
			return "That is all: 1 place for each person. Take one out of your choice to choose another."
		}
		return "That is all: up to " + strconv.Itoa(most) + " places for each person. Take one out of your choice to choose another."
	},
	Spot:       "{section}, {row}, Seat {seat}",
	Companion:  "beside a wheelchair place",
	SaidChosen: "{what}, chosen.", SaidUnchosen: "{what}, no longer chosen.",
	SaidTotal: "{places}, {sum}.",
	Left:      Forms{One: "# left", Other: "# left"},
	Remove:    "Take {what} out of your choice",
	Lost:      "{what}: just taken", LostKept: "The rest of your choice is still here.",
	Nearest: "The nearest that are free, at the same price:",
	Take:    "{what}, {price}",
	Offline: "No connection", NotSent: "Nothing was sent, or no answer came. Your choice is still here: try again.",
	Instead: func(n int) string {
		if n == 1 {
			return "Take 1 instead"
		}
		return "Take " + strconv.Itoa(n) + " together instead"
	},
	InsteadSplit: func(groups string) string { return "Take " + groups + ", close to each other" },
	LeftAlone:    "Would be left alone:", InsteadLone: "Without a lone seat:",
	NeedThese: "Yes, we need them: hold all", LeaveThese: "No: hold the rest",
	LoneHint:  "{what} would be left alone. If you can, choose so that it is not: hardly anybody buys a single seat.",
	FewerHint: "What may help:",
	LimitHave: func(limit, have int) string {
		return "Up to " + strconv.Itoa(limit) + " places for each person. You have " + strconv.Itoa(have) + " already."
	},
	KeyReused: "This page was sent before with other seats. Look at what is chosen now, and send it again if it is right.",
}
