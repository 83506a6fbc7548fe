package checkout

import (
	"context"
	"fmt"

	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// errReturning is that the provider has not said yet whether money arrived.
var errReturning = payment.ErrUnreachable.Because(payment.OnItsWay)

// askBack gives the key that money of an order is asked back under. While some
// is on its way nothing more is asked for. After one that failed people
// decide, and wait is what is recorded until they have: either it is tried once
// more, under a key that the provider has not seen, or they settled it another
// way; then the key is "".
func (s *Service) askBack(ctx context.Context, w work, status payment.Status, first string) (key string, wait record, err error) {
	if !status.Returning.IsZero() {
		return "", nil, errReturning
	}
	if status.RefundsFailed == 0 {
		return first, nil, nil
	}
	which := fmt.Sprint(status.RefundsFailed)
	var m payment.Matter
	var told bool
	err = s.run.View(ctx, func(q Tx) error {
		m, told, err = q.MatterOf(payment.MatterRefundFailed, w.ID.String()+" "+which)
		return err
	})
	switch {
	case err != nil:
		return "", nil, err
	case told && !m.Open() && m.Again:
		return first + ":again:" + which, nil, nil
	case told && !m.Open():
		return "", nil, nil
	case told:
		return "", func(Tx, *work) error { return nil }, nil
	}
	return "", func(q Tx, w *work) error {
		if err := w.raise(q, payment.MatterRefundFailed, which, status.Amount); err != nil {
			return err
		}
		return order.Note(q, w.ID, order.WasOwed, status.Amount.String()+" go back to you; the box office sends them.")
	}, nil
}
