package words

// FinanceTexts is what the page says that sums up a show's ledger.
type FinanceTexts struct {
	Title, Lead, From, To, Apply, Table, Nothing string
	BadPeriod                                    string
	Sold, Gross, Returned, Kept                  string
	Tickets, Fees, Retained, Tax, OwnRates       string
	Way, Captured, Refunded, ChargedBack         string
	Suspense, Due, DueHint                       string
	Vouchers, TakenOff, VouchersHint             string
	MoreVouchers                                 func(n int) string // that are not named
	Orders                                       func(n int) string
}
