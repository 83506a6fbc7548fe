package checkout

import (
	"context"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Money goes back the way it came. An order has one intent, so what another
// order paid for it is handed back to that one, which gives it back by its own
// intent, or hands it on in its turn.

// books reads what is booked for an order.
func (s *Service) books(ctx context.Context, o id.Order) (b payment.Balance, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		b, err = payment.BalanceOf(q, o)
		return err
	})
	return b, err
}

// sendHome hands what waits to go back, and came from the order this one took
// the place of, back to that. It gives how much that is, in minor units, and
// reports false when that order is in the middle of something else: then this
// one waits.
func (w *work) sendHome(q Tx, books payment.Balance) (home int64, won bool, err error) {
	home = min(books.Suspense, max(0, -books.Earned()-books.Exchanged))
	if home == 0 {
		return 0, true, nil
	}
	old, lease, won, err := win(q, w.Instead.Order, stepDone)
	if err != nil || !won {
		return home, false, err
	}
	sum := money.Of(home, books.Currency)
	if err := payment.BookExchange(q, w.ID, old.ID, sum); err != nil {
		return home, false, err
	}
	if err := order.Note(q, w.ID, order.WasExchanged, sum.String()+SentHome+old.Number+"."); err != nil {
		return home, false, err
	}
	return home, true, leave(q, old, lease, stepHome)
}

// SentHome follows the sum in the line of a timeline that tells how money goes
// back that had paid for places that were changed.
const SentHome = " go back the way they came, by order "

// moneyHome says what became of money when all of it went back that way.
func moneyHome(home int64) string {
	if home == 0 {
		return ""
	}
	return moneyReturned
}

// backOfNone ends an order that took no money itself.
func backOfNone(q Tx, w *work) error {
	books, err := payment.BalanceOf(q, w.ID)
	if err != nil {
		return err
	}
	home, won, err := w.sendHome(q, books)
	if err != nil || !won {
		return err
	}
	return w.finish(q, home > 0, moneyHome(home))
}

// exchanged reports whether the last places that were taken back of an order
// were changed for others.
func (w *work) exchanged() bool {
	n := len(w.Returns)
	return n > 0 && !w.Returns[n-1].To.IsZero()
}

// finishExchange ends the return of places that were changed. Its buyer has the
// tickets of the new ones, and is told by mail what was not needed and went back.
func (w *work) finishExchange(q Tx, money string) error {
	if w.State == order.Refunding {
		if err := w.Move(order.Refunded); err != nil {
			return err
		}
	}
	if money == "" {
		return nil
	}
	return q.Enqueue(notify.RefundedJob(w.ID, len(w.Returns)))
}
