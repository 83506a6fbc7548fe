package api

import (
	"context"
	"crypto/ed25519"
	"io"
	"net/netip"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
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
	"frontrow/internal/engine"
	"frontrow/internal/transport/live"
	"frontrow/internal/transport/session"
)

// Uses is everything the API calls: the use cases, each behind the smallest
// interface that serves its routes.
type Uses struct {
	Sessions Sessions
	Accounts Accounts
	Catalog  Catalog
	Shows    Shows
	Seats    Seats
	Live     Live
	SeatLogs SeatLogs
	// Plan gives a compiled chart by its hash, or catalog.ErrNoChart.
	Plan     func(ctx context.Context, chart seating.Hash) (*seating.Plan, error)
	Checkout Checkout
	Orders   txn.Runner[order.Tx]
	Finance  txn.Runner[checkout.FinanceTx]
	Letters  Letters
	Papers   Papers
	Tickets  txn.Runner[ticket.Tx]
	// TicketKeys are the public keys that tickets in use verify with.
	TicketKeys []ed25519.PublicKey
}

// Sessions knows tokens; package session has them.
type Sessions interface {
	FromBearer(ctx context.Context, token string) (session.Caller, error)
	IssueGuest(ctx context.Context) (token string, buyer id.Buyer, expires time.Time, err error)
	// Guarded does something with a voucher's code, unless too many were tried.
	Guarded(ctx context.Context, code, from string, buyer id.Buyer, key idem.Key, try func() error) error
	IssueStaff(ctx context.Context, actor account.Actor) (token string, expires time.Time, err error)
}

// Seats is the engine.
type Seats interface {
	Do(ctx context.Context, show id.Show, cmd inventory.Command) (inventory.Answer, error)
	// DoAt decides on a state no older than a version the caller has seen.
	DoAt(ctx context.Context, show id.Show, atLeast uint64, cmd inventory.Command) (inventory.Answer, error)
	Hold(ctx context.Context, hold inventory.HoldID, atLeast uint64) (inventory.Hold, error)
	Snapshot(ctx context.Context, show id.Show) (engine.Snapshot, error)
	Counts(ctx context.Context, show id.Show) (inventory.Counts, error)
	Plan(ctx context.Context, show id.Show) (*seating.Plan, error)
	Terms(ctx context.Context, show id.Show) (inventory.Terms, error)
	// Offer tells what a voucher's code does; Vouchers lists them all, for staff.
	Offer(ctx context.Context, show id.Show, code string) (inventory.Offer, error)
	Vouchers(ctx context.Context, show id.Show) ([]inventory.VoucherStanding, error)
	// Book shows see what staff did by hand. see must not keep the book.
	Book(ctx context.Context, show id.Show, see func(book *inventory.Book, plan *seating.Plan)) error
	// Last tells staff what was done with each of some seats last.
	Last(ctx context.Context, show id.Show, seats []string) ([]inventory.Deed, error)
}

// Live shows seats as they change; package live has it.
type Live interface {
	Print(ctx context.Context, show id.Show, atLeast uint64) (*live.Print, error)
	Join(ctx context.Context, show id.Show, from netip.Addr, resume string) (*live.Viewer, error)
}

// Accounts knows staff.
type Accounts interface {
	SignIn(ctx context.Context, email, password string) (account.Staff, error)
	AddStaff(ctx context.Context, key idem.Key, by account.Actor, n account.NewStaff) (account.Staff, error)
	Find(ctx context.Context, staff id.Staff) (account.Staff, error)
	ListStaff(ctx context.Context, by account.Actor, after id.Staff, limit int) ([]account.Staff, id.Staff, error)
}

