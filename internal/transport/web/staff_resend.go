package web

import (
	"net/http"

	"frontrow/internal/base/id"
	"frontrow/internal/base/idem"
	"frontrow/internal/domain/account"
)

// staffResend mails an order's tickets once more for somebody who asks at the
// counter. Whoever may read the order may do so: the mail goes to the order's
// own address.
func (s *Site) staffResend(w http.ResponseWriter, r *http.Request) error {
	wanted, err := pathID[id.Order](r, "order")
	if err != nil {
		return err
	}
	if _, err := s.Orders.ForStaff(r.Context(), s.actor(r), wanted); err != nil {
		return err
	}
	return s.carryOut(w, r, staffWork{
		do: func(_ form, _ account.Actor, key idem.Key) (string, error) {
			_, err := s.Letters.Resend(r.Context(), key, wanted)
			return "/staff/orders/" + wanted.String() + "?sent", err
		},
		again: s.staffOrderAgain(r),
	})
}
