package words

// HallTexts is what the map of a show's seats says, and the list beside it.
// Words for scripts have gaps in braces: "{what}: just taken".
type HallTexts struct {
	Map, List, View          string
	MapLabel, MapHelp        string
	Loading, NoMap           string
	NotLive                  string
	ZoomIn, ZoomOut, Whole   string
	Floors, Filters          string
	OnlyAccessible           string
	More, Fewer, Wishes      string
	Yours, YourChoice        string
	NothingChosen            string
	Limit                    func(most int) string
	Spot                     string // {section} {row} {seat}
	Companion                string
	SaidChosen, SaidUnchosen string // {what}
	SaidTotal                string // {places} {sum}
	Left                     Forms
	Filtered                 string // of what there is, nothing passes the filter
	Remove                   string // {what}
	Lost                     string // {what}
	LostKept, Nearest        string
	Take                     string // {what} {price}
	Offline, NotSent         string
	Instead                  func(n int) string
	InsteadSplit             func(groups string) string // "4 + 2"
	FewerHint                string
	LeftAlone                string // seats follow
	InsteadLone              string
	NeedThese, LeaveThese    string // accessible seats that are kept
	LoneHint                 string // {what}: before the choice is sent
	LimitHave                func(limit, have int) string
	KeyReused                string
	Back, Choose             string // of a show that was sold out
}