// Catalog is what there is to see, and how staff set it up.
type Catalog interface {
	Events(ctx context.Context, f catalog.Filter) (page []catalog.EventView, next string, err error)
	Event(ctx context.Context, event id.Event) (catalog.EventView, error)
	Show(ctx context.Context, show id.Show) (catalog.ShowView, error)
	Venue(ctx context.Context, venue id.Venue) (catalog.Venue, error)

	CreateOrganiser(ctx context.Context, key idem.Key, by account.Actor, n catalog.NewOrganiser) (catalog.Organiser, error)
	UpdateOrganiser(ctx context.Context, key idem.Key, by account.Actor, organiser id.Organiser, c catalog.OrganiserChange) (catalog.Organiser, error)
	CreateVenue(ctx context.Context, key idem.Key, by account.Actor, n catalog.NewVenue) (catalog.Venue, error)
	UpdateVenue(ctx context.Context, key idem.Key, by account.Actor, venue id.Venue, c catalog.VenueChange) (catalog.Venue, error)
	AddChart(ctx context.Context, key idem.Key, by account.Actor, venue id.Venue, chart *seating.Chart) (catalog.ChartInfo, error)
	CreateEvent(ctx context.Context, key idem.Key, by account.Actor, n catalog.NewEvent) (catalog.EventAnswer, error)
	UpdateEvent(ctx context.Context, key idem.Key, by account.Actor, event id.Event, c catalog.EventChange) (catalog.EventAnswer, error)
	CreateShow(ctx context.Context, key idem.Key, by account.Actor, event id.Event, n catalog.NewShow) (catalog.ShowAnswer, error)
	CopyShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show, starts []time.Time) ([]catalog.ShowAnswer, error)

	StaffOrganisers(ctx context.Context, by account.Actor, cursor string, limit int) ([]catalog.Organiser, string, error)
	StaffVenues(ctx context.Context, by account.Actor, cursor string, limit int) ([]catalog.Venue, string, error)
	StaffCharts(ctx context.Context, by account.Actor, venue id.Venue) ([]catalog.ChartInfo, error)
	StaffEvents(ctx context.Context, by account.Actor, cursor string, limit int) ([]catalog.EventView, string, error)
	StaffEvent(ctx context.Context, by account.Actor, event id.Event) (catalog.EventView, error)
	StaffShow(ctx context.Context, by account.Actor, do account.Action, show id.Show) (catalog.ShowView, error)
}

// Shows changes shows together with their seats.
type Shows interface {
	Publish(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (catalog.ShowAnswer, error)
	Update(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c catalog.ShowChange) (catalog.ShowAnswer, error)
	Cancel(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (catalog.ShowAnswer, error)
}

// Letters writes to buyers.
type Letters interface {
	Resend(ctx context.Context, key idem.Key, o id.Order) (notify.Message, error)
}

// Papers is receipts, invoices and credit notes.
type Papers interface {
	// OfOrder gives the papers of an order that the caller may see, oldest first.
	OfOrder(ctx context.Context, o id.Order) ([]paper.Paper, error)
	// PDF prints one of them, or returns paper.ErrNoPaper.
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

// Checkout sells what is held.
type Checkout interface {
	// Matters lists what is odd about money, and CloseMatter closes one.
	Matters(ctx context.Context, by account.Actor, o id.Order, cursor string, limit int) (open []payment.Matter, next string, err error)
	CloseMatter(ctx context.Context, key idem.Key, by account.Actor, m id.Matter, why string, again bool) error
	Ways() []checkout.Offer
	Start(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, d checkout.Details) (order.Order, error)
	Cancel(ctx context.Context, key idem.Key, o id.Order, buyer id.Buyer) (order.Order, error)
	Extend(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID) (inventory.Answer, error)
	// Redeem puts a voucher's code to a hold, or with "" takes it off.
	Redeem(ctx context.Context, key idem.Key, buyer id.Buyer, hold inventory.HoldID, code string) (inventory.Answer, error)
	Refund(ctx context.Context, key idem.Key, by account.Actor, o id.Order, back order.Back) (order.Order, error)
	Return(ctx context.Context, key idem.Key, buyer id.Buyer, o id.Order, ask checkout.ReturnAsk) (order.Order, error)
	ReturnOffer(ctx context.Context, o order.Order, places []int) (order.Offer, order.Return, error)
	Exchange(ctx context.Context, key idem.Key, by account.Actor, o id.Order, x checkout.Exchange) (order.Order, error)
	MoveOf(ctx context.Context, by account.Actor, show id.Show) (catalog.Show, checkout.MoveCounts, error)
	RefundShow(ctx context.Context, key idem.Key, by account.Actor, show id.Show) (checkout.RefundRun, error)
	StopRefunds(ctx context.Context, key idem.Key, by account.Actor, show id.Show, why string) (checkout.RefundRun, error)
	RefundsOf(ctx context.Context, by account.Actor, show id.Show) (checkout.RunProgress, error)
	Comp(ctx context.Context, key idem.Key, by account.Actor, show id.Show, c checkout.Gift) (order.Order, error)
	ByHand(ctx context.Context, o id.Order) (h payment.ByHand, notes []payment.ByHandNote, found bool, err error)
	Receive(ctx context.Context, key idem.Key, by account.Actor, o id.Order, amount money.Amount, note string) (order.Order, error)
	SendBack(ctx context.Context, key idem.Key, by account.Actor, o id.Order, note string) (order.Order, error)
	Webhook(ctx context.Context, provider string, header map[string][]string, body []byte) error
}
