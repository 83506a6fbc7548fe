package web

import (
	"context"
	"net/http"
	"net/url"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/web/words"
)

// staffOrdersView is "/staff/orders".
type staffOrdersView struct {
	Page
	Text, State string
	States      []order.State
	Show        string // only of this; "" for all
	ShowWords   string
	Stuck       []staffOrderRow
	Matters     []matterView // what is odd, and who may see to it looks on
	Orders      []staffOrderRow
	Next        string
	Filtered    bool
}

type staffOrderRow struct {
	Number, Address, When, Name, Email string
	What                               string // the event
	State                              order.State
	Places                             int
	Total                              string
}

const ordersPerPage = 50

// staffOrders finds orders by what somebody at the counter knows of them. Who
// scans or types the code of a ticket is led to its order at once.
func (s *Site) staffOrders(w http.ResponseWriter, r *http.Request) error {
	ctx, by := r.Context(), s.actor(r)
	values := r.URL.Query()
	text := line(values.Get("q"), maxCodeText)
	if t, err := s.Tickets.ByCode(ctx, text); err == nil {
		if _, err := s.Orders.ForStaff(ctx, by, t.Order); err == nil {
			return seeOther(w, r, "/staff/orders/"+t.Order.String())
		}
	}
	f := order.Filter{Text: line(text, 100), State: order.State(line(values.Get("state"), 40))}
	if !f.State.Valid() {
		f.State = ""
	}
	_ = f.Show.UnmarshalText([]byte(line(values.Get("show"), 60))) // what is no id filters nothing
	cursor := line(values.Get("cursor"), 100)
	page, err := s.Orders.List(ctx, by, f, cursor, ordersPerPage)
	if err != nil {
		return err
	}
	var stuck []order.Order
	var odd []payment.Matter
	if f.Text == "" && f.State == "" && cursor == "" {
		if stuck, err = s.Orders.Stuck(ctx, by, f.Show); err != nil {
			return err
		}
		if by.May(account.RefundOrders) == nil {
			if odd, _, err = s.Checkout.Matters(ctx, by, id.Order{}, "", mattersInShort); err != nil {
				return err
			}
		}
	}
	shows := s.showsOf(ctx, by, f.Show, page.Orders, stuck)
	v := staffOrdersViewOf(s.staffPage(r, localeOf(r).T.Staff.Orders), f, page, stuck, shows)
	v.Matters = matterViews(v.Page, odd)
	return s.personal(w, r, http.StatusOK, staffOrdersPage(v))
}

// maxCodeText is as much as the code of a ticket may have.
const maxCodeText = 1200

// showsOf gives the shows that orders are of. One that cannot be had is left
// out: its orders are listed all the same.
func (s *Site) showsOf(ctx context.Context, by account.Actor, only id.Show, lists ...[]order.Order) map[id.Show]catalog.ShowView {
	shows := map[id.Show]catalog.ShowView{}
	add := func(show id.Show) {
		if _, known := shows[show]; known || show.IsZero() {
			return
		}
		if view, err := s.Catalogue.StaffShow(ctx, by, account.ReadOrders, show); err == nil {
			shows[show] = view
		}
	}
	add(only)
	for _, list := range lists {
		for _, o := range list {
			add(o.Show)
		}
	}
	return shows
}

func staffOrdersViewOf(p Page, f order.Filter, page order.Page, stuck []order.Order, shows map[id.Show]catalog.ShowView) staffOrdersView {
	v := staffOrdersView{Page: p, Text: f.Text, State: string(f.State), States: order.States(), Filtered: f.Text != "" || f.State != "" || !f.Show.IsZero()}
	if show, known := shows[f.Show]; known {
		v.Show, v.ShowWords = f.Show.String(), show.Event.Title+", "+p.Moment(show.Show.StartsAt, show.Venue.TimeZone)
	}
	for _, o := range stuck {
		v.Stuck = append(v.Stuck, staffOrderRowOf(p, o, shows))
	}
	for _, o := range page.Orders {
		v.Orders = append(v.Orders, staffOrderRowOf(p, o, shows))
	}
	if page.Next != "" {
		values := url.Values{"cursor": {page.Next}}
		for name, value := range map[string]string{"q": f.Text, "state": string(f.State), "show": v.Show} {
			if value != "" {
				values.Set(name, value)
			}
		}
		v.Next = "/staff/orders?" + values.Encode()
	}
	return v
}

// staffOrderRowOf tells when an order was made by the clock of its venue.
func staffOrderRowOf(p Page, o order.Order, shows map[id.Show]catalog.ShowView) staffOrderRow {
	row := staffOrderRow{
		Number: o.Number, Address: "/staff/orders/" + o.ID.String(), Name: o.Name, Email: o.Email,
		State: o.State, Places: o.Places(), Total: p.Money(o.Total()),
	}
	zone := "UTC"
	if show, known := shows[o.Show]; known {
		zone, row.What = show.Venue.TimeZone, show.Event.Title
	}
	row.When = p.Moment(o.CreatedAt, zone) + " " + p.Locale.Zone(o.CreatedAt, zone)
	return row
}

