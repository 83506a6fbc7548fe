package checkout

import (
	"context"
	"crypto/sha256"
	"errors"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/paper"
	"frontrow/internal/domain/payment"
)

// seal fixes the order's seats: nobody but this saga can end that. After the
// deadline it takes them anew, all or none.
func (s *Service) seal(ctx context.Context, w work) (record, error) {
	cmd := sealOf(w)
	cmd.Anew = w.intent.Later // it was reserved, and let go unpaid
	_, err := s.seats.Do(ctx, w.Show, cmd)
	if refused(err) {
		return func(q Tx, w *work) error {
			w.Step = stepUnseal
			return w.refuse(q, reasonFor(err))
		}, nil
	}
	if err != nil {
		return nil, err
	}
	return func(q Tx, w *work) error {
		w.Step = stepCapture
		if w.free() || w.intent.Standing == payment.Captured {
			w.Step = stepSell
		}
		if w.Instead != nil {
			w.Step = stepSwap
		}
		return order.Note(q, w.ID, order.WasSealed, "The seats are fixed for this order.")
	}, nil
}

// sealOf names what the order froze, and nothing else.
func sealOf(w work) inventory.Seal {
	cmd := inventory.Seal{
		Buyer: w.Buyer, Hold: w.Hold, Revision: w.Revision, Order: w.ID, Lines: w.Lines, PerOrder: w.PerOrder,
		Email: emailDigest(w.Order), Payment: paymentDigest(w),
	}
	if w.Instead != nil {
		cmd.Instead = w.Instead.Order
	}
	return cmd
}

// sell makes the sealed seats the buyer's.
func (s *Service) sell(ctx context.Context, w work) (record, error) {
	_, err := s.seats.Do(ctx, w.Show, inventory.Sell{Hold: w.Hold, Order: w.ID})
	if refused(err) {
		return func(q Tx, w *work) error {
			w.Step = stepUnseal
			return errors.Join(w.letOldBe(q), w.refuse(q, reasonFor(err)))
		}, nil
	}
	if err != nil {
		return nil, err
	}
	return func(q Tx, w *work) error {
		if err := s.takeOver(q, w); err != nil {
			return err
		}
		if err := payment.BookSale(q, w.ID, w.Bill()); err != nil {
			return err
		}
		if err := s.tickets.Issue(q, w.Order); err != nil {
			return err
		}
		if err := paper.Sold(q, w.Order); err != nil {
			return err
		}
		if err := w.Move(order.Paid); err != nil {
			return err
		}
		w.PaidAt = q.Now()
		w.Step = stepDone
		if books, err := payment.BalanceOf(q, w.ID); err != nil {
			return err
		} else if books.Suspense > 0 {
			w.Step = stepChange
		}
		if err := order.Note(q, w.ID, order.WasTicketed, "The seats are sold to you and your tickets are ready."); err != nil {
			return err
		}
		if err := w.tellLatecomer(q); err != nil {
			return err
		}
		return q.Enqueue(notify.TicketsJob(w.ID))
	}, nil
}

// release gives a hold back that its buyer no longer wants. A hold that cannot
// be released has ended already.
func (s *Service) release(ctx context.Context, w work) (record, error) {
	_, err := s.seats.Do(ctx, w.Show, inventory.Release{Buyer: w.Buyer, Hold: w.Hold})
	return letGo("The seats were given back.", err)
}

// unseal lets go of the seats this order itself has sealed; there may be none.
func (s *Service) unseal(ctx context.Context, w work) (record, error) {
	answer, err := s.seats.Do(ctx, w.Show, inventory.Unseal{Hold: w.Hold, Order: w.ID})
	text := ""
	if answer.Changed {
		text = "The seats are free for others."
	}
	return letGo(text, err)
}

// takeBack puts the seats of an order that is being refunded on sale again.
func (s *Service) takeBack(ctx context.Context, w work) (record, error) {
	return s.returned(ctx, w, false, "The seats are on sale again.")
}

// keepBack keeps the seats of an order that is being refunded back from sale.
// Its buyer, who reads the timeline, need not know.
func (s *Service) keepBack(ctx context.Context, w work) (record, error) {
	return s.returned(ctx, w, true, "")
}

// returned is about the places of the last return: all the hold still has, or a
// part of them. Parts are told apart by the revision of the hold, which each moves on.
func (s *Service) returned(ctx context.Context, w work, keep bool, text string) (record, error) {
	cmd := inventory.Return{Hold: w.Hold, Order: w.ID, Block: keep}
	if n := len(w.Returns); w.State == order.Paid {
		cmd.Seats, cmd.Revision = w.NamesOf(w.Returns[n-1].Places), w.Revision+uint32(n)-1
	}
	_, err := s.seats.Do(ctx, w.Show, cmd)
	if refused(err) && !errors.Is(err, inventory.ErrNotSold) {
		return nil, err // these seats are still sold: people have to look
	}
	return letGo(text, err)
}

// letGo goes on to the money. Seats that could not be let go are not this
// order's any more, so there is nothing to tell.
func letGo(text string, err error) (record, error) {
	if err != nil && !refused(err) {
		return nil, err
	}
	if err != nil {
		text = ""
	}
	return func(q Tx, w *work) error {
		w.Step = stepGiveBack
		if text == "" {
			return nil
		}
		return order.Note(q, w.ID, order.WasReleased, text)
	}, nil
}

// refused reports whether err says that seats were not changed and will not
// be. Anything else leaves it open.
func refused(err error) bool {
	if err == nil {
		return false
	}
	switch fault.KindOf(err) {
	case fault.Conflict, fault.Gone, fault.NotFound, fault.Invalid, fault.Forbidden:
		return true
	default:
		return false
	}
}

// emailDigest is what the limit per e-mail address is counted by: the same for
// all spellings of an address, and for one show only, so that the seat log
// does not link a person's shows.
func emailDigest(o order.Order) [16]byte {
	h := sha256.New()
	show := o.Show.Bytes()
	h.Write(show[:])
	h.Write([]byte(account.CanonicalEmail(o.Email)))
	return [16]byte(h.Sum(nil))
}

// paymentDigest is what the limit per way of paying is counted by: the same for
// every payment with one card, and for one show only. It is made of what the
// provider calls the card, which is keyed there, so nobody can find the card's
// number by trying all there are. It is zero where nobody can say what was paid
// with.
func paymentDigest(w work) [16]byte {
	if w.intent.Method == "" {
		return [16]byte{}
	}
	h := sha256.New()
	show := w.Show.Bytes()
	h.Write(show[:])
	h.Write([]byte("paid with " + w.intent.Provider + " " + w.intent.Method))
	return [16]byte(h.Sum(nil))
}
