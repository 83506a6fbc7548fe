package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
)

// Refund takes the sale of a whole order back: its tickets are void at once,
// its seats return to sale, or are kept back if keep says so, then its money goes
// back. The answer is the order
// as this command leaves it, Refunding; it settles itself at once if nothing
// is in the way. An order that is being refunded, or was, is given as it is.
//
// It returns order.ErrNoOrder for another organiser's order,
// account.ErrForbidden to a role that may not refund, and ErrNotRefundable for
// an order that is not paid.
func (s *Service) Refund(ctx context.Context, key idem.Key, by account.Actor, o id.Order, keep bool) (order.Order, error) {
	given, err := idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		found, err := orderFor(q, by, account.RefundOrders, o)
		if err != nil {
			return answer{}, err
		}
		switch found.State {
		case order.Refunding, order.Refunded:
			return answerWith(found), nil
		case order.Paid:
			return s.reverse(q, found, keep)
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
	found, ok, err := q.Order(o)
	if err != nil {
		return order.Order{}, err
	}
	if !ok {
		return order.Order{}, order.ErrNoOrder
	}
	return found, by.MayFor(do, found.Organiser, order.ErrNoOrder)
}

// reverse undoes a sale on paper and sends the order to have its seats and
// money follow.
func (s *Service) reverse(q Tx, o order.Order, keep bool) (answer, error) {
	lease, won, err := q.TakeOrderLease(o.ID, stepDone, q.Now(), true)
	if err != nil {
		return answer{}, err
	}
	if !won {
		return answer{}, ErrBusy
	}
	if err := o.Move(order.Refunding); err != nil {
		return answer{}, err
	}
	o.Step, o.Reason = stepReturn, reasonRefunded
	if keep {
		o.Step = stepKeep
	}
	if err := s.tickets.Revoke(q, o); err != nil {
		return answer{}, err
	}
	if err := payment.BookReturn(q, o.ID, o.Bill()); err != nil {
		return answer{}, err
	}
	if err := paper.Returned(q, o, paper.CauseReturn, paper.LinesOf(o.Bill())); err != nil {
		return answer{}, err
	}
	if err := order.Note(q, o.ID, order.WasReturned, "The box office returns this order. Its tickets are no longer valid."); err != nil {
		return answer{}, err
	}
	held, err := q.SaveOrder(o, lease, q.Now())
	if err != nil {
		return answer{}, err
	}
	if !held {
		return answer{}, ErrBusy
	}
	return answerWith(o), q.Enqueue(resumeJob(o.ID, q.Now()))
}
