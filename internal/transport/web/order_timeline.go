package web

import (
	"strings"

	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
)

// entryView is one line of an order's timeline.
type entryView struct {
	When, Instant string
	Text          string // one sentence in the reader's language
	Detail        string // as it was written down, in English; for staff
	Who           string // whose doing it was, where it was not ours; for staff
}

// timelineOf says in plain words what happened to an order, in the venue's
// time. The same thing twice in a row is said once: a provider may report often.
func timelineOf(p Page, o order.Order, entries []order.Entry, zone string) []entryView {
	var told []entryView
	for _, e := range entries {
		view := entryView{When: p.Moment(e.At, zone), Instant: p.Instant(e.At), Text: p.entry(o, e)}
		if p.Staff != nil {
			view.Who = p.doer(e)
			if e.Text != view.Text {
				view.Detail = e.Text
			}
		}
		if last := len(told) - 1; last >= 0 && told[last].Text == view.Text && e.What == order.WasNotified {
			continue
		}
		told = append(told, view)
	}
	return told
}

// doer says whose doing an entry was; "" is the house's own program.
func (p Page) doer(e order.Entry) string {
	switch t := p.T.Staff; e.What {
	case order.WasOrdered, order.WasExtended:
		return t.Buyer
	case order.WasNotified, order.WasDeclined, order.WasAuthorised, order.WasChargedBack, order.WasReinstated:
		return t.Provider
	case order.WasReturned:
		if strings.HasPrefix(e.Text, checkout.ReturnedByBuyerPart) || strings.HasPrefix(e.Text, checkout.ReturnedByBuyer) {
			return t.Buyer
		}
		return t.BoxOffice
	case order.WasGiven, order.WasExchanged, order.WasReceived:
		return t.BoxOffice
	}
	return ""
}

// takenBeyond reads a line that tells of the bank of an older order, which pays for
// this one: the sum, and that order's number.
func takenBeyond(e order.Entry, said string) (sum, older string, beyond bool) {
	sum, older, beyond = strings.Cut(e.Text, said)
	return sum, strings.TrimSuffix(older, checkout.PaysForThis), beyond
}

// declined is why a payment was declined, as it is quoted within a sentence.
func (p Page) declined(reason string) string { return strings.TrimSuffix(p.T.Way.Reason(reason), ".") }

// entry puts one thing that happened into words.
func (p Page) entry(o order.Order, e order.Entry) string {
	t, total := p.T.Way.Entries, p.Money(o.Total())
	switch e.What {
	case order.WasAuthorised, order.WasCaptured, order.WasRefunded:
		if !strings.Contains(e.Text, o.Total().String()) {
			if sum, back := strings.CutSuffix(e.Text, " were returned to you."); back {
				return t.Refunded(sum)
			}
			return e.Text // another sum than the order's, which is what matters about it
		}
	}
	switch e.What {
	case order.WasOrdered:
		return t.Ordered(p.T.Hold.Places(o.Places()), total)
	case order.WasGiven:
		return t.Given(p.T.Hold.Places(o.Places()))
	case order.WasOpened:
		return t.Opened
	case order.WasExtended:
		return t.Extended
	case order.WasNotified:
		return t.Notified
	case order.WasDeclined:
		_, reason, _ := strings.Cut(e.Text, ": ")
		return t.Declined(p.declined(reason))
	case order.WasDoubtful:
		return t.Doubtful
	case order.WasDelayed:
		return t.Delayed
	case order.WasAuthorised:
		return t.Authorised(total)
	case order.WasSealed:
		return t.Sealed
	case order.WasCaptured:
		return t.Captured(total)
	case order.WasReceived:
		sum, _, _ := strings.Cut(e.Text, " came in")
		return t.Received(sum)
	case order.WasOwed:
		sum, _, _ := strings.Cut(e.Text, " go back")
		return t.Owed(sum)
	case order.WasTicketed:
		return t.Ticketed
	case order.WasMailed:
		return t.Mailed
	case order.WasExpired:
		return t.Expired
	case order.WasReleased:
		return t.Released
	case order.WasVoided:
		return t.Voided
	case order.WasReturned:
		if places, part := strings.CutPrefix(e.Text, checkout.ReturnedByBuyerPart); part {
			places, _, _ = strings.Cut(places, ". ")
			return p.T.Returns.Part(places)
		}
		if strings.HasPrefix(e.Text, checkout.ReturnedByBuyer) {
			return p.T.Returns.Entry
		}
		if places, part := strings.CutPrefix(e.Text, checkout.ReturnedPart); part {
			places, _, _ = strings.Cut(places, ". ")
			return p.T.Back.Part(places)
		}
		return t.Returned
	case order.WasExchanged:
		if other, changed := strings.CutPrefix(e.Text, checkout.ExchangedFor); changed {
			other, _, _ = strings.Cut(other, ". ")
			return p.T.Back.Changed(other)
		}
		sum, other, _ := strings.Cut(e.Text, checkout.SentHome)
		return p.T.Back.CameHome(sum, strings.TrimSuffix(other, "."))
	case order.WasRefunded:
		return t.Refunded(total)
	case order.WasChargedBack:
		if strings.HasSuffix(e.Text, checkout.TookWaiting) {
			return p.T.Bank.TookWaiting
		}
		if sum, older, beyond := takenBeyond(e, checkout.TookBeyond); beyond {
			return p.T.Bank.TookBeyond(sum, older)
		}
		return p.T.Bank.TookBack
	case order.WasReinstated:
		if sum, older, beyond := takenBeyond(e, checkout.GaveUpBeyond); beyond {
			return p.T.Bank.GaveUpBeyond(sum, older)
		}
		return p.T.Bank.GaveUp
	case order.WasRefused, order.WasCancelled:
		return p.T.Way.Reason(e.Text)
	}
	return e.Text
}
