package checkout

import (
	"frontrow/internal/domain/notify"
	"frontrow/internal/domain/order"
)

// refuse notes that the order cannot be and why. The steps that follow see to
// seats and money.
func (w *work) refuse(q Tx, reason string) error {
	w.Reason = reason
	return order.Note(q, w.ID, order.WasRefused, reason)
}

// end cancels an order that nobody has paid for.
func (w *work) end(q Tx, reason string) error {
	w.Reason = reason
	return w.finish(q, false, "")
}

// finish ends an order, or the return of some of its places, whose seats and money are where they belong. If money
// had moved the buyer is told by mail, with what became of it.
func (w *work) finish(q Tx, moved bool, money string) error {
	if w.Step == stepHome { // the order that the money had paid for has told
		w.Step = stepDone
		return nil
	}
	w.Step = stepDone
	if n := len(w.Returns); n > 0 && w.Returns[n-1].ByBuyer { // they are told that it is back, and not that it will be
		if err := q.DropJob(notify.JobReturning, notify.ReturningKey(w.ID, n)); err != nil {
			return err
		}
	}
	if w.exchanged() && (w.State == order.Paid || w.State == order.Refunding) {
		return w.finishExchange(q, money)
	}
	if w.State == order.Paid { // places are left
		if money == "" {
			return nil
		}
		return q.Enqueue(notify.RefundedJob(w.ID, len(w.Returns)))
	}
	if w.State == order.Refunded {
		return nil // it had ended; what its bank gave back went on to its buyer
	}
	if moved && w.Reason == "" { // it was given up when its time was over
		w.Reason = reasonLate
	}
	if money != "" {
		w.Reason += " " + money
	}
	switch w.State {
	case order.ChargedBack:
		return nil // the bank has the money, and the buyer knows
	case order.Refunding:
		if err := w.Move(order.Refunded); err != nil {
			return err
		}
	case order.Expired:
		if !moved {
			return nil // nothing came: it stays what it is
		}
		if err := w.Move(order.Checking); err != nil {
			return err
		}
		fallthrough
	default:
		if err := w.Move(order.Cancelled); err != nil {
			return err
		}
		if err := order.Note(q, w.ID, order.WasCancelled, w.Reason); err != nil {
			return err
		}
	}
	if !moved && w.State != order.Refunded {
		return w.tellUnchanged(q)
	}
	return q.Enqueue(notify.CancelledJob(w.ID))
}
