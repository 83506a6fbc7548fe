package payment

import (
	"time"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
)

// Matter is something about money that no program should settle alone: people
// look at it, do what is to be done, and close it with a word why. It is never
// deleted.
type Matter struct {
	ID        id.Matter
	Kind      MatterKind
	Subject   string // what tells it from others of its kind; one is raised once
	Order     id.Order
	Organiser id.Organiser // whose staff see it; zero for the house's own
	Detail    string       // the facts, such as a sum and a provider's name for it
	At        time.Time
	ClosedAt  time.Time // zero while it is open
	ClosedBy  id.Staff  // zero for whoever runs the program, and for what settled itself
	Again     bool      // it was closed by doing it once more
	Why       string    // it was closed
}

// Open reports whether people still have to look at it.
func (m Matter) Open() bool { return m.ClosedAt.IsZero() }

// MatterKind says what is odd.
type MatterKind string

// The kinds of matter.
const (
	MatterChargeBack    MatterKind = "charge_back"     // a bank took the money of an order back: what becomes of its seats?
	MatterChargeBackOdd MatterKind = "charge_back_odd" // it took a part, more than there was, or another currency
	MatterChargeBackWon MatterKind = "charge_back_won" // it gave the money back when the seats were gone
	MatterJobFailed     MatterKind = "job_failed"      // work that was given up after many tries
	MatterRefundFailed  MatterKind = "refund_failed"   // a provider could not give money back after all
	MatterEventUnread   MatterKind = "event_unread"    // a signed message that this version cannot read
	MatterEventStranger MatterKind = "event_unknown"   // a message about money of no order of ours

	MatterProviderStranger MatterKind = "provider_unknown" // a provider has money of no order of ours
	MatterProviderDiffers  MatterKind = "provider_differs" // a provider says otherwise than the books of an order that is done
	MatterProviderLacks    MatterKind = "provider_lacks"   // a provider knows nothing of an order's payment
	MatterProviderUnclear  MatterKind = "provider_unclear" // a provider answers, and not about this payment
)

// MatterKinds lists every kind.
func MatterKinds() []MatterKind {
	return []MatterKind{MatterChargeBack, MatterChargeBackOdd, MatterChargeBackWon, MatterJobFailed, MatterRefundFailed, MatterEventUnread, MatterEventStranger,
		MatterProviderStranger, MatterProviderDiffers, MatterProviderLacks, MatterProviderUnclear}
}

// CanRepeat reports whether what went wrong can be done once more.
func (m Matter) CanRepeat() bool { return m.Kind == MatterJobFailed || m.Kind == MatterRefundFailed }

// ErrMatterClosed means that somebody has closed it before.
var ErrMatterClosed = fault.Define(fault.Conflict, "matter.closed", "Somebody has seen to this already.")

// ErrNoMatter means that there is no such matter, or that it is another organiser's.
var ErrNoMatter = fault.Define(fault.NotFound, "matter.not_found", "There is no such matter here.")

// MatterTx is what matters ask of a transaction.
type MatterTx interface {
	// AddMatter stores a matter, unless one of its kind and subject is there,
	// and reports whether it did.
	AddMatter(m Matter) (bool, error)
	// MatterOf finds the one of a kind and subject.
	MatterOf(kind MatterKind, subject string) (Matter, bool, error)
	// Matter finds one.
	Matter(m id.Matter) (Matter, bool, error)
	// SaveMatter stores what it is about, and how it was closed.
	SaveMatter(m Matter) error
	// OpenMatters lists open ones, oldest first: an organiser's, or of all with
	// the zero organiser; of one order, or of all with the zero order; at most
	// most of those after one, or of all after the zero matter.
	OpenMatters(organiser id.Organiser, o id.Order, after id.Matter, most int) ([]Matter, error)
}

// raiser is what it takes to raise a matter.
type raiser interface {
	MatterTx
	Now() time.Time
}

// WhySettled is why a matter was closed that settled itself.
const WhySettled = "settled with the order"

// Raise has people look at something, once for its kind and subject: what
// somebody has closed is not raised again. What is open learns what it is about
// now, and what had settled itself is opened again.
func Raise(q raiser, m Matter) error {
	known, found, err := q.MatterOf(m.Kind, m.Subject)
	switch {
	case err != nil:
		return err
	case !found:
		m.ID, m.At = id.New[id.Matter](), q.Now()
		_, err = q.AddMatter(m)
		return err
	case known.Open() && known.Detail != m.Detail, known.settledItself():
		known.Detail, known.ClosedAt, known.Why = m.Detail, time.Time{}, ""
		return q.SaveMatter(known)
	}
	return nil
}

// Settle closes a matter that has settled itself.
func Settle(q raiser, m Matter) error {
	m.ClosedAt, m.Why = q.Now(), WhySettled
	return q.SaveMatter(m)
}

func (m Matter) settledItself() bool {
	return !m.Open() && m.ClosedBy.IsZero() && m.Why == WhySettled
}
