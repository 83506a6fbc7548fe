package checkout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// A buyer's bank may take money back long after the sale, in whole or in part,
// and may give it up again. The provider tells that something happened; how
// things stand it is asked, as ever.

func bankJob(o id.Order, at time.Time) job.Job {
	return job.New(JobBank, o.String(), resumeArgs{o}, at)
}

// LookAtBank performs a JobBank: it has an order that is done asked about once
// more. An order in the middle of its saga is looked at when that has ended.
func (s *Service) LookAtBank(ctx context.Context, args json.RawMessage) error {
	var a resumeArgs
	if err := json.Unmarshal(args, &a); err != nil {
		return fmt.Errorf("checkout: arguments of %s: %w", JobBank, err)
	}
	err := s.run.Update(ctx, func(q Tx) error {
		lease, won, err := q.TakeOrderLease(a.Order, stepDone, q.Now(), true)
		if err != nil {
			return err
		}
		w, err := load(q, a.Order)
		switch {
		case errors.Is(err, order.ErrNoOrder):
			return nil
		case err != nil:
			return err
		case !won && w.Step == stepBank:
			return q.Enqueue(resumeJob(a.Order, q.Now()))
		case !won:
			if err := q.Enqueue(bankJob(a.Order, q.Now().Add(time.Minute))); err != nil {
				return err
			}
			return q.Enqueue(resumeJob(a.Order, q.Now())) // what it waits for may have come
		case w.intent.IsZero() || w.intent.Ref == "":
			return nil // no bank has to do with it
		}
		w.Step = stepBank
		if _, err := q.SaveOrder(w.Order, lease, time.Time{}); err != nil {
			return err
		}
		return q.Enqueue(resumeJob(a.Order, q.Now()))
	})
	if err != nil {
		return err
	}
	_, err = s.Confirm(ctx, a.Order, ByJob)
	return err
}

// bank asks what the buyer's bank has done, and has order, tickets and books
// follow. Seats stay as they are: whether they are sold again people decide.
func (s *Service) bank(ctx context.Context, w work) (record, error) {
	_, status, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	hold, err := s.seats.Hold(ctx, w.Hold, 0)
	if err != nil && !refused(err) {
		return nil, err
	}
	seated := err == nil && hold.State == inventory.Sold && hold.Order == w.ID
	return func(q Tx, w *work) error {
		w.Step = stepDone
		w.intent.Heard(status)
		switch w.State {
		case order.Paid:
			return s.takenBack(q, w, status)
		case order.ChargedBack:
			return s.takenBackMore(q, w, status, seated)
		default:
			return w.bankTook(q, status, true)
		}
	}, nil
}

// takenBack ends the tickets of a paid order whose money the bank has.
func (s *Service) takenBack(q Tx, w *work, status payment.Status) error {
	before, err := payment.BalanceOf(q, w.ID)
	if err != nil {
		return err
	}
	if err := w.bankTook(q, status, false); err != nil {
		return err
	}
	after, err := payment.BalanceOf(q, w.ID)
	if err != nil || after.ChargedBack <= before.ChargedBack {
		return err
	}
	if err := w.Move(order.ChargedBack); err != nil {
		return err
	}
	w.Reason = reasonBank
	if err := s.tickets.Suspend(q, w.Order); err != nil {
		return err
	}
	kind := payment.MatterChargeBack
	if after.Earned() > 0 {
		kind = payment.MatterChargeBackOdd
	}
	return w.raise(q, kind, "", status.ChargedBack)
}

