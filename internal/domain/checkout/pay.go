package checkout

import (
	"context"
	"errors"
	"fmt"

	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// open makes the page to pay on.
func (s *Service) open(ctx context.Context, w work) (record, error) {
	created, err := s.create(ctx, w)
	if errors.Is(err, payment.ErrRefused) {
		return func(q Tx, w *work) error { return w.end(q, reasonNoPage) }, nil
	}
	if err != nil {
		return nil, err
	}
	return func(q Tx, w *work) error {
		w.intent.Ref, w.intent.URL, w.intent.Standing = created.Ref, created.URL, payment.Open
		w.Step = stepPay
		if w.intent.Later {
			w.Step = stepReserve
		}
		if err := order.Note(q, w.ID, order.WasOpened, "The payment page is ready."); err != nil || w.Instead == nil || w.intent.Later {
			return err
		}
		return q.Enqueue(notify.ExchangeJob(w.ID))
	}, nil
}

// create opens the intent at the provider, or finds it there: the request and
// its key are the same each time.
func (s *Service) create(ctx context.Context, w work) (payment.Created, error) {
	g, err := s.gateway(w)
	if err != nil {
		return payment.Created{}, err
	}
	i := w.intent
	return g.Create(ctx, payment.Request{
		Intent: i.ID, Order: i.Order, Amount: i.Amount, Title: i.Title, Email: i.Email,
		ReturnURL: s.returnURL(i.Order), NotifyURL: s.notifyURL(i.Provider),
		ExpiresAt: i.ExpiresAt, Key: i.Order.String() + ":create",
	})
}

// fetch asks the provider how the order's intent stands.
func (s *Service) fetch(ctx context.Context, w work) (payment.Gateway, payment.Status, error) {
	g, err := s.gateway(w)
	if err != nil {
		return nil, payment.Status{}, err
	}
	status, err := g.Fetch(ctx, w.intent.Ref)
	if err == nil && status.Order != w.ID {
		err = fmt.Errorf("checkout: %s says that %s is for %s, not for %s", g.Name(), w.intent.Ref, status.Order, w.ID)
	}
	return g, status, err
}

// pay asks whether the buyer has paid.
func (s *Service) pay(ctx context.Context, w work) (record, error) {
	g, status, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	var hold inventory.Hold
	if status.Standing == payment.Open { // whether there is still time depends on the seats
		if hold, err = s.seats.Hold(ctx, w.Hold, 0); err != nil && !refused(err) {
			return nil, err
		}
	}
	return func(q Tx, w *work) error {
		if err := w.followHold(q, hold); err != nil {
			return err
		}
		if w.intent.Heard(status) {
			if err := order.Note(q, w.ID, order.WasDeclined, "A try to pay was declined: "+status.Declined); err != nil {
				return err
			}
		}
		if status.Standing == payment.Open && w.outlived(hold) {
			w.Step = stepGiveBack
			return errors.Join(w.Move(order.Checking), w.refuse(q, reasonFor(inventory.ErrHoldChanged)))
		}
		switch status.Standing {
		case payment.Open:
			return w.stillUnpaid(q, g.Way())
		case payment.Pending:
			return w.Move(order.Checking)
		case payment.Authorised, payment.Captured, payment.Refunded:
			return w.moneyCame(q, status)
		default:
			return w.closedUnpaid(q)
		}
	}, nil
}

// stillUnpaid goes on waiting. After the deadline the order is expired, but
// for a while still takes money that was on its way.
func (w *work) stillUnpaid(q Tx, way payment.Way) error {
	switch now := q.Now(); {
	case now.Before(w.Deadline):
		if w.State == order.Checking {
			return w.Move(order.AwaitingPayment)
		}
		return nil
	case w.State != order.Expired:
		if err := w.Move(order.Expired); err != nil {
			return err
		}
		if err := order.Note(q, w.ID, order.WasExpired, "The time to pay ran out. The seats are free for others; nothing was paid."); err != nil {
			return err
		}
		return w.tellUnchanged(q)
	case !now.Before(w.Deadline.Add(way.Listens())):
		w.Step = stepGiveBack
	}
	return nil
}

// moneyCame goes on to the seats, unless the money is not what the order
// costs.
func (w *work) moneyCame(q Tx, status payment.Status) error {
	if err := w.Move(order.Checking); err != nil {
		return err
	}
	text := "The payment was authorised: " + status.Amount.String() + " are reserved."
	if status.Standing != payment.Authorised {
		text = "The payment was taken: " + status.Amount.String() + "."
		if err := payment.BookCapture(q, w.ID, w.intent.Provider, status.Amount); err != nil {
			return err
		}
	}
	if err := order.Note(q, w.ID, order.WasAuthorised, text); err != nil {
		return err
	}
	if !w.buys(status) {
		w.Step = stepGiveBack
		return w.refuse(q, reasonAmount)
	}
	w.Step = stepSeal
	return nil
}

// closedUnpaid ends an order whose intent can no longer be paid.
func (w *work) closedUnpaid(q Tx) error {
	if w.State == order.Expired {
		w.Step = stepDone
		return nil
	}
	return w.end(q, reasonClosed)
}

// capture takes the money, once the seats are fixed. What the provider then
// says decides, whatever the call returned.
func (s *Service) capture(ctx context.Context, w work) (record, error) {
	g, err := s.gateway(w)
	if err != nil {
		return nil, err
	}
	failure := g.Capture(ctx, w.intent.Ref, w.Due(), w.ID.String()+":capture")
	if failure == nil {
		return captured(payment.Status{Standing: payment.Captured, Amount: w.Due()}), nil
	}
	_, status, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	switch status.Standing {
	case payment.Captured, payment.Refunded:
		return captured(status), nil
	case payment.Authorised, payment.Pending:
		if !errors.Is(failure, payment.ErrRefused) {
			return nil, failure
		}
	}
	return func(q Tx, w *work) error {
		w.Step = stepUnseal
		return errors.Join(w.letOldBe(q), w.refuse(q, reasonNotTaken))
	}, nil
}

// captured books what was taken, and goes on to the seats if that buys them.
func captured(status payment.Status) record {
	return func(q Tx, w *work) error {
		w.intent.Standing = status.Standing
		if err := payment.BookCapture(q, w.ID, w.intent.Provider, status.Amount); err != nil {
			return err
		}
		if err := order.Note(q, w.ID, order.WasCaptured, "The payment was taken: "+status.Amount.String()+"."); err != nil {
			return err
		}
		owed := w.Step == stepOwe
		switch {
		case !w.buys(status) && owed:
			w.Step = stepUnseal
			return w.refuse(q, reasonAmount)
		case !w.buys(status):
			w.Step = stepUnseal
			return errors.Join(w.letOldBe(q), w.refuse(q, reasonAmount))
		case owed && w.Instead != nil:
			w.Step = stepSwap
		default:
			w.Step = stepSell
		}
		return nil
	}
}
