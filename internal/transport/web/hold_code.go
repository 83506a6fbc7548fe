package web

import (
	"net/http"

	"frontrow/internal/base/fault"
	"frontrow/internal/base/id"
	"frontrow/internal/domain/inventory"
	"frontrow/internal/transport/problem"
)

// holdCodeView is the code of a hold, or the place to type one.
type holdCodeView struct {
	Hold  inventory.HoldID
	Has   string // the code it has; "" for none
	Typed string // as the buyer typed it
	Wrong string // what is wrong with that
	Key   string
}

func holdCodeOf(hold inventory.Hold, key string) holdCodeView {
	return holdCodeView{Hold: hold.ID, Has: hold.Voucher, Key: key}
}

// address is where a code is sent for the hold.
func (c holdCodeView) address() string { return "/holds/" + c.Hold.String() + "/voucher" }

// fieldRefused is a code that was refused and still stands in its field: whoever
// goes on to pay does so without it.
const fieldRefused = "refused"

// codeTyped gives the code that is sent along with what one pays by.
func codeTyped(f form) string {
	if f.Get(fieldCode) == f.Get(fieldRefused) {
		return ""
	}
	return line(f.Get(fieldCode), 100)
}

// holdRedeem puts a code to the places that are held, or takes it off.
func (s *Site) holdRedeem(w http.ResponseWriter, r *http.Request) error {
	hold, buyer, f, err := s.holdForm(w, r)
	if err != nil {
		return err
	}
	return s.redeem(w, r, hold, buyer, f)
}

// redeem puts the code of a form to a hold. A code that is refused changes
// nothing, and the page says why. What else was typed where one pays is there
// again: the page is the answer then, for it must not stand in an address.
func (s *Site) redeem(w http.ResponseWriter, r *http.Request, hold inventory.HoldID, buyer id.Buyer, f form) error {
	key, err := f.idempotency(buyer.String(), "POST code of "+hold.String())
	if err != nil {
		return err
	}
	code, seats := line(f.Get(fieldCode), 100), f.Get("back") == backSeats
	var answer inventory.Answer
	err = s.Sessions.Guarded(r.Context(), code, r.RemoteAddr, buyer, key, func() (err error) {
		answer, err = s.Checkout.Redeem(r.Context(), key, buyer, hold, code)
		return err
	})
	ask := typedDetails(f)
	ask.Key = newFormKey()
	switch told := fault.From(err); {
	case err == nil && seats:
		return seeOther(w, r, "/shows/"+hold.Show.String())
	case err == nil && !ask.typed():
		return seeOther(w, r, holdAddress(hold, answer.Version))
	case err == nil:
		return s.showOwnHold(w, r, http.StatusOK, ask)
	case told.Kind == fault.Internal || told.Kind == fault.NotFound:
		return err
	case seats:
		return s.refuseSeats(w, r, hold.Show, seatsAsk{Code: code, CodeFault: told, Key: newFormKey()}, told)
	default:
		ask.Code, ask.CodeFault = code, told
		return s.showOwnHold(w, r, problem.Status(told), ask)
	}
}

// showOwnHold shows the page where one pays as things stand now.
func (s *Site) showOwnHold(w http.ResponseWriter, r *http.Request, status int, ask holdAsk) error {
	hold, show, err := s.ownHoldPage(r)
	if err != nil {
		return err
	}
	return s.showHold(w, r, status, hold, show, ask)
}
