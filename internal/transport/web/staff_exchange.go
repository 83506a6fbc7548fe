package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/pricing"
	"frontrow/internal/domain/seating"
	"frontrow/internal/transport/problem"
)

// staffExchangeView is "/staff/orders/{order}/exchange": which places of an order
// are given up, and what is taken instead.
type staffExchangeView struct {
	Page
	catalog.ShowView
	entries
	Order order.Order
	Day   string
	Parts []partView // that may be given up
	Own   string     // their seats, for the map
	Taken []exchangeSeat
	Typed string // seats that are named and not found
	Areas []exchangeArea
	Ways  []option
	Sums  *exchangeSums // nil until it was asked what it comes to

	Plan     string
	MapWords mapWords
}

type exchangeArea struct{ ID, Name string }

// exchangeSeat is a seat that is taken instead.
type exchangeSeat struct{ Label, Name string }

// exchangeSums is what a change of places comes to, and Seen what exactly that is
// about: only that is carried out.
type exchangeSums struct {
	Bill         billView
	Credit       string
	Words, Total string // "to be paid" or "goes back", and how much
	Seen         string
	Expect       int64 // what is to be paid or, below zero, goes back, in minor units: another sum is not carried out either
}

// staffExchangeAsk is the form.
func (s *Site) staffExchangeAsk(w http.ResponseWriter, r *http.Request) error {
	page, err := s.staffExchangeAt(r, form{key: newFormKey()}, nil)
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, page)
}

// staffExchange says what a change of places comes to and, once that was seen, makes
// it. What comes of it is on the new order's page.
func (s *Site) staffExchange(w http.ResponseWriter, r *http.Request) error {
	old, show, plan, err := s.staffExchangeOf(r)
	if err != nil {
		return err
	}
	f, err := readForm(w, r)
	if err != nil {
		return err
	}
	// Where it cannot be said what it comes to, as when it was done and the answer
	// was lost, the use case knows.
	x, err := exchangeAsked(f, old, plan)
	if err == nil {
		if sums, err := exchangeSumsOf(s.staffPage(r, ""), old, x, show, plan); err == nil && (f.Get("seen") != sums.Seen || f.Get("anew") != "") || err != nil && f.Get("seen") == "" {
			return s.staffExchangeSums(w, r, f, sums, err)
		}
	}
	return s.carryOutForm(w, r, f, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			if err != nil {
				return "", err
			}
			made, err := s.Checkout.Exchange(r.Context(), key, by, old.ID, x)
			return "/staff/orders/" + made.ID.String(), err
		},
		again: func(f form, told *fault.Fault) (templ.Component, error) { return s.staffExchangeAt(r, f, told) },
	})
}

// staffExchangeSums shows the form with what it comes to, or with why that cannot be
// said.
func (s *Site) staffExchangeSums(w http.ResponseWriter, r *http.Request, f form, sums *exchangeSums, trouble error) error {
	status, told := http.StatusOK, (*fault.Fault)(nil)
	if trouble != nil {
		told = fault.From(trouble)
		status = problem.Status(told)
	}
	o, show, plan, err := s.staffExchangeOf(r)
	if err != nil {
		return err
	}
	v := staffExchangeViewOf(s.staffPage(r, ""), o, show, plan, s.Checkout.Ways(), f, told)
	v.Sums = sums
	return s.personal(w, r, status, staffExchangePage(v))
}

// exchangeAsked reads the form.
func exchangeAsked(f form, old order.Order, plan *seating.Plan) (checkout.Exchange, error) {
	choice, err := exchangeChoice(f, plan)
	x := checkout.Exchange{Places: backAsked(f).Places, Choice: choice, PayWith: f.Get("pay")}
	if expect, err := strconv.ParseInt(f.Get("expect"), 10, 64); err == nil {
		x.Expect = new(money.Of(expect, old.Currency))
	}
	return x, err
}

// exchangeSumsOf reckons what a change comes to at the prices the show has now: it
// holds nothing.
func exchangeSumsOf(p Page, o order.Order, x checkout.Exchange, show catalog.ShowView, plan *seating.Plan) (*exchangeSums, error) {
	instead, err := checkout.InsteadOf(o, x.Places)
	if err != nil {
		return nil, err
	}
	prices := show.Show.Prices
	var lines []pricing.Line
	add := func(line pricing.Line, zone int) error {
		level, priced := prices.LevelOf(plan.Zones()[zone].ID)
		if !priced {
			return inventory.ErrNotOnSale
		}
		line.Level, line.Price = level.ID, prices.Price(level)
		lines = append(lines, line)
		return nil
	}
	for _, label := range x.Choice.Seats {
		i, _ := plan.Index(label)
		if err := add(pricing.Line{Place: label, Quantity: 1}, plan.Seat(i).Zone); err != nil {
			return nil, err
		}
	}
	for _, a := range x.Choice.Areas {
		i := slices.IndexFunc(plan.Areas(), func(one seating.Area) bool { return one.ID == a.Area })
		if err := add(pricing.Line{Place: a.Area, Area: true, Quantity: a.Quantity}, plan.Areas()[i].Zone); err != nil {
			return nil, err
		}
	}
	bill := prices.Bill(lines)
	due := bill.Total().Minor - instead.Credit
	sums := exchangeSums{
		Bill:   billOf(p, linesOf(p, plan, prices, lines, prices.Currency), bill, ""),
		Credit: "−\u2060" + p.Money(money.Of(instead.Credit, o.Currency)),
		Words:  p.T.Exchange.Due, Total: p.Money(money.Of(max(due, -due), o.Currency)),
		Seen: fmt.Sprint(instead.Places, x.Choice.Seats, x.Choice.Areas, due), Expect: due,
	}
	if due < 0 {
		sums.Words = p.T.Exchange.GoesBack
	}
	return &sums, nil
}

