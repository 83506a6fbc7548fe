package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/domain/order"
)

// Cancel gives up an order before it is paid: its seats are let go and its
// payment page is closed. Cancelling a cancelled order again is no error. It
// returns order.ErrNoOrder for a foreign order and ErrNotCancelable once money
// may be on its way.
func (s *Service) Cancel(ctx context.Context, o id.Order, buyer id.Buyer) (order.Order, error) {
	err := s.run.Update(ctx, func(q Tx) error {
		found, ok, err := q.Order(o)
		switch {
		case err != nil:
			return err
		case !ok || buyer.IsZero() || found.Buyer != buyer:
			return order.ErrNoOrder
		case found.State == order.Cancelled || found.Reason == reasonCancelled:
			return nil
		case found.State == order.AwaitingPayment && found.Step == stepOwe:
			return supersede(q, found, stepUnseal, reasonCancelled)
		case found.State != order.AwaitingPayment || !payable(found):
			return ErrNotCancelable
		}
		return supersede(q, found, stepRelease, reasonCancelled)
	})
	if err != nil {
		return order.Order{}, err
	}
	return s.Confirm(ctx, o, ByBuyer)
}
