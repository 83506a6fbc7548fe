package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/order"
)

// Cancel gives up an order before it is paid: its seats are let go and its
// payment page is closed. The answer is the order as this command leaves it,
// Checking; it settles itself at once if nothing is in the way. Cancelling a
// cancelled order again is no error. It returns order.ErrNoOrder for a foreign
// order and ErrNotCancelable once money may be on its way.
func (s *Service) Cancel(ctx context.Context, key idem.Key, o id.Order, buyer id.Buyer) (order.Order, error) {
	given, err := idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		found, ok, err := q.Order(o)
		switch {
		case err != nil:
			return answer{}, err
		case !ok || buyer.IsZero() || found.Buyer != buyer:
			return answer{}, order.ErrNoOrder
		case found.State == order.Cancelled || found.Reason == reasonCancelled:
			return answerWith(found), nil
		}
		return giveUp(q, found)
	})
	if err != nil {
		return order.Order{}, err
	}
	now, err := s.Confirm(ctx, o, ByBuyer)
	return given.in(now), err
}

// giveUp has the seats of an order let go that is not paid.
func giveUp(q Tx, o order.Order) (answer, error) {
	to := stepRelease
	switch {
	case o.State == order.AwaitingPayment && o.Step == stepOwe:
		to = stepUnseal
	case o.State != order.AwaitingPayment || !payable(o):
		return answer{}, ErrNotCancelable
	}
	if err := supersede(q, &o, to, reasonCancelled); err != nil {
		return answer{}, err
	}
	return answerWith(o), nil
}
