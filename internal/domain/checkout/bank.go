package checkout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/job"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/domain/notify"
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
		if w.State != order.Paid && w.State != order.ChargedBack {
			books, err := payment.BalanceOf(q, w.ID)
			if err != nil {
				return err
			}
			if cameAfterTheEnd(status, books) {
				return w.sendOn(q, status)
			}
		}
		if came, err := w.cameBack(q, status); err != nil || came {
			return err
		}
		bank, err := s.follow(q, w, status, w.State != order.Paid && !seated)
		if err != nil {
			return err
		}
		return s.heed(q, w, bank, status.ChargedBack, seated)
	}, nil
}

// heed has an order go on as the bank has it, whose books have just followed it.
// Had is what that has in all; seated says that the seats are the order's.
func (s *Service) heed(q Tx, w *work, bank payment.Bank, had money.Amount, seated bool) (err error) {
	gone := w.State != order.Paid && !seated
	switch {
	case w.State == order.Paid && bank.Moved > 0:
		err = s.takenBack(q, w, bank)
	case w.State == order.ChargedBack && seated && bank.Balance.Earned() == w.Worth().Minor+w.Kept().Total():
		err = s.givenUp(q, w, bank)
	}
	if err = errors.Join(err, w.tellOfBank(q, bank, had)); err != nil || bank.Balance.Suspense == 0 {
		return err
	}
	return w.handOn(q, bank, gone)
}

// tellOfBank has people look at what the bank has of an order as it stands, anew
// whenever that changed, and no longer at how it stood before: at what it took of an
// order whose places wait for what becomes of them, and at what cannot be in the books.
func (w *work) tellOfBank(q Tx, bank payment.Bank, had money.Amount) error {
	var now []payment.Matter
	if w.State == order.ChargedBack && len(w.Left()) > 0 {
		kind := payment.MatterChargeBack
		if bank.Balance.Earned() > 0 {
			kind = payment.MatterChargeBackOdd
		}
		now = append(now, w.matter(kind, nth(bank.No), had))
	}
	if bank.Short != 0 {
		short := money.Of(bank.Short, had.Currency)
		now = append(now, w.matter(payment.MatterChargeBackOdd, fmt.Sprintf("%d %s", bank.Short, short.Currency), short))
	}
	if err := closeSettled(q, w.ID, func(m payment.Matter) bool {
		return (m.Kind == payment.MatterChargeBack || m.Kind == payment.MatterChargeBackOdd) &&
			!slices.ContainsFunc(now, func(n payment.Matter) bool { return n.Kind == m.Kind && n.Subject == m.Subject })
	}); err != nil {
		return err
	}
	for _, m := range now {
		if err := payment.Raise(q, m); err != nil {
			return err
		}
	}
	return nil
}

// cameAfterTheEnd reports whether a provider has money, set aside or taken, for an
// order that ended without any.
func cameAfterTheEnd(status payment.Status, books payment.Balance) bool {
	switch status.Standing {
	case payment.Authorised:
		return books.Captured == 0
	case payment.Captured:
		return books.Captured == 0 && status.Amount.Minor > status.Refunded.Minor+status.ChargedBack.Minor
	default:
		return false
	}
}

// sendOn has money that came after the order's end go back, whatever the provider
// had said when its page was closed.
func (w *work) sendOn(q Tx, status payment.Status) error {
	w.Step = stepGiveBack
	if status.Standing == payment.Captured {
		if err := payment.BookCapture(q, w.ID, w.intent.Provider, status.Amount); err != nil {
			return err
		}
	}
	w.forgetReturn()
	return order.Note(q, w.ID, order.WasAuthorised, status.Amount.String()+" came after the order had ended. They go back.")
}

// forgetReturn takes out of an order's reason what had become of the money.
func (w *work) forgetReturn() {
	for _, money := range []string{moneyNotTaken, moneyReturned} {
		w.Reason = strings.TrimSuffix(w.Reason, " "+money)
	}
}

// follow books what the bank took or gave back since it was asked last, and
// tells of it. Gone says that the order's seats are not its buyer's any more.
func (s *Service) follow(q Tx, w *work, status payment.Status, gone bool) (payment.Bank, error) {
	bank, err := payment.BookChargeBack(q, w.ID, status.ChargedBack, gone, s.beyond(q, w))
	if err != nil {
		return bank, err
	}
	sum := money.Of(max(bank.Moved, -bank.Moved), w.Currency).String()
	switch {
	case bank.Moved > 0:
		return bank, order.Note(q, w.ID, order.WasChargedBack, sum+" were taken back by the bank of whoever paid. The tickets are not valid.")
	case bank.Moved < 0:
		return bank, order.Note(q, w.ID, order.WasReinstated, sum+" were given back by the bank.")
	}
	return bank, nil
}

// takenBack has the tickets of a paid order open no door while the bank has its
// money, or a part of it.
func (s *Service) takenBack(q Tx, w *work, bank payment.Bank) error {
	w.Reason = reasonBank
	return errors.Join(w.Move(order.ChargedBack), s.tickets.Suspend(q, w.Order), q.Enqueue(notify.BankJob(w.ID, bank.No, false)))
}

