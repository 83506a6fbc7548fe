package checkout

import (
	"context"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/base/text"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

const maxByHandNote = 200 // characters

// Receive notes that money came by hand for an order, and goes on with the
// order. Part of the price leaves it open; what is beyond the price waits to
// be sent back. The same key notes it once.
//
// It returns account.ErrForbidden, order.ErrNoOrder, payment.ErrReceipt naming
// what is wrong, and payment.ErrNotDue for an order that takes no money, or no
// more: then the money belongs to whoever sent it.
func (s *Service) Receive(ctx context.Context, key idem.Key, by account.Actor, o id.Order, amount money.Amount, note string) (order.Order, error) {
	return s.noteByHand(ctx, key, by, o, note, func(q Tx, h *payment.ByHand) (int64, error) {
		if amount.Currency != h.Amount.Currency || amount.Minor <= 0 || amount.Minor > payment.MaxByHand {
			return 0, payment.ErrReceipt.WithFields([]fault.Field{{At: "amount", Message: "give what came, above 0, in the order's currency"}})
		}
		if err := h.Receive(amount.Minor); err != nil {
			return 0, err
		}
		return amount.Minor, order.Note(q, o, order.WasReceived, amount.String()+" came in.")
	})
}

// SendBack notes that the money an order had to give back was sent, and goes
// on with the order. The same key notes it once.
//
// It returns account.ErrForbidden, order.ErrNoOrder, payment.ErrReceipt for a
// note that cannot be kept, and payment.ErrNothingToSend.
func (s *Service) SendBack(ctx context.Context, key idem.Key, by account.Actor, o id.Order, note string) (order.Order, error) {
	return s.noteByHand(ctx, key, by, o, note, func(_ Tx, h *payment.ByHand) (int64, error) {
		sent, err := h.SendBack()
		return -sent.Minor, err
	})
}

// noteByHand has somebody note something of an order's money by hand, once,
// and then goes on with the order. do gives how much came, or went.
func (s *Service) noteByHand(ctx context.Context, key idem.Key, by account.Actor, o id.Order, note string, do func(q Tx, h *payment.ByHand) (int64, error)) (order.Order, error) {
	given, err := idem.Once(ctx, s.run, key, func(q Tx) (answer, error) {
		found, h, err := byHandFor(q, by, o)
		if err != nil {
			return answer{}, err
		}
		if note, err = text.Line(note, 0, maxByHandNote); err != nil {
			return answer{}, payment.ErrReceipt.WithFields([]fault.Field{{At: "note", Message: err.Error()}})
		}
		moved, err := do(q, &h)
		if err != nil {
			return answer{}, err
		}
		if err := q.SaveByHand(h); err != nil {
			return answer{}, err
		}
		if err := q.AddByHandNote(h.Ref, payment.ByHandNote{At: q.Now(), Staff: by.Staff, Minor: moved, Note: note}); err != nil {
			return answer{}, err
		}
		return answerWith(found), q.Enqueue(resumeJob(o, q.Now()))
	})
	if err != nil {
		return order.Order{}, err
	}
	now, err := s.Confirm(ctx, o, ByWebhook)
	return given.in(now), err
}

// byHandFor finds an order of the actor's organiser and its money by hand.
func byHandFor(q Tx, by account.Actor, o id.Order) (order.Order, payment.ByHand, error) {
	found, err := orderFor(q, by, account.TakePayments, o)
	if err != nil {
		return order.Order{}, payment.ByHand{}, err
	}
	h, ok, err := q.ByHandOf(o)
	if err == nil && !ok {
		err = payment.ErrNotDue
	}
	return found, h, err
}

// ByHand tells how an order's money by hand stands; false for an order that
// is paid another way. Whether the caller may know is the same question as
// whether they may see the order; the notes are for staff.
func (s *Service) ByHand(ctx context.Context, o id.Order) (h payment.ByHand, notes []payment.ByHandNote, found bool, err error) {
	err = s.run.View(ctx, func(q Tx) error {
		if h, found, err = q.ByHandOf(o); err != nil || !found {
			return err
		}
		notes, err = q.ByHandNotes(h.Ref)
		return err
	})
	return h, notes, found, err
}
