package words

// VoucherTexts is what is said of codes: to buyers who have one, and to staff
// who make them.
type VoucherTexts struct {
	Have, Code, Use, Without string
	With                     func(code string) string
	OffOrder                 func(sum string) string // of an order, beside the prices
	Kept                     string                  // places are kept for its bearers
	NotNow, ForHeld          string                  // places are held already, without it
	TakeOff, Stay            string                  // what is held with a code, and what becomes of places
	TakenOff                 func(code string) string
	Staff                    VoucherStaffTexts
}

// VoucherStaffTexts is the page on which staff make vouchers.
type VoucherStaffTexts struct {
	Title, Lead                        string
	Codes, CodesHint, Draw, Drawn      string
	Name                               string
	What, Percent, Each, Order, KeepIt string // what it takes off
	Value, NoFees                      string
	Levels, LevelsHint                 string
	Keeps, KeepsHint, Seats, SeatsHint string
	Purpose, NoPurpose                 string
	Limits, Orders, Places, PerOrder   string
	LimitHint                          string
	When, WhenHint, From, Until        string
	Change, ChangeHint, Save           string
	WrongUntil                         string
	Make, Withdraw, Withdrawn, Export  string
	None                               string
	Made                               func(n int) string
	Off                                func(value string) string
	Used                               func(orders, places, sold int) string
	Earned                             func(sum, off string) string
	WrongValue, WrongLimit, WrongCodes string
}
