package web

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
	"frontrow/internal/transport/web/words"
)

// orderView is "/orders/{order}": how an order stands, in plain words, and
// what its buyer can do next.
type orderView struct {
	Page
	catalog.ShowView
	Order     order.Order
	Day       string
	Mood      string // the notice's colour: "good", "warn", "bad" or ""
	Heading   string
	Text      string
	Total     string
	Bill      billView
	Back      backView
	Exchange  *exchangeCard // nil for one that is not for other places
	Returning *returnsCard  // nil where there is nothing to say
	Timeline  []entryView
	Tickets   []ticket.Ticket
	Papers    []paperLink
	Billing   *paper.Billing // what its buyer wants on them; nil where nobody may change it here
	Billed    bool           // it was just said
	KeyQuery  string         // carries a mail link's key on
	CanPay    bool
	CanCancel bool
	CanRetry  bool
	Head      string // of the seat log, signed; "" for none
	Resent    bool   // the tickets are on their way once more
	MoreTime  bool   // the seats can be kept longer, once
	Extended  bool   // they are
	Again     pick
	How       *howToPay // of one that is paid by hand
	Key       string
	Fault     string
}

// countdown is until when the order can be paid.
func (v *orderView) countdown() countdown {
	return countdown{
		Until: v.Order.Deadline, Zone: v.Venue.TimeZone, Then: v.Address, Hold: v.Order.Hold, More: v.MoreTime,
		Back: backOrder, Key: v.Key,
	}
}

// recheck is how often a page that waits for a payment looks again.
const recheck = 5 * time.Second

func (s *Site) orderShow(w http.ResponseWriter, r *http.Request) error {
	o, key, err := s.orderOf(r)
	if err != nil {
		return err
	}
	return s.showOrder(w, r, http.StatusOK, o, key, nil)
}

func (s *Site) showOrder(w http.ResponseWriter, r *http.Request, status int, o order.Order, key string, f *fault.Fault) error {
	ctx := r.Context()
	show, plan, err := s.placeOf(ctx, o)
	if err != nil {
		return err
	}
	entries, err := s.Orders.Timeline(ctx, o.ID)
	if err != nil {
		return err
	}
	var tickets []ticket.Ticket
	if o.State == order.Paid {
		if tickets, err = s.Tickets.OfOrder(ctx, o.ID); err != nil {
			return err
		}
		tickets = slices.DeleteFunc(tickets, func(t ticket.Ticket) bool { return t.State == ticket.Revoked })
	}
	head, err := s.Orders.SeatLogHead(ctx, o.ID)
	if err != nil {
		return err
	}
	p := s.page(r, "")
	p.Address = orderAddress(o.ID, key)
	view := orderViewOf(p, o, show, plan, entries, tickets)
	older, err := s.olderThan(ctx, o)
	if err != nil {
		return err
	}
	view.exchangeOf(older, plan)
	view.Head = head
	view.KeyQuery = keyQuery(key)
	if view.Papers, err = s.paperLinks(ctx, p, o.ID, orderAddress(o.ID, ""), view.KeyQuery); err != nil {
		return err
	}
	if o.Later && o.State == order.AwaitingPayment && view.CanPay {
		if h, _, found, err := s.Checkout.ByHand(ctx, o.ID); err != nil {
			return err
		} else if found {
			view.How = howToPayOf(&view, h, s.Checkout.Ways())
		}
	}
	view.CanPay = view.CanPay && s.mayPayAt(o.PayURL)
	view.CanCancel = view.CanCancel && key == "" // a mail's link shows and does not change
	if view.CanPay && key == "" {
		hold, err := s.Seats.Hold(ctx, o.Hold, 0)
		view.MoreTime = err == nil && hold.MoreTime > 0 // while the seats cannot be asked, nothing is offered
	}
	if key == "" && !o.Total().IsZero() && billable(o.State) {
		billing, err := s.Receipts.Billing(ctx, o.ID)
		if err != nil {
			return err
		}
		view.Billing = &billing
	}
	if o.State == order.Paid {
		offer, _, err := s.Checkout.ReturnOffer(ctx, o, nil)
		if err != nil && fault.KindOf(err) == fault.Internal {
			return err
		}
		view.Returning = returnsCardOf(p, o, show, key, offer, err)
	}
	if f != nil {
		view.Fault = view.words(f)
	}
	view.Billed = f == nil && r.URL.Query().Has("billed")
	view.Resent = f == nil && r.URL.Query().Has("sent")
	return s.personal(w, r, status, orderPage(view))
}

// placeOf gives an order's show and the plan of its seats, for who may see the order.
func (s *Site) placeOf(ctx context.Context, o order.Order) (catalog.ShowView, *seating.Plan, error) {
	show, err := s.Catalogue.Show(ctx, o.Show)
	if err != nil {
		return catalog.ShowView{}, nil, err
	}
	plan, err := s.Seats.Plan(ctx, o.Show)
	return show, plan, err
}

