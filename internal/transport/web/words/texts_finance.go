package words

// FinanceTexts is what the page says that sums up a show's ledger.
type FinanceTexts struct {
	Title, Lead, From, To, Apply, Table, Nothing string
	BadPeriod                                    string
	Sold, Gross, Returned, Kept                  string
	Tickets, Fees, Tax, OwnRates                 string
	Way, Captured, Refunded, ChargedBack         string
	Suspense, Due, DueHint                       string
	Orders                                       func(n int) string
}
