package words

import (
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
)

// StaffTexts is what the staff's pages say.
type StaffTexts struct {
	Menu, Orders, Shows, SignOut         string
	SignInTitle, SignInLead              string
	SignIn, Password, NothingHere        string
	Hello                                func(name string) string
	Search, SearchHint, State, AnyState  string
	Find, NoOrders, AllOrders            string
	Number, When, Buyer, Places          string
	Provider, BoxOffice                  string // who else does things with an order
	StateName                            func(state order.State) string
	Refund, RefundMeans, RefundNo        string
	GivenBack                            TakeBack // of an order that cost nothing
	SeatsThen, SeatsOnSale, SeatsKept    string
	RefundAsk, RefundYes                 func(total string) string
	Resend                               string
	Resent                               func(email string) string
	NoShows, Show, DraftTitle, DraftText string
	ShowState                            func(state catalog.ShowState) string
	NoPrice, Price                       string
}

// TakeBack is what staff read before they take an order back: what they may do,
// whether they are sure, what it means, and that they are.
type TakeBack struct{ Do, Ask, Means, Yes string }