func orderViewOf(p Page, o order.Order, show catalog.ShowView, plan *seating.Plan, entries []order.Entry, tickets []ticket.Ticket) orderView {
	v := orderView{
		Page: p, ShowView: show, Order: o, Tickets: tickets, Key: newFormKey(),
		Day:  p.Moment(show.Show.StartsAt, show.Venue.TimeZone),
		Bill: billOf(p, linesOf(p, plan, show.Show.Prices, o.Lines, o.Currency), o.Bill(), o.Voucher), Total: p.Money(o.Total()),
	}
	v.Back = backOf(p, o, plan)
	v.Title, v.Private, v.Accent = p.T.Order.Title(o.Number), true, show.Organiser.Accent
	v.Timeline = timelineOf(p, o, entries, show.Venue.TimeZone)
	v.Extended = slices.ContainsFunc(entries, func(e order.Entry) bool { return e.What == order.WasExtended })
	v.describe()
	return v
}

// describe puts the order's state into words. A page that waits looks again on
// its own.
func (v *orderView) describe() {
	t, o := v.T.Order, v.Order
	late := !o.Deadline.IsZero() && !v.Now.Before(o.Deadline)
	switch o.State {
	case order.AwaitingPayment:
		switch {
		case late:
			v.Mood, v.Heading, v.Text = "warn", t.ExpiredTitle, t.ExpiredText
			v.CanRetry, v.Refresh = true, recheck
		case o.Declined != "":
			v.Mood, v.Heading, v.Text = "bad", t.DeclinedTitle, t.DeclinedText(v.declined(o.Declined))
			v.CanPay, v.CanCancel = true, true
		case o.Later:
			v.Heading, v.Text = t.AwaitingTitle, v.T.Pay.LaterText
			v.CanPay, v.CanCancel, v.Refresh = true, true, 12*recheck
		default:
			v.Heading, v.Text = t.AwaitingTitle, t.AwaitingText
			v.CanPay, v.CanCancel, v.Refresh = true, true, 3*recheck
		}
	case order.Checking:
		v.Mood, v.Heading, v.Text, v.Refresh = "warn", t.CheckingTitle, t.CheckingText, recheck
	case order.Paid:
		v.Mood, v.Heading, v.Text = "good", t.PaidTitle, t.PaidText(o.Email)
	case order.Expired:
		v.Mood, v.Heading, v.Text, v.CanRetry = "warn", t.ExpiredTitle, t.ExpiredText, true
	case order.Cancelled:
		v.Heading, v.Text, v.CanRetry = t.CancelledTitle, t.CancelledText, true
		if o.Reason != "" {
			v.Text = v.T.Way.Reason(o.Reason)
		}
	case order.Refunding:
		v.Mood, v.Heading, v.Text, v.Refresh = "warn", t.RefundingTitle, t.RefundingText, 3*recheck
	case order.ChargedBack:
		v.Mood, v.Heading, v.Text = "warn", v.T.Bank.ChargedTitle, v.T.Bank.ChargedText
	case order.Refunded:
		v.Heading, v.Text = t.RefundedTitle, t.RefundedText(v.Back.Went(v.Total))
		if o.Reason != "" {
			// What became of the money the text says itself.
			why, _, more := strings.Cut(o.Reason, ". ")
			if more {
				why += "."
			}
			v.Text = v.T.Way.Reason(why) + " " + v.Text
		}
	}
	if v.Refresh > 0 {
		v.Scripts = append(v.Scripts, "order.js")
	}
	if v.CanRetry {
		v.Again = pick{Areas: map[string]int{}}
		for _, l := range o.Lines {
			if l.Area {
				v.Again.Areas[l.Place] += l.Quantity
			} else {
				v.Again.Seats = append(v.Again.Seats, l.Place)
			}
		}
	}
}

// orderReturn is where the payment page sends the browser back to, whatever
// happened there. It asks the provider, and shows what is known.
func (s *Site) orderReturn(w http.ResponseWriter, r *http.Request) error {
	o, key, err := s.orderOf(r)
	if err != nil {
		return err
	}
	if _, err := s.Checkout.Confirm(r.Context(), o.ID); err != nil && fault.KindOf(err) == fault.Internal {
		// The order's page says what is known; the order settles itself later.
		s.log.ErrorContext(r.Context(), "confirming on return failed", "order", o.ID, "error", err)
	}
	address := orderAddress(o.ID, key)
	if localeOf(r) == English { // the payment page knows one address for all languages
		address = words.Of(o.Language).Path(address)
	}
	return seeOther(w, r, address)
}

// orderState is what a page that waits asks for.
func (s *Site) orderState(w http.ResponseWriter, r *http.Request) error {
	o, _, err := s.orderOf(r)
	if err != nil {
		return err
	}
	body, err := json.Marshal(struct {
		State    order.State `json:"state"`
		Declined bool        `json:"declined"`
	}{o.State, o.Declined != ""})
	if err != nil {
		return err
	}
	s.send(w, r, http.StatusOK, "application/json", keepNever, body)
	return nil
}

// orderCancel ends an order that nobody has paid.
func (s *Site) orderCancel(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	if _, err := readForm(w, r); err != nil {
		return err
	}
	buyer := s.Sessions.Caller(r.Context()).Buyer
	if buyer.IsZero() {
		return order.ErrNoOrder
	}
	if _, err := s.Checkout.Cancel(r.Context(), idem.Key{}, wanted, buyer); err != nil {
		return err
	}
	return seeOther(w, r, orderAddress(wanted, ""))
}
