package words

// BackTexts is what is said where places of orders, or all orders of a show, are
// taken back.
type BackTexts struct {
	Some, SomeHint, Places, Yes string
	OrderFee                    func(sum string) string
	Gone, Stays                 string
	Part, Changed               func(what string) string
	CameHome                    func(sum, order string) string

	Title, Lead, Start, Press, Running, Paused, Done string
	Stop, StopHint, WhyStop, Stopped, Resume         string
	Turns, WasStarted, WasStopped, WasResumed        string
	Waits                                            func(reason, at string) string
	Left, UnderWay, Refunded, Open, Returned, OnWay  string
	Poor, Away, NotSent, OurFault                    string
	Troubles, TroublesHint                           string
}
