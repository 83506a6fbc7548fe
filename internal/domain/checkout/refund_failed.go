package checkout

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontrow/internal/base/money"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// errReturning is that the provider has not said yet whether money arrived.
var errReturning = payment.ErrUnreachable.Because(payment.OnItsWay)

// sendBack has the provider give rest back, under a key that begins with first. It
// gives nil once Fetch says that so much has gone back, whatever the call itself
// said: a provider may take a refund on that fails. While some is on its way nothing more is
// asked for. Otherwise wait is what is recorded until it is tried again.
// Status, how things stand before, is brought up to date.
func (s *Service) sendBack(ctx context.Context, g payment.Gateway, w work, status *payment.Status, rest money.Amount, first string) (wait record, err error) {
	if wait, err := s.mayAsk(ctx, w, *status, rest); err != nil || wait != nil {
		return wait, err
	}
	err = g.Refund(ctx, w.intent.Ref, rest, w.askKey(first))
	switch {
	case errors.Is(err, payment.ErrByHand):
		return byHand(rest), nil
	case err != nil:
		return nil, err
	}
	before := status.Refunded
	if _, *status, err = s.fetch(ctx, w); err != nil {
		return nil, err
	}
	if went := status.Refunded.Minor - before.Minor; went < rest.Minor {
		if wait, err := s.mayAsk(ctx, w, *status, rest); err != nil || wait != nil {
			return wait, err
		}
		return nil, payment.ErrUnreachable.Because(fmt.Errorf("checkout: after a refund of %s, %d of %s have gone back", rest, went, w.intent.Ref))
	}
	return nil, nil
}

// askKey is the key of a call that gives money back. What a provider refused for
// want of money it would refuse for good under the same key, and what failed it
// would not do again.
func (w *work) askKey(first string) string {
	if w.intent.Tries > 0 {
		first += fmt.Sprintf(":%d", w.intent.Tries)
	}
	if w.intent.RefundsFailed > 0 {
		first += fmt.Sprintf(":again:%d", w.intent.RefundsFailed)
	}
	return first
}

// mayAsk gives nil if rest may be asked back. After a refund that failed people decide
// first, and what they said counts for that one alone: it is tried once more, or
// they have settled it another way, and then it is no longer owed.
func (s *Service) mayAsk(ctx context.Context, w work, status payment.Status, rest money.Amount) (wait record, err error) {
	if !status.Returning.IsZero() {
		return nil, errReturning
	}
	if status.RefundsFailed <= w.intent.RefundsFailed {
		return nil, nil
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
		return nil, err
	case told && m.Open():
		return func(Tx, *work) error { return nil }, nil
	case told:
		return func(_ Tx, w *work) error {
			w.again, w.intent.RefundsFailed = true, status.RefundsFailed
			if !m.Again {
				w.intent.Elsewhere += rest.Minor
			}
			return nil
		}, nil
	}
	return func(q Tx, w *work) error {
		if err := w.raise(q, payment.MatterRefundFailed, which, rest); err != nil {
			return err
		}
		return order.Note(q, w.ID, order.WasOwed, rest.String()+" go back to you; the box office sends them.")
	}, nil
}

// dealtWith notes that no money is owed for a refund that failed, as where staff sent
// it on the provider's own page: people have nothing left to do.
func (w *work) dealtWith(q Tx, status payment.Status) error {
	if status.RefundsFailed == 0 {
		return nil
	}
	w.intent.RefundsFailed = max(w.intent.RefundsFailed, status.RefundsFailed)
	return settleMatters(q, w.ID, payment.MatterRefundFailed)
}

// cameBack has money wait again that was booked as given back and came back to us
// since, and reports whether any did. The step giveback asks people about it, and
// follows the bank as far as that has of it; of the rest the bank is asked again.
func (w *work) cameBack(q Tx, status payment.Status) (bool, error) {
	books, err := payment.BalanceOf(q, w.ID)
	sum := w.intent.Lacking(status, books)
	if err != nil || sum == 0 {
		return false, err
	}
	w.Step = stepGiveBack
	w.forgetReturn()
	if status.ChargedBack.Minor != books.ChargedBack {
		err = q.Enqueue(bankJob(w.ID, q.Now().Add(time.Minute)))
	}
	return true, errors.Join(err, payment.BookNextRefund(q, w.ID, money.Of(-sum, books.Currency)))
}
