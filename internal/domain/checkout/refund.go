package checkout

import (
	"context"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
)

// Refund takes back the sale of an order, or of some of its places: their
// tickets are void at once, the seats return to sale, or are kept back if back
// says so, then the money goes back. The answer is the order as this command
// leaves it, Refunding if nothing is left of it; it settles itself at once if
// nothing is in the way. An order that is being refunded whole, or was, is
// given as it is.
//
// It returns order.ErrNoOrder for another organiser's order,
// account.ErrForbidden to a role that may not refund, ErrNotRefundable for
// an order that is not paid, ErrBusy while another refund of it is under way,
// and order.ErrBadPlaces and order.ErrPlaceBack as [order.Order.TakeBack] does.
func (s *Service) Refund(ctx context.Context, key idem.Key, by account.Actor, o id.Order, back order.Back) (order.Order, error) {
	given, err := idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		found, err := orderFor(q, by, account.RefundOrders, o)
		if err != nil {
			return answer{}, err
		}
		switch found.State {
		case order.Refunding, order.Refunded:
			return answerWith(found), nil
		case order.ChargedBack:
			return s.giveUpSeats(q, found, back)
		case order.Paid:
			return s.reverse(q, found, back, byBoxOffice)
		default:
			return answer{}, ErrNotRefundable
		}
	})
	if err != nil {
		return order.Order{}, err
	}
	now, err := s.Confirm(ctx, o, ByJob)
	return given.in(now), err
}

// orderFor finds an order of the actor's organiser. It returns
// account.ErrForbidden for what their role may not do at all, and
// order.ErrNoOrder.
func orderFor(q Tx, by account.Actor, do account.Action, o id.Order) (order.Order, error) {
	if err := by.May(do); err != nil {
		return order.Order{}, err
	}
	found, err := mustOrder(q, o)
	if err != nil {
		return order.Order{}, err
	}
	return found, by.MayFor(do, found.Organiser, order.ErrNoOrder)
}

// returner says in whose words an order is returned.
type returner struct {
	reason string // why the order ended
	part   string // begins the line of the timeline about a part of it
	whole  string // is the line about all of it
}

var (
	byBoxOffice    = returner{reasonRefunded, ReturnedPart, returnedWhole}
	byCancellation = returner{reasonShowCancelled, ReturnedPart, returnedWhole}
	byBuyer        = returner{reasonReturned, ReturnedByBuyerPart, ReturnedByBuyer}
)

// reverse undoes a sale, or a part of it, on paper and sends the order to have
// its seats and money follow.
func (s *Service) reverse(q Tx, o order.Order, back order.Back, by returner) (answer, error) {
	return s.undo(q, o, back, func(o *order.Order, r order.Return) (text string, err error) {
		text = by.part + strings.Join(o.NamesOf(r.Places), ", ") + ". Their tickets are no longer valid."
		if len(o.Left()) == 0 {
			if err := o.Move(order.Refunding); err != nil {
				return "", err
			}
			o.Reason, text = by.reason, by.whole
		}
		return text, payment.BookReturn(q, o.ID, len(o.Returns), o.Bill(), r.Sums, r.Kept)
	})
}

// undo takes places of an order back: their tickets are void, and there is a
// credit note for what book has booked of them. It gives the line of the timeline.
// At most one return of an order is under way: it is won as every step is.
func (s *Service) undo(q Tx, o order.Order, back order.Back, book func(o *order.Order, r order.Return) (text string, err error)) (answer, error) {
	lease, won, err := q.TakeOrderLease(o.ID, stepDone, q.Now(), true)
	if err != nil {
		return answer{}, err
	}
	if !won {
		return answer{}, ErrBusy
	}
	return s.undone(q, o, lease, order.WasReturned, back, book)
}

// undone does what undo does for an order that was won under a lease; what is
// the word of the timeline.
func (s *Service) undone(q Tx, o order.Order, lease Lease, what string, back order.Back, book func(o *order.Order, r order.Return) (text string, err error)) (answer, error) {
	r, err := o.TakeBack(back)
	if err != nil {
		return answer{}, err
	}
	o.Step = stepReturn
	if r.Block {
		o.Step = stepKeep
	}
	text, err := book(&o, r)
	if err != nil {
		return answer{}, err
	}
	if err := s.tickets.Revoke(q, o, r.Places); err != nil {
		return answer{}, err
	}
	if err := paper.Returned(q, o, paper.CauseOfReturn(len(o.Returns)), paper.LinesBack(o, r)); err != nil {
		return answer{}, err
	}
	if err := order.Note(q, o.ID, what, text); err != nil {
		return answer{}, err
	}
	return answerWith(o), leave(q, o, lease, o.Step)
}

// What the lines of a timeline say of an order of which nothing is left, returned
// by the box office or its buyer.
const (
	returnedWhole   = "The box office returns this order. Its tickets are no longer valid."
	ReturnedByBuyer = "You return this order. Its tickets are no longer valid."
)

// How the lines of a timeline begin that tell of a part of an order, which the box
// office or its buyer returns.
const (
	ReturnedPart        = "The box office returns these places: "
	ReturnedByBuyerPart = "You return these places: "
)
