package words

// Texts is every word the pages say, in one language. Words with something to
// count or to name are functions, so that each language can order and bend them
// as it must.
type Texts struct {
	Site     SiteTexts
	Events   EventsTexts
	Event    EventTexts
	Seats    SeatsTexts
	Hall     HallTexts
	Hold     HoldTexts
	Order    OrderTexts
	Way      WayTexts
	Pay      PayTexts
	Papers   PaperTexts
	Ticket   TicketTexts
	Fault    FaultTexts
	Staff    StaffTexts
	Watch    WatchTexts
	Blocks   BlocksTexts
	Setup    SetupTexts
	Money    MoneyTexts
	Voucher  VoucherTexts
	Finance  FinanceTexts
	Back     BackTexts
	Returns  ReturnTexts
	Bank     BankTexts
	Exchange ExchangeTexts

	Discover DiscoverTexts
}

// SiteTexts is what many pages say.
type SiteTexts struct {
	Name, Skip, Home, Description string
	FootPromise, FootSource       string
	FeesIncluded                  string
	From                          func(price string) string
	Genre                         func(id string) string
	LocalTime                     func(zone string) string
	NextPage, FirstPage           string
	Languages                     string // the list of languages
	// What offers this language on a page in another: these three are read by
	// somebody whose browser asks for it.
	OfferText, OfferTake, OfferNo string
}

// EventsTexts is what the list of events says.
type EventsTexts struct {
	Heading, Lead                 string
	Search, SearchHint, City      string
	AnyCity, AnyGenre             string
	FromDate, ToDate, Apply, Calm string
	Genres                        string
	MoreDates                     func(n int) string
	SoldOut, Cancelled, Ended     string
	EmptyTitle, EmptyText         string
	EmptyClear                    string
	BadDate, DatesCrossed         string
	More                          string
}

// EventTexts is what an event's page says.
type EventTexts struct {
	Dates, About, By, Prices, Level   string
	Choose, SoldOut, Cancelled, Ended string
	SoldOutText, CancelledText        string
	ClosedText                        string
	OpensAt                           func(moment, zone string) string
	OpensIn                           string
	Doors                             func(clock string) string
	OfWhichFee                        func(fee string) string
	LimitPerPerson                    func(n int) string
	NoFee                             string
	Calendar                          string
	FewLeft                           func(n int) string
	NoDates                           string
	PosterOf                          func(title string) string
}

// FaultTexts is what error pages say around the fault's own words.
type FaultTexts struct {
	NotFound, Forbidden, Internal, Unavailable string
	TooMany, Conflict, Invalid, Gone           string
	SignIn                                     string
	Home, Again                                string
	Code                                       func(code string) string
	RetryIn, RetryInMinutes                    func(n int) string // seconds, minutes
	Offline, OfflineText                       string
	// Message gives this language's words for a fault, or "" to use its own.
	Message func(code string) string
}

// SeatsTexts is what the seats page says.
type SeatsTexts struct {
	Title                              func(event string) string
	NotYetTitle, OtherDates            string
	BestTitle, HowMany, Level, In      string
	AnyLevel, Anywhere                 string
	BestTake, BestInstead              string
	WithWheelchair                     string
	Standing, EachIncluded             string
	PlacesIn                           func(area string) string
	ChooseYourself, Sections, NoneLeft string
	ChooseHint                         func(most int) string
	SeatsLeft                          func(n int) string
	AlsoChosen, Hold, Change           string
	Legend, Free, Chosen, Taken        string
	Wheelchair                         string
	Row                                func(kind, id string) string
	SeatName                           func(seat Seat) string
	Times                              func(n int, what string) string
	And                                string
	TakenTitle, RefusedTitle           string
	JustTaken, OfferTitle              string
	TakeInstead                        func(seats, price string) string
	PlacesForms                        Forms
}

// HoldTexts is what the pages between choosing and paying say.
type HoldTexts struct {
	BarLabel, Release, Continue string
	Places                      func(n int) string
	Until                       func(clock string) string
	// What is read out as the time runs down.
	SayMinutes, SaySeconds Forms
	SayOver                string

	Title, DetailsTitle, Name string
	Email, EmailHint          string
	Pay                       func(total string) string
	PayHint, Paying, Total    string
	ChangeSeats, OrderWaits   string
	EndedTitle, EndedText     string
	TryAgain, ChooseOthers    string
	NameFault, EmailFault     string
}

// OrderTexts is what an order's page says.
type OrderTexts struct {
	Title                         func(number string) string
	AwaitingTitle, AwaitingText   string
	DeclinedTitle                 string
	DeclinedText                  func(reason string) string
	CheckingTitle, CheckingText   string
	PaidTitle                     string
	PaidText                      func(email string) string
	ExpiredTitle, ExpiredText     string
	CancelledTitle, CancelledText string
	RefundingTitle, RefundingText string
	RefundedTitle                 string
	RefundedText                  func(total string) string
	PayNow                        func(total string) string
	Cancel, Timeline, PDF         string
	Proof, ProofText              string // the head of the seat log, for buyers to keep
	OpenTickets                   func(n int) string
}

// TicketTexts is what tickets say.
type TicketTexts struct {
	Title                          func(event string) string
	QRLabel, Void, Hint            string
	KeptOffline, OpenAlone         string
	Section, Place, Standing, Seat string
	RowWord                        func(word string) string
	Starts, Doors, Holder, Where   string
}
