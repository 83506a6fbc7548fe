package checkout

import (
	"errors"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// Money that a bank takes may pay for other places by now: those of the order that
// was made instead, or of one that was made instead of that. What is paid with it is no
// longer paid. So the books of those orders follow the bank as well, in the same
// transaction, and their tickets open no door until it gives the money up.

// branch is an order that took places of an older one.
type branch struct {
	order.Order
	books    payment.Balance
	from     int64 // what money of the older one still pays for, here and further on; minor units
	recalled int64 // what of that the bank has whose doings are followed
	newer    []branch
}

// branches gives the orders that places of an order were changed for, newest first,
// and what it pays for them.
func branches(q Tx, root id.Order, o order.Order) (newer []branch, pays int64, err error) {
	for i := len(o.Returns) - 1; i >= 0; i-- {
		if o.Returns[i].To.IsZero() {
			continue
		}
		b, err := branchOf(q, root, o.Returns[i].To)
		if err != nil {
			return nil, 0, err
		}
		newer, pays = append(newer, b), pays+b.from
	}
	return newer, pays, nil
}

func branchOf(q Tx, root, o id.Order) (b branch, err error) {
	b.Order, err = mustOrder(q, o)
	if err != nil {
		return b, err
	}
	if b.books, err = payment.BalanceOf(q, o); err != nil {
		return b, err
	}
	if b.recalled, err = payment.Recalled(q, root, o); err != nil {
		return b, err
	}
	newer, pays, err := branches(q, root, b.Order)
	b.newer, b.from = newer, pays-b.books.Exchanged
	return b, err
}

// recall has a bank take money of the orders that root pays for, or give it back.
type recall struct {
	*Service
	q     Tx
	root  *work
	later bool // an order was in the middle of something else
}

// nobodyElse leaves the orders alone that one pays for, until that is done.
func nobodyElse(int64) (int64, bool, error) { return 0, true, nil }

// beyond gives what BookChargeBack asks for: an order's own part is taken first, then
// those of the newer ones, the newest first. What cannot be yet is tried again soon.
func (s *Service) beyond(q Tx, w *work) payment.Beyond {
	return func(sum int64) (moved int64, later bool, err error) {
		r := recall{Service: s, q: q, root: w}
		newer, _, err := branches(q, w.ID, w.Order)
		if err != nil {
			return 0, false, err
		}
		if sum > 0 {
			moved, err = r.take(newer, sum)
		} else {
			moved, err = r.give(newer, -sum)
			moved = -moved
		}
		if err == nil && r.later {
			err = q.Enqueue(bankJob(w.ID, q.Now().Add(time.Minute)))
		}
		return moved, r.later, err
	}
}

// take takes at most so much, and gives how much it was.
func (r *recall) take(newer []branch, most int64) (taken int64, err error) {
	for _, b := range newer {
		most := min(most-taken, b.from)
		switch {
		case most <= 0:
			continue
		case b.Step != stepDone:
			r.later = true
			continue
		}
		here := min(most, b.books.Earned())
		if err := r.move(b, here); err != nil {
			return 0, err
		}
		further, err := r.take(b.newer, most-here)
		if err != nil {
			return 0, err
		}
		taken += here + further
	}
	return taken, nil
}

// give gives back at most so much, where it was taken, and gives how much it was.
func (r *recall) give(newer []branch, most int64) (given int64, err error) {
	for _, b := range newer {
		here := min(most-given, b.recalled)
		if here > 0 && b.Step != stepDone {
			r.later, here = true, 0
		}
		if err := r.move(b, -here); err != nil {
			return 0, err
		}
		further, err := r.give(b.newer, most-given-here)
		if err != nil {
			return 0, err
		}
		given += here + further
	}
	return given, nil
}

// TookBeyond and GaveUpBeyond stand between the sum and the older order's number in
// the line of a timeline that tells what that one's bank did, and PaysForThis ends it.
const (
	TookBeyond   = " were taken back by the bank of whoever paid order "
	GaveUpBeyond = " were given back by the bank of whoever paid order "
	PaysForThis  = ", which pays for this one."
)

// move has one order follow, and says so on its timeline.
func (r *recall) move(b branch, sum int64) error {
	if sum == 0 {
		return nil
	}
	_, lease, won, err := win(r.q, b.ID, stepDone)
	if err != nil || !won {
		return errors.Join(err, errLeaseLost)
	}
	w, err := load(r.q, b.ID)
	if err != nil {
		return err
	}
	seated := len(w.Left()) > 0
	bank, err := payment.BookRecall(r.q, r.root.ID, w.ID, sum, w.State != order.Paid && !seated)
	if err != nil {
		return err
	}
	what, said := order.WasChargedBack, TookBeyond
	if sum < 0 {
		what, said = order.WasReinstated, GaveUpBeyond
	}
	had := money.Of(max(sum, -sum), w.Currency)
	if err := order.Note(r.q, w.ID, what, had.String()+said+r.root.Number+PaysForThis); err != nil {
		return err
	}
	has, err := payment.Recalled(r.q, r.root.ID, w.ID)
	if err != nil {
		return err
	}
	if err := r.heed(r.q, &w, bank, money.Of(has, w.Currency), seated); err != nil {
		return err
	}
	return leave(r.q, w.Order, lease, w.Step)
}
