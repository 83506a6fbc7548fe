package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/catalog"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
	"frontrow/internal/domain/ticket"
)

// staffSeatView is "/staff/shows/{show}/seats/{seat}": who has a seat. The map
// of the sale shows its middle part beside itself.
type staffSeatView struct {
	Page
	catalog.ShowView
	Day   string
	Label string
	Name  string
	State inventory.State
	Note  string     // what there is to say beside the state
	By    string     // who keeps it back, and since when
	Order *seatOrder // whose it is
	Block string     // where it can be kept back or freed; "" when it cannot
}

type seatOrder struct {
	Address, Words string
	State          order.State
}

func (s *Site) staffSeat(w http.ResponseWriter, r *http.Request) error {
	show, err := s.showFor(r, account.ReadOrders)
	if err != nil {
		return err
	}
	if show.Show.State == catalog.ShowDraft {
		return inventory.ErrNoBucket
	}
	label := r.PathValue("seat")
	has, err := s.Sales.WhoHas(r.Context(), show.Show.ID, label)
	if errors.Is(err, inventory.ErrUnknownSeat) {
		return ErrNoPage
	}
	if err != nil {
		return err
	}
	plan, err := s.Seats.Plan(r.Context(), show.Show.ID)
	if err != nil {
		return err
	}
	v := staffSeatViewOf(s.staffPage(r, ""), show, plan, label, has)
	switch has.State {
	case inventory.Blocked:
		err = s.sayWhyKept(r, &v)
	case inventory.Held, inventory.Paying, inventory.Sold:
		err = s.sayWhose(r, &v, has)
	}
	if err != nil {
		return err
	}
	return s.personal(w, r, http.StatusOK, staffSeatPage(v))
}

func staffSeatViewOf(p Page, show catalog.ShowView, plan *seating.Plan, label string, has inventory.Has) staffSeatView {
	v := staffSeatView{
		Page: p, ShowView: show, Label: label, State: has.State,
		Name: ticket.SpotOf(plan, label, false).In(p.Locale.Locale), Day: p.Moment(show.Show.StartsAt, show.Venue.TimeZone),
	}
	v.Title = v.Name
	if has.State == inventory.Held {
		v.Note = p.T.Watch.HeldUntil(p.Clock(has.Until, show.Venue.TimeZone))
	}
	if p.may(account.BlockSeats) {
		switch has.State {
		case inventory.Available:
			v.Block = staffBlocksAddress(show.Show.ID, blockPick{Seats: []string{label}})
		case inventory.Blocked:
			v.Block = staffBlocksAddress(show.Show.ID, blockPick{Kept: []string{label}})
		}
	}
	return v
}

// sayWhyKept says who keeps a seat back, and why.
func (s *Site) sayWhyKept(r *http.Request, v *staffSeatView) error {
	var deed inventory.Deed
	found := false
	err := s.Sales.Book(r.Context(), v.Show.ID, func(book *inventory.Book, plan *seating.Plan) {
		deed, found = book.WhyKept(plan, v.Label)
	})
	if err != nil || !found {
		return err
	}
	if v.Note = v.T.Watch.KeptReturned; deed.Order.IsZero() {
		v.Note = v.T.Watch.KeptBecause(deed.Reason)
	}
	v.By = v.T.Watch.By(v.who(s.Sales.NameOf(r.Context(), deed.Staff)), v.Moment(deed.At, v.Venue.TimeZone))
	return nil
}

// sayWhose names the order that a seat belongs to, or may come to belong to.
func (s *Site) sayWhose(r *http.Request, v *staffSeatView, has inventory.Has) error {
	ctx := r.Context()
	var o order.Order
	var found bool
	var err error
	if has.Order.IsZero() {
		o, found, err = s.Orders.OfHold(ctx, has.Hold)
	} else {
		o, err = s.Orders.ForStaff(ctx, s.actor(r), has.Order)
		found = err == nil
	}
	if err != nil && fault.KindOf(err) == fault.NotFound {
		err = nil
	}
	if err != nil {
		return err
	}
	if !found {
		v.By = v.T.Watch.HeldBySomebody
		return nil
	}
	v.Order = seatOrderOf(v.Page, o)
	return nil
}

func seatOrderOf(p Page, o order.Order) *seatOrder {
	return &seatOrder{Address: "/staff/orders/" + o.ID.String(), Words: p.T.Watch.OrderOf(o.Number, o.Name), State: o.State}
}

func staffShowAddress(show id.Show) string { return "/staff/shows/" + show.String() }

// staffSeatAddress is where staff read who has a seat.
func staffSeatAddress(show id.Show, label string) string {
	parts := strings.Split(label, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	return staffShowAddress(show) + "/seats/" + strings.Join(parts, "/")
}
