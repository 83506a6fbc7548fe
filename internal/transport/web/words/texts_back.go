package words

// BackTexts is what is said where places of orders, or all orders of a show, are
// taken back.
type BackTexts struct {
	Some, SomeHint, Places, Yes string
	OrderFee                    func(sum string) string
	Gone, Stays                 string
	Part                        func(places string) string

	Title, Lead, Start, Press, Running, Paused, Done string
	Waits                                            func(reason, at string) string
	Left, UnderWay, Refunded, Open, Returned, OnWay  string
	Poor, Away, NotSent                              string
	Troubles, TroublesHint                           string
}
