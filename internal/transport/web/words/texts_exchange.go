package words

// ExchangeTexts is what is said where places are changed after the sale.
type ExchangeTexts struct {
	Do, Title, Lead, GiveUp, Seats, Typed, SeatsHint, Accessible, PayWith, Yes string
	Instead, Older, Newer, PayAt                                               string
	Pays                                                                       func(credit, due string) string

	// What it comes to, before it is made.
	See, SeeAgain, ComesTo, PaidWith, GoesBack, MapHint string
	NotCounted                                          string // towards the limits

	// For the buyer of the new order.
	Both, Had, Get, Price, Credit, Due string
	Waits, Stays, Done                 string // what becomes of the places before

	Mailed, ToBeMailed func(email string) string
}
