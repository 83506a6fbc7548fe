package checkout

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
	"frontrow/internal/domain/pricing"
)

// giveBack sees to it that no money of the buyer stays but for the places they
// keep: it closes an intent that was not captured and refunds one that was.
// Unless places are left it ends the order.
func (s *Service) giveBack(ctx context.Context, w work) (record, error) {
	if w.intent.IsZero() {
		return backOfNone, nil
	}
	if w.intent.Ref == "" { // the page may be there although we never heard of it
		created, err := s.create(ctx, w)
		if errors.Is(err, payment.ErrRefused) { // it is not and will not be, and nobody was ever shown it
			return func(q Tx, w *work) error { return w.finish(q, false, "") }, nil
		}
		if err != nil {
			return nil, err
		}
		return func(q Tx, w *work) error {
			w.intent.Ref, w.intent.URL, w.intent.Standing = created.Ref, created.URL, payment.Open
			w.again = true
			return nil
		}, nil
	}
	g, status, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	reserved := w.intent.Standing == payment.Authorised || status.Standing == payment.Authorised
	switch status.Standing {
	case payment.Open, payment.Pending, payment.Authorised:
		if err := g.Void(ctx, w.intent.Ref, w.voidKey()); err != nil {
			return nil, err
		}
		// Only a closed one can say that nothing came in, not even in part or
		// at the last moment.
		if g, status, err = s.fetch(ctx, w); err != nil {
			return nil, err
		}
	}
	switch status.Standing {
	case payment.Voided, payment.Failed:
		return closed(status, reserved), nil
	case payment.Captured, payment.Refunded:
		return s.refund(ctx, g, w, status)
	default:
		return nil, fmt.Errorf("checkout: %s says that %s is %q", g.Name(), w.intent.Ref, status.Standing)
	}
}

// closed records that the intent took no money; reserved says that some of the
// buyer's was set aside for it.
func closed(status payment.Status, reserved bool) record {
	return func(q Tx, w *work) error {
		w.intent.Heard(status)
		w.intent.Standing = payment.Voided
		if !reserved {
			return w.finish(q, false, "")
		}
		if err := order.Note(q, w.ID, order.WasVoided, "The reserved money was let go."); err != nil {
			return err
		}
		return w.finish(q, true, moneyNotTaken)
	}
}

// stays is what of the money that an order's provider took is for places the
// buyer keeps, in this order or in one that it pays for, or kept of those that went
// back.
func stays(b payment.Balance) int64 { return max(0, b.Earned()+b.Exchanged) }

// voidKey names the call that closes the intent. Where an order had ended, the
// provider has closed it once, and had it paid after all: it is asked anew.
func (w *work) voidKey() string {
	if w.intent.Standing == payment.Authorised && (w.State == order.Cancelled || w.State == order.Expired) {
		return w.ID.String() + ":void:again"
	}
	return w.ID.String() + ":void"
}

// refundKey names the call that gives back what is left to give, so that the
// provider does it once. Banked is how often the books have followed the
// buyer's bank: what it gave back may be as much as went back before.
func (w *work) refundKey(left int64, banked int) string {
	key := fmt.Sprintf("%s:refund:%d:%d", w.ID, len(w.Returns), left)
	if banked > 0 {
		key += fmt.Sprintf(":bank:%d", banked)
	}
	return key
}

// homeKey is the same for money that had paid for another order: of that the same
// sum may come back several times, so what has gone back so far tells them apart.
func homeKey(first string, gone int64) string {
	return fmt.Sprintf("%s:home:%d", first, gone)
}

// notGiven records why money could not go back. Where the provider did nothing, for
// want of money, it is asked anew the next time. That it is asked too often is no
// trouble of this order.
func notGiven(trouble error) record {
	return func(q Tx, w *work) error {
		if errors.Is(trouble, payment.TooFast) {
			return nil
		}
		if errors.Is(trouble, payment.ErrNoFunds) {
			w.intent.Tries++
		}
		fresh, err := q.NoteTrouble(w.ID, q.Now(), fault.From(trouble).Code)
		if err != nil || !fresh {
			return err
		}
		return order.Note(q, w.ID, order.WasDelayed, "The payment provider has not given the money back yet. We keep asking.")
	}
}

// refund gives back what was taken. The ledger has the capture before the
// money goes back, so that it is in suspense meanwhile.
func (s *Service) refund(ctx context.Context, g payment.Gateway, w work, status payment.Status) (record, error) {
	if w.intent.Standing != payment.Captured {
		return func(q Tx, w *work) error {
			w.intent.Heard(status)
			w.intent.Standing = payment.Captured
			w.again = true
			return payment.BookCapture(q, w.ID, w.intent.Provider, status.Amount)
		}, nil
	}
	follow, banked, err := s.followBank(ctx, w, &status)
	if err != nil || follow != nil {
		return follow, err
	}
	books, err := s.books(ctx, w.ID)
	if err != nil {
		return nil, err
	}
	left := status.Amount.Minor - status.Refunded.Minor - w.intent.Elsewhere - status.ChargedBack.Minor - stays(books)
	if left > 0 {
		first := w.refundKey(left, banked)
		if w.Step == stepHome {
			first = homeKey(first, status.Refunded.Minor)
		}
		if wait, err := s.sendBack(ctx, g, w, &status, money.Of(left, status.Amount.Currency), first); err != nil || wait != nil {
			return wait, err
		}
	}
	return gone(status), nil
}

// gone records that nothing of the buyer's is left to give back.
func gone(status payment.Status) record {
	return func(q Tx, w *work) error {
		books, err := payment.BalanceOf(q, w.ID)
		if err != nil {
			return err
		}
		home, won, err := w.sendHome(q, books)
		if err != nil || !won {
			return err
		}
		back := money.Of(books.Suspense-home, status.Amount.Currency) // an excess went back before
		if stays(books) == 0 {
			w.intent.Standing = payment.Refunded
		}
		if err := errors.Join(w.dealtWith(q, status), q.DropTrouble(w.ID)); err != nil {
			return err
		}
		if err := payment.BookNextRefund(q, w.ID, back); err != nil {
			return err
		}
		if back.IsZero() {
			return w.finish(q, true, moneyHome(home))
		}
		if err := order.Note(q, w.ID, order.WasRefunded, back.String()+" were returned to you."); err != nil {
			return err
		}
		if w.Kept() != (pricing.Sums{}) {
			return w.finish(q, true, moneyLess)
		}
		return w.finish(q, true, moneyReturned)
	}
}
