package words

var englishBlocks = BlocksTexts{
	Lead:        "For guests, cameras, the press: what you keep back, buyers cannot take. Choose seats on the map or in the list, say why, and keep them.",
	NothingDone: "Nothing was changed",
	DoneKept:    englishCount(Forms{One: "1 place is kept back.", Other: "# places are kept back."}),
	DoneFreed:   englishCount(Forms{One: "1 place is on sale again.", Other: "# places are on sale again."}),
	Unit:        "A tap on the map chooses", UnitSeat: "a seat", UnitRow: "its row", UnitSection: "its section",
	InList: "In a list", WholeRow: "whole row", WholeSection: "whole section",
	Stands:      func(free, kept string) string { return free + " free · " + kept + " kept back" },
	ChosenForms: Forms{One: "1 seat chosen", Other: "# seats chosen"}, ChosenNone: "No seat is chosen yet.",
	ReasonHint: "Your colleagues see it with the seats; buyers do not.",
	Keep:       "Keep back", Free: "Put on sale",
	Means:   "“Keep back” takes what is free of your choice, “Put on sale” what is kept back: all of it or, if somebody was quicker with one seat, none.",
	KeptNow: "Kept back now", KeptNone: "Nothing is kept back.", FreeAll: "Put all on sale",
	AndMore:        englishCount(Forms{One: "and 1 more", Other: "and # more"}),
	Run:            func(first, last string) string { return first + "–" + last },
	NoLongerNeeded: "No longer needed",
	Purpose:        "What for", PurposeHint: "A word, such as Press or Sponsor: what is kept back is counted by it.",
	PurposeNone: "Nothing said", ByPurpose: "Kept back, by what for",
	Reassign: "Change what for", ReassignAll: "Keep all for this",
	DoneReassigned: englishCount(Forms{One: "1 place is kept for something else now.", Other: "# places are kept for something else now."}),
	Buyer:          "a buyer", GivenAway: "Given away",
}
