package web

import (
	"context"
	"io"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/engine"
)

// sales is what staff watch a sale by: real seats, and a till that says what a
// test has put into it.
type sales struct {
	*engine.Engine
	shop *shop
}

func (s sales) Takings(context.Context, id.Show) (checkout.Takings, error) {
	s.shop.mu.Lock()
	defer s.shop.mu.Unlock()
	return s.shop.takings, nil
}

func (s sales) Finance(_ context.Context, _ id.Show, in checkout.Period) ([]checkout.Finance, error) {
	s.shop.mu.Lock()
	defer s.shop.mu.Unlock()
	s.shop.period = in
	return sampleFinance(), nil
}

func (s sales) FinanceCSV(_ context.Context, _ id.Show, in checkout.Period, out io.Writer) error {
	s.shop.mu.Lock()
	defer s.shop.mu.Unlock()
	s.shop.period = in
	_, err := io.WriteString(out, "at,order\r\n")
	return err
}

func (s sales) NameOf(_ context.Context, staff id.Staff) string {
	for _, person := range s.shop.staff {
		if person.ID == staff {
			return person.Name
		}
	}
	return ""
}

func (s *shop) Board(_ context.Context, by account.Actor, f catalog.BoardFilter) (page []catalog.ShowView, next string, err error) {
	if err := by.May(account.ReadOrders); err != nil {
		return nil, "", err
	}
	for _, e := range s.events {
		for _, at := range e.Shows {
			if f.Phase == catalog.Selling && (by.Scope().IsZero() || by.Scope() == at.Show.Organiser) {
				page = append(page, catalog.ShowView{Show: at.Show, Event: e.Event, Venue: at.Venue, Organiser: e.Organiser})
			}
		}
	}
	return page, "", nil
}

// staff signs somebody in.
func (w *world) staffBrowser(role account.Role, organiser id.Organiser) *browser {
	w.t.Helper()
	person := account.Staff{ID: id.New[id.Staff](), Organiser: organiser, Role: role, Name: "Noor " + string(role)}
	email := person.ID.String() + "@alder.example"
	w.shop.staff[email] = person
	b := w.browser()
	form := b.get("/staff").form(w.t, "/staff/sign-in")
	values := form.entries()
	values.Set("email", email)
	values.Set("password", "right")
	if answer := b.do("POST", form.attr("action"), values); answer.Code != 303 {
		w.t.Fatalf("signing in: %d", answer.Code)
	}
	return b
}

func (s orders) Stuck(_ context.Context, by account.Actor, _ id.Show) (stuck []order.Order, err error) {
	if err := by.May(account.ReadOrders); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, o := range s.orders {
		if o.State == order.Checking && by.MayFor(account.ReadOrders, o.Organiser, order.ErrNoOrder) == nil {
			stuck = append(stuck, o)
		}
	}
	return stuck, nil
}

func (s tickets) ByCode(_ context.Context, code string) (ticket.Ticket, error) {
	for o := range s.orders {
		if code == "FR1-"+o.String() {
			return ticket.Ticket{Order: o}, nil
		}
	}
	return ticket.Ticket{}, ticket.ErrNoTicket
}