// staffOrderView is "/staff/orders/{order}", and the question before a refund.
type staffOrderView struct {
	Page
	catalog.ShowView
	Order     order.Order
	Day       string
	Total     string
	Bill      billView
	Back      backView
	Parts     []partView // that may be taken back
	Refund    words.TakeBack
	Timeline  []entryView
	Papers    []paperLink
	Matters   []matterView // what is odd about it
	ByHand    *byHandView  // nil for an order that is paid another way
	CanRefund bool
	Resent    bool // the tickets are on their way once more
	Asking    bool // the question whether to refund is shown
	CanSwap   bool // its places may be changed for others

	Instead, InsteadWords string   // the order whose places it took, and what they pay
	PayAt                 string   // where the rest is paid, to be told to its buyer
	PayMailed             string   // whether they were, by mail
	Newer                 []string // the orders that its places were changed for
	Key, Fault            string
}

func (s *Site) staffOrder(w http.ResponseWriter, r *http.Request) error {
	return s.showStaffOrder(w, r, false)
}

// staffRefundAsk asks before money moves.
func (s *Site) staffRefundAsk(w http.ResponseWriter, r *http.Request) error {
	return s.showStaffOrder(w, r, true)
}

func (s *Site) showStaffOrder(w http.ResponseWriter, r *http.Request, asking bool) error {
	page, err := s.staffOrderAt(r, newFormKey(), asking, nil)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

func (s *Site) staffRefund(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			_, err := s.Checkout.Refund(r.Context(), key, by, wanted, backAsked(f))
			return "/staff/orders/" + wanted.String(), err
		},
		again: s.staffOrderAgain(r),
	})
}

// seatsKept is what a form says that wants the seats of an order kept back.
const seatsKept = "kept"

// staffOrderAgain shows an order after something could not be done with it.
func (s *Site) staffOrderAgain(r *http.Request) func(f form, told *fault.Fault) (templ.Component, error) {
	return func(f form, told *fault.Fault) (templ.Component, error) { return s.staffOrderAt(r, f.key, false, told) }
}

// staffOrderAt is the page of the order in the address.
func (s *Site) staffOrderAt(r *http.Request, key string, asking bool, f *fault.Fault) (templ.Component, error) {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return nil, err
	}
	ctx, by := r.Context(), s.actor(r)
	o, err := s.Orders.ForStaff(ctx, by, wanted)
	if err != nil {
		return nil, err
	}
	show, err := s.Catalogue.StaffShow(ctx, by, account.ReadOrders, o.Show)
	if err != nil {
		return nil, err
	}
	plan, err := s.Seats.Plan(ctx, o.Show)
	if err != nil {
		return nil, err
	}
	entries, err := s.Orders.Timeline(ctx, o.ID)
	if err != nil {
		return nil, err
	}
	v := staffOrderViewOf(s.staffPage(r, ""), o, show, plan, entries, by, asking, f)
	if by.May(account.RefundOrders) == nil {
		odd, _, err := s.Checkout.Matters(ctx, by, o.ID, "", mattersPerPage)
		if err != nil {
			return nil, err
		}
		v.Matters = matterViews(v.Page, odd)
	}
	if o.Later {
		h, notes, found, err := s.Checkout.ByHand(ctx, o.ID)
		if err != nil {
			return nil, err
		}
		if found {
			v.ByHand = byHandViewOf(v.Page, show.Venue.TimeZone, h, notes, by)
		}
	}
	if v.Papers, err = s.paperLinks(ctx, v.Page, o.ID, "/staff/orders/"+o.ID.String(), ""); err != nil {
		return nil, err
	}
	v.Key = key
	v.Resent = f == nil && r.URL.Query().Has("sent")
	return staffOrderPage(v), nil
}

// refundWords ask before an order is taken back. Where nothing was paid they speak
// of the places alone.
func refundWords(p Page, total string, o order.Order) words.TakeBack {
	if o.State == order.ChargedBack {
		return p.T.Bank.Seats
	}
	if o.Total().IsZero() {
		return p.T.Staff.GivenBack
	}
	return words.TakeBack{Do: p.T.Staff.Refund, Ask: p.T.Staff.RefundAsk(total), Means: p.T.Staff.RefundMeans, Yes: p.T.Staff.RefundYes(total)}
}

func staffOrderViewOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan, entries []order.Entry, by account.Actor, asking bool, f *fault.Fault) staffOrderView {
	base := orderViewOf(p, o, show, plan, entries, nil)
	v := staffOrderView{
		Page: p, ShowView: show, Order: o, Day: base.Day, Bill: base.Bill, Back: base.Back, Total: base.Total, Timeline: base.Timeline,
		Refund:    refundWords(p, p.Money(o.Worth()), o),
		CanRefund: (o.State == order.Paid || o.State == order.ChargedBack && len(o.Left()) > 0) && by.May(account.RefundOrders) == nil,
	}
	v.exchanged(o, entries)
	v.Title = base.Title
	if v.Asking = asking && v.CanRefund; v.Asking {
		v.Parts = partsOf(p, o, show, plan)
	}
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
	case order.Checking, order.Refunding, order.ChargedBack:
		return "warn"
	case order.AwaitingPayment:
		return "accent"
	}
	return ""
}
