package words

import (
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
)

// WatchTexts is what staff read about a sale that goes on.
type WatchTexts struct {
	// The list of shows.
	Phase             func(phase catalog.Phase) string
	SearchShows       string
	SearchShowsHint   string
	AllEvents         string
	NothingFound      string
	ShowAll           string
	SoldOf            func(sold, all string) string
	OpensOn, ClosesOn func(moment string) string

	// How a sale stands.
	SaleState                    func(state string) string
	Numbers, Live, Lost, Catches string
	Sold, Paying, Held           string
	KeptBack, Left, Given        string
	OfAll                        func(all, percent string) string
	Money, Taken, Fees, Refunded string
	Average                      string
	OrdersPaid                   string
	OrdersRecent                 func(minutes int) string
	FirstSale, LastSale, Never   string
	Curve                        string
	CurveSays                    func(sold, first, last string) string
	CurveNone                    string
	ByLevel, BySection, Section  string
	Orders, Public, Blocks       string

	// The map and what is known of a seat.
	Map, MapHint, MapLabel string
	AsList                 string
	Legend                 string
	StateOf                func(state inventory.State) string
	HeldUntil              func(clock string) string
	HeldBySomebody         string
	OrderOf                func(number, name string) string
	KeptBecause            func(reason string) string
	KeptReturned           string
	By                     func(who, moment string) string
	Somebody               string
	ZoomIn, ZoomOut, Whole string

	// Pausing and closing.
	Pause, Resume, Close         string
	PauseAsk, CloseAsk           string
	ResumeAsk                    string
	PauseMeans, CloseMeans       string
	ResumeMeans                  string
	Reason, ReasonHint, Optional string
	PauseYes, CloseYes           string
	ResumeYes, Back              string
	PausedNote, ClosedNote       string
	Because                      func(reason, who, moment string) string

	// Orders that do not move on.
	StuckTitle, StuckText string

	// What buyers read meanwhile.
	PausedTitle, PausedText string
	PausedSoon              string // beside a date of an event
}
