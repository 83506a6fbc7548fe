package words

// BlocksTexts is what staff read where they keep seats back.
type BlocksTexts struct {
	Lead, NothingDone             string
	DoneKept, DoneFreed           func(n int) string
	Unit                          string
	UnitSeat, UnitRow             string
	UnitSection                   string
	InList                        string
	WholeRow, WholeSection        string
	Stands                        func(free, kept string) string
	ChosenForms                   Forms
	ChosenNone                    string
	ReasonHint, Keep, Free, Means string
	KeptNow, KeptNone, FreeAll    string
	AndMore                       func(n int) string
	Run                           func(first, last string) string // "Stalls, Row F, Seat 14 to 18"
	NoLongerNeeded                string
	Purpose, PurposeHint          string
	PurposeNone, ByPurpose        string
	Reassign, ReassignAll         string
	DoneReassigned                func(n int) string
	Give, GiveTitle, GiveLead     string
	GuestName, GuestEmail         string
	GuestEmailHint, GuestLanguage string
	GiveReasonHint, GiveYes       string
	GiveOthers                    string
	Buyer, GivenAway              string // whose a seat is now, and how it went
}