// givenUp makes the tickets of an order valid again whose bank has nothing any
// more of what it is worth.
func (s *Service) givenUp(q Tx, w *work, bank payment.Bank) error {
	w.Reason = ""
	return errors.Join(w.Move(order.Paid), s.tickets.Restore(q, w.Order), resumeRun(q, w.Show), q.Enqueue(notify.BankJob(w.ID, bank.No, true)))
}

// handOn has money go to the buyer that the bank gave back of a sale, or of a
// part of it, that is no more. People are told where that ends the order, or
// it had ended before.
func (w *work) handOn(q Tx, bank payment.Bank, gone bool) error {
	w.Step = stepGiveBack
	if !gone {
		return nil
	}
	if err := w.raise(q, payment.MatterChargeBackWon, nth(bank.No), money.Of(bank.Balance.Suspense, w.Currency)); err != nil {
		return err
	}
	if w.State == order.ChargedBack {
		return w.Move(order.Refunding)
	}
	return nil
}

// nth tells one time that the books followed the bank of an order from another.
func nth(no int) string {
	if no <= 1 {
		return ""
	}
	return strconv.Itoa(no)
}

// raise has people look at this order.
func (w *work) raise(q Tx, kind payment.MatterKind, which string, sum money.Amount) error {
	return payment.Raise(q, w.matter(kind, which, sum))
}

func (w *work) matter(kind payment.MatterKind, which string, sum money.Amount) payment.Matter {
	return payment.Matter{Kind: kind, Subject: w.ID.String() + " " + which, Order: w.ID, Organiser: w.Organiser, Detail: sum.String()}
}

// TookWaiting ends the line of a timeline that tells of a bank that took money
// which was on its way to the buyer: no ticket has to do with it.
const TookWaiting = " were taken back by the bank of whoever paid, of what was on its way back to you."

// followBank books what the bank has done with money that waits to be given
// back, before it is: what the bank has is not given twice, and what went back
// already it does not have. It gives nil when
// the books say so already, with how often they have followed the bank. What it took in another currency is
// for people, and no part of what status then says.
func (s *Service) followBank(ctx context.Context, w work, status *payment.Status) (follow record, no int, err error) {
	if status.ChargedBack.Currency != status.Amount.Currency {
		status.ChargedBack = money.Amount{}
	}
	var bank payment.Bank
	err = s.run.View(ctx, func(q Tx) (err error) {
		bank, err = payment.BankOf(q, w.ID)
		return err
	})
	books := bank.Balance
	if status.ChargedBack.Minor < bank.Passed { // that it gives up to other orders: they are seen to when this is done
		status.ChargedBack = money.Of(bank.Passed, status.Amount.Currency)
	}
	waits := books.Suspense - max(status.Refunded.Minor+w.intent.Elsewhere-books.Refunded, 0)
	took := status.ChargedBack.Minor - books.ChargedBack
	if err != nil || took == 0 || took > 0 && waits <= 0 {
		return nil, bank.No, err
	}
	known := *status
	known.ChargedBack = money.Of(books.ChargedBack+min(took, waits), status.Amount.Currency)
	return func(q Tx, w *work) error {
		w.again = true
		bank, err := payment.BookChargeBack(q, w.ID, known.ChargedBack, true, nobodyElse)
		if err != nil {
			return err
		}
		if bank.Moved < 0 {
			return order.Note(q, w.ID, order.WasReinstated, money.Of(-bank.Moved, w.Currency).String()+" were given back by the bank.")
		}
		return order.Note(q, w.ID, order.WasChargedBack, money.Of(bank.Moved, w.Currency).String()+TookWaiting)
	}, bank.No, nil
}

// giveUpSeats has the seats of an order go on sale again, or be kept back,
// whose money the bank has. Its tickets are void for good, and what the bank
// left of the money goes back to the buyer.
//
// It returns ErrNotRefundable for some of its places: nobody can say which of
// them the bank left the money of.
func (s *Service) giveUpSeats(q Tx, o order.Order, back order.Back) (answer, error) {
	left := o.Left()
	switch {
	case len(left) == 0:
		return answerWith(o), nil // that was said before
	case len(back.Places) > 0 && !slices.Equal(slices.Sorted(slices.Values(back.Places)), left):
		return answer{}, ErrNotRefundable
	}
	return s.undo(q, o, order.Back{Block: back.Block}, func(o *order.Order, _ order.Return) (text string, err error) {
		books, err := payment.BalanceOf(q, o.ID)
		if err != nil {
			return "", err
		}
		if books.Earned() > books.Retained {
			o.Reason = reasonRefunded
			if err := errors.Join(payment.BookRest(q, o.ID, len(o.Returns)), o.Move(order.Refunding)); err != nil {
				return "", err
			}
		}
		return returnedWhole, settleMatters(q, o.ID, payment.MatterChargeBack, payment.MatterChargeBackOdd)
	})
}
