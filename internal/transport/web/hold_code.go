package web

import (
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/problem"
)

// holdCodeView is the code of a hold, or the place to type one.
type holdCodeView struct {
	Hold  inventory.HoldID
	Has   string // the code it has; "" for none
	Typed string // as the buyer typed it
	Wrong string // what is wrong with that
	Back  string // the page to lead back to
	Key   string
}

func holdCodeOf(hold inventory.Hold, back, key string) holdCodeView {
	return holdCodeView{Hold: hold.ID, Has: hold.Voucher, Back: back, Key: key}
}

// holdRedeem puts a code to the places that are held, or takes it off. A code
// that is refused changes nothing, and the page says why.
func (s *Site) holdRedeem(w http.ResponseWriter, r *http.Request) error {
	hold, buyer, f, err := s.holdForm(w, r)
	if err != nil {
		return err
	}
	key, err := f.idempotency(buyer.String(), r.Method+" "+r.URL.Path)
	if err != nil {
		return err
	}
	code, seats := line(f.Get(fieldCode), 100), f.Get("back") == backSeats
	var answer inventory.Answer
	err = s.Sessions.Guarded(r.Context(), code, r.RemoteAddr, buyer, func() (err error) {
		answer, err = s.Checkout.Redeem(r.Context(), key, buyer, hold, code)
		return err
	})
	switch told := fault.From(err); {
	case err == nil && seats:
		return seeOther(w, r, "/shows/"+hold.Show.String())
	case err == nil:
		return seeOther(w, r, holdAddress(hold, answer.Version))
	case told.Kind == fault.Internal || told.Kind == fault.NotFound:
		return err
	case seats:
		return s.refuseSeats(w, r, hold.Show, seatsAsk{Code: code, CodeFault: told, Key: newFormKey()}, told)
	default:
		found, show, err := s.ownHoldPage(r)
		if err != nil {
			return err
		}
		return s.showHold(w, r, problem.Status(told), found, show, holdAsk{Code: code, CodeFault: told, Key: newFormKey()})
	}
}