// staffExchangeOf finds the order in the address, with its show and its hall.
func (s *Site) staffExchangeOf(r *http.Request) (o order.Order, show catalog.ShowView, plan *seating.Plan, err error) {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return o, show, nil, err
	}
	by := s.actor(r)
	if err := by.May(account.RefundOrders); err != nil {
		return o, show, nil, err
	}
	if o, err = s.Orders.ForStaff(r.Context(), by, wanted); err != nil {
		return o, show, nil, err
	}
	if show, err = s.Catalogue.StaffShow(r.Context(), by, account.ReadOrders, o.Show); err != nil {
		return o, show, nil, err
	}
	plan, err = s.Seats.Plan(r.Context(), o.Show)
	return o, show, plan, err
}

func (s *Site) staffExchangeAt(r *http.Request, f form, told *fault.Fault) (templ.Component, error) {
	o, show, plan, err := s.staffExchangeOf(r)
	if err != nil {
		return nil, err
	}
	return staffExchangePage(staffExchangeViewOf(s.staffPage(r, ""), o, show, plan, s.Checkout.Ways(), f, told)), nil
}

func staffExchangeViewOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan, ways []checkout.Offer, f form, told *fault.Fault) staffExchangeView {
	v := staffExchangeView{
		Page: p, ShowView: show, entries: sentEntries(p, f, told), Order: o,
		Day: p.Moment(show.Show.StartsAt, show.Venue.TimeZone), Parts: partsOf(p, o, show, plan),
	}
	if told != nil && told.Is(inventory.ErrLimit) {
		v.Told += " " + p.T.Exchange.NotCounted
	}
	v.Title = p.T.Exchange.Title
	if plan.Len() > 0 {
		v.Plan, v.MapWords = "/v1/charts/"+plan.Hash().String(), staffMapWords(p)
		v.Scripts = append(v.Scripts, "exchange.js")
		v.Own = strings.Join(o.NamesOf(o.Left()), " ")
	}
	if choice, err := exchangeChoice(f, plan); err == nil {
		for _, label := range choice.Seats {
			v.Taken = append(v.Taken, exchangeSeat{label, p.spotName(plan, label, false)})
		}
	} else {
		v.Typed = f.Get("seats")
	}
	for _, area := range plan.Areas() {
		v.Areas = append(v.Areas, exchangeArea{area.ID, p.spotName(plan, area.ID, true)})
	}
	for _, way := range ways {
		v.Ways = append(v.Ways, option{way.Provider, p.T.Pay.WayName(way.Provider)})
	}
	return v
}

// gives reports whether a place is ticked: all are, at first.
func (v staffExchangeView) gives(place string) bool {
	return v.values.Get("some") == "" || slices.Contains(v.values["place"], place)
}

// exchangeChoice reads what is taken instead: seats by row and number as people
// say them, and numbers of standing places.
func exchangeChoice(f form, plan *seating.Plan) (c inventory.Choice, err error) {
	for _, label := range f.Values[fieldSeat] {
		if _, known := plan.Index(label); !known {
			return c, inventory.ErrUnknownSeat.With("seats", []string{line(label, 60)})
		}
		c.Seats = append(c.Seats, label)
	}
	for name := range strings.FieldsFuncSeq(f.Get("seats"), func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		if strings.TrimSpace(name) == "" {
			continue
		}
		label := seatNamed(plan, name)
		if label == "" {
			return c, inventory.ErrUnknownSeat.With("seats", []string{line(name, 60)})
		}
		if !slices.Contains(c.Seats, label) {
			c.Seats = append(c.Seats, label)
		}
	}
	for _, area := range plan.Areas() {
		if n, err := strconv.Atoi(f.Get(fieldArea + area.ID)); err == nil && n > 0 {
			c.Areas = append(c.Areas, inventory.Places{Area: area.ID, Quantity: n})
		}
	}
	if len(c.Seats)+len(c.Areas) == 0 {
		return c, inventory.ErrEmptyChoice
	}
	c.Accessible = f.Get("accessible") != ""
	return c, nil
}

// seatNamed finds the one seat of a hall that a text names by the end of its
// label; "" where there is none, or several.
func seatNamed(plan *seating.Plan, name string) (found string) {
	end := order.ParseSeat(name)
	if end == "" {
		return ""
	}
	for i := range plan.Len() {
		label := plan.Label(i)
		if small := strings.ToLower(label); small == end || strings.HasSuffix(small, "/"+end) {
			if found != "" {
				return ""
			}
			found = label
		}
	}
	return found
}

// exchanged adds what an order has to do with others by changes of places.
func (v *staffOrderView) exchanged(o order.Order, entries []order.Entry) {
	v.CanSwap = v.CanRefund && o.State == order.Paid
	for _, r := range o.Returns {
		if !r.To.IsZero() {
			v.Newer = append(v.Newer, "/staff/orders/"+r.To.String())
		}
	}
	if o.Instead == nil {
		return
	}
	v.Instead = "/staff/orders/" + o.Instead.Order.String()
	v.InsteadWords = v.T.Exchange.Pays(v.Money(o.Credit()), v.Money(o.Due()))
	if o.State == order.AwaitingPayment && o.PayURL != "" {
		v.PayAt, v.PayMailed = o.PayURL, v.T.Exchange.ToBeMailed(o.Email)
		if linkMailed(entries) {
			v.PayMailed = v.T.Exchange.Mailed(o.Email)
		}
	}
}
