package web

import (
	"net/http"
	"net/url"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/problem"
)

// staffOrdersView is "/staff/orders".
type staffOrdersView struct {
	Page
	Text, State string
	States      []order.State
	Orders      []staffOrderRow
	Next        string
	Filtered    bool
}

type staffOrderRow struct {
	Number, Address, When, Name, Email string
	State                              order.State
	Places                             int
	Total                              string
}

const ordersPerPage = 50

func (s *Site) staffOrders(w http.ResponseWriter, r *http.Request) error {
	by := *s.Sessions.Caller(r.Context()).Actor
	values := r.URL.Query()
	f := order.Filter{Text: line(values.Get("q"), 100), State: order.State(line(values.Get("state"), 40))}
	if !f.State.Valid() {
		f.State = ""
	}
	page, err := s.Orders.List(r.Context(), by, f, line(values.Get("cursor"), 100), ordersPerPage)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffOrdersPage(staffOrdersViewOf(s.staffPage(r, localeOf(r).T.Staff.Orders), f, page)))
}

func staffOrdersViewOf(p Page, f order.Filter, page order.Page) staffOrdersView {
	v := staffOrdersView{Page: p, Text: f.Text, State: string(f.State), States: order.States(), Filtered: f.Text != "" || f.State != ""}
	for _, o := range page.Orders {
		v.Orders = append(v.Orders, staffOrderRow{
			Number: o.Number, Address: "/staff/orders/" + o.ID.String(), When: p.Moment(o.CreatedAt, "UTC") + " UTC", Name: o.Name, Email: o.Email,
			State: o.State, Places: o.Places(), Total: p.Money(o.Total()),
		})
	}
	if page.Next != "" {
		values := url.Values{"cursor": {page.Next}}
		if f.Text != "" {
			values.Set("q", f.Text)
		}
		if f.State != "" {
			values.Set("state", string(f.State))
		}
		v.Next = "/staff/orders?" + values.Encode()
	}
	return v
}

// staffOrderView is "/staff/orders/{order}", and the question before a refund.
type staffOrderView struct {
	Page
	catalog.ShowView
	Order       order.Order
	Day         string
	Lines       []lineView
	Total, Fees string
	Timeline    []entryView
	CanRefund   bool
	Asking      bool // the question whether to refund is shown
	Key, Fault  string
}

func (s *Site) staffOrder(w http.ResponseWriter, r *http.Request) error {
	return s.showStaffOrder(w, r, http.StatusOK, newFormKey(), false, nil)
}

// staffRefundAsk asks before money moves.
func (s *Site) staffRefundAsk(w http.ResponseWriter, r *http.Request) error {
	return s.showStaffOrder(w, r, http.StatusOK, newFormKey(), true, nil)
}

func (s *Site) staffRefund(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	by := *s.Sessions.Caller(r.Context()).Actor
	key, err := f.idempotency(by.Staff.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	if _, err := s.Checkout.Refund(r.Context(), key, by, wanted); err != nil {
		told := fault.From(err)
		switch told.Kind {
		case fault.Internal, fault.NotFound, fault.Forbidden:
			return err
		}
		return s.showStaffOrder(w, r, problem.Status(told), f.key, false, told)
	}
	return seeOther(w, r, "/staff/orders/"+wanted.String())
}

func (s *Site) showStaffOrder(w http.ResponseWriter, r *http.Request, status int, key string, asking bool, f *fault.Fault) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	ctx := r.Context()
	by := *s.Sessions.Caller(ctx).Actor
	o, err := s.Orders.ForStaff(ctx, by, wanted)
	if err != nil {
		return err
	}
	show, err := s.Catalogue.StaffShow(ctx, by, account.ReadOrders, o.Show)
	if err != nil {
		return err
	}
	plan, err := s.Seats.Plan(ctx, o.Show)
	if err != nil {
		return err
	}
	entries, err := s.Orders.Timeline(ctx, o.ID)
	if err != nil {
		return err
	}
	v := staffOrderViewOf(s.staffPage(r, ""), o, show, plan, entries, by, asking, f)
	v.Key = key
	return s.personal(w, r, status, staffOrderPage(v))
}

func staffOrderViewOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan, entries []order.Entry, by account.Actor, asking bool, f *fault.Fault) staffOrderView {
	base := orderViewOf(p, o, show, plan, entries, nil)
	v := staffOrderView{
		Page: p, ShowView: show, Order: o, Day: base.Day, Lines: base.Lines, Total: base.Total, Fees: base.Fees, Timeline: base.Timeline,
		CanRefund: o.State == order.Paid && by.May(account.RefundOrders) == nil,
	}
	v.Title = base.Title
	v.Asking = asking && v.CanRefund
	if f != nil {
		v.Fault = v.words(f)
	}
	return v
}

// stateKind is the colour of an order's state.
func stateKind(state order.State) string {
	switch state {
	case order.Paid:
		return "good"
	case order.Checking, order.Refunding:
		return "warn"
	case order.AwaitingPayment:
		return "accent"
	}
	return ""
}
