package payment

import (
	"slices"
	"time"

	"frontrow/internal/base/id"
	"frontrow/internal/base/money"
	"frontrow/internal/base/txn"
)

// ByHand is money for one order that people send and people note: by bank
// transfer, or at the box office. It stands for the intent at a provider that
// is no program.
type ByHand struct {
	Ref      string // the intent's id
	Provider string
	Order    id.Order
	Amount   money.Amount // what is to be paid
	Closed   bool         // no more is taken
	Received int64        // minor units that came, in all
	ToSend   int64        // that are to be sent back, in all
	Sent     int64        // of these, that were
	Asked    []Asked      // the calls that asked for it
}

// Asked is one call to send money back.
type Asked struct {
	Key  string
	UpTo int64 // minor units: what had to be sent in all from then on
}

// ByHandNote is one thing that somebody noted. Nothing of it is ever changed.
type ByHandNote struct {
	At    time.Time
	Staff id.Staff // zero for whoever runs the program
	Minor int64    // received; below zero for what was sent back
	Note  string   // for colleagues, such as the line of a bank statement
}

// MaxByHand is the most that one note may say, in minor units.
const MaxByHand = 1_000_000_000_00

// ByHandTx is what money by hand asks of a transaction.
type ByHandTx interface {
	txn.Tx

	// ByHand finds what is to be paid by hand by its reference.
	ByHand(ref string) (ByHand, bool, error)
	// ByHandOf finds what is to be paid by hand for an order.
	ByHandOf(o id.Order) (ByHand, bool, error)
	// ByHandMade lists those of a way whose intent was made from an instant until
	// another, by reference: at most most of them, all after the one given, and
	// without what was Asked.
	ByHandMade(provider string, from, to time.Time, after string, most int) ([]ByHand, error)
	// AddByHand stores a new one. An order has one at most.
	AddByHand(h ByHand) error
	// SaveByHand stores Closed, Received, ToSend, Sent and Asked.
	SaveByHand(h ByHand) error
	// AddByHandNote adds a note to one.
	AddByHandNote(ref string, n ByHandNote) error
	// ByHandNotes gives the notes of one, oldest first.
	ByHandNotes(ref string) ([]ByHandNote, error)
}

// taken reports whether it is settled what came: the whole, or as much as had
// come when it was closed.
func (h ByHand) taken() bool {
	return h.Received >= h.Amount.Minor || h.Closed && h.Received > 0
}

// Status tells how it stands, as any provider does.
func (h ByHand) Status() Status {
	s := Status{
		Ref: h.Ref, Order: h.Order, Standing: Open, Amount: h.Amount, Refunded: money.Of(h.Sent, h.Amount.Currency),
	}
	switch {
	case h.taken() && h.Sent == h.Received:
		s.Standing = Refunded
	case h.taken():
		s.Standing = Captured
	case h.Closed:
		s.Standing = Voided
	}
	if h.taken() {
		s.Amount.Minor = h.Received
	}
	return s
}

// Outstanding is what is still to come; zero once nothing more is taken.
func (h ByHand) Outstanding() money.Amount {
	left := h.Amount
	if left.Minor -= h.Received; left.Minor < 0 || h.Closed {
		left.Minor = 0
	}
	return left
}

// Owed is what people still have to send back.
func (h ByHand) Owed() money.Amount { return money.Of(h.ToSend-h.Sent, h.Amount.Currency) }

// Receive notes that money came. Part of the price leaves it open, and more
// than the price is taken. It returns ErrNotDue when no more is taken.
func (h *ByHand) Receive(minor int64) error {
	if h.Closed || h.taken() {
		return ErrNotDue
	}
	h.Received += minor
	return nil
}

// Close takes no more. It returns ErrRefused when the whole has come.
func (h *ByHand) Close() error {
	if !h.Closed && h.taken() {
		return ErrRefused
	}
	h.Closed = true
	return nil
}

// AskBack has people send some of it back, once for a key, however late a call
// is repeated. A new call says what is still to be sent by now, in place of what
// waited. It returns ErrByHand until they have noted that they did, and ErrRefused
// for more than came.
func (h *ByHand) AskBack(minor int64, key string) error {
	at := slices.IndexFunc(h.Asked, func(a Asked) bool { return a.Key == key })
	if at < 0 {
		if !h.taken() || minor <= 0 || minor > h.Received-h.Sent {
			return ErrRefused
		}
		h.ToSend = h.Sent + minor
		at, h.Asked = len(h.Asked), append(slices.Clip(h.Asked), Asked{key, h.ToSend})
	}
	if h.Sent < h.Asked[at].UpTo {
		return ErrByHand
	}
	return nil
}

// SendBack notes that what had to be sent back was, and gives how much. It
// returns ErrNothingToSend when there is nothing to send.
func (h *ByHand) SendBack() (money.Amount, error) {
	owed := h.Owed()
	if owed.Minor <= 0 {
		return owed, ErrNothingToSend
	}
	h.Sent = h.ToSend
	return owed, nil
}
