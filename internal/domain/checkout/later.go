package checkout

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// An order that is paid later, as by bank transfer, has its seats fixed first
// and then days to be paid, which its way of paying gives it. What follows is
// the same saga: sold once the money is there, let go when it did not come.

// reserve fixes the seats of an order that is paid later.
func (s *Service) reserve(ctx context.Context, w work) (record, error) {
	_, err := s.seats.Do(ctx, w.Show, sealOf(w))
	if refused(err) {
		return func(q Tx, w *work) error {
			w.Step = stepUnseal
			return w.refuse(q, reasonNotKept)
		}, nil
	}
	if err != nil {
		return nil, err
	}
	return func(q Tx, w *work) error {
		w.Step, w.Deadline = stepOwe, w.intent.ExpiresAt
		if err := q.Enqueue(notify.OwedJob(w.ID)); err != nil {
			return err
		}
		return order.Note(q, w.ID, order.WasSealed, "The seats are fixed for this order until it is to be paid.")
	}, nil
}

// owe asks whether the money has come.
func (s *Service) owe(ctx context.Context, w work) (record, error) {
	g, status, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	return func(q Tx, w *work) error {
		w.intent.Heard(status)
		switch status.Standing {
		case payment.Open:
			return w.stillOwed(q)
		case payment.Pending:
			return w.Move(order.Checking)
		case payment.Captured, payment.Refunded:
			return w.paidLater(q, status)
		case payment.Voided, payment.Failed:
			w.Step = stepUnseal
			return w.refuse(q, reasonClosed)
		default:
			return fmt.Errorf("checkout: %s says that %s is %q", g.Name(), w.intent.Ref, status.Standing)
		}
	}, nil
}

// stillOwed goes on waiting, until the deadline that the way of paying gave.
func (w *work) stillOwed(q Tx) error {
	if !q.Now().Before(w.Deadline) {
		w.Step = stepLapse
		return nil
	}
	if w.State == order.Checking {
		return w.Move(order.AwaitingPayment)
	}
	return nil
}

// paidLater sells the seats for the money that came, if it is the price.
func (w *work) paidLater(q Tx, status payment.Status) error {
	if err := w.Move(order.Checking); err != nil {
		return err
	}
	return captured(status)(q, w)
}

// lapse lets go of the seats of an order that was not paid in time. From then
// on it is like any other that has expired: for a while it still takes money,
// for the seats if they are free.
func (s *Service) lapse(ctx context.Context, w work) (record, error) {
	_, err := s.seats.Do(ctx, w.Show, inventory.Unseal{Hold: w.Hold, Order: w.ID})
	if err != nil && !refused(err) {
		return nil, err
	}
	return func(q Tx, w *work) error {
		w.Step = stepPay
		if err := w.Move(order.Expired); err != nil {
			return err
		}
		if err := q.Enqueue(notify.LapsedJob(w.ID)); err != nil {
			return err
		}
		return order.Note(q, w.ID, order.WasExpired, "The time to pay ran out. The seats are free for others; nothing was paid.")
	}, nil
}

// buys reports whether what came buys the order: exactly what of its price is due. People who
// send money by hand may send more; the rest goes back.
func (w *work) buys(status payment.Status) bool {
	due, more := w.Due(), status.Amount
	if !status.Refunded.IsZero() || !status.ChargedBack.IsZero() {
		return false
	}
	return more == due || w.intent.Later && more.Currency == due.Currency && more.Minor > due.Minor
}

// change gives back what came beyond the price. The order is paid all the
// same; until it is done the rest is in suspense.
func (s *Service) change(ctx context.Context, w work) (record, error) {
	g, status, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	over := money.Of(status.Amount.Minor-w.Due().Minor, w.Currency)
	if rest := over.Minor - status.Refunded.Minor - w.intent.Elsewhere; rest > 0 {
		wait, err := s.sendBack(ctx, g, w, &status, money.Of(rest, over.Currency), fmt.Sprintf("%s:change:%d", w.ID, rest))
		if err != nil || wait != nil {
			return wait, err
		}
	}
	return func(q Tx, w *work) error {
		w.Step = stepDone
		if err := errors.Join(w.dealtWith(q, status), payment.BookExcess(q, w.ID, over)); err != nil {
			return err
		}
		return order.Note(q, w.ID, order.WasRefunded, over.String()+" beyond the price were returned to you.")
	}, nil
}

// byHand waits for people to send money back, and says so once.
func byHand(back money.Amount) record {
	return func(q Tx, w *work) error {
		entries, err := q.OrderEntries(w.ID)
		if err != nil {
			return err
		}
		if n := len(entries); n > 0 && entries[n-1].What == order.WasOwed {
			return nil
		}
		return order.Note(q, w.ID, order.WasOwed, back.String()+" go back to you; the box office sends them.")
	}
}
