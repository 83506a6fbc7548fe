package app

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/locale"
	"frontrow/internal/base/sign"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/engine"
	"frontrow/internal/provider/ical"
	"frontrow/internal/provider/keyfile"
	"frontrow/internal/provider/pdf"
	"frontrow/internal/provider/qr"
)

// Packages ask for what they need in their own words. Where the one who has it
// words it differently, the two are joined here, one small type each.

// issuer makes tickets within a checkout's transaction.
type issuer struct{ signer sign.Signer }

func (i issuer) Issue(q checkout.Tx, o order.Order) error {
	_, err := ticket.Issue(q, i.signer, o)
	return err
}

func (i issuer) Revoke(q checkout.Tx, o order.Order, places []int) error {
	_, err := ticket.Revoke(q, o.ID, places...)
	return err
}

func (i issuer) Suspend(q checkout.Tx, o order.Order) error {
	_, err := ticket.Suspend(q, o.ID)
	return err
}

func (i issuer) Restore(q checkout.Tx, o order.Order) error {
	_, err := ticket.Restore(q, o.ID)
	return err
}

// records is what letters are written from.
type records struct{ *house }

func (r records) Order(ctx context.Context, o id.Order) (order.Order, error) {
	return order.Find(ctx, r.orders, o)
}

func (r records) TicketsOf(ctx context.Context, o id.Order) ([]ticket.Ticket, error) {
	return ticket.OfOrder(ctx, r.tickets, o)
}

func (r records) Show(ctx context.Context, show id.Show) (catalog.ShowView, error) {
	return r.catalog.Show(ctx, show)
}

func (r records) Plan(ctx context.Context, chart seating.Hash) (*seating.Plan, error) {
	return r.plans.Plan(ctx, chart)
}

// printer prints what goes with a letter.
type printer struct{ *pdf.Press }

func (printer) Calendar(view catalog.ShowView, link string, l *locale.Locale) ([]byte, error) {
	return ical.Show(view, link, view.Show.PublishedAt, l), nil
}

// papers draws what a page offers to carry away.
type papers struct {
	*house
	press *pdf.Press
}

func (papers) QR(code string) ([]byte, error) { return qr.SVG(code) }

func (p papers) Calendar(show catalog.ShowView, address string) ([]byte, error) {
	return printer{}.Calendar(show, address, locale.English)
}

func (papers) EventCalendar(event catalog.EventView, address string) ([]byte, error) {
	return ical.Event(event, address), nil
}

func (p papers) PDF(ctx context.Context, o order.Order, tickets []ticket.Ticket) ([]byte, error) {
	view, err := p.catalog.Show(ctx, o.Show)
	if err != nil {
		return nil, err
	}
	plan, err := p.plans.Plan(ctx, view.Show.Chart)
	if err != nil {
		return nil, err
	}
	return p.press.Tickets(ticket.Sheets(o, tickets, view, plan))
}

// pageSeats is the engine as the pages see it. What a seat is called they can
// say even while the show's bucket cannot be asked: whoever has a ticket must
// be able to open it.
type pageSeats struct {
	*engine.Engine
	house *house
}

func (s pageSeats) Plan(ctx context.Context, show id.Show) (*seating.Plan, error) {
	plan, err := s.Engine.Plan(ctx, show)
	if err == nil {
		return plan, nil
	}
	view, absent := s.house.catalog.Show(ctx, show)
	if absent != nil {
		return nil, err
	}
	return s.house.plans.Plan(ctx, view.Show.Chart)
}

// pageCheckout is the checkout as the pages see it.
type pageCheckout struct{ *checkout.Service }

func (c pageCheckout) Confirm(ctx context.Context, o id.Order) (order.Order, error) {
	return c.Service.Confirm(ctx, o, checkout.ByBuyer)
}

// pageOrders is what was bought, as the pages see it.
type pageOrders struct {
	*house
	seats  *engine.Engine
	notary *inventory.Notary
}

func (p pageOrders) Find(ctx context.Context, o id.Order) (order.Order, error) {
	return order.Find(ctx, p.orders, o)
}

func (p pageOrders) SeatLogHead(ctx context.Context, o id.Order) (string, error) {
	head, printed, err := p.notary.Printed(ctx, o)
	if err != nil || !printed {
		return "", err
	}
	return head.String(), nil
}

func (p pageOrders) Timeline(ctx context.Context, o id.Order) ([]order.Entry, error) {
	return order.Timeline(ctx, p.orders, o)
}

// OfHold finds the order that is being paid for, or the one the hold was sealed
// for in the end.
func (p pageOrders) OfHold(ctx context.Context, h inventory.HoldID) (o order.Order, found bool, err error) {
	err = p.checkouts().View(ctx, func(q checkout.Tx) error {
		o, found, err = q.UnfinishedOrder(h)
		return err
	})
	if err != nil || found {
		return o, found, err
	}
	hold, err := p.seats.Hold(ctx, h, 0)
	if err != nil || hold.Order.IsZero() {
		return order.Order{}, false, err
	}
	o, err = order.Find(ctx, p.orders, hold.Order)
	return o, err == nil, err
}

func (p pageOrders) ForStaff(ctx context.Context, by account.Actor, o id.Order) (order.Order, error) {
	return order.ForStaff(ctx, p.orders, by, o)
}

func (p pageOrders) List(ctx context.Context, by account.Actor, f order.Filter, cursor string, limit int) (order.Page, error) {
	return order.List(ctx, p.orders, by, f, cursor, limit)
}

func (p pageOrders) Stuck(ctx context.Context, by account.Actor, show id.Show) ([]order.Order, error) {
	return order.Stuck(ctx, p.orders, by, show)
}

// pageTickets is what opens the door, as the pages see it.
type pageTickets struct {
	*house
	keys *keyfile.Ring
}

func (p pageTickets) ByCode(ctx context.Context, code string) (ticket.Ticket, error) {
	claims, err := ticket.Verify(code, p.keys.Keys()...)
	if err != nil {
		return ticket.Ticket{}, err
	}
	return ticket.Find(ctx, p.tickets, claims.Ticket)
}

func (p pageTickets) Find(ctx context.Context, t id.Ticket) (ticket.Ticket, error) {
	return ticket.Find(ctx, p.tickets, t)
}

func (p pageTickets) OfOrder(ctx context.Context, o id.Order) ([]ticket.Ticket, error) {
	return ticket.OfOrder(ctx, p.tickets, o)
}