// takenBackMore follows a bank that takes more of what it has begun to take, or
// gives it back.
func (s *Service) takenBackMore(q Tx, w *work, status payment.Status, seated bool) error {
	books, err := payment.BalanceOf(q, w.ID)
	if err != nil {
		return err
	}
	won := books.ChargedBack > 0 && status.ChargedBack.Minor == 0
	if err := w.bankTook(q, status, !seated); err != nil || !won {
		return err
	}
	if seated {
		w.Reason = ""
		if err := s.tickets.Restore(q, w.Order); err != nil {
			return err
		}
		return w.Move(order.Paid)
	}
	// Others have the seats: what the bank gave back is the buyer's.
	w.Step = stepGiveBack
	if err := w.raise(q, payment.MatterChargeBackWon, fmt.Sprint(books.ChargedBack), money.Of(books.ChargedBack, books.Currency)); err != nil {
		return err
	}
	return w.Move(order.Refunding)
}

// bankTook books what the bank took or gave back, and notes it. Undone says
// that the order's sale is no more.
func (w *work) bankTook(q Tx, status payment.Status, undone bool) error {
	moved, short, err := payment.BookChargeBack(q, w.ID, status.ChargedBack, undone)
	if err != nil {
		return err
	}
	if short > 0 {
		beyond := money.Of(short, status.ChargedBack.Currency)
		if err := w.raise(q, payment.MatterChargeBackOdd, fmt.Sprintf("%d %s", short, beyond.Currency), beyond); err != nil {
			return err
		}
	}
	sum := money.Of(max(moved, -moved), w.Currency).String()
	switch {
	case moved > 0:
		return order.Note(q, w.ID, order.WasChargedBack, sum+" were taken back by the bank of whoever paid. The tickets are not valid.")
	case moved < 0 && w.State == order.Paid || moved < 0 && !undone:
		return order.Note(q, w.ID, order.WasReinstated, sum+" were given back by the bank. The tickets are valid again.")
	case moved < 0:
		return order.Note(q, w.ID, order.WasReinstated, sum+" were given back by the bank.")
	}
	return nil
}

// raise has people look at this order.
func (w *work) raise(q Tx, kind payment.MatterKind, which string, sum money.Amount) error {
	return payment.Raise(q, payment.Matter{
		Kind: kind, Subject: w.ID.String() + " " + which, Order: w.ID, Organiser: w.Organiser, Detail: sum.String(),
	})
}

// followBank books what the bank has done with money that waits to be given
// back, before it is: what the bank has is not given twice. It gives nil when
// the books say so already. What the bank took in another currency is
// for people, and no part of what status then says.
func (s *Service) followBank(ctx context.Context, w work, status *payment.Status) (record, error) {
	if status.ChargedBack.Currency != status.Amount.Currency {
		status.ChargedBack = money.Amount{}
	}
	var books payment.Balance
	err := s.run.View(ctx, func(q Tx) (err error) {
		books, err = payment.BalanceOf(q, w.ID)
		return err
	})
	took := status.ChargedBack.Minor - books.ChargedBack
	if err != nil || took == 0 || took > 0 && books.Suspense == 0 {
		return nil, err
	}
	known := *status
	known.ChargedBack = money.Of(books.ChargedBack+min(took, books.Suspense), status.Amount.Currency)
	return func(q Tx, w *work) error {
		w.again = true
		return w.bankTook(q, known, true)
	}, nil
}

// giveUpSeats has the seats of an order go on sale again, or be kept back,
// whose money the bank has. Its tickets are void for good, and what the bank
// left of the money goes back to the buyer.
func (s *Service) giveUpSeats(q Tx, o order.Order, keep bool) (answer, error) {
	if len(o.Left()) == 0 {
		return answerWith(o), nil // that was said before
	}
	return s.undo(q, o, order.Back{Block: keep}, func(o *order.Order, _ order.Return) (text string, err error) {
		books, err := payment.BalanceOf(q, o.ID)
		if err != nil {
			return "", err
		}
		if books.Earned() > 0 {
			o.Reason = reasonRefunded
			if err := errors.Join(payment.BookRest(q, o.ID, len(o.Returns)), o.Move(order.Refunding)); err != nil {
				return "", err
			}
		}
		return returnedWhole, settleMatters(q, o.ID, payment.MatterChargeBack, payment.MatterChargeBackOdd)
	})
}
