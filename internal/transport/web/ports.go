package web

import (
	"context"
	"io"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// What the pages ask of the rest of the house. Every method returns faults of
// the package whose use case it is; anything else is shown as our own mistake.

// Catalogue is what there is to see. Drafts are as absent to buyers as what
// never was.
type Catalogue interface {
	Events(ctx context.Context, f catalog.Filter) (page []catalog.EventView, next string, err error)
	EventBySlug(ctx context.Context, slug string) (catalog.EventView, error)
	Event(ctx context.Context, e id.Event) (catalog.EventView, error)
	Show(ctx context.Context, s id.Show) (catalog.ShowView, error)
	// Count counts what Events lists on all its pages.
	Count(ctx context.Context, f catalog.Filter) (int, error)
	NextOnSale(ctx context.Context, most int) ([]catalog.EventView, error)
	// Places, Genres and Currencies are what the filters offer.
	Places(ctx context.Context) ([]catalog.Place, error)
	Genres(ctx context.Context) ([]catalog.Genre, error)
	Currencies(ctx context.Context) ([]money.Currency, error)

	VenueByHandle(ctx context.Context, handle string) (catalog.VenueView, error)
	OrganiserBySlug(ctx context.Context, slug string) (catalog.Organiser, error)
	// Listed gives the public pages of one kind, for search engines.
	Listed(ctx context.Context, of catalog.Listable, skip, most int) ([]catalog.Listing, error)

	SetUp
	StaffShows(ctx context.Context, by account.Actor, e id.Event, cursor string, limit int) (page []catalog.ShowView, next string, err error)
	StaffShow(ctx context.Context, by account.Actor, do account.Action, s id.Show) (catalog.ShowView, error)
	// Board lists the shows of one phase.
	Board(ctx context.Context, by account.Actor, f catalog.BoardFilter) (page []catalog.ShowView, next string, err error)
}

// Seats is the seats of published shows.
type Seats interface {
	Do(ctx context.Context, show id.Show, c inventory.Command) (inventory.Answer, error)
	Hold(ctx context.Context, h inventory.HoldID, atLeast uint64) (inventory.Hold, error)
	HoldsOf(ctx context.Context, show id.Show, buyer id.Buyer) ([]inventory.Hold, error)
	Plan(ctx context.Context, show id.Show) (*seating.Plan, error)
	// States tells of every seat, in chart order, whether it is available (0),
	// held (1), or sold or kept back (2).
	States(ctx context.Context, show id.Show) ([]byte, error)
	Counts(ctx context.Context, show id.Show) (inventory.Counts, error)
	// Sale tells whether staff let buyers hold seats.
	Sale(ctx context.Context, show id.Show) (inventory.Sale, error)
	// Offer tells what a voucher's code does; Vouchers lists them all, for staff.
	Offer(ctx context.Context, show id.Show, code string) (inventory.Offer, error)
	Vouchers(ctx context.Context, show id.Show) ([]inventory.VoucherStanding, error)
}

// Sales is what staff watch and steer a sale by.
type Sales interface {
	Standing(ctx context.Context, show id.Show) (inventory.Standing, error)
	WhoHas(ctx context.Context, show id.Show, seat string) (inventory.Has, error)
	// Last tells what was done with each of some seats last.
	Last(ctx context.Context, show id.Show, seats []string) ([]inventory.Deed, error)
	// Book shows see what staff did by hand. see must not keep the book.
	Book(ctx context.Context, show id.Show, see func(book *inventory.Book, plan *seating.Plan)) error
	// Takings may be some seconds old.
	Takings(ctx context.Context, show id.Show) (checkout.Takings, error)
	// Finance is what the ledger says of a show in a period, by currency; FinanceCSV
	// writes its postings as a table.
	Finance(ctx context.Context, show id.Show, in checkout.Period) ([]checkout.Finance, error)
	FinanceCSV(ctx context.Context, show id.Show, in checkout.Period, out io.Writer) error
	// NameOf gives the name of a member of staff, "" when it is not known.
	NameOf(ctx context.Context, staff id.Staff) string
}

// Checkout sells what is held.
type Checkout interface {
	// Ways lists how orders may be paid, the usual one first.
	Ways() []checkout.Offer
	Start(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, d checkout.Details) (order.Order, error)
	// Confirm asks the provider and takes the order as far as it goes. It is
	// called whenever a browser comes back, and is safe at any time.
	Confirm(ctx context.Context, o id.Order) (order.Order, error)
	Cancel(ctx context.Context, key idem.Key, o id.Order, buyer id.Buyer) (order.Order, error)
	// Extend gives a hold more time, once, and the order that is to pay for it.
	Extend(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID) (inventory.Answer, error)
	// Redeem puts a voucher's code to a hold, or with "" takes it off.
	Redeem(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, code string) (inventory.Answer, error)
	// ReturnOffer says what its buyer gets back for places of an order, or all that are
	// left, and Return takes them back.
	ReturnOffer(ctx context.Context, o order.Order, places []int) (order.Offer, order.Return, error)
	Return(ctx context.Context, key idem.Key, buyer id.Buyer, o id.Order, ask checkout.ReturnAsk) (order.Order, error)
	// Refund takes an order back; its seats go on sale again, or are kept back.
	Exchange(ctx context.Context, key idem.Key, by account.Actor, o id.Order, x checkout.Exchange) (order.Order, error)
	Refund(ctx context.Context, key idem.Key, by account.Actor, o id.Order, back order.Back) (order.Order, error)
	// Matters lists what is odd about money: of one order, or all with the zero order.
	Matters(ctx context.Context, by account.Actor, o id.Order, cursor string, limit int) (open []payment.Matter, next string, err error)
	// CloseMatter closes one, or has what went wrong done once more.
	CloseMatter(ctx context.Context, key idem.Key, by account.Actor, m id.Matter, why string, again bool) error
	RefundShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (checkout.RefundRun, error)
	StopRefunds(ctx context.Context, key idem.Key, by account.Actor, show id.Show, why string) (checkout.RefundRun, error)
	RefundsOf(ctx context.Context, by account.Actor, show id.Show) (checkout.RunProgress, error)
	// MoveOf tells how far the buyers of a show were told of its last move.
	MoveOf(ctx context.Context, by account.Actor, show id.Show) (catalog.Show, checkout.MoveCounts, error)
	// ByHand tells how an order's money by hand stands, and what staff noted of it.
	ByHand(ctx context.Context, o id.Order) (h payment.ByHand, notes []payment.ByHandNote, found bool, err error)
	// Receive notes money that came by hand, and SendBack that what was owed went back.
	Receive(ctx context.Context, key idem.Key, by account.Actor, o id.Order, amount money.Amount, note string) (order.Order, error)
	SendBack(ctx context.Context, key idem.Key, by account.Actor, o id.Order, note string) (order.Order, error)
	// Comp gives places away: the answer is the guest's order.
	Comp(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c checkout.Gift) (order.Order, error)
}

// Orders is what was bought. Whether the caller may see an order is decided by
// the handler: by the buyer's session, by the key of the mail's link, or by
// the organiser.
type Orders interface {
	Find(ctx context.Context, o id.Order) (order.Order, error)
	Timeline(ctx context.Context, o id.Order) ([]order.Entry, error)
	// SeatLogHead is the signed head that stands on an order, "" while none does.
	SeatLogHead(ctx context.Context, o id.Order) (string, error)
	// OfHold gives the newest order made of a hold, and false when there is none.
	OfHold(ctx context.Context, h inventory.HoldID) (order.Order, bool, error)
	ForStaff(ctx context.Context, by account.Actor, o id.Order) (order.Order, error)
	List(ctx context.Context, by account.Actor, f order.Filter, cursor string, limit int) (order.Page, error)
	// Stuck lists orders that somebody may have to see to; with the zero show,
	// of all shows.
	Stuck(ctx context.Context, by account.Actor, show id.Show) ([]order.Order, error)
}

// Tickets is what opens the door.
type Tickets interface {
	Find(ctx context.Context, t id.Ticket) (ticket.Ticket, error)
	OfOrder(ctx context.Context, o id.Order) ([]ticket.Ticket, error)
	// ByCode finds the ticket that a code opens the door for.
	ByCode(ctx context.Context, code string) (ticket.Ticket, error)
}

// Letters writes to buyers.
type Letters interface {
	// Resend mails an order's tickets once more, to the order's address.
	Resend(ctx context.Context, key idem.Key, o id.Order) (notify.Message, error)
	// Find mails links to all orders of an address, if there are any, and never
	// tells whether there were. from is where the request came from.
	Find(ctx context.Context, email, from string) error
}

// Papers draws what is carried away.
type Papers interface {
	// QR gives the code as an SVG document without a size of its own.
	QR(code string) ([]byte, error)
	// PDF gives one page a ticket.
	PDF(ctx context.Context, o order.Order, tickets []ticket.Ticket) ([]byte, error)
	// Calendar gives the show as an iCalendar file. address leads to the page
	// the entry is about.
	Calendar(show catalog.ShowView, address string) ([]byte, error)
	// EventCalendar gives all the dates of an event in one such file.
	EventCalendar(event catalog.EventView, address string) ([]byte, error)
}

// Receipts is receipts, invoices and credit notes. Whether the caller may see
// those of an order is decided as for the order.
type Receipts interface {
	// OfOrder gives the papers of an order, oldest first.
	OfOrder(ctx context.Context, o id.Order) ([]paper.Paper, error)
	// PDF prints one of them.
	PDF(ctx context.Context, o order.Order, wanted id.Paper) (paper.Paper, []byte, error)
	// List gives papers of an organiser, and WriteCSV all of a query as a table.
	List(ctx context.Context, by account.Actor, query paper.Query, cursor string, limit int) (page []paper.Paper, next string, err error)
	WriteCSV(ctx context.Context, by account.Actor, query paper.Query, out io.Writer) error
	// Billing is what a buyer wants on the papers of an order; Bill changes it.
	Billing(ctx context.Context, o id.Order) (paper.Billing, error)
	Bill(ctx context.Context, key idem.Key, o id.Order, b paper.Billing) (paper.Billing, error)
	// Issuer is who stands on an organiser's papers; SaveIssuer changes it.
	Issuer(ctx context.Context, by account.Actor, organiser id.Organiser) (paper.Issuer, error)
	SaveIssuer(ctx context.Context, key idem.Key, by account.Actor, organiser id.Organiser, i paper.Issuer) (paper.Issuer, error)
}

// Staff knows who works here.
type Staff interface {
	SignIn(ctx context.Context, email, password string) (account.Staff, error)
}
