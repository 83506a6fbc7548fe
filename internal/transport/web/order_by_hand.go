package web

import (
	"net/http"
	"strings"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/base/money"
	"frontrow/internal/domain/account"
	"frontrow/internal/domain/checkout"
	"frontrow/internal/domain/order"
	"frontrow/internal/domain/payment"
)

// howToPay is what a buyer is told who pays by hand: how much, where to and
// with which words.
type howToPay struct {
	Way, Amount, Reference string
	To                     []string // lines
	Came                   string   // what came in so far; "" for nothing
	Due                    string   // until when
}

func howToPayOf(v *orderView, h payment.ByHand, offers []checkout.Offer) *howToPay {
	how := &howToPay{
		Way: v.T.Pay.WayName(h.Provider), Amount: v.Money(h.Outstanding()), Reference: v.Order.Number,
		Due: v.Moment(v.Order.Deadline, v.Venue.TimeZone),
	}
	if h.Received > 0 {
		how.Came = v.Money(money.Of(h.Received, h.Amount.Currency))
	}
	for _, offer := range offers {
		if offer.Provider == h.Provider && offer.PayTo != "" {
			how.To = strings.Split(offer.PayTo, "\n")
		}
	}
	return how
}

// byHandView is what staff see of an order's money by hand.
type byHandView struct {
	Notes     []byHandNote
	CanTake   bool
	Left      string // what is still to come, as it is entered
	ToSend    string // what has to be sent back; "" for nothing
	MayChange bool
}

type byHandNote struct{ When, Sum, Note string }

func byHandViewOf(p Page, zone string, h payment.ByHand, notes []payment.ByHandNote, by account.Actor) *byHandView {
	left := h.Outstanding()
	v := &byHandView{CanTake: !left.IsZero(), Left: writePrice(left.Minor, left.Currency), MayChange: by.May(account.TakePayments) == nil}
	if owed := h.Owed(); !owed.IsZero() {
		v.ToSend = p.Money(owed)
	}
	for _, n := range notes {
		v.Notes = append(v.Notes, byHandNote{p.Moment(n.At, zone), p.Money(money.Of(n.Minor, h.Amount.Currency)), n.Note})
	}
	return v
}

// staffReceived notes money that came by hand.
func (s *Site) staffReceived(w http.ResponseWriter, r *http.Request) error {
	return s.noteByHand(w, r, func(f form, by account.Actor, key idem.Key, o order.Order) error {
		minor, ok := readPrice(f.Get("amount"), o.Currency)
		if !ok {
			return payment.ErrReceipt
		}
		_, err := s.Checkout.Receive(r.Context(), key, by, o.ID, money.Of(minor, o.Currency), line(f.Get("note"), 400))
		return err
	})
}

// staffSentBack notes that what had to go back was sent.
func (s *Site) staffSentBack(w http.ResponseWriter, r *http.Request) error {
	return s.noteByHand(w, r, func(f form, by account.Actor, key idem.Key, o order.Order) error {
		_, err := s.Checkout.SendBack(r.Context(), key, by, o.ID, line(f.Get("note"), 400))
		return err
	})
}

func (s *Site) noteByHand(w http.ResponseWriter, r *http.Request, note func(f form, by account.Actor, key idem.Key, o order.Order) error) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(f form, by account.Actor, key idem.Key) (string, error) {
			o, err := s.Orders.ForStaff(r.Context(), by, wanted)
			if err != nil {
				return "", err
			}
			return "/staff/orders/" + wanted.String(), note(f, by, key, o)
		},
		again: s.staffOrderAgain(r),
	})
}
