package web

import (
	"context"
	"slices"

	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/seating"
)

// exchangeCard shows the buyer of an order that is for other places both, and what
// is left to pay.
type exchangeCard struct {
	Number   string // of the order before
	Had, Get string // places
	Price    string
	Credit   string
	Due      string
	Says     string // what becomes of the places before
	First    bool   // to be read before anything is paid
}

// olderThan gives the order whose places one takes the place of, if any.
func (s *Site) olderThan(ctx context.Context, o order.Order) (*order.Order, error) {
	if o.Instead == nil {
		return nil, nil
	}
	older, err := s.Orders.Find(ctx, o.Instead.Order)
	return &older, err
}

// exchangeOf fills in the card, and what else the page says of such an order. One
// that came to nothing is not offered to be bought anew: its buyer has places.
func (v *orderView) exchangeOf(older *order.Order, plan *seating.Plan) {
	if older == nil {
		return
	}
	t, o := v.T.Exchange, v.Order
	v.Total = v.Money(o.Due())
	left := older.Left()
	stays := older.State == order.Paid && !slices.ContainsFunc(o.Instead.Places, func(place int) bool { return !slices.Contains(left, place) })
	card := exchangeCard{
		Number: older.Number, Had: v.List(v.placeNames(plan, older.LinesOf(o.Instead.Places))...), Get: v.List(v.placeNames(plan, o.Lines)...),
		Price: v.Money(o.Total()), Credit: "−\u2060" + v.Money(o.Credit()), Due: v.Money(o.Due()),
	}
	switch o.State {
	case order.AwaitingPayment, order.Checking:
		card.First, card.Says = true, t.Waits
	case order.Expired, order.Cancelled:
		if stays {
			card.Says = t.Stays
		}
	default:
		card.Says = t.Done
	}
	v.CanRetry = false
	if o.State == order.Expired {
		v.Text = t.Stays
	}
	v.Exchange = &card
}

// linkMailed reports whether the link to pay the rest was mailed, by the order's
// timeline.
func linkMailed(entries []order.Entry) bool {
	return slices.ContainsFunc(entries, func(e order.Entry) bool { return e.What == order.WasMailed && e.Text == notify.LinkMailed })
}
